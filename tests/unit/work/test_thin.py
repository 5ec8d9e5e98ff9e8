"""Old months leave the branch once a storage is proved to have them; what stands in their place leads there."""

import json
import re
from html import unescape

import pytest

from tests.unit.work.mirrored import WEB, branch_of, moved, thinned
from tests.unit.work.storage.shelf import Shelf, store
from utfall.errors import UsageError
from utfall.work.thin import ThinOrder, thin
from utfall.work.thinned_edition import ThinnedEdition, read_thinned
from utfall.work.withdraw import withdraw


def names_of(done):
    return done.outcome, [str(one) for one in done.editions]


def refused(clone, shelf, said, *months, **order):
    """See that a thinning is refused for a reason and has changed nothing."""
    before = clone.refs()
    with pytest.raises(UsageError, match=said):
        thinned(clone, shelf, *months, **order)
    assert clone.refs() == before


def remade(clone, files):
    """Return what git itself calls a tree of such a list, whether it has the files or not."""
    index = {"GIT_INDEX_FILE": str(clone.root / ".git" / "prov")}
    given = "".join(f"{one['mode']} {one['object']}\t{one['path']}\n" for one in files).encode()
    clone.repository.ask("update-index", "--add", "--index-info", given=given, more=index)
    return clone.repository.ask("write-tree", "--missing-ok", more=index)


def test_all_of_a_month_but_what_tells_of_it_leaves_the_branch(mirrored):
    clone, shelf = mirrored
    tree, manifest = clone.git("rev-parse", "gh-pages:2023-11.2"), clone.there("2023-11.2/manifest.json")
    stored = dict(shelf.objects)
    assert names_of(done := thinned(clone, shelf, "2023-11")) == ("thinned", ["2023-11.1", "2023-11.2"])
    listed = clone.git("ls-tree", "-r", "--name-only", "gh-pages", "2023-11.2").splitlines()
    assert listed == [
        "2023-11.2/index.html", "2023-11.2/indikatorer/sjuk.html", "2023-11.2/manifest.json",
        "2023-11.2/thinned.json",
    ]  # fmt: skip
    assert clone.there("2023-11.2/manifest.json") == manifest
    said = json.loads(clone.there("2023-11.2/thinned.json"))
    assert (said["edition"], said["address"]) == ("2023-11.2", f"{WEB}2023-11.2/")
    assert ("120000", "assets/eget.js") in {(one["mode"], one["path"]) for one in said["files"]}
    assert remade(clone, said["files"]) == tree
    assert clone.refs()["refs/heads/gh-pages"] == clone.repository.commit("gh-pages")
    assert clone.git("rev-list", "--count", "gh-pages") == "4"  # three editions, and all of this
    assert clone.git("log", "-1", "--format=%s", "gh-pages") == (
        "Flytta 2 utgåvor till lagringen, till och med november 2023, utgåva 2"
    )
    weighed = [clone.git("ls-tree", "-r", "-l", one, "2023-11.1", "2023-11.2") for one in ("gh-pages~", "gh-pages")]
    before, after = (sum(int(line.split()[3]) for line in one.splitlines()) for one in weighed)
    assert done.freed == before - after
    assert shelf.objects == stored


def test_each_page_leads_to_the_same_page_in_the_storage_without_script(mirrored):
    clone, shelf = mirrored
    thinned(clone, shelf, before="2023-12")
    page = unescape(clone.there("2023-11.2/indikatorer/sjuk.html"))
    there = f"{WEB}2023-11.2/indikatorer/sjuk.html"
    assert '<html lang="sv">' in page
    assert f'<link rel="canonical" href="{there}">' in page
    assert f'<meta http-equiv="refresh" content="0; url={there}">' in page
    assert '<meta name="robots" content="noindex">' in page
    assert "<script" not in page
    assert "<h1>November 2023, utgåva 2 har flyttats</h1>" in page
    assert f'Utgåvan är hel och oförändrad. Den ligger nu på <a href="{there}">{there}</a>' in page
    assert '<a href="../../utgavor.html">' in page
    assert 'href="../../senaste/standalone.css"' in page


