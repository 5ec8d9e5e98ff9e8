"""Where a project's settings publish to a storage, what is published is read there, and listed by the tags alone."""

import zipfile

import pytest

from tests.unit.work.repository import WHO, corrected, write_clone
from tests.unit.work.test_shared_files import build_listed
from utfall.errors import UsageError
from utfall.work.archive import archive
from utfall.work.batch.published_editions import published_editions
from utfall.work.correct import correct
from utfall.work.guards import publishing_branch
from utfall.work.log_rows import About
from utfall.work.mend import plan_mends
from utfall.work.mirror import mirror
from utfall.work.published import known_editions, known_withdrawn
from utfall.work.storage.address import open_store, read_address
from utfall.work.stored_withdrawal import withdraw_stored


@pytest.fixture(autouse=True)
def who(monkeypatch):
    for name, value in WHO.items():
        monkeypatch.setenv(name, value)


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """Return a clone that has published two editions to the storage of its settings, and nothing to a branch."""
    with pytest.MonkeyPatch.context() as patch:
        for name, value in WHO.items():
            patch.setenv(name, value)
        clone = kept_in(write_clone(tmp_path_factory.mktemp("lagrad")))
        clone.published(opened=opened(clone))
        corrected(clone)
        clone.published(opened=opened(clone))
    assert "refs/heads/gh-pages" not in clone.refs()
    return clone


@pytest.fixture
def clone(made, tmp_path):
    """Return a copy of the clone, with its storage, to change."""
    return kept_in(made.copied(tmp_path))


def kept_in(clone):
    """Let a clone publish to the folder beside it."""
    settings = (clone.root / "mkdocs.yml").read_text("utf-8").partition("    publish_to:")[0]
    (clone.root / "mkdocs.yml").write_text(f"{settings}    publish_to: file://{clone.root.parent}/lager\n", "utf-8")
    clone.commit("Lagra")
    return clone


def opened(clone):
    return lambda place: open_store(read_address(clone.project.publish_to).below(place))


def names(editions):
    return [str(one) for one in sorted(editions)]


def test_an_edition_is_archived_as_the_storage_has_it(made, tmp_path):
    done = archive(made.project, "2023-11.1", tmp_path)
    with zipfile.ZipFile(done.file) as package:
        found = {one.partition("/")[2]: package.read(one) for one in package.namelist()}
    assert found["data/webbplats/index.html"] == b"2023-11.1\n"
    assert b"1265135" in found["data/datapaket/observations.csv"]
    with pytest.raises(UsageError, match=r"2023-12\.1 är inte publicerad i .*lager.*2023-11\.1, 2023-11\.2"):
        archive(made.project, "2023-12.1", tmp_path)
    with pytest.raises(UsageError, match="nyast är ingen utgåva"):
        archive(made.project, "nyast", tmp_path)


@pytest.mark.parametrize("change", [lambda file: file.write_bytes(b"annat"), lambda file: file.unlink()])
def test_a_file_that_is_not_what_the_storage_lists_is_not_archived(clone, tmp_path, change):
    change(tmp_path / "lager" / "2023-11.1" / "data.csv")
    with pytest.raises(UsageError, match=r"2023-11\.1 är inte längre .*2023-11\.1/data\.csv"):
        archive(clone.project, "2023-11.1", tmp_path)


def test_what_is_withdrawn_is_known_by_its_witness_and_is_not_archived(clone, tmp_path):
    assert names(known_editions(clone.project)) == ["2023-11.1", "2023-11.2"]
    withdraw_stored(clone.project, "2023-11.2", {"reason": "Fel.", "date": "2024-02-01"}, opened(clone))
    (tmp_path / "lager").rename(tmp_path / "borta")  # the lists need no storage
    assert names(known_editions(clone.project)) == ["2023-11.1", "2023-11.2"]
    assert names(known_withdrawn(clone.project)) == ["2023-11.2"]
    with pytest.raises(UsageError, match="publicerad"):
        plan_mends(clone.project)
    (tmp_path / "borta").rename(tmp_path / "lager")
    with pytest.raises(UsageError, match="tillbaka"):
        archive(clone.project, "2023-11.2", tmp_path)


@pytest.mark.parametrize("asks", [True, False])
def test_a_correction_starts_from_the_newest_edition_and_needs_no_storage(clone, tmp_path, asks):
    (tmp_path / "lager").rename(tmp_path / "borta")
    start = correct(clone.project, "2023-11", About(), asks_remote=asks)
    assert (start.outcome, clone.repository.branch()) == ("started", "rattelse/2023-11.3")
    assert '"version": "2023.11.3"' in clone.month.text("datapackage.json")


def test_a_month_that_the_storage_does_not_have_is_not_corrected(made):
    with pytest.raises(UsageError, match="2023-12"):
        correct(made.project, "2023-12", About())


def test_what_is_made_anew_is_compared_with_the_storage(made):
    found = list(published_editions(made.project))
    assert names(one.edition for one in found) == ["2023-11.1", "2023-11.2"]
    assert [one.commit for one in found] == [
        made.repository.commit(f"refs/tags/utgava/{edition}") for edition in ("2023-11.1", "2023-11.2")
    ]
    assert found[0].manifest == b""  # the engine of these tests writes none


def test_the_archive_of_what_was_moved_is_that_of_the_branch(tmp_path):
    clone = write_clone(tmp_path)
    clone.published(build_listed)
    of_branch = archive(clone.project, "2023-11.1", tmp_path)
    there = open_store(read_address(f"file://{tmp_path}/lager"))
    assert not mirror(clone.project, publishing_branch(clone.project, clone.repository, pushes=True), there).faults
    clone.git("update-ref", "-d", "refs/heads/gh-pages")
    assert archive(kept_in(clone).project, "2023-11.1", tmp_path).sha256 == of_branch.sha256
