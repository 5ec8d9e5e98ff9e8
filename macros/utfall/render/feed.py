"""The log of corrections as a feed, in the Atom format (RFC 4287), which any feed reader can follow."""

from __future__ import annotations

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


def feed(
    entries: Sequence[Mapping[str, str]],
    title: str,
    site_url: str,
    words: Words,
    titles: Mapping[EditionName, str] = MappingProxyType({}),
) -> str:
    """Return the feed of a log, the latest first. Without a ``site_url`` links are relative to the feed.

    ``titles`` are what the editions' months were called when they were published.
    """
    root = Element("feed", {"xmlns": ATOM, "xml:lang": words.language})
    site = f"{site_url.rstrip('/')}/" if site_url else ""
    _text(root, "title", words.say("feed.title", title=title))
    _text(root, "id", _id(site or title))
    _text(root, "updated", _moment(entries[0]["date"] if entries else EPOCH))
    _text(SubElement(root, "author"), "name", title)
    if site:
        SubElement(root, "link", {"rel": "self", "href": f"{site}rattelser.xml"})
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
    return '<?xml version="1.0" encoding="utf-8"?>\n' + tostring(root, encoding="unicode") + "\n"


def _text(parent: Element, name: str, text: str) -> None:
    SubElement(parent, name).text = text


def _id(text: str) -> str:
    return uuid5(NAMESPACE_URL, text).urn


def _moment(day: str) -> str:
    return f"{day}T00:00:00Z"


def _shown(text: str, words: Words) -> Decimal | str:
    return figure_or_text(text) if text else words.say("missing.not-reported")