def test_addresses_that_move_and_the_list_of_editions_lead_on(mirrored):
    clone, shelf = mirrored
    thinned(clone, shelf, "2023-11")
    assert (clone.there("2023-11"), clone.there("2023-12"), clone.there("senaste")) == (
        "2023-11.2", "2023-12.1", "2023-12.1",
    )  # fmt: skip
    assert re.findall(r'<a href="([^"]+)"', unescape(clone.there("utgavor.html"))) == [
        "2023-12/index.html", f"{WEB}2023-11.2/index.html", f"{WEB}2023-11.1/index.html",
    ]  # fmt: skip
    assert [one for one, *_ in clone.versions()] == ["2023-12.1", "2023-11.2", "2023-11.1"]


def test_the_witness_tells_of_what_was_published_and_of_what_is_in_its_place(mirrored):
    clone, shelf = mirrored
    trees = {one: clone.git("rev-parse", f"gh-pages:{one}") for one in ("2023-11.1", "2023-11.2", "2023-12.1")}
    thinned(clone, shelf, "2023-11")
    said = json.loads(clone.git("cat-file", "blob", "vittne/2023-11.2-flyttad^{}"))
    assert said["editions"] == trees
    assert said["top"]["2023-11.1"] == f"040000 {trees['2023-11.1']}"
    assert said["thinned"] == {
        one: clone.git("rev-parse", f"gh-pages:{one}") for one in ("2023-11.1", "2023-11.2")
    }  # fmt: skip
    assert "refs/tags/vittne/2023-11.2-flyttad" in clone.refs()


def test_once_more_does_nothing_and_says_so(mirrored):
    clone, shelf = mirrored
    thinned(clone, shelf, "2023-11")
    before = clone.refs()
    assert names_of(thinned(clone, shelf, "2023-11")) == ("already", ["2023-11.1", "2023-11.2"])
    assert names_of(thinned(clone, shelf, before="2024-06")) == ("already", ["2023-11.1", "2023-11.2"])
    assert names_of(thinned(clone, shelf, before="2023-11")) == ("none", [])
    assert clone.refs() == before


def test_the_newest_month_and_one_that_is_not_published_are_refused(mirrored):
    clone, shelf = mirrored
    refused(clone, shelf, "2023-12 är den nyaste månaden", "2023-11", "2023-12")
    refused(clone, shelf, r"Inget är publicerat för 2023-09, 2023-10\. De månader som finns: 2023-11, 2023-12",
            "2023-10", "2023-09")  # fmt: skip
    refused(clone, shelf, "nov är ingen månad", "nov")


def test_what_the_storage_lacks_or_has_otherwise_stays(mirrored):
    clone, shelf = mirrored
    refused(clone, Shelf(), r"mem://hylla har inte 2023-11\.1, 2023-11\.2", "2023-11")
    index = json.loads(shelf.content("editions.json"))
    index["editions"][1]["tree"] = "0" * 40
    shelf.objects["editions.json"] = (json.dumps(index).encode(), 99)
    refused(clone, shelf, r"har andra filer än grenen i 2023-11\.2", "2023-11")


def test_one_file_that_is_not_the_very_same_stops_all(mirrored):
    clone, shelf = mirrored
    before = clone.refs()
    shelf.objects |= {
        "2023-11.1/data.csv": (b"annat", 99), "2023-11.1/manifest.json": (b"{}", 99), "2023-11.2/mer.txt": (b"", 99),
    }  # fmt: skip
    del shelf.objects["2023-11.2/assets/eget.js"]
    done = thinned(clone, shelf, "2023-11")
    assert done.outcome == "unequal"
    assert {(fault.kind, fault.path) for fault in done.faults} >= {
        ("damaged", "2023-11.1/data.csv"), ("damaged", "2023-11.1/manifest.json"), ("extra", "2023-11.2/mer.txt"),
        ("missing", "2023-11.2/assets/eget.js"),
    }  # fmt: skip
    assert clone.refs() == before


