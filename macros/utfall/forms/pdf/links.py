"""Links and addresses of pages that become one document: addresses that stand once, links that lead inside it.

What leads out of the documents is told at the end of its chapter, since paper cannot be followed. A link to another of
the documents is ``paper:appendix#place`` until it is known which page that is.
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

    from utfall.words import Words

PAPER = "paper"  # begins an address in another of the documents
REFERENCE = "p-at"  # the class of a link whose words end with the page that it leads to
_OUTSIDE = {"http", "https", "mailto"}


def slug(name: str) -> str:
    """Return what a page is called inside the document: ``indikatorer/nki.md`` is ``indikatorer-nki``."""
    return re.sub(r"[^a-z0-9]+", "-", name.lower().removesuffix(".md")).strip("-")


def place(name: str, anchor: str) -> str:
    """Return the address inside the document of a place on a page."""
    return f"{slug(name)}--{anchor}" if anchor else slug(name)


def join(body: Element, name: str, known: Mapping[str, frozenset[str]], where: Mapping[str, str]) -> None:
    """Make a page's addresses its own, and its links lead to where on paper what they lead to is.

    ``where`` is the document of each page. Addresses outside are numbered, and told at the end.
    """
    for one in body.iter():
        if one.get("id"):
            one.set("id", place(name, one.get("id", "")))
    outside: dict[str, None] = {}
    for link in list(body.iter("a")):
        scheme = urlsplit(link.get("href", "")).scheme
        if scheme in _OUTSIDE:
            address = link.get("href", "")
            if address.removeprefix("mailto:") not in text_of(link):
                outside[address] = None
                _number(body, link, list(outside).index(address) + 1)
        elif scheme != PAPER:
            _join(link, name, known, where)
    if outside:
        _tell(body, outside)


def _join(link: Element, name: str, known: Mapping[str, frozenset[str]], where: Mapping[str, str]) -> None:
    parts = urlsplit(link.attrib.pop("href", ""))
    path, anchor = _target(parts, name, known)
    if path not in known or (anchor and anchor not in known[path]):
        link.tag = "span"
        return
    label = f"#{place(path, anchor)}"
    link.set("href", label if where.get(path) == where.get(name) else f"{PAPER}:{where[path]}{label}")


def wanted_in(bodies: Iterable[Element], document: str) -> frozenset[str]:
    """Return the places in a document that links on these bodies lead to."""
    begin = f"{PAPER}:{document}#"
    links = (one.get("href", "") for body in bodies for one in body.iter("a"))
    return frozenset(href.removeprefix(begin) for href in links if href.startswith(begin))


def lead_to(
    bodies: Iterable[Element],
    files: Mapping[str, str],
    places: Mapping[str, Mapping[str, int]],
    words: Words,
) -> None:
    """Let links to other documents lead to their files, at the page that is known of documents that are set already."""
    for link in [one for body in bodies for one in body.iter("a") if one.get("href", "").startswith(f"{PAPER}:")]:
        document, _, label = link.get("href", "").removeprefix(f"{PAPER}:").partition("#")
        page = places.get(document, {}).get(label)
        link.set("href", f"{files[document]}#page={page}" if page else files[document])
        if REFERENCE in link.get("class", "").split():
            link.text = words.say("paper.in-appendix", which=text_of(link), page=page or 0)


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


def keep_wanted(bodies: Sequence[Element], own: AbstractSet[str], others: AbstractSet[str] = frozenset()) -> None:
    """Keep those addresses in a document's bodies that a link leads to, each once, and links that lead to one of them.

    ``own`` are the addresses that the bodies themselves have in the document; other documents lead to ``others``.
    """
    every = [one for body in bodies for one in body.iter()]
    wanted = {one.get("href", "")[1:] for one in every if one.tag == "a" and one.get("href", "").startswith("#")}
    wanted |= others
    there = set(own)
    for one in every:
        if one.get("id") in wanted - there:
            there.add(one.get("id", ""))
        else:
            one.attrib.pop("id", None)
    for one in every:
        if one.tag == "a" and one.get("href", "").startswith("#") and one.get("href", "")[1:] not in there:
            del one.attrib["href"]
