"""The list of several reports at the top of a storage: nothing of one is lost when another publishes, or is killed."""

import contextlib
import json
import subprocess
from dataclasses import replace

import pytest

from tests.unit.work.hub import write_city
from tests.unit.work.repository import WHO
from tests.unit.work.storage.shelf import Killed, Shelf, published, store
from utfall.model.edition_name import EditionName
from utfall.names import names
from utfall.project import Project
from utfall.render.overview import written_reports
from utfall.work.git import Repository
from utfall.work.storage.address import open_store, read_address
from utfall.work.storage.site import StoredSite
from utfall.work.storage.state import read_state
from utfall.work.stored_audit import audit_stored
from utfall.work.stored_overview import is_listed_in_storage, renew_overview
from utfall.work.stored_withdrawal import withdraw_stored

FEED = names("sv").reports_feed
MANIFEST = '{"organisation": "Förvaltningen %s", "headline": "Läget"}'
CATALOGUE = b"""<?xml version="1.0"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dcat="http://www.w3.org/ns/dcat#">
<dcat:Catalog rdf:about="https://stad.example/%s/"/></rdf:RDF>"""


class Below:
    """A folder of a shelf, as the storage of one project."""

    def __init__(self, shelf, place):
        self.shelf, self.start = shelf, f"{place}/" if place else ""

    def read(self, path):
        return self.shelf.read(self.start + path)

    def content(self, path):
        return self.shelf.content(self.start + path)

    def create(self, path, content, headers):
        self.shelf.create(self.start + path, content, headers)

    def replace(self, path, content, headers, token):
        self.shelf.replace(self.start + path, content, headers, token)

    def remove(self, path):
        self.shelf.remove(self.start + path)

    def listed(self, prefix):
        found = self.shelf.listed(self.start + prefix)
        return {path.removeprefix(self.start): size for path, size in found.items()}


class City:
    """Reports at one storage, and what keeps their tags."""

    def __init__(self, root):
        self.root, self.shelf, self.repository = root, Shelf(), Repository(root)
        subprocess.run(["git", "init", "--quiet", root], check=True)

    def opened(self, place):
        return store(Below(self.shelf, place))

    def project(self, place):
        address = f"https://stad.example/{place}"
        return Project(self.root, self.root / "docs", name=f"Rapport {place}", place=place, site_url=address)

    def state(self, place):
        return read_state(self.repository, StoredSite(self.opened(place), names("sv").at(place), "sv"))

    def publish(self, place, edition):
        """Put an edition there, and list nothing."""
        there = StoredSite(self.opened(place), names("sv").at(place), "sv")
        published(there, edition, index_html=edition, manifest_json=MANIFEST % place)
        return self

    def renew(self, place):
        renew_overview(self.project(place), self.state(place), self.opened)

    def is_listed(self, place):
        return is_listed_in_storage(self.project(place), self.state(place), self.opened)

    def text(self, path):
        return (self.shelf.content(path) or b"").decode()

    def listed(self):
        found = json.loads(self.text("reports.json"))["reports"]
        return {one["place"]: (one["organisation"], one["newest"], len(one["recent"])) for one in found}


@pytest.fixture
def city(tmp_path):
    return City(tmp_path)


def test_the_top_lists_every_report_that_publishes_there(city):
    city.publish("vard", "2018-04.1").renew("vard")
    city.publish("skola", "2018-04.1").publish("skola", "2018-04.2").publish("skola", "2018-07.1").renew("skola")
    assert city.listed() == {
        "skola": ("Förvaltningen skola", "2018-07.1", 2), "vard": ("Förvaltningen vard", "2018-04.1", 1),
    }  # fmt: skip
    page = city.text("index.html")
    assert '<link rel="stylesheet" href="skola/2018-07.1/standalone.css">' in page
    assert '<a href="vard/senaste/index.html">Rapport vard</a>' in page
    assert city.shelf.content("vard/senaste/index.html") is not None
    assert city.text(FEED).count("<entry>") == 3
    assert city.is_listed("skola")
    assert city.is_listed("vard")


def test_one_report_alone_has_no_list_and_one_at_the_top_keeps_its_own_page(city):
    city.publish("", "2018-04.1").renew("")
    assert city.shelf.content("reports.json") is None
    own = city.text("index.html")
    city.publish("vard", "2018-04.1").renew("vard")
    assert (list(city.listed()), city.text("index.html")) == (["vard"], own)
    city.renew("")
    assert city.listed()[""] == ("Förvaltningen ", "2018-04.1", 1)
    assert city.text("index.html") == own


