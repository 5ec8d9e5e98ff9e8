"""What an organisation and chapters may be called: each chapter has a page of its own beside the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from utfall.checks.identifier import TAKEN, identifier_of
from utfall.errors import UsageError
from utfall.names import names
from utfall.words import Sentence

if TYPE_CHECKING:
    from collections.abc import Sequence


def require_name(name: str) -> None:
    """Raise ``UsageError`` for a name without a letter or a digit: nothing can be called so."""
    if not any(one.isalnum() for one in name):
        raise UsageError(Sentence("error.init-nameless", {"name": name}))


def require_chapters(chapters: Sequence[str], language: str) -> None:
    """Raise ``UsageError`` for a chapter whose page would be another one's."""
    site = names(language)
    pages = {page.removesuffix(".md") for page in site.pages.values()}
    taken = dict.fromkeys({*TAKEN, *pages, site.indicators}, "")
    for chapter in chapters:
        require_name(chapter)
        page = identifier_of(chapter)
        if page in taken:
            key = "error.init-chapters-alike" if taken[page] else "error.init-chapter"
            raise UsageError(Sentence(key, {"name": chapter, "other": taken[page]}))
        taken[page] = chapter
