"""The log of corrections as an Atom feed: what RFC 4287 demands is there, and texts stay texts."""

from xml.etree import ElementTree as ET

from utfall.model.edition_name import EditionName
from utfall.render.feed import ATOM, FeedSource, PublishedReport, feed, reports_feed
from utfall.words import words

ENTRY = {
    "edition": "2023-11.2", "month": "2023-11", "resource": "observations", "row": "kostnader/2023-11",
    "field": "outcome", "name": "Kostnader <b>& mer</b>", "title": "Utfall", "old": "1265130", "new": "1265135",
    "reason": "Skrivfel.", "kind": "error", "date": "2023-12-20",
}  # fmt: skip
NS = {"a": ATOM}


def parsed(entries, site_url=""):
    return ET.fromstring(feed(entries, FeedSource("Månadsrapport", site_url, "rattelser.xml"), words("sv")).encode())  # noqa: S314 - our own


def texts(node, path):
    return [found.text for found in node.findall(path, NS)]


def test_it_has_what_every_feed_must_have():
    root = parsed([ENTRY])
    for parent in (root, *root.findall("a:entry", NS)):
        for name in ("id", "title", "updated"):
            assert len(texts(parent, f"a:{name}")) == 1
    assert texts(root, "a:author/a:name") == ["Månadsrapport"]
    assert texts(root, "a:updated") == ["2023-12-20T00:00:00Z"]


def test_an_entry_tells_what_stood_what_stands_and_why():
    (entry,) = parsed([ENTRY]).findall("a:entry", NS)
    assert texts(entry, "a:title") == ["November 2023, utgåva 2: Kostnader <b>& mer</b>, Utfall"]
    (summary,) = texts(entry, "a:summary")
    assert summary.replace("\u00a0", " ") == "Stod 1 265 130, ändrat till 1 265 135 (fel). Skrivfel."
    assert entry.find("a:link", NS).get("href") == "2023-11.2/index.html"


def test_an_entry_keeps_its_identity_and_another_has_another():
    other = {**ENTRY, "field": "forecast"}
    ids = texts(parsed([ENTRY, other]), "a:entry/a:id")
    assert len(set(ids)) == 2
    assert texts(parsed([ENTRY]), "a:entry/a:id") == ids[:1]


def test_with_the_sites_address_links_are_whole():
    root = parsed([ENTRY], "https://exempel.se/rapport")
    assert root.find("a:link", NS).get("href") == "https://exempel.se/rapport/rattelser.xml"
    assert root.find("a:entry/a:link", NS).get("href") == "https://exempel.se/rapport/2023-11.2/index.html"


def test_an_empty_log_is_a_feed_too():
    assert parsed([]).findall("a:entry", NS) == []


NOVEMBER = PublishedReport(EditionName.parse("2023-11.1"), "November 2023", "Resultatet slår budget", "2023-12-18")
DECEMBER = PublishedReport(EditionName.parse("2023-12.2"), "December 2023", "Kostnaderna steg & mer", "2024-02-01")


def reports(*told, site_url="", coming=""):
    found = reports_feed(told, FeedSource("Månadsrapport", site_url, "rapporter.xml"), words("sv"), coming)
    return ET.fromstring(found.encode())  # noqa: S314 - our own


def test_new_reports_are_told_newest_first_with_their_headlines_and_the_next():
    root = reports(NOVEMBER, DECEMBER, coming="Nästa rapport: januari 2024, den 20 februari 2024.")
    assert texts(root, "a:title") == ["Månadsrapport: nya rapporter"]
    assert texts(root, "a:subtitle") == ["Nästa rapport: januari 2024, den 20 februari 2024."]
    assert texts(root, "a:updated") == ["2024-02-01T00:00:00Z"]
    assert texts(root, "a:entry/a:title") == ["Månadsrapport, december 2023", "Månadsrapport, november 2023"]
    assert texts(root, "a:entry/a:summary") == ["Kostnaderna steg & mer. Utgåva 2.", "Resultatet slår budget"]
    assert [one.get("href") for one in root.findall("a:entry/a:link", NS)] == [
        "2023-12/index.html", "2023-11/index.html",
    ]  # fmt: skip


def test_a_corrected_report_is_the_same_entry_and_the_two_feeds_are_two():
    corrected = PublishedReport(EditionName.parse("2023-11.2"), "November 2023", "", "2024-01-15")
    before, after = (texts(reports(one), "a:entry/a:id") for one in (NOVEMBER, corrected))
    assert before == after
    assert texts(reports(corrected), "a:entry/a:summary") == ["Utgåva 2."]
    assert texts(reports(), "a:id") != texts(parsed([]), "a:id")
    assert reports(site_url="https://exempel.se").find("a:link", NS).get("href") == "https://exempel.se/rapporter.xml"
