"""Tables as they are kept: fields with their schema, rows with their place in the file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from utfall.model.missing import Missing
from utfall.period import Period

if TYPE_CHECKING:
    from collections.abc import Mapping

Value = str | Decimal | int | bool | date | Period | Missing


@dataclass(frozen=True, slots=True)
class Reference:
    """Say that a field holds the key of a row in another resource."""

    resource: str
    field: str


@dataclass(frozen=True, slots=True)
class Field:
    """Describe one column. ``unit``, ``decimals``, ``total`` and ``scale`` are ours beside the Table Schema."""

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
    reference: Reference | None = None

    @property
    def is_number(self) -> bool:
        """Whether the column holds figures."""
        return self.type in {"number", "integer"}


@dataclass(frozen=True, slots=True)
class Row:
    """Hold one row's values by field name, its key, and its number in the file (the header is row 1)."""

    number: int
    key: str
    values: Mapping[str, Value]

    def text(self, name: str) -> str:
        """Return a value as the text it is written with; a missing one as an empty text."""
        value = self.values.get(name, Missing.NOT_REPORTED)
        return "" if isinstance(value, Missing) else str(value)


@dataclass(frozen=True, slots=True)
class Resource:
    """Hold one table of a package. ``file`` is its path from the project's root."""

    name: str
    title: str
    description: str
    file: str
    fields: tuple[Field, ...]
    rows: tuple[Row, ...]

    @property
    def keys(self) -> frozenset[str]:
        """The keys of all rows."""
        return frozenset(row.key for row in self.rows)

    def field(self, name: str) -> Field | None:
        """Return the field of a name, if there is one."""
        return next((field for field in self.fields if field.name == name), None)
