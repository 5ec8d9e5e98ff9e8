"""Indicators against target, forecast and last year: what the printed tables leave to the reader to work out."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from utfall.derive.comparing import as_shown, change, share
from utfall.derive.corrected import corrected, own_inputs, rolling_inputs
from utfall.derive.deviation import deviation, remainder
from utfall.derive.measures import Derived, base_last_year, is_broken, own_values, rolling_12
from utfall.derive.series import series_of, weights_of
from utfall.derive.year_end import year_outcome
from utfall.errors import NothingToShow
from utfall.model.indicator import Measure
from utfall.model.missing import Missing
from utfall.model.unit import PERCENT
from utfall.number import change_places
from utfall.shown.content import Number
from utfall.shown.table import Cell, Column, PageCaption
from utfall.view.assemble import Draft, assemble
from utfall.view.breaks import newest_break
from utfall.view.calendar_words import said_by
from utfall.view.corrections_table import derived_notes
from utfall.view.indicator_tables import seen_or_due, with_unit
from utfall.view.trend import trend
from utfall.words import Sentence

if TYPE_CHECKING:
    from collections.abc import Iterable

    from utfall.derive.deviation import Deviation
    from utfall.model.history import History
    from utfall.model.indicator import Indicator, Observation
    from utfall.model.page_money import Scale
    from utfall.model.report import Report
    from utfall.period import Period
    from utfall.shown.table import Table
    from utfall.view.indicator_tables import Pair
    from utfall.words import Words

HUNDRED = Decimal(100)
COLUMNS = (
    "so_far", "so_far_share", "year", "year_share", "rest", "rest_ratio", "last_month", "last_year", "last_year_share",
    "r12",
)  # fmt: skip

OF_THE_YEAR = {  # when some years, or all, have ended
    "year": ("heading.deviation.year-mixed", "heading.deviation.year-ended"),
    "year_share": ("heading.deviation.year_share-mixed", "heading.deviation.year_share-ended"),
}


def deviations_table(history: History, words: Words, chapter: str | None = None, area: str | None = None) -> Table:
    """Return deviations, what is left of the year, the change since last year and R12. Favourable is positive."""
    report = history.current
    pairs = seen_or_due(report, chapter, area)
    if not pairs:
        raise NothingToShow(Sentence("error.no-rows", {"macro": "deviations", "what": chapter or area or "indicators"}))
    columns = [
        Column("name", words.say("heading.indicator"), "name"),
        Column("trend", words.say("heading.deviation.trend"), "trend"),
        *(Column(key, _heading(report, words, pairs, key), "number") for key in COLUMNS),
    ]
    units = {indicator.unit for indicator, _ in pairs}
    shared = units.pop() if len(units) == 1 else ""
    rows = [_DeviationRow(history, words, indicator, seen).draft(shared) for indicator, seen in pairs]
    keys, month = ("caption.deviations", "caption.deviations-by-report"), report.period.report_name(words)
    said = said_by(report.calendar, words, keys, period=month)
    caption = with_unit(said, shared, words)
    name = "-".join(filter(None, ("deviations", chapter, area)))
    scales = {report.money.of_indicator(indicator) for indicator, _ in pairs}
    scale = scales.pop() if len(scales) == 1 else None
    on_pages = PageCaption(said, "", scale.unit) if scale else None
    return assemble(name, caption, columns, rows, (report.resource("observations").file,), on_pages=on_pages)


def _heading(report: Report, words: Words, pairs: list[Pair], key: str) -> str:
    """Return a column's heading, by what is compared with the year's target: forecasts, years that ended, or both."""
    if key == "last_month":
        return said_by(
            report.calendar, words, ("heading.deviation.last_month", "heading.deviation.last_month-by-report")
        )
    ended = {year_outcome(report, indicator, seen) is not None for indicator, seen in pairs}
    if key not in OF_THE_YEAR or True not in ended:
        return words.say(f"heading.deviation.{key}")
    mixed, whole = OF_THE_YEAR[key]
    return words.say(mixed if False in ended else whole)


@dataclass(frozen=True, slots=True)
class _DeviationRow:
    """Work out one indicator's row."""

    history: History
    words: Words
    indicator: Indicator
    seen: Observation

    def draft(self, shared_unit: str) -> Draft:
        """Return the row; the unit stands under the name where the table has several."""
        seen = self.seen
        notes = newest_break(self.history, self.words, self.indicator, seen.period)
        cells = {"name": Cell(self.indicator.name, notes)} | self._trend()
        outcome = as_shown(self.indicator, seen.outcome)
        cells |= self._pair(
            "so_far", deviation(self.indicator, outcome, seen.target), self._changed(Measure.OUTCOME, Measure.TARGET)
        )
        cells |= self._year() | self._rest() | self._last_month() | self._last_year() | self._r12()
        if seen.outcome is Missing.DUE:
            cells["so_far"] = Cell(Missing.DUE)
        unit = "" if shared_unit or self.indicator.unit == PERCENT else self.indicator.unit
        return Draft(self.indicator.id, cells, detail=", ".join(filter(None, (unit, self._other_period()))))

    @property
    def _scale(self) -> Scale | None:
        return self.history.current.money.of_indicator(self.indicator)

    def _changed(self, *measures: Measure, periods: Iterable[Period] = ()) -> tuple[str, ...]:
        """Return what is told of the corrected values among these measures, of the month if no periods are given."""
        of = tuple(periods) or (self.seen.period,)
        found = (pair for measure in measures for pair in corrected(self.history, self.indicator, of, measure))
        return derived_notes(found, self.words)

    def _other_period(self) -> str:
        """Return the period of the figures where it is not the month that the table is headed by."""
        period, month = self.seen.period, self.history.current.period
        return "" if period in {month, month.reported} else period.name(self.words)

    def _trend(self) -> dict[str, Cell]:
        """Return the latest thirteen periods, from the same period last year on, where three follow on one another."""
        found = trend(self.history, self.words, self.indicator, self.seen.period)
        return {"trend": Cell(found)} if found else {}

    def _year(self) -> dict[str, Cell]:
        """Return the forecast against the year's target, or, when the year has ended, its outcome."""
        value = year_outcome(self.history.current, self.indicator, self.seen)
        measure = Measure.FORECAST if value is None else Measure.OUTCOME
        ended = () if value is None else (self.words.say("note.year-ended"),)
        notes = (*ended, *self._changed(measure, Measure.YEAR_TARGET))
        shown = self.seen.forecast if value is None else as_shown(self.indicator, value)
        return self._pair("year", deviation(self.indicator, shown, self.seen.year_target), notes)

    def _change(self, amount: Decimal) -> Number:
        unit = self.words.say("unit-of-change.procent") if self.indicator.unit == PERCENT else ""
        return Number(amount, change_places(amount, self.indicator.decimals), unit, signed=True, scale=self._scale)

    def _pair(self, key: str, found: Deviation | None, notes: tuple[str, ...] = ()) -> dict[str, Cell]:
        if found is None:
            return {}
        if not self.indicator.is_directed and found.amount:
            notes = (self.words.say("note.no-favourable-sign"), *notes)
        cells = {key: Cell(self._change(found.amount), notes)}
        if found.share is not None:
            cells[f"{key}_share"] = Cell(Number(found.share * HUNDRED, 1, PERCENT, signed=True), notes)
        elif not found.in_points:
            cells[f"{key}_share"] = Cell(Missing.CANNOT_OCCUR)
        return cells

    def _rest(self) -> dict[str, Cell]:
        if not self.seen.period.follows_reports:
            return {}
        left = remainder(self.indicator, self.seen.outcome, self.seen.forecast, self.seen.period.months_passed)
        if left is None:
            return {}
        notes = self._changed(Measure.OUTCOME, Measure.FORECAST)
        cells = {"rest": Cell(Number(left.amount / left.months, self.indicator.decimals, scale=self._scale), notes)}
        if left.ratio is not None:
            cells["rest_ratio"] = Cell(Number(left.ratio, 1), notes)
        return cells

    def _last_month(self) -> dict[str, Cell]:
        """Return the change of the month's own value since the report before, where the archive has both."""
        if not self.seen.period.follows_reports:
            return {}
        found = own_values(series_of(self.history, self.indicator), self.seen.period, self.seen.period.previous)
        if found is None:
            return {}
        now, before = found
        derived = (self.words.say("note.derived"),) if now.is_derived or before.is_derived else ()
        months = (self.seen.period, self.seen.period.previous)
        inputs = [one for month in months for one in own_inputs(self.indicator, month)]
        notes = (*derived, *self._changed(Measure.OUTCOME, periods=inputs))
        return {"last_month": Cell(self._change(change(self.indicator, now.value, before.value)), notes)}

    def _last_year(self) -> dict[str, Cell]:
        """Return the change since the same period last year: from the archive, else as the month reports it."""
        base, then = base_last_year(self.history, self.indicator, self.seen)
        if isinstance(base, Missing) or isinstance(self.seen.outcome, Missing):
            return {}
        key = "note.derived" if then and then.is_derived else "" if then else "note.reported"
        changed = self._changed(Measure.OUTCOME, periods=(self.seen.period, self.seen.period.same_last_year))
        notes = (*((self.words.say(key),) if key else ()), *changed)
        amount = change(self.indicator, self.seen.outcome, base)
        cells = {"last_year": Cell(self._change(amount), notes)}
        if self.indicator.unit != PERCENT:
            part = share(amount, self.seen.outcome, base)
            shown = Missing.CANNOT_OCCUR if part is None else Number(part * HUNDRED, 1, PERCENT, signed=True)
            cells["last_year_share"] = Cell(shown, notes if part is not None else ())
        return cells

    def _r12(self) -> dict[str, Cell]:
        """Return R12: worked out from the archive, else as the month reports it."""
        if not self.seen.period.follows_reports:
            return {}
        found = r12_of(self.history, self.indicator, self.seen)
        unit = PERCENT if self.indicator.unit == PERCENT else ""
        if found:
            notes = [self.words.say("note.derived")] if found.is_derived else []
            notes += [self.words.say("note.unweighted")] if found.method == "mean" else []
            notes += self._changed(Measure.OUTCOME, periods=rolling_inputs(self.indicator, self.seen.period))
            return {"r12": Cell(Number(found.value, self.indicator.decimals, unit, scale=self._scale), tuple(notes))}
        if isinstance(self.seen.rolling_12, Missing) or is_broken(self.history, self.indicator, self.seen.period):
            return {}
        note = self.words.say("note.reported")
        return {"r12": Cell(Number(self.seen.rolling_12, self.indicator.decimals, unit, scale=self._scale), (note,))}


def r12_of(history: History, indicator: Indicator, seen: Observation) -> Derived | None:
    """Return the rolling twelve of an observation's month, weighted where the definition names a weight."""
    return rolling_12(series_of(history, indicator), seen.period, weights_of(history, indicator))
