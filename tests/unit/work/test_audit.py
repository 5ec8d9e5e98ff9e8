"""What is published is compared with all that tells of it: tags, manifests, lists made anew, witnesses."""

import subprocess

import pytest

from tests.tampering import ONLY_BY_WHAT_IS_KEPT_ELSEWHERE, WAYS, Intruder, git
from tests.unit.work.repository import WHO, Clone, build, corrected, later, write_clone
from utfall.forms.manifest import files_of, listed, written
from utfall.names import names
from utfall.work.audit import Audited, audit
from utfall.work.witness import keep_witness

KINDS = {
    "changed_file": {"edition", "manifest", "witness", "witness-top"},
    "changed_list": {"top", "witness-top"},
    "changed_front": {"top", "witness-top"},
    "changed_month": {"link", "witness-top"},
    "forged_newest": {"link", "witness-top"},
    "newest_as_folder": {"link", "witness-top"},
    "deleted_branch": {"no-branch"},
    "moved_tag": {"tag-commit"},
    "deleted_tag": {"no-tag"},
    "deleted_edition": {"listed", "witness", "witness-top"},
    "rewritten_edition": {"witness", "witness-top"},
    "changed_versions": {"listed", "extra", "witness-top"},
    "changed_log": {"top", "witness-top"},
    "changed_feed": {"top", "witness-top"},
    "extra_file": {"extra", "witness-top"},
    "extra_edition": {"listed", "no-tag", "witness-top", "extra"},
    "forged_withdrawal": {"witness", "witness-top"},
}


def with_manifest(project, target, edition, commit):
    done = build(project, target, edition, commit)
    facts = {"format": "utfall-manifest/1", "edition": str(edition), "commit": commit}
    (target / "manifest.json").write_bytes(written({**facts, "files": listed(files_of(target))}))
    return done


@pytest.fixture(scope="module", autouse=True)
def who():
    with pytest.MonkeyPatch.context() as patch:
        for name, value in WHO.items():
            patch.setenv(name, value)
        yield


@pytest.fixture(scope="module")
def published(tmp_path_factory):
    """November in two editions, and December."""
    clone = write_clone(tmp_path_factory.mktemp("publicerad"))
    clone.published(with_manifest)
    corrected(clone)
    clone.published(with_manifest)
    month = later(clone, "2023-12").edited("observations", 5, outcome="77000").removed("corrections", 2)
    month.described(lambda whole: whole.update(version="2023.12.1"))
    clone.commit("December")
    assert clone.published(with_manifest)[0].outcome == "published"
    return clone


@pytest.fixture
def clone(published, tmp_path):
    return published.copied(tmp_path / "kopia")


def seen(clone, kept=()):
    """Look at the remote as the monthly check does, from a clone of its own."""
    place = clone.root.with_name("kontroll")
    subprocess.run(["git", "clone", "--quiet", clone.remote, place], check=True, capture_output=True)
    return audit(Clone(place, clone.remote).project, kept)


def test_what_is_as_it_was_is_found_so(clone):
    found = seen(clone)
    assert (found.editions, found.witnesses, found.faults) == (3, 3, ())


def test_nothing_published_is_nothing_to_compare(tmp_path):
    assert seen(write_clone(tmp_path)) == Audited(0, 0, (), names("sv"))


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_every_way_of_tampering_is_found(clone, tmp_path, way):
    way(Intruder(clone.remote, tmp_path / "inkräktare"))
    assert {fault.kind for fault in seen(clone).faults} == KINDS[way.__name__]


@pytest.mark.parametrize("way", ONLY_BY_WHAT_IS_KEPT_ELSEWHERE, ids=lambda way: way.__name__)
def test_what_is_forged_with_every_tag_is_found_by_a_witness_kept_elsewhere(clone, tmp_path, way):
    file = tmp_path / "vittne.json"
    assert keep_witness(clone.repository, names("sv"), file)
    way(Intruder(clone.remote, tmp_path / "inkräktare"))
    assert {fault.kind for fault in seen(clone, [file]).faults} >= {"witness", "witness-top"}


def test_a_shared_file_that_is_not_what_its_address_says_is_found(clone, tmp_path):
    own = Intruder(clone.remote, tmp_path / "inkräktare")
    (own.root / "delat" / "0123456789abcdef").mkdir(parents=True)
    own.write("delat/0123456789abcdef/page.css", "p{}")
    own.push()
    assert "shared" in {fault.kind for fault in seen(clone).faults}


def test_the_domain_that_the_host_keeps_on_the_branch_is_let_be(clone, tmp_path):
    own = Intruder(clone.remote, tmp_path / "inkräktare")
    own.write("CNAME", "rapport.example\n")
    own.push()
    assert seen(clone).faults == ()


def test_what_an_older_program_made_is_vouched_for_by_the_witness(published, monkeypatch):
    monkeypatch.setattr("utfall.work.audit.front_files", lambda *_: {"index.html": b"annan", "utgavor.html": b"annan"})
    assert git(published.remote, "rev-parse", "gh-pages")
    assert audit(published.project).faults == ()
