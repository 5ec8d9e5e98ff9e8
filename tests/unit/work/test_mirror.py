"""What is published on the branch is moved to a storage, only what it lacks, and both are proved equal."""

import json

import pytest

from tests.unit.work.repository import WHO, corrected, december, write_clone
from tests.unit.work.storage.shelf import Shelf, store
from utfall.errors import UsageError
from utfall.work.guards import publishing_branch
from utfall.work.mirror import mirror
from utfall.work.storage.check import verified_storage
from utfall.work.withdraw import withdraw


@pytest.fixture(scope="module")
def prepared(tmp_path_factory):
    """Return a clone that has published November, December and a correction of November."""
    with pytest.MonkeyPatch.context() as patch:
        for name, value in WHO.items():
            patch.setenv(name, value)
        clone = write_clone(tmp_path_factory.mktemp("gren"))
        clone.published()
        clone.git("branch", "rattelse")
        december(clone)
        clone.published()
        clone.git("switch", "--quiet", "rattelse")
        corrected(clone)
        assert clone.published()[0].outcome == "published"
    return clone


@pytest.fixture
def clone(prepared, tmp_path, monkeypatch):
    for name, value in WHO.items():
        monkeypatch.setenv(name, value)
    return prepared.copied(tmp_path)


def moved(clone, shelf):
    project = clone.project
    return mirror(project, publishing_branch(project, clone.repository, pushes=True), store(shelf))


def editions(shelf):
    return [one["edition"] for one in json.loads(shelf.content("editions.json"))["editions"]]


def test_a_branch_is_moved_once_and_is_equal(clone):
    shelf = Shelf()
    done = moved(clone, shelf)
    assert (done.moved, done.editions, done.files, done.faults) == (3, 3, 6, ())
    assert editions(shelf) == ["2023-11.1", "2023-11.2", "2023-12.1"]
    assert shelf.content("2023-11.1/index.html") == b"2023-11.1\n"
    assert shelf.content("2023-12/data.csv") == clone.there("2023-12.1/data.csv").encode()
    assert json.loads(shelf.content("versions.json")) == json.loads(clone.there("versions.json"))
    assert shelf.content("rattelser.json") == clone.there("rattelser.json").encode()
    assert verified_storage(store(shelf)) == (3, ())
    before = next(shelf.moments)
    done = moved(clone, shelf)
    assert (done.moved, done.editions, done.faults) == (0, 3, ())
    assert next(shelf.moments) == before + 1  # not one write


def test_the_pages_at_the_top_lead_to_editions_and_read_the_index(clone):
    shelf = Shelf()
    moved(clone, shelf)
    listed = shelf.content("utgavor.html").decode()
    assert 'href="2023-12.1/index.html"' in listed
    assert 'href="2023-11.2/index.html"' in listed
    assert "script-src 'self'; connect-src 'self'" in listed
    script = listed.partition('<script src="')[2].partition('"')[0]
    assert b"editions.json" in shelf.content(script)
    assert "url=2023-12.1/index.html" in shelf.content("index.html").decode()


def test_what_is_published_since_is_moved_next_and_what_is_withdrawn_goes(clone):
    shelf = Shelf()
    moved(clone, shelf)
    withdraw(clone.project, "2023-12.1", "Personuppgifter.", "2024-02-01")
    done = moved(clone, shelf)
    assert (done.moved, done.editions, done.faults) == (0, 2, ())
    assert editions(shelf) == ["2023-11.1", "2023-11.2"]
    assert "Personuppgifter." in shelf.content("2023-12.1/index.html").decode()
    assert set(shelf.listed("2023-12")) == {"2023-12.1/index.html"}
    assert b"../2023-11.2/index.html" in shelf.content("senaste/index.html")
    assert verified_storage(store(shelf)) == (2, ())


def test_what_is_not_equal_is_found_and_named(clone):
    shelf = Shelf()
    moved(clone, shelf)
    shelf.objects["2023-11.1/data.csv"] = (b"annat", 99)
    shelf.objects["2023-12.1/mer.csv"] = (b"", 99)
    del shelf.objects["2023-11.2/index.html"]
    faults = {(fault.kind, fault.path) for fault in moved(clone, shelf).faults}
    assert faults == {
        ("damaged", "2023-11.1/data.csv"), ("missing", "2023-11.2/index.html"), ("extra", "2023-12.1/mer.csv"),
    }  # fmt: skip


def test_a_storage_with_another_history_is_left_as_it_is(clone):
    shelf = Shelf()
    moved(clone, shelf)
    index = json.loads(shelf.content("editions.json"))
    index["editions"][0]["tree"] = "0" * 40
    shelf.objects["editions.json"] = (json.dumps(index).encode(), 99)
    with pytest.raises(UsageError, match=r"mem://hylla har andra filer än grenen i 2023-11\.1"):
        moved(clone, shelf)
    index["editions"][0]["edition"] = "2023-10.1"
    shelf.objects["editions.json"] = (json.dumps(index).encode(), 99)
    with pytest.raises(UsageError, match=r"har utgåvor som grenen inte har: 2023-10\.1"):
        moved(clone, shelf)


def test_a_branch_without_editions_is_told(tmp_path, monkeypatch):
    for name, value in WHO.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(UsageError, match="Grenen gh-pages har inget publicerat"):
        moved(write_clone(tmp_path), Shelf())
