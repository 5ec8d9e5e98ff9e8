"""What the checks on files look at: the package as found, the report as understood, Frictionless's verdict."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from utfall.model.finding import Finding
from utfall.model.resource import key_of
from utfall.source.cell_rules import PackageUnits, column_kind
from utfall.source.cells import is_unreadable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from utfall.model.resource import Field
    from utfall.source.lossless import CellRule
    from utfall.source.raw import RawPackage, RawTable
    from utfall.source.raw_rows import RawRow
    from utfall.source.validate import SchemaFault


@dataclass(frozen=True, slots=True)
class Material:
    """Hold a package as found and what Frictionless says of it."""

    raw: RawPackage
    faults: tuple[SchemaFault, ...] = ()

    @property
    def tables(self) -> tuple[RawTable, ...]:
        """The data files that could be opened."""
        return tuple(table for table in self.raw.tables if table.is_there)

    def cells_where(
        self, test: Callable[[str], bool], *kinds: str
    ) -> Iterator[tuple[RawTable, int, str, str]]:  # fmt: skip
        """Yield table, row, heading and text of the cells that pass a test, in columns of these kinds.

        The test is asked of each distinct text of a column once.
        """
        for table in self.tables:
            for name, column in table.columns():
                if column_kind(table, name) in kinds:
                    yield from ((table, row, name, text) for row, text in column.rows_where(test))

    def odd_columns(self, *kinds: str) -> Iterator[tuple[RawTable, str, list[RawRow], list[CellRule]]]:
        """Yield table, name, rows and a rule for each of these kinds' columns with a cell that is not canonical."""
        for table in self.tables:
            for name, column in table.columns():
                kind = column_kind(table, name)
                if kind in kinds and any(is_unreadable(text, kind) for text in column.texts):
                    at = table.header.index(name)
                    rows = [row for row in table.rows if at < len(row.cells)]
                    yield table, name, rows, PackageUnits.of(self.tables).rules(table, name, rows)


def key_columns(table: RawTable) -> tuple[str, ...]:
    """Return the columns that make a row's key."""
    return key_of(table.name, table.fields, table.primary_key)


@dataclass(frozen=True, slots=True)
class DescribedColumn:
    """A column as the descriptor has it, with what is needed to report a fault there."""

    material: Material
    table: RawTable
    field: Field

    def finding(
        self, slug: str, case: str, part: str, value: str, details: Mapping[str, object] | None = None,
    ) -> Finding:  # fmt: skip
        """Return a finding at the line of the descriptor where a part of the column stands."""
        raw = self.material.raw
        line = raw.line(f"{raw.field_place(self.table.name, self.field.name)}.{part}")
        told = {"resource": self.table.name, "column": self.field.name, **(details or {})}
        return Finding(slug, case, raw.descriptor_file, line, self.field.name, value, details=told)


def described(material: Material) -> Iterator[DescribedColumn]:
    """Yield every column that the descriptor has."""
    return (DescribedColumn(material, table, field) for table in material.raw.tables for field in table.fields)