def test_what_is_withdrawn_or_gone_leaves_the_list(city):
    city.publish("vard", "2018-04.1").renew("vard")
    city.publish("skola", "2018-04.1").renew("skola")
    state = city.state("vard")
    without = replace(state, index=replace(state.index, editions={}, withdrawn={}))
    renew_overview(city.project("vard"), without, city.opened)
    assert city.listed()["vard"] == ("Förvaltningen vard", None, 0)
    assert not city.is_listed("vard")
    city.shelf.remove("vard/editions.json")
    city.renew("skola")
    assert list(city.listed()) == ["skola"]


@pytest.mark.parametrize("path", ["reports.json", FEED, "index.html"])
def test_of_two_who_write_at_once_both_are_listed(city, path):
    city.publish("vard", "2018-04.1").publish("skola", "2018-04.1").renew("skola")
    city.publish("vard", "2018-07.1").publish("skola", "2018-07.1").publish("kultur", "2018-04.1")
    city.shelf.guard = contextlib.nullcontext()  # lets another write within a write
    waiting = ["skola", "kultur"]

    def meanwhile(_moment, written):
        if written == path and waiting:
            city.renew(waiting.pop())

    city.shelf.fails = meanwhile
    city.renew("vard")
    assert waiting == []
    assert {place: newest for place, (_, newest, _) in city.listed().items()} == {
        "kultur": "2018-04.1", "skola": "2018-07.1", "vard": "2018-07.1",
    }  # fmt: skip
    assert (city.text("index.html").count("2018-07"), city.text(FEED).count("/2018-07/")) == (2, 2)
    before = dict(city.shelf.objects)
    city.renew("skola")
    assert city.shelf.objects == before


@pytest.mark.parametrize("wrong", ["killed", "killed after"])
def test_a_run_that_is_killed_anywhere_is_made_whole_by_the_next_of_any_report(city, wrong):
    city.publish("vard", "2018-04.1").publish("skola", "2018-04.1").renew("skola")
    city.publish("vard", "2018-07.1")
    start = dict(city.shelf.objects)
    city.renew("vard")
    top = {"index.html", "reports.json", FEED}
    whole = {path: city.shelf.content(path) for path in top}
    writes = 3
    for moment in range(1, writes + 1):
        city.shelf.objects = dict(start)
        city.shelf.moments = iter(range(1, 1000))
        city.shelf.fails = lambda at, _path, stop=moment: wrong if at == stop else None
        with pytest.raises(Killed):
            city.renew("vard")
        assert json.loads(city.text("reports.json"))["reports"]
        city.shelf.fails = lambda _moment, _path: None
        city.renew("vard")
        assert {path: city.shelf.content(path) for path in top} == whole


def test_departments_publish_move_and_withdraw_with_the_list(tmp_path, monkeypatch):
    for name, value in WHO.items():
        monkeypatch.setenv(name, value)
    both = write_city(tmp_path)

    def opened(place):
        return open_store(read_address(f"file://{tmp_path}/lager").below(place))

    def newest():
        said = json.loads((tmp_path / "lager" / "reports.json").read_text("utf-8"))
        return {one["place"]: one["newest"] for one in said["reports"]}

    both.skola.published(opened=opened)
    both.vard.published(opened=opened)
    assert newest() == {"skola": "2023-11.1", "vard": "2023-11.1"}
    (tmp_path / "lager" / "reports.json").unlink()  # of a run that was cut off before the list
    assert both.vard.published(opened=opened)[0].outcome == "already"
    assert newest() == {"vard": "2023-11.1"}
    both.skola.published(opened=opened)
    withdraw_stored(both.vard.project, "2023-11.1", {"reason": "Fel.", "date": "2024-02-01"}, opened)
    assert newest() == {"skola": "2023-11.1", "vard": None}
    assert audit_stored(both.skola.project, opened).faults == ()
    (tmp_path / "lager" / "reports.json").write_bytes(written_reports([], "sv"))
    assert [(one.kind, one.what) for one in audit_stored(both.skola.project, opened).faults] == [
        ("top", "reports.json")
    ]


def test_the_editions_of_a_report_are_listed_newest_first(city):
    for month in range(1, 15):
        city.publish("vard", f"20{17 + (month - 1) // 12}-{(month - 1) % 12 + 1:02}.1")
    city.renew("vard")
    found = [one["edition"] for one in json.loads(city.text("reports.json"))["reports"][0]["recent"]]
    assert (found[0], found[-1], len(found)) == ("2018-02.1", "2017-02.1", 13)
    assert EditionName.parse(found[0]) is not None
