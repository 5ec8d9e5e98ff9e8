"""The top of a site that holds several reports: what a reader, a program and a feed reader are told."""

import json
from dataclasses import replace
from html import unescape
from xml.etree import ElementTree as ET

from utfall.model.edition_name import EditionName
from utfall.render.feed import ATOM, FeedSource, PublishedReport, reports_feed
from utfall.render.overview import ListedReport, overview_feed, overview_page, read_reports, written_reports
from utfall.words import words

NS = {"a": ATOM}
JULY = PublishedReport(EditionName.parse("2018-07.2"), "Juli 2018", "Resultatet slår budget", "2018-09-03")
APRIL = PublishedReport(EditionName.parse("2018-04.1"), "April 2018", "", "2018-05-20")
SKOLA = ListedReport("skola", "Skolans rapport", "Förvaltningen skola", "sv", (JULY, APRIL))
CARE = ListedReport("vard", "Care report", "Department of care", "en", (replace(APRIL, day="2018-10-01"),))
SITE = "https://stad.example/rapporter/"


def feed_of(*reports, address=SITE):
    return ET.fromstring(overview_feed(reports, address, words("sv")).encode())  # noqa: S314 - our own


def test_the_page_lists_each_report_with_its_newest_edition_by_the_names_of_its_own_language():
    page = unescape(overview_page([SKOLA, CARE], words("sv")))
    assert '<link rel="stylesheet" href="skola/senaste/standalone.css">' in page
    assert '<a href="skola/senaste/index.html">Skolans rapport</a>' in page
    assert "Förvaltningen skola · Juli 2018, utgåva 2 · " in page
    of_all = 'href="skola/utgavor.html" aria-label="Alla månader och utgåvor: Skolans rapport"'
    assert f"<a {of_all}>Alla månader och utgåvor</a>" in page
    assert '<a href="vard/latest/index.html">Care report</a>' in page
    assert '<a href="vard/editions.html"' in page
    assert '<html lang="sv">' in page


def test_a_report_of_which_all_is_withdrawn_is_named_without_a_newest():
    page = overview_page([replace(SKOLA, recent=()), CARE], words("sv"))
    assert "<li>Skolans rapport<p>Förvaltningen skola · inget är publicerat längre · " in page
    assert '<link rel="stylesheet" href="vard/latest/standalone.css">' in page


def test_the_list_for_machines_is_read_back_as_it_was():
    text = written_reports([SKOLA, CARE], "sv")
    assert read_reports(text) == ("sv", (SKOLA, CARE))
    first = json.loads(text)["reports"][0]
    assert {key: first[key] for key in ("place", "address", "newest", "versions", "organisation")} == {
        "place": "skola", "address": "skola/", "newest": "2018-07.2", "versions": "skola/versions.json",
        "organisation": "Förvaltningen skola",
    }  # fmt: skip


def test_what_is_no_such_list_tells_nothing():
    good = json.loads(written_reports([SKOLA], "sv"))
    bad = [{}, [], {**good, "format": "x"}, {**good, "language": "xx"}, {**good, "reports": [{"place": "skola"}]}]
    bad += [{**good, "reports": [{**good["reports"][0], "recent": 1}]}, {**good, "reports": 1}]
    assert [read_reports(json.dumps(one).encode()) for one in bad] == [("", ())] * len(bad)
    assert read_reports(b"{") == read_reports(None) == ("", ())


def test_the_feed_of_all_has_each_reports_entries_as_its_own_feed_has_them_the_last_published_first():
    entries = feed_of(SKOLA, CARE).findall("a:entry", NS)
    links = [one.find("a:link", NS).get("href") for one in entries]
    assert links == [
        f"{SITE}vard/2018-04/index.html", f"{SITE}skola/2018-07/index.html", f"{SITE}skola/2018-04/index.html",
    ]  # fmt: skip
    own = reports_feed([JULY], FeedSource(SKOLA.title, f"{SITE}skola/", "rapporter.xml", "skola"), words("sv"))
    alone = ET.fromstring(own.encode()).find("a:entry", NS)  # noqa: S314 - our own
    assert ET.tostring(entries[1]) == ET.tostring(alone)


def test_without_an_address_entries_are_told_apart_by_their_places():
    twin = replace(CARE, title=SKOLA.title, recent=SKOLA.recent)
    entries = feed_of(SKOLA, twin, address="").findall("a:entry", NS)
    assert len({one.find("a:id", NS).text for one in entries}) == 4
    assert {one.find("a:link", NS).get("href") for one in entries} == {
        f"{place}/{month}/index.html" for place in ("skola", "vard") for month in ("2018-07", "2018-04")
    }  # fmt: skip
