"""Old months leave the branch once a storage is proved to have them; what stands in their place leads there."""

import json
import re
import sys
from html import unescape

import pytest

from tests.unit.work.mirrored import WEB, branch_of, moved, thinned
from tests.unit.work.repository import WHO
from tests.unit.work.storage.shelf import Shelf, store
from utfall import cli
from utfall.errors import UsageError
from utfall.words import words
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


def test_all_of_a_month_but_what_tells_of_it_leaves_the_branch(thinned_once, mirrored_once):
    clone, shelf, done = thinned_once
    tree = clone.git("rev-parse", "gh-pages~:2023-11.2")
    manifest = clone.there("2023-11.2/manifest.json", "gh-pages~")
    assert names_of(done) == ("thinned", ["2023-11.1", "2023-11.2"])
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
    assert shelf.objects == mirrored_once[1].objects


def test_each_page_leads_to_the_same_page_in_the_storage_without_script(thinned_once):
    clone = thinned_once[0]
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


def test_addresses_that_move_and_the_list_of_editions_lead_on(thinned_once):
    clone = thinned_once[0]
    assert (clone.there("2023-11"), clone.there("2023-12"), clone.there("senaste")) == (
        "2023-11.2", "2023-12.1", "2023-12.1",
    )  # fmt: skip
    assert re.findall(r'<a href="([^"]+)"', unescape(clone.there("utgavor.html"))) == [
        "2023-12/index.html", f"{WEB}2023-11.2/index.html", f"{WEB}2023-11.1/index.html",
    ]  # fmt: skip
    assert [one for one, *_ in clone.versions()] == ["2023-12.1", "2023-11.2", "2023-11.1"]


def test_the_witness_tells_of_what_was_published_and_of_what_is_in_its_place(thinned_once):
    clone = thinned_once[0]
    trees = {one: clone.git("rev-parse", f"gh-pages~:{one}") for one in ("2023-11.1", "2023-11.2", "2023-12.1")}
    said = json.loads(clone.git("cat-file", "blob", "vittne/2023-11.2-flyttad^{}"))
    assert said["editions"] == trees
    assert said["top"]["2023-11.1"] == f"040000 {trees['2023-11.1']}"
    assert said["thinned"] == {
        one: clone.git("rev-parse", f"gh-pages:{one}") for one in ("2023-11.1", "2023-11.2")
    }  # fmt: skip
    assert "refs/tags/vittne/2023-11.2-flyttad" in clone.refs()


def test_once_more_does_nothing_and_says_so(thinned_once, monkeypatch):
    for name, value in WHO.items():
        monkeypatch.setenv(name, value)
    clone, shelf, _ = thinned_once
    before = clone.refs()
    assert names_of(thinned(clone, shelf, "2023-11")) == ("already", ["2023-11.1", "2023-11.2"])
    assert names_of(thinned(clone, shelf, before="2024-06")) == ("already", ["2023-11.1", "2023-11.2"])
    assert names_of(thinned(clone, shelf, before="2023-11")) == ("none", [])
    assert clone.refs() == before


def test_the_newest_month_one_that_is_not_published_and_what_the_storage_lacks_are_refused(mirrored):
    clone, shelf = mirrored
    refused(clone, shelf, "2023-12 är den nyaste månaden", "2023-11", "2023-12")
    refused(clone, shelf, r"Inget är publicerat för 2023-09, 2023-10\. De månader som finns: 2023-11, 2023-12",
            "2023-10", "2023-09")  # fmt: skip
    refused(clone, shelf, "nov är ingen månad", "nov")
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


def test_pages_lead_to_another_address_of_the_web_and_from_a_branch_that_is_published(mirrored, monkeypatch):
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


def test_the_command_says_what_it_has_done_and_what_is_in_the_way(mirrored, tmp_path, monkeypatch, capsys):
    clone, _ = mirrored
    monkeypatch.chdir(clone.root)
    for name in ("UTFALL_LANG", "UTFALL_MESSAGES", "UTFALL_MONTH"):
        monkeypatch.setenv(name, "")
        monkeypatch.delenv(name)
    to = ("--to", (tmp_path / "lager").as_uri())

    def said(*arguments):
        monkeypatch.setattr(sys, "argv", ["utfall", *arguments])
        with pytest.raises(SystemExit) as left:
            cli.main()
        told = capsys.readouterr()
        return left.value.code or 0, told.out + told.err

    assert said("thin", "2023-11") == (2, f"{words('sv').say('thin.nowhere')}\n")
    assert said("thin", *to) == (2, f"{words('sv').say('thin.which')}\n")
    assert said("mirror", *to, "--quiet")[0] == 0
    thinning = ("thin", "--before", "2023-12", *to, "--web", WEB)
    file = tmp_path / "lager" / "2023-11.1" / "index.html"
    whole = file.read_bytes()
    file.write_bytes(b"annat")
    code, text = said(*thinning)
    assert (code, "Skadad: 2023-11.1/index.html." in text, "(2 fel). Inget är ändrat." in text) == (1, True, True)
    file.write_bytes(whole)
    code, text = said(*thinning)
    assert (code, "2 utgåvor ligger nu bara i lagringen" in text, "2023-11.1, 2023-11.2" in text) == (0, True, True)
    assert said(*thinning) == (0, "2023-11.1, 2023-11.2 ligger redan bara i lagringen. Det finns inget att göra.\n")
    assert said("audit") == (0, (
        "Allt är som det var: 1 utgåva jämförd, med 4 vittnen.\n2 utgåvor är flyttade till en lagring, och filerna där "
        "är inte jämförda: 2023-11.1, 2023-11.2. Jämför dem med utfall audit --to och lagringens adress.\n"
    ))  # fmt: skip
    assert said("audit", *to) == (0, "Allt är som det var: 3 utgåvor jämförda, med 4 vittnen.\n")
    file.write_bytes(b"annat")
    assert "2023-11.1/index.html i lagringen är inte som när utgåvan flyttades dit" in said("audit", *to)[1]


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
