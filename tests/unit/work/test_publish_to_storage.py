"""Publishing to a storage: the same guards as to the branch; killed at any write the state is the old or the new."""

import json
from hashlib import sha256
from itertools import count, cycle

import pytest

from tests.unit.work.repository import WHO, build, corrected, december, write_clone
from tests.unit.work.storage.shelf import Killed, Shelf, store
from utfall.errors import UsageError
from utfall.work.guards import publishing_branch
from utfall.work.mirror import mirror
from utfall.work.publish import STEPS
from utfall.work.storage.check import verified_storage
from utfall.work.stored_audit import audit_stored
from utfall.work.stored_withdrawal import withdraw_stored


@pytest.fixture(autouse=True)
def who(monkeypatch):
    for name, value in WHO.items():
        monkeypatch.setenv(name, value)


@pytest.fixture(scope="module")
def begun(tmp_path_factory):
    """Return a clone that has published edition 1 to a storage and is ready to publish edition 2, and the storage."""
    shelf = Shelf()
    with pytest.MonkeyPatch.context() as patch:
        for name, value in WHO.items():
            patch.setenv(name, value)
        clone = write_clone(tmp_path_factory.mktemp("lagrad"))
        done, steps = published(clone, shelf)
        assert (done.outcome, steps) == ("published", list(STEPS))
        corrected(clone)
        clone.git("push", "--quiet", "origin", "main")
    return clone, shelf


@pytest.fixture
def copied(begun, tmp_path):
    return begun[0].copied(tmp_path), again(begun[1])


def again(shelf, fails=lambda _at, _path: None):
    other = Shelf(fails)
    other.objects, other.tokens = dict(shelf.objects), count(1000)
    return other


def published(clone, shelf, engine=build, **orders):
    return clone.published(engine, opened=lambda _place: store(shelf), **orders)


def editions(shelf):
    return [one["edition"] for one in json.loads(shelf.content("editions.json"))["editions"]]


def test_the_first_edition_gets_its_addresses_and_its_tags_and_no_branch(begun):
    clone, shelf = begun
    assert editions(shelf) == ["2023-11.1"]
    assert verified_storage(store(shelf)) == (1, ())
    assert json.loads(shelf.content("versions.json")) == [
        {"version": "2023-11.1", "title": "November 2023", "aliases": ["2023-11", "senaste"]}
    ]
    assert {"refs/tags/utgava/2023-11.1", "refs/tags/vittne/2023-11.1"} < set(clone.refs())
    assert clone.there() is None
    said = clone.git("tag", "--list", "--format=%(contents:trailers:key=Site-tree,valueonly)", "utgava/2023-11.1")
    assert said.strip() == json.loads(shelf.content("editions.json"))["editions"][0]["tree"]


def test_a_correction_stands_beside_the_first_and_a_run_again_says_so(copied):
    clone, shelf = copied
    first = {path: shelf.content(path) for path in shelf.listed("2023-11.1/")}
    assert published(clone, shelf)[0].outcome == "published"
    assert editions(shelf) == ["2023-11.1", "2023-11.2"]
    assert {path: shelf.content(path) for path in shelf.listed("2023-11.1/")} == first
    assert b"1265136" in shelf.content("2023-11/data.csv")
    assert json.loads(shelf.content("rattelser.json"))[0]["edition"] == "2023-11.2"
    assert verified_storage(store(shelf)) == (2, ())
    before = next(shelf.moments), clone.refs()
    assert published(clone, shelf) == (published(clone, shelf)[0], ["look"])
    assert (next(shelf.moments) - 1, clone.refs()) == before


def test_a_rehearsal_writes_nothing(copied):
    clone, shelf = copied
    before = dict(shelf.objects), clone.refs()
    assert published(clone, shelf, is_rehearsal=True)[0].outcome == "rehearsed"
    assert (shelf.objects, clone.refs()) == before


def test_killed_at_a_write_the_state_is_the_old_or_the_new_and_the_next_run_completes(begun, tmp_path):
    states = set()
    for moment, wrong in zip(count(2, 8), cycle(["killed", "killed after"]), strict=False):
        clone = begun[0].copied(tmp_path / str(moment))
        shelf = again(begun[1], lambda at, _path, moment=moment, wrong=wrong: wrong if at == moment else None)
        try:
            published(clone, shelf)
        except Killed:
            states.add(tuple(editions(shelf)))
        else:
            break
        shelf.fails = lambda _at, _path: None
        expected = "already" if "2023-11.2" in editions(shelf) else "published"
        assert published(clone, shelf)[0].outcome == expected
        assert editions(shelf) == ["2023-11.1", "2023-11.2"]
        assert verified_storage(store(shelf)) == (2, ())
        assert "refs/tags/vittne/2023-11.2" in clone.refs()
    assert states == {("2023-11.1",), ("2023-11.1", "2023-11.2")}


def test_of_two_with_the_same_edition_the_one_with_the_tag_is_published_and_the_other_told(copied):
    clone, shelf = copied
    other = clone.again("annan")
    (other.root / "LÄSMIG.md").write_text("Hej.\n", encoding="utf-8")
    other.commit()

    def meanwhile(project, target, edition, commit):
        assert published(clone, shelf)[0].outcome == "published"
        return build(project, target, edition, commit)

    with pytest.raises(UsageError, match="Någon annan hann publicera i mem://hylla först"):
        published(other, shelf, meanwhile)
    assert editions(shelf) == ["2023-11.1", "2023-11.2"]
    assert verified_storage(store(shelf)) == (2, ())


