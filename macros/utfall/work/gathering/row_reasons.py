"""Why each figure of a published month is corrected: the editions of the members that it follows from.

A line and a part tell by member, so their rows and the wholes of them name only the members that have changed them.
Where that cannot be told, as of a forecast, all members with a new edition are named.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from utfall.model.contract import BREAKDOWNS
from utfall.model.gathered import KEYS, LINES, SOURCES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from utfall.words import Words
    from utfall.work.gathering.month_tables import MonthTables, Row
    from utfall.work.gathering.moves import Move
    from utfall.work.log_rows import Cell, Why
    from utfall.work.members.member import MemberReading

ERROR, REVISION = "error", "revision"
_PARTS = {"observations": BREAKDOWNS, BREAKDOWNS: BREAKDOWNS, "statement_lines": LINES}  # which tells by member


class RowReasons:
    """Tell of a month that was put together anew why it is otherwise: as a whole, and cell by cell."""

    def __init__(
        self, sides: tuple[MonthTables, MonthTables], moved: Sequence[Move], readings: Sequence[MemberReading],
        speech: Words,
    ) -> None:  # fmt: skip
        self.moved, self.speech = moved, speech
        was, now = (one.table(SOURCES).keyed("member") for one in sides)
        self.sources: dict[str, Row] = {row["member"]: row for row in (*was.values(), *now.values())}
        self.changed = [key for (key,), row in now.items() if was.get((key,), {}).get("sha256") != row["sha256"]]
        self.mistaken = {one.setting.id for one in readings if one.package and self._is_mistaken(one)}

    def _is_mistaken(self, reading: MemberReading) -> bool:
        """Tell whether a member's new edition corrects an error, as its own log has it."""
        edition = self.sources.get(reading.setting.id, {}).get("edition", "")
        log = reading.package.report.corrections if reading.package else ()
        return any(one.kind == ERROR and edition.endswith(f".{one.edition}") for one in log)

    @property
    def of_all(self) -> Why:
        """Return the reason and the kind of what no member's own rows tell more of."""
        return self._why(self.changed)

    @property
    def of_cells(self) -> Mapping[Cell, Why]:
        """Return the reason and the kind of each cell whose members can be told."""
        found = {(one.resource, one.row, one.field): self._members(one) for one in self.moved}
        return {cell: self._why(members) for cell, members in found.items() if members}

    def _members(self, one: Move) -> list[str]:
        """Return the members with a new edition whose own row it is, or who have other cells under a figure."""
        if one.resource in KEYS:
            return [
                member for member in self.changed if member == one.row.split("/")[KEYS[one.resource].index("member")]
            ]
        table = _PARTS.get(one.resource, "")
        under = f"{one.row}/"
        fields = {one.field, *(["weight"] if one.field == "outcome" else [])}  # a mean follows from both
        found = {
            part.row.rpartition("/")[2]
            for part in self.moved
            if part.resource == table and part.field in fields and (part.row == one.row or part.row.startswith(under))
        }
        return [member for member in self.changed if member in found]

    def _why(self, members: Iterable[str]) -> Why:
        rows = [self.sources[one] for one in members]
        names = ", ".join(f"{row['name']} {row['edition'] or row['version']}" for row in rows)
        kind = ERROR if self.mistaken.intersection(row["member"] for row in rows) else REVISION
        return self.speech.say("gather.reason" if names else "gather.reason-otherwise", names=names), kind
