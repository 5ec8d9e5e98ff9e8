"""What follows of a correction in the months after it: figures that repeat what stood there, or are worked out of it.

Told by place, with what stands and what it would be. Whether a month may be changed is for others to know.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from utfall.derive.difference import REPORTED, written
from utfall.derive.measures import ACCUMULATED, MONTHS, rolling_12
from utfall.derive.series import series_of, weights_of
from utfall.errors import PeriodError
from utfall.model.history import History
from utfall.model.missing import Missing
from utfall.number import rounded
from utfall.period import Period

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from decimal import Decimal

    from utfall.derive.difference import Difference
    from utfall.model.indicator import Indicator
    from utfall.model.report import Report
    from utfall.model.resource import Row, Value

COPY, WORKED_OUT, SAME = "copy", "worked-out", "same"
OF_THE_YEAR = {"year_target", "year_budget", "previous_year"}  # said of the whole year in each of its months
REACH = 2 * MONTHS  # months after which no rolling twelve knows of a month


@dataclass(frozen=True, slots=True)
class Following:
    """One cell of a later month that a correction touches.

    ``kind`` is ``copy`` (the corrected figure, repeated), ``worked-out`` (a reported figure that can be worked out and
    now comes out otherwise) or ``same`` (the same words or figure, which may hold there all the same).
    ``source`` is the corrected cell: resource, row and field.
    """

    kind: str
    month: Period
    resource: str
    file: str
    number: int
    row: str
    field: str
    old: str
    new: str
    source: tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class _Change:
    """One corrected cell, with the period that it is of."""

    one: Difference
    period: Period
    of: str  # the indicator, or the statement and its line

    @property
    def place(self) -> tuple[str, str, str]:
        return self.one.resource, self.one.row, self.one.field


def following(found: Iterable[Difference], before: History, after: History, month: Period) -> tuple[Following, ...]:
    """Return what follows in the months after ``month`` of what differs in it.

    ``before`` and ``after`` are the whole archive, with the month as it was and as it is corrected.
    """
    changes = [_change(one, after, month) for one in found if one.row and one.field]
    later = [report for report in after.reports if report.period > month]
    copied = [told for report in later for change in changes for told in _copies(report, change)]
    places = {(told.file, told.number, told.field) for told in copied}
    others = [*_worked_out(changes, before, after, later), *(s for r in later for c in changes for s in _same(r, c))]
    return (*copied, *(told for told in others if (told.file, told.number, told.field) not in places))


def _change(one: Difference, after: History, month: Period) -> _Change:
    name, _, written_period = one.row.partition("/")
    if one.resource == "observations":
        try:
            return _Change(one, Period.parse(written_period, after.current.calendar), name)
        except PeriodError:
            return _Change(one, month, name)
    report = after.of(month)
    rows = report.resources[one.resource].rows if report and one.resource in report.resources else ()
    row = next((row for row in rows if row.key == one.row), None)
    period = row.values.get("period") if row else None
    return _Change(one, period if isinstance(period, Period) else month, one.row)


def _copies(report: Report, change: _Change) -> Iterator[Following]:
    """Yield the comparison figures, and the rows of the same period, that repeat what stood."""
    one = change.one
    if one.resource not in REPORTED or isinstance(one.before, Missing) or one.group != "figures":
        return
    for row in _rows(report, one.resource):
        for field in _repeating(report, change, row):
            if row.values.get(field) == one.before:
                yield _told(COPY, report, row, change, field, one.new or "")


def _repeating(report: Report, change: _Change, row: Row) -> Iterator[str]:
    """Yield the columns of a row that say the same as the changed cell."""
    one, period = change.one, row.values.get("period")
    if not isinstance(period, Period) or _measure(one.resource, row) != change.of:
        return
    if period == change.period:
        yield one.field
    elif one.field == "outcome" and period.same_last_year == change.period:
        yield "previous_outcome"
    if one.field == "outcome" and _is_year_of(report, change, row, period):
        yield "previous_year"


def _is_year_of(report: Report, change: _Change, row: Row, period: Period) -> bool:
    """Tell whether the changed figure is the whole of the year before a row's: that of its last month, summed."""
    if change.one.resource != "statement_lines" or change.period.months_left:
        return False
    statement = next((one for one in report.statements if one.id == row.text("statement")), None)
    return bool(statement and statement.reported_as == ACCUMULATED and period.in_year == change.period.in_year + 1)


def _worked_out(
    changes: Sequence[_Change], before: History, after: History, later: Sequence[Report]
) -> Iterator[Following]:
    changed = {change.of: change for change in changes if change.one.field == "outcome"}
    for report in later:
        cells = [
            (row, indicator, change)
            for row in _rows(report, "observations")
            if not isinstance(row.values.get("rolling_12", Missing.NOT_REPORTED), Missing)
            for indicator in report.indicators
            if indicator.id == row.text("indicator")
            if (change := changed.get(indicator.id) or changed.get(indicator.weight))
            if report.period <= change.period.shifted(REACH)
        ]
        then, now = (_until(one, report) for one in (before, after)) if cells else (None, None)
        for row, indicator, change in cells:
            if then is None or now is None:
                continue
            was, value = _rolling(then, indicator, row), _rolling(now, indicator, row)
            if value is not None and value not in {was, row.values["rolling_12"]}:
                yield _told(WORKED_OUT, report, row, change, "rolling_12", format(value, "f"))


def _until(history: History, report: Report) -> History:
    return History(tuple(one for one in history.reports if one.period <= report.period))


def _rolling(history: History, indicator: Indicator, row: Row) -> Decimal | None:
    period = row.values.get("period")
    if not isinstance(period, Period) or not period.follows_reports:
        return None
    found = rolling_12(series_of(history, indicator), period, weights_of(history, indicator))
    return rounded(found.value, indicator.decimals) if found else None


def _same(report: Report, change: _Change) -> Iterator[Following]:
    """Yield cells that say what the corrected one said: a definition, a status or a text, a figure for the year."""
    one = change.one
    if isinstance(one.before, Missing):
        return
    for row in _rows(report, one.resource):
        of_year = one.field in OF_THE_YEAR and _measure(one.resource, row) == change.of
        is_there = (
            of_year and report.period.in_year == change.period.in_year
            if one.resource in REPORTED
            else row.key == one.row
        )
        if is_there and _written(row.values.get(one.field)) == one.old:
            yield _told(SAME, report, row, change, one.field, one.new or "")


def _measure(resource: str, row: Row) -> str:
    return row.text("indicator") if resource == "observations" else row.key


def _written(value: Value | None) -> str:
    return "" if value is None else written(value)


def _rows(report: Report, resource: str) -> Sequence[Row]:
    return report.resources[resource].rows if resource in report.resources else ()


def _told(kind: str, report: Report, row: Row, change: _Change, field: str, new: str) -> Following:
    resource = "observations" if kind == WORKED_OUT else change.one.resource
    file = report.resources[resource].file
    old = written(row.values[field])
    return Following(kind, report.period, resource, file, row.number, row.key, field, old, new, change.place)
