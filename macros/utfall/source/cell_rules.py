"""What each cell of a package is to hold: kind, unit, words, told by the contract, the descriptor and the row."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from utfall.model.contract import CONTRACTS, REFERENCES
from utfall.model.resource import AUDIENCE, KIND, ROW_KINDS, UNIT
from utfall.project import AUDIENCES
from utfall.source.lossless import CellRule

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from utfall.source.raw import RawTable
    from utfall.source.raw_rows import RawRow

_WORDS_OF = {KIND: ROW_KINDS, AUDIENCE: AUDIENCES}  # what stands in a column of a role
_UNIT_OF = {  # where the unit of a row's figures stands: the column that names it, and the resource it is a row of
    "observations": ("indicator", "indicators"),
    "statement_lines": ("statement", "statements"),
    "breakdowns": ("indicator", "indicators"),
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
    return _WORDS_OF.get(field.role, field.enum)


class DefiningTable(Protocol):
    """What the units are read from: a table's name, its headings and its rows."""

    @property
    def name(self) -> str: ...
    @property
    def header(self) -> Sequence[str]: ...
    @property
    def rows(self) -> Sequence[RawRow]: ...


@dataclass(frozen=True, slots=True)
class PackageUnits:
    """Hold the units of indicators and statements, by resource and id."""

    units: Mapping[str, Mapping[str, str]]

    @classmethod
    def of(cls, tables: Iterable[DefiningTable]) -> PackageUnits:
        """Read the units from the tables that define them."""
        return cls(
            {one.name: _units(one.header, one.rows) for one in tables if one.name in {"indicators", "statements"}}
        )

    def rules(self, table: RawTable, name: str, among: Sequence[RawRow] | None = None) -> list[CellRule]:
        """Return a rule for each cell of a column, in all rows of a table or ``among`` some."""
        rule, rows = _rule(table, name), table.rows if among is None else among
        is_of_row = table.name in _UNIT_OF or not rule.unit  # the report reads these tables by their rows' units
        units = self._row_units(table, rows) if rule.kind in {"number", "integer"} and is_of_row else ()
        return [CellRule(rule.kind, unit) for unit in units] if units else [rule] * len(rows)

    def _row_units(self, table: RawTable, rows: Sequence[RawRow]) -> Sequence[str]:
        """Return the unit of each row, where rows have units of their own."""
        name, resource = _UNIT_OF.get(table.name, ("", ""))
        told = next((field.name for field in table.fields if field.role == UNIT), name)
        if told not in table.header:
            return ()
        at = table.header.index(told)
        written = [row.cells[at].strip() if at < len(row.cells) else "" for row in rows]
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


def _units(header: Sequence[str], rows: Iterable[RawRow]) -> dict[str, str]:
    if not {"id", "unit"} <= set(header):
        return {}
    key, unit = header.index("id"), header.index("unit")
    cells = (row.cells for row in rows if len(row.cells) > max(key, unit))
    return {one[key].strip(): one[unit].strip() for one in cells}
