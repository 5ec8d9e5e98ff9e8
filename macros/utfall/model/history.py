"""Several months together: the reports of an archive up to one month, oldest first."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from utfall.model.report import Report
    from utfall.period import Period


@dataclass(frozen=True, eq=False)
class History:
    """Hold a month's report and those of the months before it. A month may hold figures only, never published.

    Equal only to itself, so that what is derived of a long archive can be kept by it.
    """

    reports: tuple[Report, ...]

    @property
    def current(self) -> Report:
        """The newest report: the one that is shown or checked."""
        return self.reports[-1]

    @property
    def previous(self) -> Report | None:
        """The report before the newest."""
        return self.before(self.current)

    def before(self, report: Report) -> Report | None:
        """Return the report before another one, by the calendar of that, if the archive has it.

        The first report of a calendar that has followed another one is preceded by the last of that.
        """
        before, since = report.period.previous, report.calendar.since
        if since and str(before) < since <= str(report.period):
            return next((one for one in reversed(self.reports) if one.period < report.period), None)
        return self.of(before)

    def of(self, month: Period) -> Report | None:
        """Return the report of a month, if the archive has it."""
        return self._by_month.get(month)

    @cached_property
    def _by_month(self) -> Mapping[Period, Report]:
        return {report.period: report for report in self.reports}
