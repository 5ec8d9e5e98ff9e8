"""Footnotes at wholes that are without some members, or that are not made: why. Those of the city's own stay."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from utfall.words import Words
    from utfall.work.gathering.month_tables import MonthTable, MonthTables, Row

SHOWN = 5  # members that a footnote names
_WITHOUT = "gathered.without"
_KEYS = (_WITHOUT, "gathered.no-whole", "gathered.nobody")


@dataclass
class Footnotes:
    """Gather the footnotes of a month, and put them among those that are there."""

    speech: Words
    texts: dict[tuple[str, str, str], str] = field(default_factory=dict)
    seen: set[tuple[str, str, str]] = field(default_factory=set)

    def tell(self, resource: str, row: str, names: list[str], count: int) -> None:
        """Tell at the outcome of a row which of so many members it is without; nothing where it is without none."""
        place = (resource, row, "outcome")
        self.seen.add(place)
        if names:
            listed = ", ".join(names[:SHOWN]) + (" …" if len(names) > SHOWN else "")
            self.texts[place] = self.speech.say(_WITHOUT, names=listed, count=count - len(names), whole=count)

    def tell_none(self, row: str, *, is_own: bool) -> None:
        """Tell why an indicator has no outcome: its parts make no whole, or no member has a figure."""
        self.texts["observations", row, "outcome"] = self.speech.say(_KEYS[1] if is_own else _KEYS[2])

    def see(self, row: str) -> None:
        """Let an indicator have no footnote of these any more, unless one is told."""
        self.seen.add(("observations", row, "outcome"))

    def is_needed(self, month: MonthTables) -> bool:
        """Tell whether the table of footnotes has to be there."""
        return bool(self.texts) or "notes" in month.tables

    def put(self, table: MonthTable) -> MonthTable:
        """Return the table with these footnotes, without those that were put there before."""
        kept = [row for row in table.rows if not (self._place(row) in self.seen and self._is_ours(row["text"]))]
        taken = {self._place(row) for row in kept}
        fresh = [
            {"resource": resource, "row": row, "field": column, "text": text}
            for (resource, row, column), text in self.texts.items()
            if (resource, row, column) not in taken
        ]
        return replace(table, rows=(*kept, *fresh))

    @staticmethod
    def _place(row: Row) -> tuple[str, str, str]:
        return row["resource"], row["row"], row["field"]

    def _is_ours(self, text: str) -> bool:
        return any(text.startswith(self.speech.entries[key].partition("{")[0]) for key in _KEYS)
