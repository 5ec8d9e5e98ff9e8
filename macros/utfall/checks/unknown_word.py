"""Words from a closed set, such as a direction or a frequency: one of those that are known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from utfall.errors import suggestion
from utfall.model.contract import CONTRACTS
from utfall.model.finding import Finding
from utfall.model.missing import SYMBOLS
from utfall.model.resource import KIND, ROW_KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from utfall.checks.material import Material
    from utfall.source.raw import RawTable


def check(material: Material) -> Iterator[Finding]:
    """Find words that are not among those the contract or the schema lists."""
    for table in material.tables:
        known = _known(table)
        for row, name, text in table.cells():
            words = known.get(name)
            if words and text not in words and text not in SYMBOLS:
                details = {"known": ", ".join(words), "suggestion": suggestion(text, words)}
                yield Finding("unknown-word", "unknown", table.file, row.number, name, text, details=details)


def _known(table: RawTable) -> dict[str, tuple[str, ...]]:
    words = {field.name: field.enum for field in table.fields if field.enum}
    words |= {field.name: ROW_KINDS for field in table.fields if field.role == KIND}
    contract = CONTRACTS.get(table.name)
    if contract:
        words |= {column.name: column.words for column in contract.columns.values() if column.words}
    return words
