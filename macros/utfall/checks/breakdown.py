"""Breakdowns: the whole follows from its parts as the indicator declares, at every node, and the parts are all there.

A suppressed or unknown part makes its whole unknown, never wrong. What reckons is loaded only where a month is broken
down; of a long table in a process of its own.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from utfall.derive.breakdown_faults import unfollowed
from utfall.derive.series import series_of
from utfall.model.column_rows import FIRST_ROW, LONG
from utfall.model.contract import BREAKDOWNS
from utfall.model.finding import Finding, Severity
from utfall.model.indicator import Measure
from utfall.own_process import in_own_process
from utfall.period import Period

if TYPE_CHECKING:
    from collections.abc import Iterator

    from utfall.derive.breakdown_faults import Unfollowed
    from utfall.model.history import History
    from utfall.model.indicator import Amount, Indicator
    from utfall.model.report import Report

SLUG = "breakdown"
MEASURES = {"outcome": Measure.OUTCOME, "target": Measure.TARGET}
WEIGHTLESS = {"no-weight", "no-weights"}
LISTED = 5  # members without a row that a message names


def check(history: History) -> Iterator[Finding]:
    """Find wholes that their parts do not make, parts without a row and means without weights."""
    report = history.current
    if not report.breakdowns:
        return
    asked = (replace(report.breakdowns), {one.id: one for one in report.indicators}, _wholes(history))
    is_long = len(report.resources[BREAKDOWNS].rows) >= LONG
    for one in in_own_process(unfollowed, *asked) if is_long else unfollowed(*asked):
        yield _finding(report, one)


def _wholes(history: History) -> dict[tuple[str, Period, str], Amount]:
    """Return what is told in all of what is broken down: by the month's own package, else by the archive."""
    report = history.current
    rows = report.breakdowns.rows
    found: dict[tuple[str, Period, str], Amount] = {}
    periods = [one for one in rows.columns["period"].distinct if isinstance(one, Period)] if rows else []
    for name in report.breakdowns.indicators:
        indicator = report.definition(name)
        seen = {one.period: one for one in report.observed(name)}
        for column, measure in MEASURES.items():
            archived = _archived(history, indicator, measure) if indicator else {}
            own = {period: one.amount(measure) for period, one in seen.items()}
            told = {**archived, **own}
            found |= {(name, period, column): told[period] for period in periods if period in told}
    return found


def _archived(history: History, indicator: Indicator, measure: Measure) -> dict[Period, Amount]:
    series = series_of(history, indicator, measure)
    return {point.period: point.value for point in series if series.is_current(point)}


def _finding(report: Report, one: Unfollowed) -> Finding:
    details: dict[str, object] = {
        "name": one.indicator.name, "period": str(one.period), "whole": _named(report, one),
        "dimension": report.breakdowns.dimension(one.dimension).name if one.dimension else "",
        "shown": one.shown, "expected": one.expected, "bound": one.bound, "terms": one.terms,
    }  # fmt: skip
    file, row = _place(report, one)
    value = str(one.shown) if one.shown is not None else None
    if one.case in {"sum", "mean"}:
        case = "weight-sum" if one.column == "weight" else "margin" if _is_margin(report, one) else one.case
        return Finding(SLUG, case, file, row, one.column, value, details=details)
    if one.case == "absent":
        listed = ", ".join(one.absent[:LISTED]) + (" …" if len(one.absent) > LISTED else "")
        details |= {"absent": listed, "count": len(one.absent)}
        column = next(name for name, of in report.breakdowns.columns.items() if of == one.dimension)
        table = report.resources[BREAKDOWNS].file
        if one.is_off:
            return Finding(SLUG, "absent-off", table, one.part, column, details=details)
        found = Finding(SLUG, "absent", table, one.part, column, details=details)
        return replace(found, severity=Severity.WARNING)
    found = Finding(SLUG, one.case, file, row, one.column, value, details=details)
    is_early = one.case in WEIGHTLESS and report.package.due  # while a month is being written, a weight may come later
    return replace(found, severity=Severity.WARNING) if is_early else found


def _place(report: Report, one: Unfollowed) -> tuple[str, int]:
    """Return file and row of a whole; where it is in an earlier report, of its first part."""
    table = report.resources[BREAKDOWNS].file
    if one.row is not None:
        return table, one.row
    own = report.row("observations", f"{one.indicator.id}/{one.period}")
    return (report.resources["observations"].file, own.number) if own else (table, one.part)


def _named(report: Report, one: Unfollowed) -> str:
    """Return what a whole is called: its members, or the indicator."""
    rows = report.breakdowns.rows
    members = report.breakdowns.members_of(rows[one.row - FIRST_ROW]) if rows and one.row else ()
    return " × ".join(members) or one.indicator.name


def _is_margin(report: Report, one: Unfollowed) -> bool:
    """Tell whether a whole is divided by another dimension than the one that its parts are divided by."""
    rows = report.breakdowns.rows
    if rows is None or one.row is None:
        return False
    columns = [column for column, of in report.breakdowns.columns.items() if of == one.dimension]
    return not any(rows[one.row - FIRST_ROW].text(column) for column in columns)