def test_pages_lead_to_an_address_of_the_web_that_is_not_their_own(mirrored, monkeypatch):
    monkeypatch.setenv("SITE_URL", "https://rapport.example/")
    clone, shelf = mirrored
    settings = clone.root / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8") + "site_url: https://rapport.example/\n", encoding="utf-8")
    for web, said in {
        "": "Säg var läsarna ser lagringen",
        "s3://rapport/staden": "s3://rapport/staden/ är ingen webbadress",
        "https://namn:nyckel@arkiv.example": "är ingen webbadress",
        "https://arkiv.example/?plats=": "är ingen webbadress",
        "https://rapport.example": "är webbplatsens egen adress",
    }.items():
        refused(clone, shelf, said, "2023-11", web=web)


def test_a_branch_that_is_ahead_of_its_remote_is_published_first(mirrored):
    clone, shelf = mirrored
    commit = clone.git("commit-tree", "gh-pages^{tree}", "-p", "gh-pages", "-m", "Här")
    clone.git("update-ref", "refs/heads/gh-pages", commit)
    refused(clone, shelf, "Grenen gh-pages är inte densamma här som i fjärrförrådet origin", "2023-11")


def test_of_two_at_once_one_is_told_and_finds_it_done(mirrored, monkeypatch):
    clone, shelf = mirrored
    other = clone.again("annan")
    seen = branch_of(other)
    thinned(clone, shelf, "2023-11")
    before = clone.refs()
    monkeypatch.setenv("GIT_COMMITTER_NAME", "Britt")  # within one second the same commit would be made
    with pytest.raises(UsageError, match="hann publicera"):
        thin(other.project, seen, store(shelf), ThinOrder(("2023-11",), web=WEB), pushes=True)
    assert clone.refs() == before
    assert names_of(thinned(other, shelf, "2023-11")) == ("already", ["2023-11.1", "2023-11.2"])


def test_a_correction_since_is_published_and_thinned_with_what_is_new_alone(mirrored):
    clone, shelf = mirrored
    thinned(clone, shelf, "2023-11")
    withdraw(clone.project, "2023-11.2", "Personuppgifter.", "2024-02-01")
    assert clone.there("2023-11") == "2023-11.1"
    assert clone.there("2023-11.2/thinned.json") is None
    assert f'href="{WEB}2023-11.1/index.html"' in unescape(clone.there("utgavor.html"))
    assert names_of(thinned(clone, shelf, "2023-11")) == ("already", ["2023-11.1"])
    assert moved(clone, shelf).faults == ()


def test_a_list_is_read_as_this_program_writes_it_and_no_other():
    text = ThinnedEdition(*read_list("a.html")).text()
    assert read_thinned(text) is not None
    for path in ("../a.html", "/a.html", "a//b", ".."):
        assert read_thinned(ThinnedEdition(*read_list(path)).text()) is None
    for before, after in (
        ("utfall-thinned/1", "utfall-thinned/2"), ("100644", "040000"), ("https:", "javascript:"),
        ("2018-07.1/", "2018-08.1/"), ('"object": "0', '"object": "x'),
    ):  # fmt: skip
        assert read_thinned(text.replace(before.encode(), after.encode())) is None
    assert [read_thinned(one) for one in (b"", b"[]", b"{", b'{"files": 1}')] == [None] * 4


def read_list(path):
    from utfall.model.edition_name import EditionName
    from utfall.work.git import TreeEntry

    entries = (TreeEntry("100644", "0" * 40, path),)
    return EditionName.parse("2018-07.1"), "https://arkiv.example/2018-07.1/", entries
