"""The breakdowns that a new month begins with: a row for each part that is due, its figure to be filled in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from utfall.derive.due import due_period
from utfall.errors import PeriodError
from utfall.period import Period

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from utfall.model.report import Report

Row = dict[str, str]
EMPTIED = ("outcome", "weight", "status", "comment", "finality")


def renewed_breakdowns(report: Report, rows: Sequence[Row], month: Period) -> list[Row]:
    """Return the parts of the newest period, of the one that is due in the month; a target holds for the year.

    Where a package tells several periods of an indicator, those of the year stand.
    """
    periods = {text: _period(text, month) for text in {row["period"] for row in rows}}
    told: dict[str, set[Period]] = {}
    for row in rows:
        period = periods[row["period"]]
        if period:
            told.setdefault(row["indicator"], set()).add(period)
    standing = [
        row for row in rows
        if len(told.get(row["indicator"], ())) > 1 and _is_of_year(periods[row["period"]], month)
    ]  # fmt: skip
    return [*standing, *_due(report, rows, {name: max(some) for name, some in told.items()}, month)]


def _due(report: Report, rows: Sequence[Row], newest: dict[str, Period], month: Period) -> Iterator[Row]:
    for row in rows:
        last, indicator = newest.get(row["indicator"]), report.definition(row["indicator"])
        period = due_period(indicator, month) if indicator and last and str(last) == row["period"] else None
        if indicator and last and period and period > last:
            keeps = indicator.reported_as == "period" and last.in_year == period.in_year
            emptied = EMPTIED if keeps else (*EMPTIED, "target")
            yield {**row, **{name: "" for name in emptied if name in row}, "period": str(period)}


def _period(text: str, month: Period) -> Period | None:
    try:
        return Period.parse(text, month.calendar)
    except PeriodError:
        return None


def _is_of_year(period: Period | None, month: Period) -> bool:
    return period is not None and period.in_year == month.in_year
