"""What the checks on files look at: the package as found, the report as understood, Frictionless's verdict."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from utfall.model.contract import CONTRACTS
from utfall.model.finding import Finding
from utfall.source.cell_rules import column_kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from utfall.model.resource import Field
    from utfall.source.raw import RawPackage, RawRow, RawTable
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

    def cells(self, *kinds: str) -> Iterator[tuple[RawTable, RawRow, str, str]]:
        """Yield table, row, heading and text of every cell of a column of one of the kinds."""
        for table in self.tables:
            wanted = [(at, name) for at, name in enumerate(table.header) if column_kind(table, name) in kinds]
            for row in table.rows if wanted else ():
                for at, name in wanted:
                    if at < len(row.cells):
                        yield table, row, name, row.cells[at]


def key_columns(table: RawTable) -> tuple[str, ...]:
    """Return the columns that make a row's key."""
    return CONTRACTS[table.name].key if table.name in CONTRACTS else table.primary_key


@dataclass(frozen=True, slots=True)
class DescribedColumn:
    """A column as the descriptor has it, to say of it what is wrong there."""

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
