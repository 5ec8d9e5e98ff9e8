"""A page's HTML as a tree to be walked and changed, and a tree as HTML again.

Drawings inside it are in their own namespace when read and in none when written, as HTML wants it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, register_namespace, tostring

import tinyhtml5

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

SVG = "{http://www.w3.org/2000/svg}"
register_namespace("", SVG.strip("{}"))  # drawings are written as files of their own


def read(markup: str) -> Element:
    """Return HTML as the body that it makes, without comments."""
    body: Element | None = tinyhtml5.parse(markup, namespace_html_elements=False).find("body")
    assert body is not None  # noqa: S101 - the parser always makes one
    drop(body, [one for one in body.iter() if _is_comment(one)])
    return body


def _is_comment(one: Element) -> bool:
    tag: object = one.tag  # of a comment no name but a function
    return not isinstance(tag, str)


def write(body: Element) -> str:
    """Return what a body holds as HTML."""
    for one in body.iter():
        one.tag = one.tag.removeprefix(SVG)
    return "".join([body.text or "", *(tostring(child, encoding="unicode", method="html") for child in body)])


def classes(one: Element) -> set[str]:
    """Return the classes of an element."""
    return set(one.get("class", "").split())


def has_class(body: Element, name: str) -> Iterator[Element]:
    """Return every element below of a class."""
    return (one for one in body.iter() if name in classes(one))


def text_of(one: Element) -> str:
    """Return what an element says, on one line."""
    return " ".join("".join(one.itertext()).split())


def span_of(cell: Element) -> int:
    """Return how many columns a cell takes."""
    said = cell.get("colspan", "1")
    return max(1, int(said)) if said.isdecimal() else 1


def drop(body: Element, unwanted: Iterable[Element]) -> None:
    """Take elements out; what follows after them stays."""
    gone = {id(one) for one in unwanted}
    for parent in body.iter():
        for at, child in reversed(list(enumerate(parent))):
            if id(child) in gone:
                _keep_tail(parent, at, child.tail or "")
                parent.remove(child)


def unwrap(body: Element, wrappers: Iterable[Element]) -> None:
    """Take elements away and leave what they hold where they were."""
    gone = {id(one) for one in wrappers}
    for parent in list(body.iter()):
        for at, child in reversed(list(enumerate(parent))):
            if id(child) in gone:
                inner = list(child)
                if inner:
                    inner[-1].tail = (inner[-1].tail or "") + (child.tail or "")
                parent.remove(child)
                _keep_tail(parent, at, (child.text or "") + ("" if inner else child.tail or ""))
                for offset, one in enumerate(inner):
                    parent.insert(at + offset, one)


def _keep_tail(parent: Element, at: int, text: str) -> None:
    if at:
        parent[at - 1].tail = (parent[at - 1].tail or "") + text
    else:
        parent.text = (parent.text or "") + text
