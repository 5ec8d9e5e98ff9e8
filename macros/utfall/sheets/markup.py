"""XML read as events, by the standard library's expat, with nothing that a document can define for itself.

A document type is refused, and with it entities: no part of a spreadsheet has one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.parsers import expat

from utfall.sheets.limits import MOST_DEPTH, SheetError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    Started = Callable[[str, Mapping[str, str]], None]
    Ended = Callable[[str], None]
    Said = Callable[[str], None]


class _OddError(ValueError):
    """Raised where a part of a spreadsheet is written as none is."""


class Events:
    """Hand on elements and texts with names that have no namespace: ``c`` and ``r`` of ``x:c`` and ``x:r``."""

    def __init__(self, started: Started, ended: Ended, said: Said) -> None:
        self._started, self._ended = started, ended
        self._depth = 0
        self._parser = expat.ParserCreate(namespace_separator=" ")
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = said
        self._parser.StartDoctypeDeclHandler = _refuse

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > MOST_DEPTH:
            raise _OddError(name)
        self._started(name.rpartition(" ")[2], {key.rpartition(" ")[2]: text for key, text in attributes.items()})

    def _end(self, name: str) -> None:
        self._depth -= 1
        self._ended(name.rpartition(" ")[2])

    def read(self, chunks: Iterable[bytes], file: str) -> None:
        """Read a part. Raise ``SheetError`` for what is no XML, or XML that no spreadsheet is written in."""
        is_empty = True
        try:
            for chunk in chunks:
                is_empty = False
                self._parser.Parse(chunk, False)  # noqa: FBT003 - expat's own
            if not is_empty:
                self._parser.Parse(b"", True)  # noqa: FBT003
        except (expat.ExpatError, LookupError, _OddError) as fault:  # an encoding that nobody knows is looked up
            raise SheetError("broken", file) from fault


def _refuse(*_given: object) -> None:
    raise _OddError("doctype")


def _nothing(_given: str) -> None:
    """Pass over what is not asked for."""


def elements(chunks: Iterable[bytes], file: str) -> list[tuple[str, Mapping[str, str]]]:
    """Return every element of a small part with its attributes, in order."""
    found: list[tuple[str, Mapping[str, str]]] = []
    Events(lambda name, attributes: found.append((name, attributes)), _nothing, _nothing).read(chunks, file)
    return found


def texts(chunks: Iterable[bytes], file: str, element: str, key: str) -> dict[str, str]:
    """Return the text within each element of a name, by the attribute that names it."""
    found: dict[str, str] = {}
    inside: list[str] = []

    def started(name: str, attributes: Mapping[str, str]) -> None:
        if name == element:
            inside.append(attributes.get(key, ""))
            found[inside[-1]] = ""

    def ended(name: str) -> None:
        if name == element:
            inside.pop()

    def said(text: str) -> None:
        if inside:
            found[inside[-1]] += text

    Events(started, ended, said).read(chunks, file)
    return {name: text.strip() for name, text in found.items()}
