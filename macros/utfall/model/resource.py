"""Tables as they are kept: fields with their schema, rows with their place in the file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from utfall.model.contract import BREAKDOWNS, CONTRACTS, STATUS_SCALES
from utfall.model.missing import Missing
from utfall.period import Period

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

KIND, PARENT, UNIT, ORDER = "kind", "parent", "unit", "order"
AUDIENCE = "audience"  # the role of a column that says who may see the row, and what a table or a column says of itself
ROLES = (KIND, PARENT, UNIT, ORDER, AUDIENCE)
LINE, OF_WHICH, SUBTOTAL, TOTAL, HEADING = "line", "of-which", "subtotal", "total", "heading"
ROW_KINDS = (LINE, OF_WHICH, SUBTOTAL, TOTAL, HEADING)
PREVIOUS_REPORT = "previous-report"

Value = str | Decimal | int | bool | date | Period | Missing


@dataclass(frozen=True, slots=True)
class Reference:
    """Say that a field holds the key of a row in another resource."""

    resource: str
    field: str


@dataclass(frozen=True, slots=True)
class Field:
    """Describe one column; all but a Table Schema's own are ours, and optional.

    ``compares`` is what a status of the column is worked out from.
    ``formula`` is over columns of the same row. ``origin`` is where else the values come from (``previous-report``),
    ``origin_column`` which column there. ``of_period`` tells whether they are about the report's period, ``None`` where
    the descriptor does not say. ``role`` is what a column is for: the kind of a row, its parent, its unit, its order,
    who may see it. A ``total`` is a sum, or, where it is ``total_by_formula``, the formula over the totals.
    ``written_title`` is the title with its patterns. ``dimension`` is the one whose members the column holds.
    ``audience`` is who may see the column.
    """

    name: str
    title: str
    type: str = "string"
    description: str = ""
    required: bool = False
    enum: tuple[str, ...] = ()
    pattern: str | None = None
    unit: str | None = None
    decimals: int | None = None
    total: bool = False
    scale: str | None = None
    compares: str = ""
    reference: Reference | None = None
    written_title: str = ""
    formula: str = ""
    origin: str = ""
    origin_column: str = ""
    of_period: bool | None = None
    role: str = ""
    total_by_formula: bool = False
    dimension: str = ""
    audience: str = ""

    @property
    def is_derived(self) -> bool:
        """Whether the values follow from others: they may then be absent from the file."""
        return bool(self.formula or self.origin)

    @property
    def is_figure(self) -> bool:
        """Whether the column holds figures to be shown, and not the order of the rows."""
        return self.is_number and ORDER not in {self.role, self.name}

    @property
    def is_number(self) -> bool:
        """Whether the column holds figures."""
        return self.type in {"number", "integer"}


def key_of(name: str, fields: Sequence[Field], described: tuple[str, ...]) -> tuple[str, ...]:
    """Return the columns that are the key of a table: the contract's of one that it knows, else those described.

    A row of the breakdowns is told from others by its members too.
    """
    if name == BREAKDOWNS:
        return (*CONTRACTS[name].key, *(field.name for field in fields if field.dimension))
    return CONTRACTS[name].key if name in CONTRACTS else described


@dataclass(frozen=True, slots=True)
class Row:
    """Hold one row's values by field name, its key, and its number in the file (the header is row 1).

    ``derived`` names the values that are not in the file but follow from others.
    """

    number: int
    key: str
    values: Mapping[str, Value]
    derived: frozenset[str] = frozenset()

    def text(self, name: str) -> str:
        """Return a value as the text it is written with; a missing one as an empty text."""
        value = self.values.get(name, Missing.NOT_REPORTED)
        return "" if isinstance(value, Missing) else str(value)


@dataclass(frozen=True, slots=True)
class Other:
    """A cell of a row of a known table, of a column that the row's type has no attribute for.

    ``unit`` is the column's own, where it has one.
    """

    name: str
    value: Value
    is_number: bool = False
    unit: str = ""

    @property
    def amount(self) -> Decimal | Missing:
        """The figure, or why there is none."""
        if isinstance(self.value, bool | str | date | Period):
            return Missing.UNREADABLE
        return self.value if isinstance(self.value, Missing) else Decimal(self.value)


@dataclass(frozen=True, slots=True)
class Resource:
    """Hold one table of a package. ``file`` is its path from the project's root, ``header`` its columns as written.

    ``audience`` is who may see the table, where the descriptor says.
    """

    name: str
    title: str
    description: str
    file: str
    fields: tuple[Field, ...]
    rows: Sequence[Row]
    header: tuple[str, ...] = ()
    audience: str = ""

    @property
    def keys(self) -> frozenset[str]:
        """The keys of all rows."""
        from utfall.model.column_rows import ColumnRows

        return frozenset(self.rows.keys() if isinstance(self.rows, ColumnRows) else (row.key for row in self.rows))

    def field(self, name: str) -> Field | None:
        """Return the field of a name, if there is one."""
        return next((field for field in self.fields if field.name == name), None)

    def rows_where(self, column: str, test: Callable[[Value], bool]) -> Iterator[Row]:
        """Yield the rows whose value in a column passes a test; a row without that cell does not.

        Of a table that is kept as columns the test is asked of each distinct value once, and other rows are not made.
        """
        from utfall.model.column_rows import ColumnRows

        if isinstance(self.rows, ColumnRows):
            found = self.rows.columns.get(column)
            return (self.rows[row] for row in found.rows_where(test)) if found else iter(())
        return (row for row in self.rows if column in row.values and test(row.values[column]))

    def distinct(self, column: str) -> frozenset[Value]:
        """Return the values that stand in a column."""
        from utfall.model.column_rows import ColumnRows

        if isinstance(self.rows, ColumnRows):
            found = self.rows.columns.get(column)
            return frozenset(found.distinct) if found else frozenset()
        return frozenset(row.values[column] for row in self.rows if column in row.values)

    def of_role(self, role: str) -> Field | None:
        """Return the field that has a role, if one has; one called ``order`` has that of the order."""
        known = (field for field in self.fields if field.role == role or (role == ORDER and field.name == ORDER))
        return next(known, None)

    def kind(self, row: Row) -> str:
        """Return the kind of a row: a line, where no column tells."""
        field = self.of_role(KIND)
        found = row.text(field.name) if field else ""
        return found if found in ROW_KINDS else LINE

    def unit(self, field: Field, row: Row | None = None) -> str:
        """Return the unit of a column's figures: its own, else that of the row."""
        told = self.of_role(UNIT)
        return field.unit or (row.text(told.name) if told and row else "")

    def scale_of(self, column: str) -> str:
        """Return the status scale that a column is written in; empty for a column without statuses."""
        field = self.field(column)
        named = field.scale if field else None
        return named or (STATUS_SCALES.get(self.name, "") if column == "status" else "")
