"""Columns of typed values, which a Parquet file is made of. The types are named as SQL names them.

A figure is a decimal of fixed size: a cell has at most 18 digits before the decimal point and 9 after it, so every
figure is held exactly and every sum of figures is exact.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from decimal import Decimal

TEXT, INTEGER, DATE, TRUTH, FLOAT = "VARCHAR", "BIGINT", "DATE", "BOOLEAN", "DOUBLE"
PRECISION, SCALE = 27, 9
FIGURE = f"DECIMAL({PRECISION},{SCALE})"


@dataclass(frozen=True, slots=True)
class TypedColumn:
    """A column by its name, with the type and the values of all its rows; ``None`` is no value."""

    name: str
    type: str
    values: Sequence[str | int | float | bool | date | Decimal | None]
