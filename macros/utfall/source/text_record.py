"""The record of the last report's commentary in a month's folder: what the pages are compared with.

``utfall new`` writes it when the month is opened, so that a month can be checked by its own folder. It holds hashes of
word shingles, paragraph by paragraph, and none of the words.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from utfall.likeness import WORDS, shingles
from utfall.source.paragraphs import commentary
from utfall.source.raw import LAST_TEXT

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from utfall.period import Period
    from utfall.source.page import Page


class RecordError(ValueError):
    """Tell that a record is none that this program wrote."""


def written_record(report: Period, pages: Iterable[Page]) -> str:
    """Return the record of the commentary on these pages, which are of that report."""
    found = {page.name: [" ".join(shingles(one.text)) for one in commentary(page)] for page in pages}
    kept = {name: texts for name, texts in sorted(found.items()) if texts}
    whole = {"report": str(report), "words": WORDS, "pages": kept}
    return f"{json.dumps(whole, ensure_ascii=False, indent=2)}\n"


def shingles_of(pages: Iterable[Page]) -> frozenset[str]:
    """Return the shingles of the commentary on these pages."""
    return frozenset(one for page in pages for text in commentary(page) for one in shingles(text.text))


def has_record(folder: Path) -> bool:
    """Tell whether a month's folder has a record."""
    return (folder / LAST_TEXT).is_file()


def read_record(folder: Path) -> frozenset[str] | None:
    """Return the shingles that a month's record holds; ``None`` without a record. Raise ``RecordError`` for another."""
    if not has_record(folder):
        return None
    try:
        whole = json.loads((folder / LAST_TEXT).read_text(encoding="utf-8"))
        return frozenset(one for texts in whole["pages"].values() for text in texts for one in text.split())
    except (AttributeError, KeyError, RecursionError, TypeError, ValueError) as fault:
        raise RecordError from fault
