"""Words from a closed set, such as a direction or a frequency: one of those that are known."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from utfall.errors import suggestion
from utfall.model.finding import Finding
from utfall.model.missing import SYMBOLS
from utfall.source.cell_rules import column_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from utfall.checks.material import Material


def check(material: Material) -> Iterator[Finding]:
    """Find words that are not among those the contract or the schema lists."""
    for table in material.tables:
        for name, column in table.columns():
            words = column_words(table, name)
            for row, text in column.rows_where(partial(_is_none_of, (*words, *SYMBOLS))) if words else ():
                details = {"known": ", ".join(words), "suggestion": suggestion(text, words)}
                yield Finding("unknown-word", "unknown", table.file, row, name, text, details=details)


def _is_none_of(words: tuple[str, ...], text: str) -> bool:
    return text not in words
