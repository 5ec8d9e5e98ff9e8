"""Feeds in the Atom format (RFC 4287), which any feed reader can follow: of new reports, and of corrections."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING
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


def reports_feed(reports: Sequence[PublishedReport], of: tuple[str, str, str], words: Words, coming: str = "") -> str:
    """Return the feed of the published reports, the newest month first; ``coming`` tells when the next is due.

    ``of`` is the site's title and address, and the feed's file. A report keeps its
    identity through its editions: a corrected one is the same entry with a later day.
    """
    title = of[0]
    ordered = sorted(reports, key=lambda one: one.edition, reverse=True)
    newest = max((one.day for one in ordered), default=EPOCH)
    root, site = _feed(words.say("feed.reports", title=title), of, newest, words, is_named=True)
    if coming:
        _text(root, "subtitle", coming)
    for one in ordered:
        entry = SubElement(root, "entry")
        _text(entry, "title", f"{title}, {one.title[:1].lower()}{one.title[1:]}")
        _text(entry, "id", _id(f"{site or title}#{one.edition.month}"))
        _text(entry, "updated", _moment(one.day))
        SubElement(entry, "link", {"href": f"{site}{one.edition.month}/index.html"})
        edition = words.say("feed.edition", number=one.edition.number) if one.edition.number > 1 else ""
        _text(entry, "summary", ". ".join(filter(None, (one.headline.rstrip("."), edition))) or one.title)
    return _written(root)


def feed(
    entries: Sequence[Mapping[str, str]],
    of: tuple[str, str, str],
    words: Words,
    titles: Mapping[EditionName, str] = MappingProxyType({}),
) -> str:
    """Return the feed of a log, the latest first. ``of`` is the site's title and address, and the feed's file.

    Without an address links are relative to the feed. ``titles`` are what the editions' months were called when they
    were published.
    """
    title = of[0]
    newest = entries[0]["date"] if entries else EPOCH
    root, site = _feed(words.say("feed.title", title=title), of, newest, words, is_named=False)
    for one in entries:
        place = "/".join((one["edition"], one["resource"], one["row"], one["field"]))
        entry = SubElement(root, "entry")
        named = EditionName.parse(one["edition"])
        edition = named.title(words, titles.get(named, "")).capitalize() if named else one["edition"]
        _text(entry, "title", words.say("feed.entry", edition=edition, name=one["name"], title=one["title"]))
        _text(entry, "id", _id(f"{site or title}#{place}"))
        _text(entry, "updated", _moment(one["date"]))
        SubElement(entry, "link", {"href": f"{site}{one['edition']}/index.html"})
        told = {"old": _shown(one["old"], words), "new": _shown(one["new"], words), "reason": one["reason"]}
        _text(entry, "summary", words.say("feed.summary", kind=words.say(f"correction-kind.{one['kind']}"), **told))
    return _written(root)


def _feed(name: str, of: tuple[str, str, str], newest: str, words: Words, *, is_named: bool) -> tuple[Element, str]:
    """Return what every feed begins with, and the site's address with its slash where it has one.

    ``of`` is the site's title and address, and the feed's file, which a feed that ``is_named`` is known by.
    """
    title, site_url, file = of
    site = f"{site_url.rstrip('/')}/" if site_url else ""
    root = Element("feed", {"xmlns": ATOM, "xml:lang": words.language})
    _text(root, "title", name)
    _text(root, "id", _id(f"{site or title}/{file}" if is_named else site or title))
    _text(root, "updated", _moment(newest))
    _text(SubElement(root, "author"), "name", title)
    if site:
        SubElement(root, "link", {"rel": "self", "href": f"{site}{file}"})
    return root, site


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
