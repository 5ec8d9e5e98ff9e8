"""What each cell of a package is to hold: kind, unit, words, told by the contract, the descriptor and the row."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from utfall.model.contract import CONTRACTS, REFERENCES
from utfall.model.resource import KIND, ROW_KINDS, UNIT
from utfall.source.lossless import CellRule

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from utfall.source.raw import RawTable

_UNIT_OF = {  # where the unit of a row's figures stands: the column that names it, and the resource it is a row of
    "observations": ("indicator", "indicators"),
    "statement_lines": ("statement", "statements"),
}


def column_kind(table: RawTable, name: str) -> str:
    """Return the kind of a column: the contract's where it knows it, else the schema's type."""
    contract = CONTRACTS.get(table.name)
    if contract and name in contract.columns:
        return contract.columns[name].kind
    field = table.field(name)
    return field.type if field else ""


def column_words(table: RawTable, name: str) -> tuple[str, ...]:
    """Return the words of the closed set that a column holds, none where it holds others."""
    contract = CONTRACTS.get(table.name)
    if contract and name in contract.columns and contract.columns[name].words:
        return contract.columns[name].words
    field = table.field(name)
    if field is None:
        return ()
    return ROW_KINDS if field.role == KIND else field.enum


@dataclass(frozen=True, slots=True)
class PackageUnits:
    """Hold the units of indicators and statements, by resource and id."""

    units: Mapping[str, Mapping[str, str]]

    @classmethod
    def of(cls, tables: Iterable[RawTable]) -> PackageUnits:
        """Read the units from the tables that define them."""
        return cls({table.name: _units(table) for table in tables if table.name in {"indicators", "statements"}})

    def rules(self, table: RawTable, name: str) -> list[CellRule]:
        """Return a rule for each cell of a column."""
        rule = _rule(table, name)
        units = self._row_units(table) if rule.kind in {"number", "integer"} and not rule.unit else ()
        return [CellRule(rule.kind, unit) for unit in units] if units else [rule] * len(table.rows)

    def _row_units(self, table: RawTable) -> Sequence[str]:
        """Return the unit of each row, where rows have units of their own."""
        name, resource = _UNIT_OF.get(table.name, ("", ""))
        told = next((field.name for field in table.fields if field.role == UNIT), name)
        if told not in table.header:
            return ()
        at = table.header.index(told)
        written = [row.cells[at].strip() if at < len(row.cells) else "" for row in table.rows]
        known = self.units.get(resource, {})
        return [known.get(one, "") for one in written] if told == name else written


def _rule(table: RawTable, name: str) -> CellRule:
    field, words = table.field(name), column_words(table, name)
    contract = CONTRACTS.get(table.name)
    known = contract.columns.get(name) if contract else None
    is_key = (
        name == "id"
        or (table.name, name) in REFERENCES
        or bool(contract and name in contract.key)
        or bool(known and known.scale)
        or bool(field and (field.reference or field.scale))
    )
    return CellRule(column_kind(table, name), field.unit or "" if field else "", words, is_key)


def _units(table: RawTable) -> dict[str, str]:
    if not {"id", "unit"} <= set(table.header):
        return {}
    key, unit = table.header.index("id"), table.header.index("unit")
    rows = (row.cells for row in table.rows if len(row.cells) > max(key, unit))
    return {cells[key].strip(): cells[unit].strip() for cells in rows}
