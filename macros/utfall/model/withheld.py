"""What of a report only staff may see: whole tables, columns, and rows by their keys.

Everything else of a report is public. A cell is withheld where its table, its column or its row is.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

Columns = frozenset[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Withheld:
    """Hold tables by name, columns by table and name, rows by table and key."""

    tables: frozenset[str] = frozenset()
    columns: Columns = frozenset()
    rows: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.tables or self.columns or any(self.rows.values()))

    def has_row(self, table: str, key: str) -> bool:
        """Tell whether a row is withheld, by itself or with its table."""
        return table in self.tables or key in self.rows.get(table, ())

    def has_column(self, table: str, column: str) -> bool:
        """Tell whether a column is withheld, by itself or with its table."""
        return table in self.tables or (table, column) in self.columns

    def has_cell(self, table: str, key: str, column: str) -> bool:
        """Tell whether a cell is withheld."""
        return self.has_row(table, key) or (table, column) in self.columns

    def joined(self, other: Withheld) -> Withheld:
        """Return what either withholds."""
        names = dict.fromkeys((*self.rows, *other.rows))
        rows = {name: self.rows.get(name, frozenset()) | other.rows.get(name, frozenset()) for name in names}
        return Withheld(self.tables | other.tables, self.columns | other.columns, rows)
