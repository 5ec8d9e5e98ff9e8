"""Rows and cells as texts, as a file of the city's has them."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from utfall.model.contract import CONTRACTS
from utfall.work.gathering.amounts import written

if TYPE_CHECKING:
    from collections.abc import Sequence

    from utfall.model.indicator import Amount
    from utfall.work.gathering.gathered_member import GatheredMember
    from utfall.work.gathering.month_tables import MonthTable, Row


def text_of(amount: Amount) -> str:
    """Return an amount, or the symbol of one that is missing."""
    return written(amount) if isinstance(amount, Decimal) else amount.symbol


def row_of(member: GatheredMember, table: str, key: str) -> Row:
    """Return a row of a member's, the columns that the contract knows of it."""
    row = member.report.row(table, key)
    return {name: row.text(name) if row else "" for name in CONTRACTS[table].columns}


def with_rows(table: MonthTable, fresh: Sequence[Row]) -> MonthTable:
    """Return a table with further rows, which go on with its order, and with the columns that they fill."""
    first = next_order(table.rows)
    names = [name for row in fresh for name in row if row[name]]
    rows = (*table.rows, *({**row, "order": str(first + at)} for at, row in enumerate(fresh)))
    return replace(table.with_columns(names), rows=rows)


def next_order(rows: Sequence[Row]) -> int:
    """Return the number that a further row of a table has."""
    return max((int(row["order"]) for row in rows if row.get("order", "").isdecimal()), default=0) + 1
