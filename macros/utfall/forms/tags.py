"""Read a built page's tags and texts in their order. The only importer of lxml, faster than Python's parser.

Built pages are whole documents that an engine wrote; what strangers wrote is held against an allow-list before, with
a parser that reads as browsers do (see ``pages.foreign``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from lxml.etree import HTMLParser

if TYPE_CHECKING:
    from collections.abc import Mapping


class TagReader(Protocol):
    """What is told of a page, tag by tag."""

    def handle_starttag(self, tag: str, named: dict[str, str]) -> None:
        """Go into an element; ``named`` has its attributes."""

    def handle_endtag(self, tag: str) -> None:
        """Leave an element; one without content is left at once."""

    def handle_data(self, data: str) -> None:
        """Take a text."""


class _Target:
    """Hand what lxml reads on to a reader."""

    def __init__(self, reader: TagReader) -> None:
        self.end = reader.handle_endtag
        self.data = reader.handle_data
        self._start = reader.handle_starttag

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Go into an element."""
        self._start(tag, dict(attributes))

    def close(self) -> None:
        """End: there is nothing to return."""


def read_tags(reader: TagReader, text: str) -> None:
    """Tell a reader of every tag and text of a page, or of a part of one."""
    parser = HTMLParser(target=_Target(reader), huge_tree=True)
    parser.feed(text)
    parser.close()
