"""Words from a closed set, such as a direction or a frequency: one of those that are known."""

from __future__ import annotations

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
        known = {name: column_words(table, name) for name in table.header}
        for row, name, text in table.cells():
            words = known.get(name)
            if words and text not in words and text not in SYMBOLS:
                details = {"known": ", ".join(words), "suggestion": suggestion(text, words)}
                yield Finding("unknown-word", "unknown", table.file, row.number, name, text, details=details)
