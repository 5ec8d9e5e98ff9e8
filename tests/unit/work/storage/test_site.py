"""At every moment readers see the old state or the new, whole; of two at once one goes on and the other is told."""

import hashlib
import json
from itertools import count

import pytest

from tests.unit.work.storage.shelf import Killed, Shelf, edition, published, site, store
from utfall.errors import UsageError
from utfall.model.edition_name import EditionName
from utfall.work.storage.check import verified_storage
from utfall.work.storage.index import StorageIndex, TopFile, read_index
from utfall.work.storage.moving import follow

FIRST, SECOND = "2023-11.1", "2023-11.2"


def seen(shelf):
    """Return what readers see: each edition that the index names, whole, and the page of all editions."""
    index = json.loads(shelf.content("editions.json") or b'{"editions": [], "top": {}}')
    for one in index["editions"]:
        listed = shelf.content(one["files"]).decode().splitlines()
        for line in listed:
            sha256, _, path = line.partition("  ")
            assert sha256 == checksum(shelf.content(path)), path
        assert len(listed) == one["count"]
    for one in index["top"].values():
        assert checksum(shelf.content(one["at"])) == one["sha256"]
    return [one["edition"] for one in index["editions"]]


def checksum(content):
    return hashlib.sha256(content).hexdigest()


def first():
    shelf = Shelf()
    published(site(shelf), FIRST, index_html="ett", data_csv="1")
    return shelf


def again(shelf, fails=lambda _at, _path: None):
    """Return a shelf with the same objects, that fails otherwise."""
    other = Shelf(fails)
    other.objects, other.tokens = dict(shelf.objects), count(1000)
    return other


def test_what_is_published_is_whole_and_each_address_leads_to_it():
    shelf = first()
    assert verified_storage(store(shelf)) == (1, ())
    assert seen(shelf) == [FIRST]
    assert b"../2023-11.1/index.html" in shelf.content("2023-11/index.html")
    assert b"../2023-11.1/index.html" in shelf.content("senaste/index.html")
    assert shelf.content("senaste/data.csv") == b"1"
    kept = {path: told.cache_control for path, told in shelf.types.items()}
    assert kept["editions.json"] == kept["senaste/index.html"] == kept["utgavor.html"] == "no-cache"
    assert kept[json.loads(shelf.content("editions.json"))["editions"][0]["files"]].endswith("immutable")


@pytest.mark.parametrize("wrong", ["killed", "killed after"])
def test_killed_before_or_after_any_write_the_state_is_the_old_or_the_new_and_the_next_run_completes(wrong):
    states, old, new = set(), first(), again(first())
    published(site(new), SECOND, index_html="två", data_csv="2", ny_html="ny")
    for moment in count(1):
        shelf = again(old, lambda at, _path, moment=moment: wrong if at == moment else None)
        try:
            published(site(shelf), SECOND, index_html="två", data_csv="2", ny_html="ny")
        except Killed:
            states.add(tuple(seen(shelf)))
        else:
            break
        for path in ("index.html", "utgavor.html", "2023-11/index.html", "senaste/data.csv"):
            assert shelf.content(path) in {old.content(path), new.content(path)}, path
        shelf.fails = lambda _at, _path: None
        if SECOND in seen(shelf):
            follow(site(shelf))
        else:
            published(site(shelf), SECOND, index_html="två", data_csv="2", ny_html="ny")
        assert seen(shelf) == [FIRST, SECOND]
        assert verified_storage(store(shelf)) == (2, ())
    assert moment > 15
    assert states == {(FIRST,), (FIRST, SECOND)}


def test_after_a_kill_another_edition_of_the_same_name_takes_the_place_of_what_was_left():
    shelf = again(first(), lambda at, _path: "killed" if at == 4 else None)
    with pytest.raises(Killed):
        published(site(shelf), SECOND, index_html="två", data_csv="2")
    shelf.fails = lambda _at, _path: None
    published(site(shelf), SECOND, index_html="TVÅ", data_csv="22")
    assert shelf.content("2023-11.2/index.html") == "TVÅ".encode()
    assert verified_storage(store(shelf)) == (2, ())


def test_of_two_that_write_the_same_edition_the_later_goes_on_and_the_first_is_told():
    shelf = first()
    mine, other, name = site(shelf), site(shelf), EditionName.parse(SECOND)
    base, one, two = mine.index(), edition(SECOND, index_html="min"), edition(SECOND, index_html="den andras")
    mine.claim(name, one, base)
    other.claim(name, two, base)
    other.write(name, two)
    with pytest.raises(UsageError, match="ligger något annat"):
        mine.write(name, one)
    with pytest.raises(UsageError, match="Någon annan hann publicera i mem://hylla först"):
        mine.switch(base, {name: one.told}, base.top, {})
    other.switch(base, {name: two.told}, base.top, {})
    assert seen(shelf) == [FIRST, SECOND]
    assert shelf.content("2023-11.2/index.html") == b"den andras"


