"""``utfall check``: everything that can be wrong with a month and the pages, without building."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from utfall.model.finding import blocking
from utfall.pages.advice import advise
from utfall.pages.edition import prepare

if TYPE_CHECKING:
    from utfall.model.finding import Finding
    from utfall.period import Period
    from utfall.project import Project


@dataclass(frozen=True, slots=True)
class Checked:
    """Hold the month that was checked and what was found."""

    month: Period
    findings: tuple[Finding, ...]

    @property
    def blocks(self) -> bool:
        """Whether anything found stops publication."""
        return bool(blocking(self.findings))


def check(project: Project, month: str | None = None) -> Checked:
    """Check a month, by default the newest, and every page."""
    edition = prepare(project, month)
    return Checked(edition.month, edition.findings)


def advice(project: Project, month: str | None = None) -> tuple[Finding, ...]:
    """Return the advice on the words of the pages, which stops nothing; none where there is no report to speak of."""
    report = prepare(project, month).report
    return advise(project, report) if report and not report.package.figures_only else ()
