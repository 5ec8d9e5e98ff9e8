"""Whoever reads the branch goes on after old months have left it: what is compared, copied, kept, corrected."""

import json

import pytest

from tests.tampering import Intruder, git
from tests.unit.work.mirrored import WEB, branch_of, build, forgotten, moved, thinned
from tests.unit.work.repository import WHO, corrected
from tests.unit.work.storage.shelf import Shelf, store
from utfall.errors import UsageError
from utfall.model.edition_name import EditionName
from utfall.work.archive import archive
from utfall.work.audit import audit
from utfall.work.published import edition_files
from utfall.work.stored_audit import audit_stored
from utfall.work.stored_withdrawal import withdraw_stored
from utfall.work.verify import verify
from utfall.work.withdraw import withdraw


@pytest.fixture
def there(thinned_once, tmp_path, monkeypatch):
    for name, value in WHO.items():
        monkeypatch.setenv(name, value)
    return thinned_once[0].copied(tmp_path / "kopia"), thinned_once[1].copied()


def seen(clone, shelf=None):
    """Look at the branch as the remote has it, and at the storage, if there is one."""
    clone.git("fetch", "--quiet", "origin", "+gh-pages:refs/remotes/origin/gh-pages")
    found = audit(clone.project, opened=(lambda _: store(shelf)) if shelf else None)
    return found.editions, [str(one) for one in found.unseen], {(one.kind, one.what) for one in found.faults}


def test_what_is_as_it_was_is_found_so_and_what_nobody_has_seen_is_told(there):
    clone, shelf = there
    assert seen(clone) == (1, ["2023-11.1", "2023-11.2"], set())
    found = audit(clone.project, opened=lambda _: store(shelf))
    assert (found.editions, found.unseen, found.faults) == (3, (), ())
    assert audit_stored(clone.project, lambda _: store(shelf)).faults == ()


def test_what_a_storage_lacks_or_has_otherwise_is_found(there):
    clone, shelf = there
    shelf.objects["2023-11.1/data.csv"] = (b"annat", 99)
    shelf.objects["2023-11.1/mer.txt"] = (b"", 99)
    del shelf.objects["2023-11.2/indikatorer/sjuk.html"]
    shelf.objects["2023-11.2/assets/eget.js"] = (b"2;\n", 99)
    assert seen(clone, shelf)[2] == {
        ("stored", "2023-11.1/data.csv"), ("stored", "2023-11.1/mer.txt"),
        ("stored", "2023-11.2/indikatorer/sjuk.html"), ("stored", "2023-11.2/assets/eget.js"),
    }  # fmt: skip
    assert {one.what for one in audit_stored(clone.project, lambda _: store(shelf)).faults} > {"2023-11.1/data.csv"}


def forged_list(own):
    """Say of a file that it was another."""
    file = own.path("2023-11.1/thinned.json")
    said = json.loads(file.read_text("utf-8"))
    said["files"][0]["object"] = "1" * 40
    file.write_text(json.dumps(said), encoding="utf-8")


def changed_manifest(own):
    own.write("2023-11.2/manifest.json", "{}")


def led_astray(own):
    own.write("2023-11.2/index.html", own.path("2023-11.2/index.html").read_text("utf-8").replace("arkiv", "annan"))


def no_list(own):
    own.path("2023-11.1/thinned.json").unlink()


def forged_thinning(own):
    """Put a list in the place of the newest edition, one that is true but leads to somebody else."""
    listed = git(own.root, "ls-tree", "-r", "HEAD:2023-12.1").splitlines()
    files = [
        dict(zip(("mode", "object"), line.split()[::2], strict=False), path=line.split("\t")[1]) for line in listed
    ]
    git(own.root, "rm", "-r", "--quiet", "2023-12.1/data.csv", "2023-12.1/index.html")
    said = {"format": "utfall-thinned/1", "edition": "2023-12.1", "address": "https://annan.example/2023-12.1/"}
    own.write("2023-12.1/thinned.json", json.dumps({**said, "files": files}))


