"""Which cells of the city's month are otherwise after the members' packages were put together anew."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from utfall.model.contract import BREAKDOWNS, CONTRACTS
from utfall.model.gathered import KEYS, ORGANISATION

if TYPE_CHECKING:
    from collections.abc import Iterator

    from utfall.work.gathering.month_tables import MonthTable, MonthTables

FIGURES = ("observations", BREAKDOWNS, "statement_lines")  # tables whose cells readers are told of


@dataclass(frozen=True, slots=True)
class Move:
    """A cell that is otherwise: its table, the key of its row, its column, what stood there and what stands there."""

    resource: str
    row: str
    field: str
    old: str
    new: str

    @property
    def is_figure(self) -> bool:
        """Whether it is a figure of the report, and not where one comes from."""
        return self.resource in FIGURES


def moves(before: MonthTables, after: MonthTables) -> Iterator[Move]:
    """Yield the cells that are otherwise, table by table; a row that is new or gone by its cells that say something."""
    for name, table in after.tables.items():
        if name in before.tables:
            yield from _of_table(name, before.tables[name], table)
        else:
            yield from _of_table(name, before.table(name), table)


def _of_table(name: str, before: MonthTable, after: MonthTable) -> Iterator[Move]:
    key = KEYS.get(name) or CONTRACTS[name].key if name in KEYS or name in CONTRACTS else before.columns[:1]
    if name == BREAKDOWNS:
        key = (*key, ORGANISATION)
    was, now = before.keyed(*key), after.keyed(*key)
    for one in dict.fromkeys((*was, *now)):
        old, new = was.get(one, {}), now.get(one, {})
        for column in after.columns:
            if column not in key and old.get(column, "") != new.get(column, ""):
                yield Move(name, "/".join(one), column, old.get(column, ""), new.get(column, ""))
