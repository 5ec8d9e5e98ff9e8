"""A withdrawn edition is gone from the branch, its history and its tag; a note stays, and the next edition follows."""

import json

import pytest

from tests.unit.work.repository import WHO, corrected, later, write_clone
from tests.unit.work.test_audit import seen, with_manifest
from utfall.errors import UsageError
from utfall.work.archive import archive
from utfall.work.correct import correct
from utfall.work.log_rows import About
from utfall.work.withdraw import withdraw

FIGURE = "1265135"  # the figure that edition 1 has and edition 2 has not
REASON, DAY = "Innehöll en personuppgift.", "2024-01-20"


@pytest.fixture(scope="module", autouse=True)
def who():
    with pytest.MonkeyPatch.context() as patch:
        for name, value in WHO.items():
            patch.setenv(name, value)
        yield


@pytest.fixture(scope="module")
def published(tmp_path_factory):
    """November and December, each in its first edition."""
    clone = write_clone(tmp_path_factory.mktemp("publicerad"))
    clone.published(with_manifest)
    later(clone, "2023-12").edited("observations", 5, outcome="77000").edited("observations", 2, outcome="1265137")
    clone.commit("December")
    assert clone.published(with_manifest)[0].outcome == "published"
    return clone


@pytest.fixture
def clone(published, tmp_path):
    return published.copied(tmp_path / "kopia")


def test_nothing_of_it_is_left_on_the_branch_or_in_its_history(clone):
    assert FIGURE in clone.there("2023-11.1/data.csv")
    assert withdraw(clone.project, "2023-11.1", REASON, DAY).outcome == "withdrawn"
    assert clone.there("2023-11.1/data.csv") is None
    listed = clone.git("ls-tree", "-r", "--name-only", "gh-pages").splitlines()
    assert [name for name in listed if name.startswith("2023-11")] == ["2023-11.1/index.html"]
    assert clone.git("rev-list", "--count", "gh-pages") == "1"
    assert "refs/tags/utgava/2023-11.1" not in clone.refs()
    assert clone.repository.commit("refs/tags/utgava/2023-11.1") is None
    assert clone.refs()["refs/heads/gh-pages"] == clone.repository.commit("gh-pages")


def test_a_note_stays_in_its_place_and_in_the_lists(clone):
    withdraw(clone.project, "2023-11.1", REASON, DAY)
    assert REASON in clone.there("2023-11.1/index.html")
    assert DAY in clone.there("2023-11.1/index.html")
    assert json.loads(clone.there("tillbakadragna.json")) == [{"edition": "2023-11.1", "reason": REASON, "date": DAY}]
    assert "Tillbakadragna utgåvor" in clone.there("utgavor.html")
    assert clone.versions() == [
        ("2023-12.1", "December 2023", ["2023-12", "senaste"]),
        ("2023-11.1", "November 2023", []),
    ]
    assert clone.there("senaste") == "2023-12.1"


def test_the_newest_month_goes_back_to_the_one_before(clone):
    withdraw(clone.project, "2023-12.1", REASON, DAY)
    assert clone.there("senaste") == "2023-11.1"
    assert clone.there("2023-12") is None
    assert seen(clone).faults == ()


def test_what_is_left_is_as_it_was_and_the_monthly_check_says_so(clone):
    before = clone.git("rev-parse", "gh-pages:2023-12.1")
    withdraw(clone.project, "2023-11.1", REASON, DAY)
    assert clone.git("rev-parse", "gh-pages:2023-12.1") == before
    found = seen(clone)
    assert (found.editions, found.faults) == (2, ())


def test_a_run_again_does_nothing_and_says_so(clone):
    withdraw(clone.project, "2023-11.1", REASON, DAY)
    before = clone.refs()
    assert withdraw(clone.project, "2023-11.1", "Annat.", "2024-02-02").outcome == "already"
    assert clone.refs() == before


def test_the_next_edition_of_the_month_is_made_from_main(clone):
    """With the value mended and no log of it: what stood is not to be told again."""
    withdraw(clone.project, "2023-12.1", REASON, DAY)
    month = type(clone.month)(clone.root, clone.root / "data" / "2023-12")
    month.edited("observations", 2, outcome="1")
    clone.commit("Rättad")
    with pytest.raises(UsageError, match=r"är tillbakadragen\. Nästa utgåva .* skriv version 2023\.12\.2"):
        clone.published(with_manifest)
    month.described(lambda whole: whole.update(version="2023.12.2"))
    clone.commit("Utgåva 2")
    assert clone.published(with_manifest)[0].outcome == "published"
    assert clone.there("2023-12") == clone.there("senaste") == "2023-12.2"
    assert seen(clone).faults == ()


def test_another_clone_does_not_bring_back_what_is_withdrawn(clone):
    """It still has the old branch and the tag, and publishes."""
    clone.git("push", "--quiet", "origin", "main")
    other = clone.again("annan")
    (other.root / ".cache").symlink_to(clone.root / ".cache")
    other.git("branch", "gh-pages", "origin/gh-pages")
    assert other.repository.commit("refs/tags/utgava/2023-11.1")
    withdraw(clone.project, "2023-11.1", REASON, DAY)
    assert other.published(with_manifest)[0].outcome == "already"
    assert "refs/tags/utgava/2023-11.1" not in clone.refs()
    assert clone.there("2023-11.1/data.csv") is None
    assert seen(clone).faults == ()


def test_corrections_that_only_it_told_of_leave_the_log(clone):
    clone.git("switch", "--quiet", "--create", "rattelse/2023-11.2", "utgava/2023-11.1")
    corrected(clone)
    clone.published(with_manifest)
    assert FIGURE in clone.there("rattelser.json")
    withdraw(clone.project, "2023-11.2", REASON, DAY)
    assert FIGURE not in clone.there("rattelser.json") + clone.there("rattelser.xml")
    assert clone.there("2023-11") == "2023-11.1"
    assert seen(clone).faults == ()


def test_it_is_neither_archived_nor_corrected(clone, tmp_path):
    withdraw(clone.project, "2023-11.1", REASON, DAY)
    with pytest.raises(UsageError, match=r"Utgåva 2023-11\.1 är tillbakadragen"):
        archive(clone.project, "2023-11.1", tmp_path)
    with pytest.raises(UsageError, match=r"Utgåva 2023-11\.1 är tillbakadragen"):
        correct(clone.project, "2023-11", About())


def test_what_was_never_published_is_told_with_what_was(clone):
    before = clone.refs()
    with pytest.raises(UsageError, match=r"ingen publicerad utgåva 2023-11\.7\. De som finns: 2023-11\.1, 2023-12\.1"):
        withdraw(clone.project, "2023-11.7", REASON, DAY)
    assert clone.refs() == before


def test_a_remote_that_refuses_keeps_all_and_the_reason_is_told(clone):
    clone.git("--git-dir", str(clone.remote), "config", "receive.denyNonFastForwards", "true")
    before = clone.refs()
    with pytest.raises(UsageError, match=r"Inget är tillbakadraget\. Tillåt tvingande push"):
        withdraw(clone.project, "2023-11.1", REASON, DAY)
    assert clone.refs() == before