def test_of_two_that_write_different_editions_the_one_that_switches_first_is_published():
    shelf = first()
    one, two = edition(SECOND, index_html="två"), edition("2023-12.1", index_html="december")
    base, mine = site(shelf).index(), site(shelf)
    for name, new in ((SECOND, one), ("2023-12.1", two)):
        mine.claim(EditionName.parse(name), new, base)
        mine.write(EditionName.parse(name), new)
    mine.switch(base, {EditionName.parse("2023-12.1"): two.told}, base.top, {})
    with pytest.raises(UsageError, match="Någon annan hann"):
        mine.switch(base, {EditionName.parse(SECOND): one.told}, base.top, {})
    assert seen(shelf) == [FIRST, "2023-12.1"]
    published(mine, SECOND, index_html="två")
    assert seen(shelf) == [FIRST, SECOND, "2023-12.1"]
    assert read_index(shelf.content("editions.json")).pending == {}


def test_a_run_that_comes_late_puts_no_older_state_over_a_newer():
    shelf = first()
    late, after = [], count(1)

    def meanwhile(_at, path):
        if path == "utgavor.html" and not late:
            late.append(next(after))
            other = again(shelf)
            published(site(other), "2023-12.1", top="december", index_html="december")
            shelf.objects = other.objects

    shelf.fails = meanwhile
    published(site(shelf), SECOND, index_html="två")
    assert seen(shelf) == [FIRST, SECOND, "2023-12.1"]
    assert shelf.content("index.html") == b"december"
    assert b"2023-12.1" in shelf.content("senaste/index.html")
    assert verified_storage(store(shelf)) == (3, ())


def test_a_page_that_an_edition_has_no_longer_leads_to_its_first_page():
    shelf = Shelf()
    published(site(shelf), FIRST, index_html="ett", borta_html="sida", data_csv="1")
    published(site(shelf), SECOND, index_html="två")
    assert b"../2023-11.2/index.html" in shelf.content("senaste/borta.html")
    assert shelf.content("senaste/data.csv") is None
    assert verified_storage(store(shelf)) == (2, ())


def test_a_withdrawn_edition_leaves_its_note_and_nothing_else():
    shelf = first()
    there = site(shelf)
    note = there.keep({"2023-11.1.html": b"Tillbakadragen"})["2023-11.1.html"]
    top = there.keep({"index.html": b"tom", "utgavor.html": b"ingen"})
    there.switch(there.index(), {}, top, {EditionName.parse(FIRST): note})
    follow(there)
    assert verified_storage(store(shelf)) == (0, ())
    assert shelf.content("2023-11.1/index.html") == b"Tillbakadragen"
    assert set(shelf.listed("2023-11")) == {"2023-11.1/index.html"}
    assert not shelf.listed("senaste/")
    assert b"2023-11.1 bland alla" not in [content for content, _ in shelf.objects.values()]


@pytest.mark.parametrize(
    ("path", "content", "kind"),
    [
        ("2023-11.1/index.html", b"ett!", "damaged"),
        ("2023-11.1/index.html", None, "missing"),
        ("2023-11.1/mer.html", b"", "extra"),
        ("senaste/index.html", b"", "lagging"),
        ("2023-11/mer.csv", b"", "lagging"),
        ("utgavor.html", None, "lagging"),
    ],
)
def test_what_is_not_as_the_index_says_is_found(path, content, kind):
    shelf = first()
    if content is None:
        del shelf.objects[path]
    else:
        shelf.objects[path] = (content, 99)
    assert [(fault.kind, fault.path) for fault in verified_storage(store(shelf))[1]] == [(kind, path)]


@pytest.mark.parametrize("text", [b"", b"{}", b"[]", b'{"format": "utfall-editions/1"', b'{"format": "annat/1"}'])
def test_what_is_no_index_or_half_of_one_is_never_taken_for_an_empty_one(text):
    shelf = first()
    shelf.objects["editions.json"] = (text, 99)
    with pytest.raises(UsageError, match="half"):
        site(shelf).index()


def test_an_index_is_read_as_it_was_written():
    index = first_index()
    assert read_index(index.text()) == index


def first_index():
    told = edition(FIRST, index_html="ett").told
    name, other = EditionName.parse(FIRST), EditionName.parse(SECOND)
    note = TopFile("ab", "delat/ab/2023-11.2.html")
    return StorageIndex(3, "sv", "sv", {name: told}, {other: note}, {"index.html": note}, {"2023-12.1": "cd"})
