"""Before release: no month that is made lies unpublished between the last published month and the one in question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from utfall.model.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from utfall.model.edition_name import EditionName
    from utfall.model.history import History
    from utfall.period import Period


def check(history: History, months: Iterable[Period], published: Collection[EditionName]) -> Iterator[Finding]:
    """Find which of the ``months`` would be passed over. Months of figures alone fill the archive and are no reports.

    A corrected edition comes when it comes, so nothing is said of a month that is out already.
    """
    current = history.current.period
    out = {one.month for one in published}
    if not any(month < current for month in out) or current in out:
        return
    last = max(month for month in out if month < current)
    figures = {report.period for report in history.reports if report.package.figures_only}
    for month in months:
        if last < month < current and month not in figures:
            details = {"month": str(month), "last": str(last), "current": str(current)}
            yield Finding("passed-over", "month", f"data/{month}", value=str(month), details=details)