@pytest.mark.parametrize(
    ("ways", "faults"),
    [
        ((forged_list, led_astray, forged_thinning), {
            ("edition", "2023-11.1"), ("thinned", "2023-11.1"), ("witness", "2023-11.1"), ("witness-top", "2023-11.1"),
            ("thinned", "2023-11.2"), ("thinned", "2023-12.1"),
        }),
        ((no_list, changed_manifest), {
            ("edition", "2023-11.1"), ("witness", "2023-11.1"), ("witness-top", "2023-11.1"),
            ("manifest", "2023-11.2/manifest.json"), ("thinned", "2023-11.2"),
        }),
    ],
)  # fmt: skip
def test_every_way_of_tampering_with_what_is_in_the_place_is_found(there, tmp_path, ways, faults):
    clone, _ = there
    own = Intruder(clone.remote, tmp_path / "inkräktare")
    for way in ways:
        way(own)
    own.push()
    found = seen(clone)[2]
    assert found >= faults
    assert {what.partition("/")[0] for _, what in found - faults} <= {"2023-11.1"}  # what a list was not put aside for


def test_a_mirror_is_still_equal_and_another_gets_what_git_has_here_still(there):
    clone, shelf = there
    before = dict(shelf.objects)
    done = moved(clone, shelf)
    assert (done.moved, done.editions, done.faults) == (0, 3, ())
    assert shelf.objects == before
    other = Shelf()
    done = moved(clone, other)
    assert (done.moved, done.editions, done.faults) == (3, 3, ())
    of_editions = [path for path in before if path.startswith(("2023-11.1/", "2023-11.2/"))]
    assert {path: other.content(path) for path in of_editions} == {path: before[path][0] for path in of_editions}


def test_where_git_has_them_no_longer_each_command_says_where_they_are(there, tmp_path):
    clone, shelf = there
    forgotten(clone)
    with pytest.raises(UsageError, match=rf"saknar 2023-11\.1, 2023-11\.2, .* \({WEB}2023-11\.1/\)"):
        moved(clone, Shelf())
    with pytest.raises(UsageError, match=rf"Utgåvan 2023-11\.1 är flyttad till {WEB}2023-11\.1/"):
        archive(clone.project, "2023-11.1", tmp_path)
    assert moved(clone, shelf).faults == ()
    assert seen(clone) == (1, ["2023-11.1", "2023-11.2"], set())


def test_what_git_has_here_still_is_read_as_it_was(there, mirrored_once):
    edition = EditionName.parse("2023-11.2")
    whole = edition_files(branch_of(mirrored_once[0]), edition)
    assert whole["assets/eget.js"] == b"1;\n"
    assert edition_files(branch_of(there[0]), edition) == whole


def test_the_folder_of_a_thinned_edition_is_no_package(there, tmp_path):
    clone, _ = there
    clone.repository.write_out("gh-pages", tmp_path / "ut", "2023-11.1")
    with pytest.raises(UsageError, match=rf"är en utgåva som är flyttad: .* {WEB}2023-11\.1/"):
        verify(tmp_path / "ut" / "2023-11.1")


def test_a_correction_is_published_in_front_of_it_and_all_is_as_it_was(there):
    clone, shelf = there
    clone.git("switch", "--quiet", "--create", "rattelse/2023-11.3", "utgava/2023-11.2")
    corrected(clone, 3, "1265136", "1265137")
    assert clone.published(build)[0].outcome == "published"
    assert clone.there("2023-11") == "2023-11.3"
    assert json.loads(clone.there("2023-11.2/thinned.json"))["edition"] == "2023-11.2"
    assert 'href="2023-11/index.html"' in clone.there("utgavor.html")
    assert seen(clone)[2] == set()
    done = thinned(clone, shelf_with(clone, shelf), "2023-11")
    assert [str(one) for one in done.editions] == ["2023-11.3"]


def shelf_with(clone, shelf):
    assert moved(clone, shelf).moved == 1
    return shelf


def test_a_thinned_edition_is_withdrawn_and_where_else_it_lies_is_told(there):
    clone, shelf = there
    done = withdraw(clone.project, "2023-11.1", "Personuppgifter.", "2024-02-01")
    assert (done.outcome, done.elsewhere) == ("withdrawn", f"{WEB}2023-11.1/")
    assert clone.there("2023-11.1/thinned.json") is None
    assert "Personuppgifter." in clone.there("2023-11.1/index.html")
    assert seen(clone, shelf)[2] == set()


def test_one_that_is_withdrawn_from_the_storage_alone_is_missed_by_the_branch_only(there):
    clone, shelf = there
    note = {"reason": "Personuppgifter.", "date": "2024-02-01"}
    withdraw_stored(clone.project, "2023-11.1", note, lambda _: store(shelf))
    assert audit_stored(clone.project, lambda _: store(shelf)).faults == ()
    assert ("stored", "2023-11.1/") in seen(clone, shelf)[2]