def test_a_storage_that_lacks_what_is_published_is_told(begun, tmp_path):
    clone = begun[0].copied(tmp_path)
    with pytest.raises(UsageError, match=r"mem://hylla saknar utgåvor som är publicerade: 2023-11\.1"):
        published(clone, Shelf())


def test_what_is_published_cannot_change_quietly(copied):
    clone, shelf = copied
    clone.git("reset", "--quiet", "--hard", "HEAD~1")
    clone.month.edited("observations", 2, outcome="7")
    december(clone)
    with pytest.raises(UsageError, match="Publicerade siffror är ändrade utan rättelse, i 2023-11"):
        published(clone, shelf)


def test_after_the_branch_is_moved_the_next_edition_goes_to_the_storage(tmp_path):
    clone, shelf = write_clone(tmp_path), Shelf()
    clone.published()
    project = clone.project
    assert not mirror(project, publishing_branch(project, clone.repository, pushes=True), store(shelf)).faults
    corrected(clone)
    assert published(clone, shelf)[0].outcome == "published"
    assert editions(shelf) == ["2023-11.1", "2023-11.2"]
    assert verified_storage(store(shelf)) == (2, ())
    with pytest.raises(UsageError, match=r"har utgåvor som grenen inte har: 2023-11\.2"):
        mirror(project, publishing_branch(project, clone.repository, pushes=True), store(shelf))


def test_a_withdrawn_edition_leaves_its_note_and_goes_on_from_there(copied):
    clone, shelf = copied
    published(clone, shelf)
    note = {"reason": "Personuppgifter.", "date": "2024-02-01"}
    done = withdraw_stored(clone.project, "2023-11.2", note, lambda _place: store(shelf))
    assert (done.outcome, done.tag) == ("withdrawn", "utgava/2023-11.2")
    assert editions(shelf) == ["2023-11.1"]
    assert "Personuppgifter." in shelf.content("2023-11.2/index.html").decode()
    assert set(shelf.listed("2023-11.2/")) == {"2023-11.2/index.html"}
    assert json.loads(shelf.content("rattelser.json")) == []
    assert json.loads(shelf.content("tillbakadragna.json"))[0]["edition"] == "2023-11.2"
    assert not any(b"1265136" in content for content, _ in shelf.objects.values())
    assert "refs/tags/utgava/2023-11.2" not in clone.refs()
    assert "refs/tags/vittne/2023-11.2-tillbakadragen" in clone.refs()
    assert verified_storage(store(shelf)) == (1, ())
    assert withdraw_stored(clone.project, "2023-11.2", note, lambda _place: store(shelf)).outcome == "already"
    with pytest.raises(UsageError, match=r"utgåvor? som finns|2023-11\.1"):
        withdraw_stored(clone.project, "2023-12.1", note, lambda _place: store(shelf))


def audited(clone, shelf):
    done = audit_stored(clone.project, lambda _place: store(shelf))
    return [(fault.kind, fault.what) for fault in done.faults]


def test_what_is_published_at_a_storage_is_compared_with_tags_and_witnesses(copied):
    clone, shelf = copied
    published(clone, shelf)
    assert audited(clone, shelf) == []
    whole = dict(shelf.objects)
    shelf.objects["2023-11.1/data.csv"] = (b"annat", 99)
    assert audited(clone, shelf) == [("manifest", "2023-11.1/data.csv")]
    shelf.objects = {**whole, "senaste/index.html": (b"annat", 99)}
    assert audited(clone, shelf) == [("link", "senaste/index.html")]
    shelf.objects = dict(whole)
    clone.git("tag", "--delete", "utgava/2023-11.1")
    assert audited(clone, shelf) == [("no-tag", "2023-11.1")]


def test_an_edition_that_is_rewritten_with_its_list_and_its_index_is_known_by_its_tag_and_its_witness(copied):
    clone, shelf = copied
    index = json.loads(shelf.content("editions.json"))
    one = index["editions"][0]
    old, new = sha256(shelf.content("2023-11.1/data.csv")).hexdigest(), sha256(b"annat").hexdigest()
    listed = shelf.content(one["files"]).replace(old.encode(), new.encode())
    for path in ("2023-11.1/data.csv", "2023-11/data.csv", "senaste/data.csv"):
        shelf.objects[path] = (b"annat", 99)
    shelf.objects[one["files"]] = (listed, 99)
    one["files_sha256"] = sha256(listed).hexdigest()
    shelf.objects["editions.json"] = (json.dumps(index).encode(), 99)
    assert verified_storage(store(shelf)) == (1, ())
    assert audited(clone, shelf) == [("edition", "2023-11.1")]


def test_a_branch_that_is_moved_is_as_it_was_published(tmp_path):
    clone, shelf = write_clone(tmp_path), Shelf()
    clone.published()
    project = clone.project
    mirror(project, publishing_branch(project, clone.repository, pushes=True), store(shelf))
    assert audited(clone, shelf) == []
