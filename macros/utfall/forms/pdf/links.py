"""Links and addresses of pages that become one document: addresses that stand once, links that lead inside it.

What leads out of the document is told at the end of its chapter, since paper cannot be followed.
"""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING
from urllib.parse import SplitResult, unquote, urlsplit
from xml.etree.ElementTree import SubElement

from utfall.forms.pdf.tree import text_of
from utfall.shown.outline import SCHEME, address_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from collections.abc import Set as AbstractSet
    from xml.etree.ElementTree import Element

_OUTSIDE = {"http", "https", "mailto"}


def slug(name: str) -> str:
    """Return what a page is called inside the document: ``indikatorer/nki.md`` is ``indikatorer-nki``."""
    return re.sub(r"[^a-z0-9]+", "-", name.lower().removesuffix(".md")).strip("-")


def place(name: str, anchor: str) -> str:
    """Return the address inside the document of a place on a page."""
    return f"{slug(name)}--{anchor}" if anchor else slug(name)


def join(body: Element, name: str, known: Mapping[str, frozenset[str]]) -> None:
    """Make a page's addresses its own and its links lead inside the document, as far as what they lead to is there.

    Addresses outside are numbered, and told at the end.
    """
    for one in body.iter():
        if one.get("id"):
            one.set("id", place(name, one.get("id", "")))
    outside: dict[str, None] = {}
    for link in list(body.iter("a")):
        if urlsplit(link.get("href", "")).scheme in _OUTSIDE:
            address = link.get("href", "")
            if address.removeprefix("mailto:") not in text_of(link):
                outside[address] = None
                _number(body, link, list(outside).index(address) + 1)
        else:
            _join(link, name, known)
    if outside:
        _tell(body, outside)


def _join(link: Element, name: str, known: Mapping[str, frozenset[str]]) -> None:
    parts = urlsplit(link.attrib.pop("href", ""))
    path, anchor = _target(parts, name, known)
    if path in known and (not anchor or anchor in known[path]):
        link.set("href", f"#{place(path, anchor)}")
    else:
        link.tag = "span"


def _target(parts: SplitResult, name: str, known: Mapping[str, frozenset[str]]) -> tuple[str, str]:
    """Return the page that a link leads to, from the page that it stands on or from the site's root, and the place."""
    anchor = unquote(parts.fragment)
    if parts.scheme == SCHEME:
        return next((one for one in known if address_of(one) == parts.path), ""), anchor
    if parts.scheme or not parts.path:
        return "" if parts.scheme else name, anchor
    return posixpath.normpath(posixpath.join(posixpath.dirname(name), unquote(parts.path))), anchor


def _number(body: Element, link: Element, number: int) -> None:
    """Put a number after a link."""
    parent = next(one for one in body.iter() if link in one)
    mark = link.makeelement("sup", {"class": "p-number-of"})
    mark.text, mark.tail, link.tail = str(number), link.tail, None
    parent.insert(list(parent).index(link) + 1, mark)


def _tell(body: Element, addresses: Iterable[str]) -> None:
    """Tell addresses in the order of their numbers."""
    listed = SubElement(body, "ol", {"class": "p-addresses"})
    for address in addresses:
        link = SubElement(SubElement(listed, "li"), "a", {"href": address})
        link.text = address.removeprefix("mailto:")


def keep_wanted(bodies: Sequence[Element], own: AbstractSet[str]) -> None:
    """Keep those addresses in a document's bodies that a link leads to, each once, and links that lead to one of them.

    ``own`` are the addresses that the bodies themselves have in the document.
    """
    every = [one for body in bodies for one in body.iter()]
    wanted = {one.get("href", "")[1:] for one in every if one.tag == "a" and one.get("href", "").startswith("#")}
    there = set(own)
    for one in every:
        if one.get("id") in wanted - there:
            there.add(one.get("id", ""))
        else:
            one.attrib.pop("id", None)
    for one in every:
        if one.tag == "a" and one.get("href", "").startswith("#") and one.get("href", "")[1:] not in there:
            del one.attrib["href"]
