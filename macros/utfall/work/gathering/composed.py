"""The tables of the city's month with what members report in them; every other cell and row stays as it is."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from utfall.derive.finality import COLUMN as FINALITY
from utfall.derive.finality import PRELIMINARY
from utfall.model.gathered import GAPS, ORGANISATION, PROJECTS, SOURCES, STATUSES
from utfall.model.missing import SYMBOLS, Missing
from utfall.words import words
from utfall.work.gathering.composed_definitions import with_definitions
from utfall.work.gathering.composed_statements import with_statements
from utfall.work.gathering.footnotes import Footnotes
from utfall.work.gathering.gathered_month import UNTOLD
from utfall.work.gathering.texts import next_order, text_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from utfall.words import Words
    from utfall.work.gathering.gathered_month import GatheredMonth
    from utfall.work.gathering.month_tables import MonthTable, MonthTables, Row
    from utfall.work.gathering.wholes import GatheredWhole, MemberPart

_OF_PARTS = ("target", "weight", "comment", FINALITY)  # columns of breakdowns that are there where a part fills them


def composed(month: MonthTables, found: GatheredMonth) -> MonthTables:
    """Return the city's month with the members' figures in it."""
    return _Composer(month, found).composed()


class _Composer:
    """Put what was found into the tables, one after the other."""

    def __init__(self, month: MonthTables, found: GatheredMonth) -> None:
        self.month, self.found = month, found
        self.speech: Words = words(str(month.descriptor["language"]))
        self.notes = Footnotes(self.speech)

    def composed(self) -> MonthTables:
        """Return the whole month."""
        found = self.found
        month = self.month.changed("dimensions", self._dimensions).changed("members", self._members)
        month = with_definitions(month, found, self.speech)
        month = month.changed("observations", self._observations).changed("breakdowns", self._breakdowns)
        month = with_statements(month, found, self.speech, self.notes)
        month = month.changed("notes", self.notes.put) if self.notes.is_needed(month) else month
        fresh: dict[str, Iterable[Mapping[str, str]]] = {
            SOURCES: self._sources(), GAPS: self._gaps(), STATUSES: found.overview.statuses,
            PROJECTS: found.overview.projects,
        }  # fmt: skip
        for name, rows in fresh.items():
            month = month.with_table(name, replace(month.table(name), rows=tuple(map(dict, rows))))
        return month

    def _dimensions(self, table: MonthTable) -> MonthTable:
        if any(row["id"] == ORGANISATION for row in table.rows):
            return table
        said = {part: self.speech.say(f"gathered.dimension.{part}") for part in ("name", "description")}
        row = {"id": ORGANISATION, "order": str(next_order(table.rows)), **said}
        return replace(table.with_columns(["description"]), rows=(*table.rows, row))

    def _members(self, table: MonthTable) -> MonthTable:
        """Return the members: those of the hub, as the city calls them, and the groups that it has put them in."""
        had = {row["id"]: row for row in table.rows if row["dimension"] == ORGANISATION}
        rows = [
            had.get(name) or {"dimension": ORGANISATION, "id": name, "order": str(at), "name": called}
            for at, (name, called) in enumerate(self.found.names.items(), 1)
        ]
        groups = {row.get("parent", "") for row in rows}
        while more := [row for one, row in had.items() if one in groups and row not in rows]:
            rows += more
            groups |= {row.get("parent", "") for row in more}
        others = [row for row in table.rows if row["dimension"] != ORGANISATION]
        return replace(table.with_columns(["parent"]), rows=(*others, *rows))

    def _observations(self, table: MonthTable) -> MonthTable:
        rows = table.keyed("indicator", "period")
        for whole in self.found.wholes:
            key = (whole.indicator.id, str(whole.period))
            rows[key] = self._observation(whole, {"indicator": key[0], "period": key[1], **rows.get(key, {})})
        more = [FINALITY] if any(row.get(FINALITY) for row in rows.values()) else []
        return replace(table.with_columns(more), rows=tuple(rows.values()))

    def _observation(self, whole: GatheredWhole, row: Row) -> Row:
        key = f"{row['indicator']}/{row['period']}"
        self.notes.see(key)
        if not whole.is_made:
            found = {**row, "outcome": row.get("outcome") or Missing.NOT_AVAILABLE.symbol}
            if found["outcome"] == Missing.NOT_AVAILABLE.symbol:
                self.notes.tell_none(key, is_own=True)
            return found
        is_told = whole.cells["outcome"] not in SYMBOLS
        lacking = self.found.lacking(whole) if is_told else []
        self.notes.tell("observations", key, lacking, len(self.found.settings))
        if whole.cells["outcome"] == Missing.NOT_AVAILABLE.symbol:
            self.notes.tell_none(key, is_own=False)
        kept = "" if row.get(FINALITY) == PRELIMINARY else row.get(FINALITY, "")
        said = PRELIMINARY if lacking or (is_told and whole.is_preliminary) else kept
        then = self.found.last_year(whole.indicator.id, whole.period)
        found = {**row, **whole.cells, FINALITY: said}
        return {**found, "previous_outcome": then} if then else found

    def _breakdowns(self, table: MonthTable) -> MonthTable:
        gathered = {(one.indicator.id, str(one.period)) for one in self.found.wholes}
        kept = [
            row for row in table.rows
            if not row.get(ORGANISATION) or (row["indicator"], row["period"]) not in gathered
        ]  # fmt: skip
        fresh = [row for whole in self.found.wholes for row in self._parts(whole)]
        used = [name for name in _OF_PARTS if any(row.get(name) for row in fresh)]
        return replace(table.with_columns([ORGANISATION, *used]), rows=(*kept, *fresh))

    def _parts(self, whole: GatheredWhole) -> Iterator[Row]:
        parts = {one.member.id: one for one in whole.parts}
        for member in self.found.names:
            outcome = self.found.outcome(whole, member)
            row = {"indicator": whole.indicator.id, "period": str(whole.period), ORGANISATION: member}
            row["outcome"] = text_of(outcome)
            if outcome not in UNTOLD:  # the whole has nothing of a member that is not told, its target neither
                row |= _cells(parts[member]) if member in parts else {}
            else:
                row["comment"] = self.speech.say(self.found.why(whole, member).sentence)
            yield row

    def _sources(self) -> Iterator[Row]:
        kinds = {one.id: one.kind for one in self.found.settings}
        for member in self.found.members:
            package = member.package
            said = self.speech.say("gathered.draft") if package.is_preliminary else ""
            yield {
                "member": member.id, "name": member.name, "edition": package.edition, "version": package.version,
                "sha256": package.sha256, "address": package.address, "kind": kinds[member.id], "preliminary": said,
            }  # fmt: skip

    def _gaps(self) -> Iterator[Row]:
        told = {(gap.member, gap.resource, gap.row): gap for gap in reversed(self.found.gaps)}
        order = list(self.found.names)
        for gap in sorted(told.values(), key=lambda one: order.index(one.member)):
            yield {
                "member": gap.member, "name": gap.name, "resource": gap.resource, "row": gap.row, "reason": gap.reason,
                "text": self.speech.say(gap.sentence),
            }  # fmt: skip


def _cells(part: MemberPart) -> Row:
    """Return what else than the outcome a member tells."""
    found = {name: text_of(one) for name in ("target", "weight") if isinstance(one := getattr(part, name), Decimal)}
    is_draft = part.member.package.is_preliminary and isinstance(part.outcome, Decimal)
    return found | ({FINALITY: PRELIMINARY} if is_draft else {})
