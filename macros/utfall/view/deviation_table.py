"""Indicators against target, forecast and last year: what the printed tables leave to the reader to work out."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from utfall.derive.deviation import deviation, remainder
from utfall.derive.measures import Derived, own_value, rolling_12
from utfall.derive.series import series_of
from utfall.errors import MacroError
from utfall.model.missing import Missing
from utfall.model.table import Cell, Column, Number
from utfall.model.unit import PERCENT
from utfall.period import Frequency
from utfall.view.assemble import Draft, assemble
from utfall.view.indicator_tables import chosen, with_unit
from utfall.view.trend import trend
from utfall.words import Sentence

if TYPE_CHECKING:
    from utfall.derive.deviation import Deviation
    from utfall.model.history import History
    from utfall.model.indicator import Indicator, Observation
    from utfall.model.table import Table
    from utfall.words import Words

HUNDRED = Decimal(100)
MOST_TIMES = 10  # a share of more than ten times its base says only that the base is small
COLUMNS = (
    "so_far", "so_far_share", "year", "year_share", "rest", "rest_ratio", "last_month", "last_year", "last_year_share",
    "r12",
)  # fmt: skip


def deviations_table(history: History, words: Words, chapter: str | None = None, area: str | None = None) -> Table:
    """Return deviations, what is left of the year, the change since last year and R12. Favourable is positive."""
    report = history.current
    pairs = [pair for pair in chosen(report, chapter, area) if not isinstance(pair[1].outcome, Missing)]
    if not pairs:
        raise MacroError(Sentence("error.no-rows", {"macro": "deviations", "what": chapter or area or "indicators"}))
    columns = [
        Column("name", words.say("heading.indicator"), "name"),
        Column("trend", words.say("heading.deviation.trend"), "trend"),
        *(Column(key, words.say(f"heading.deviation.{key}"), "number") for key in COLUMNS),
    ]
    units = {indicator.unit for indicator, _ in pairs}
    shared = units.pop() if len(units) == 1 else ""
    rows = [_Row(history, words, indicator, seen).draft(shared) for indicator, seen in pairs]
    caption = with_unit(words.say("caption.deviations", period=report.period.name(words)), shared, words)
    name = "-".join(filter(None, ("deviations", chapter, area)))
    return assemble(name, caption, columns, rows, (report.resource("observations").file,))


@dataclass(frozen=True, slots=True)
class _Row:
    """Work out one indicator's row."""

    history: History
    words: Words
    indicator: Indicator
    seen: Observation

    def draft(self, shared_unit: str) -> Draft:
        """Return the row; the unit stands under the name where the table has several."""
        seen = self.seen
        cells = {"name": Cell(self.indicator.name)} | self._trend()
        cells |= self._pair("so_far", deviation(self.indicator, seen.outcome, seen.target))
        cells |= self._pair("year", deviation(self.indicator, seen.forecast, seen.year_target))
        cells |= self._rest() | self._last_month() | self._last_year() | self._r12()
        detail = "" if shared_unit or self.indicator.unit == PERCENT else self.indicator.unit
        return Draft(self.indicator.id, cells, detail=detail)

    def _trend(self) -> dict[str, Cell]:
        """Return the latest thirteen periods, from the same period last year on, where three follow on one another."""
        found = trend(self.history, self.words, self.indicator, self.seen.period)
        return {"trend": Cell(found)} if found else {}

    def _pair(self, key: str, found: Deviation | None, notes: tuple[str, ...] = ()) -> dict[str, Cell]:
        if found is None:
            return {}
        unit = self.words.say("unit-of-change.procent") if found.in_points else ""
        decimals = self.indicator.decimals
        cells = {key: Cell(Number(found.amount, decimals, unit, signed=True), notes)}
        if found.share is not None and abs(found.share) <= MOST_TIMES:
            cells[f"{key}_share"] = Cell(Number(found.share * HUNDRED, 1, PERCENT, signed=True), notes)
        elif not found.in_points:
            cells[f"{key}_share"] = Cell(Missing.CANNOT_OCCUR)
        return cells

    def _rest(self) -> dict[str, Cell]:
        if self.seen.period.frequency is not Frequency.MONTH:
            return {}
        left = remainder(self.indicator, self.seen.outcome, self.seen.forecast, self.seen.period.number)
        if left is None:
            return {}
        cells = {"rest": Cell(Number(left.amount / left.months, self.indicator.decimals))}
        if left.ratio is not None:
            cells["rest_ratio"] = Cell(Number(left.ratio, 1))
        return cells

    def _last_month(self) -> dict[str, Cell]:
        """Return the change of the month's own value since the month before, where the archive has both."""
        if self.seen.period.frequency is not Frequency.MONTH:
            return {}
        series = series_of(self.history, self.indicator)
        now, before = own_value(series, self.seen.period), own_value(series, self.seen.period.previous)
        if now is None or before is None:
            return {}
        unit = self.words.say("unit-of-change.procent") if self.indicator.unit == PERCENT else ""
        notes = (self.words.say("note.derived"),) if now.is_derived or before.is_derived else ()
        change = Number(now.value - before.value, self.indicator.decimals, unit, signed=True)
        return {"last_month": Cell(change, notes)}

    def _last_year(self) -> dict[str, Cell]:
        """Return the change since the same period last year: from the archive, else as the month reports it."""
        then = series_of(self.history, self.indicator).at(self.seen.period.same_last_year)
        base = then.value if then else self.seen.previous_outcome
        if isinstance(base, Missing) or isinstance(self.seen.outcome, Missing):
            return {}
        key = "note.derived" if then and then.is_derived else "" if then else "note.reported"
        notes = (self.words.say(key),) if key else ()
        amount = self.seen.outcome - base
        is_rate = self.indicator.unit == PERCENT
        unit = self.words.say("unit-of-change.procent") if is_rate else ""
        cells = {"last_year": Cell(Number(amount, self.indicator.decimals, unit, signed=True), notes)}
        if base and not is_rate:
            share = Number(amount / abs(base) * HUNDRED, 1, PERCENT, signed=True)
            cells["last_year_share"] = Cell(share, notes)
        return cells

    def _r12(self) -> dict[str, Cell]:
        """Return R12: worked out from the archive, else as the month reports it."""
        if self.seen.period.frequency is not Frequency.MONTH:
            return {}
        found = r12_of(self.history, self.indicator, self.seen)
        unit = PERCENT if self.indicator.unit == PERCENT else ""
        if found:
            notes = [self.words.say("note.derived")] if found.is_derived else []
            notes += [self.words.say("note.unweighted")] if found.method == "mean" else []
            return {"r12": Cell(Number(found.value, self.indicator.decimals, unit), tuple(notes))}
        if isinstance(self.seen.rolling_12, Missing):
            return {}
        note = self.words.say("note.reported")
        return {"r12": Cell(Number(self.seen.rolling_12, self.indicator.decimals, unit), (note,))}


def r12_of(history: History, indicator: Indicator, seen: Observation) -> Derived | None:
    """Return the rolling twelve of an observation's month, weighted where the definition names a weight."""
    weights = series_of(history, history.current.indicator(indicator.weight)) if indicator.weight else None
    return rolling_12(series_of(history, indicator), seen.period, weights)
