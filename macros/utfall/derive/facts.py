"""The archive as tidy rows: every report's values and statuses, and what is worked out of them as known now.

One function makes the rows, as plain values, for every form that holds them. A measure that a report says nothing of
has no row, but for the outcome of an indicator, which is what a report is for.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from utfall.derive.part_status import part_status
from utfall.derive.standing import overall_status
from utfall.derive.status import status_of
from utfall.derive.worked_out import worked_out
from utfall.model.fact import COMPUTED, JUDGED, REPORTED, STATUS, Fact
from utfall.model.indicator import Measure
from utfall.model.missing import Missing, is_blank
from utfall.model.statement import LineMeasure

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from utfall.model.breakdown import Part
    from utfall.model.history import History
    from utfall.model.indicator import Amount, Indicator
    from utfall.model.report import Report
    from utfall.model.resource import Other
    from utfall.period import Period

MOST_PARTS = 20_000  # rows of breakdowns of the whole archive: of more, the files of each month hold them alone
_known: WeakKeyDictionary[History, tuple[Fact, ...]] = WeakKeyDictionary()


def facts(history: History) -> tuple[Fact, ...]:
    """Return the rows, report by report, the oldest first; kept for as long as the archive is."""
    if history not in _known:
        _known[history] = tuple(_facts(history))
    return _known[history]


def own_facts(history: History) -> tuple[Fact, ...]:
    """Return the rows of the newest report alone, with the whole series that are worked out as of it."""
    month = str(history.current.period)
    return tuple(row for row in facts(history) if row.month == month)


def _facts(history: History) -> Iterator[Fact]:
    has_parts = sum(len(report.breakdowns.rows or ()) for report in history.reports) <= MOST_PARTS
    for report in history.reports:
        yield from _observed(report)
        if has_parts:
            yield from _parts(report)
        yield from _lines(report)
        yield from _planned(report)
    yield from _worked_out(history)


def _observed(report: Report) -> Iterator[Fact]:
    rows = _Rows(report)
    for indicator in report.indicators:
        for seen in sorted(report.observed(indicator.id), key=lambda seen: seen.period):
            status = status_of(report, indicator, seen)
            named = ("indicator", indicator.id, indicator.name, "")
            said = (status.shown.id, JUDGED if status.judged else COMPUTED) if status.shown else ("", "")
            amounts: list[tuple[str, Amount]] = [(one.value, seen.amount(one)) for one in Measure]
            amounts += [("month_outcome", seen.month_outcome), ("period_budget", seen.period_budget)]
            for measure, amount in amounts:
                is_outcome = measure == Measure.OUTCOME.value
                if is_outcome or not is_blank(amount):
                    stands = said if is_outcome else ("", "")
                    yield rows.value(named, seen.period, (measure, amount), indicator.unit, stands, seen.origin)
            yield from _others(rows, named, seen.period, seen.others, indicator.unit)


def _parts(report: Report) -> Iterator[Fact]:
    """Yield the figures of what indicators are broken down by, each row of the package once."""
    rows, breakdowns = _Rows(report), report.breakdowns
    for name in breakdowns.indicators:
        indicator = report.definition(name)
        for by in breakdowns.by(name) if indicator else ():
            found = breakdowns.of(name, *by)
            for period in found.periods:
                for members, part in found.cells[period].items():
                    if indicator and all(members):  # the rest are margins, which stand under one dimension
                        named = ("part", name, indicator.name, ", ".join(map("=".join, zip(by, members, strict=True))))
                        yield from _part(rows, indicator, named, part)


def _part(rows: _Rows, indicator: Indicator, named: tuple[str, str, str, str], part: Part) -> Iterator[Fact]:
    status = part_status(rows.report, indicator, part.observation)
    said = (status.shown.id, JUDGED if status.judged else COMPUTED) if status.shown else ("", "")
    yield rows.value(named, part.period, ("outcome", part.outcome), indicator.unit, said)
    if part.target is not Missing.NOT_REPORTED:
        yield rows.value(named, part.period, ("target", part.target), indicator.unit)
    if part.weight is not Missing.NOT_REPORTED:
        yield rows.value(named, part.period, ("weight", part.weight), "")


def _lines(report: Report) -> Iterator[Fact]:
    rows = _Rows(report)
    for statement in report.statements:
        for line in (one for one in statement.lines if one.has_figures):
            named = ("line", f"{statement.id}/{line.id}", line.name, "")
            for measure in LineMeasure:
                amount = line.amount(measure)
                if not is_blank(amount):
                    yield rows.value(named, line.period, (measure.value, amount), statement.unit)
            yield from _others(rows, named, line.period, line.others, statement.unit)


def _others(
    rows: _Rows, named: tuple[str, str, str, str], period: Period, others: Iterable[Other], unit: str
) -> Iterator[Fact]:
    """Yield the figures of further columns, each in its own unit where it has one."""
    for one in others:
        if one.is_number and not is_blank(one.value):
            yield rows.value(named, period, (one.name, one.amount), one.unit or unit)


def _planned(report: Report) -> Iterator[Fact]:
    """Yield the statuses of goals, activities, assignments and projects, as of the end of the report's month."""
    rows = _Rows(report)
    for goal in report.goals:
        yield rows.status(("goal", goal.id, goal.text, ""), goal.status)
    for activity in report.activities:
        yield rows.status(("activity", activity.id, activity.name, ""), activity.status)
    for assignment in report.assignments:
        yield rows.status(("assignment", assignment.id, assignment.text, ""), assignment.status)
    for project in report.projects:
        whole = overall_status(report, project)
        how = JUDGED if project.status else COMPUTED
        yield rows.status(("project", project.id, project.name, ""), whole.id if whole else "", how)
        for one in project.statuses:
            yield rows.status(("project", project.id, project.name, one.dimension), one.status)


def _worked_out(history: History) -> Iterator[Fact]:
    rows = _Rows(history.current)
    for indicator in history.current.indicators:
        named = ("indicator", indicator.id, indicator.name, "")
        for period, found in worked_out(history, indicator):
            for measure, derived in found.items():
                yield rows.value(named, period, (measure, derived.value), indicator.unit, origin=COMPUTED)


class _Rows:
    """Make rows of one report."""

    def __init__(self, report: Report) -> None:
        edition = report.package.edition
        self.month, self.edition = str(report.period), str(edition or report.package.version)
        self.period, self.report = report.period, report

    def value(
        self,
        named: tuple[str, str, str, str],
        period: Period,
        measured: tuple[str, Amount],
        unit: str,
        status: tuple[str, str] = ("", ""),
        origin: str = "",
    ) -> Fact:
        """Return the row of a measure's value, or of the symbol in its place."""
        measure, amount = measured
        value, symbol = (None, amount.symbol) if isinstance(amount, Missing) else (amount, "")
        where = (*named, measure, *_dated(period))
        return Fact(self.month, *where, value, unit, symbol, *status, origin or REPORTED, self.edition)

    def status(self, named: tuple[str, str, str, str], status: str, how: str = JUDGED) -> Fact:
        """Return the row of a status without a figure."""
        where, origin = (*named, STATUS, *_dated(self.period)), COMPUTED if how == COMPUTED else REPORTED
        return Fact(self.month, *where, None, "", "", status, how if status else "", origin, self.edition)


def _dated(period: Period) -> tuple[str, str, str]:
    return _written(str(period), period)


@cache
def _written(text: str, period: Period) -> tuple[str, str, str]:
    return text, period.start.isoformat(), period.end.isoformat()
