"""The pictures that a page shows, as files beside the document's source, and those that are missing."""

from __future__ import annotations

import hashlib
import posixpath
from base64 import b64decode
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote

from utfall.forms.pdf.picture import FAMILY
from utfall.model.finding import Finding
from utfall.render.live_figure import STILL

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from xml.etree.ElementTree import Element

    from utfall.source.page import Page

KINDS = frozenset({".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp"})  # what the typesetter reads


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture: the name of its file in the document's folder, what it holds, and how the page calls it."""

    name: str
    content: bytes
    source: str


def embedded(body: Element, page: Page, docs: Path) -> tuple[tuple[Picture, ...], tuple[Finding, ...]]:
    """Let every picture of a page's body name its file; return the files, and what is wrong with others."""
    found = list(_each(body, page, docs))
    return (
        tuple(one for one in found if isinstance(one, Picture)),
        tuple(one for one in found if isinstance(one, Finding)),
    )


def _each(body: Element, page: Page, docs: Path) -> Iterator[Picture | Finding]:
    for one in body.iter("img"):
        source = one.get("src", "")
        if source.startswith(STILL):  # a project's own figure, drawn in the page
            content = b64decode(source.removeprefix(STILL)).replace(b"sans-serif", FAMILY.encode())
            name = f"{hashlib.sha256(content).hexdigest()[:16]}.svg"
            one.set("src", name)
            yield Picture(name, content, source)
            continue
        row, column = page.place(source)
        path = docs / posixpath.normpath(posixpath.join(posixpath.dirname(page.name), unquote(source)))
        if path.suffix.lower() not in KINDS or not path.resolve().is_relative_to(docs.resolve()) or not path.is_file():
            yield Finding("page-document", "picture", page.file, row, value=source, column=column)
        elif one.get("alt") is None:
            yield Finding("page-document", "alternative", page.file, row, value=source, column=column)
        else:
            content = path.read_bytes()
            name = f"{hashlib.sha256(content).hexdigest()[:16]}{path.suffix.lower()}"
            one.set("src", name)
            yield Picture(name, content, source)
