"""Feeds in the Atom format (RFC 4287), which any feed reader can follow: of new reports, and of corrections."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple
from uuid import NAMESPACE_URL, uuid5
from xml.etree.ElementTree import Element, SubElement, tostring

from utfall.model.edition_name import EditionName
from utfall.number import figure_or_text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from decimal import Decimal

    from utfall.words import Words

ATOM = "http://www.w3.org/2005/Atom"
EPOCH = "1970-01-01"  # when nothing has been corrected yet


@dataclass(frozen=True, slots=True)
class PublishedReport:
    """Hold what a feed tells of one report: its month's title, the newest edition, its headline and its day."""

    edition: EditionName
    title: str
    headline: str
    day: str


class FeedSource(NamedTuple):
    """Whose a feed is: the site's title and address, the feed's file, and the project's place among several."""

    title: str
    address: str
    file: str
    place: str = ""

    @property
    def site(self) -> str:
        """The site's address with its slash, where it has one."""
        return f"{self.address.rstrip('/')}/" if self.address else ""

    @property
    def identity(self) -> str:
        """What the feed and its entries are known by, the same for good and of no other project."""
        return self.site or "/".join(filter(None, (self.title, self.place)))


def reports_feed(reports: Sequence[PublishedReport], of: FeedSource, words: Words, coming: str = "") -> str:
    """Return the feed of the published reports, the newest month first; ``coming`` tells when the next is due.

    A report keeps its identity through its editions: a corrected one is the same entry with a later day.
    """
    title = of.title
    ordered = sorted(reports, key=lambda one: one.edition, reverse=True)
    newest = max((one.day for one in ordered), default=EPOCH)
    root = _feed(words.say("feed.reports", title=title), of, newest, words, is_named=True)
    if coming:
        _text(root, "subtitle", coming)
    for one in ordered:
        _add(root, of, one, of.site, words)
    return _written(root)


def feed_of_all(told: Sequence[tuple[FeedSource, PublishedReport]], of: FeedSource, words: Words) -> str:
    """Return the feed of several reports, the last published first; each entry is the same as in its own feed."""
    ordered = sorted(told, key=lambda one: (one[1].day, one[1].edition, one[0].place), reverse=True)
    newest = max((one.day for _, one in ordered), default=EPOCH)
    root = _feed(words.say("feed.reports", title=of.title), of, newest, words, is_named=True)
    for source, one in ordered:
        _add(root, source, one, source.site or "".join(f"{place}/" for place in (source.place,) if place), words)
    return _written(root)


def _add(root: Element, source: FeedSource, one: PublishedReport, address: str, words: Words) -> None:
    """Add the entry of a report, whose site's ``address`` is whole or from where the feed lies."""
    entry = SubElement(root, "entry")
    _text(entry, "title", f"{source.title}, {one.title[:1].lower()}{one.title[1:]}")
    _text(entry, "id", _id(f"{source.identity}#{one.edition.month}"))
    _text(entry, "updated", _moment(one.day))
    SubElement(entry, "link", {"href": f"{address}{one.edition.month}/index.html"})
    edition = words.say("feed.edition", number=one.edition.number) if one.edition.number > 1 else ""
    _text(entry, "summary", ". ".join(filter(None, (one.headline.rstrip("."), edition))) or one.title)


def feed(
    entries: Sequence[Mapping[str, str]],
    of: FeedSource,
    words: Words,
    titles: Mapping[EditionName, str] = MappingProxyType({}),
) -> str:
    """Return the feed of a log, the latest first.

    Without an address links are relative to the feed. ``titles`` are what the editions' months were called when they
    were published.
    """
    newest = entries[0]["date"] if entries else EPOCH
    root = _feed(words.say("feed.title", title=of.title), of, newest, words, is_named=False)
    for one in entries:
        place = "/".join((one["edition"], one["resource"], one["row"], one["field"]))
        entry = SubElement(root, "entry")
        named = EditionName.parse(one["edition"])
        edition = named.title(words, titles.get(named, "")).capitalize() if named else one["edition"]
        _text(entry, "title", words.say("feed.entry", edition=edition, name=one["name"], title=one["title"]))
        _text(entry, "id", _id(f"{of.identity}#{place}"))
        _text(entry, "updated", _moment(one["date"]))
        SubElement(entry, "link", {"href": f"{of.site}{one['edition']}/index.html"})
        told = {"old": _shown(one["old"], words), "new": _shown(one["new"], words), "reason": one["reason"]}
        _text(entry, "summary", words.say("feed.summary", kind=words.say(f"correction-kind.{one['kind']}"), **told))
    return _written(root)


def _feed(name: str, of: FeedSource, newest: str, words: Words, *, is_named: bool) -> Element:
    """Return what every feed begins with. One that ``is_named`` is known by its file."""
    root = Element("feed", {"xmlns": ATOM, "xml:lang": words.language})
    _text(root, "title", name)
    _text(root, "id", _id(f"{of.identity}/{of.file}" if is_named else of.identity))
    _text(root, "updated", _moment(newest))
    _text(SubElement(root, "author"), "name", of.title)
    if of.site:
        SubElement(root, "link", {"rel": "self", "href": f"{of.site}{of.file}"})
    return root


def _written(root: Element) -> str:
    return '<?xml version="1.0" encoding="utf-8"?>\n' + tostring(root, encoding="unicode") + "\n"


def _text(parent: Element, name: str, text: str) -> None:
    SubElement(parent, name).text = text


def _id(text: str) -> str:
    return uuid5(NAMESPACE_URL, text).urn


def _moment(day: str) -> str:
    return f"{day}T00:00:00Z"


def _shown(text: str, words: Words) -> Decimal | str:
    return figure_or_text(text) if text else words.say("missing.not-reported")
