"""``utfall check``: everything that can be wrong with a month and the pages, without building."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from utfall.model.finding import Finding, Severity, blocking, in_order
from utfall.pages.kept_findings import ADVICE, FINDINGS, keep_findings, kept_findings, memory_key
from utfall.source.marked import is_marked

if TYPE_CHECKING:
    from utfall.model.report import Report
    from utfall.pages.edition import Edition
    from utfall.period import Period
    from utfall.project import Project
    from utfall.work.public_copy import PublicCopy


# What a page meets that asks for something that is not there.
ASKING = frozenset({"page-macro", "page-unknown-name", "page-error", "page-link", "page-chart"})


@dataclass(frozen=True, slots=True)
class Checked:
    """Hold the month that was checked and what was found."""

    month: Period
    findings: tuple[Finding, ...]
    report: Report | None = field(default=None, compare=False, repr=False)  # where it had to be read

    @property
    def blocks(self) -> bool:
        """Whether anything found stops publication."""
        return bool(blocking(self.findings))


def check(project: Project, month: str | None = None) -> Checked:
    """Check a month, by default the newest, and every page: as staff see them, and as the public does.

    Where nothing has changed since the last time, what was found then is told.
    """
    chosen = project.chosen_month(month)
    kept = kept_findings(project, chosen, FINDINGS, memory_key(project, chosen))
    if kept and not is_marked(project):
        return Checked(*kept[:2])
    from utfall.pages.edition import prepare

    edition = prepare(project, month, believes=True)
    return Checked(edition.month, in_order((*edition.findings, *found_in_public(project, edition))), edition.report)


def found_in_public(project: Project, edition: Edition) -> tuple[Finding, ...]:
    """Return what is wrong with the public copy alone, at its places in the whole project."""
    if not is_marked(project):
        return ()
    from utfall.work.public_copy import knows_marks, public_copy

    if not knows_marks(edition):
        return ()
    with public_copy(replace(project, month=str(edition.month))) as copy:
        return of_public_alone(copy, edition)


def of_public_alone(copy: PublicCopy, edition: Edition) -> tuple[Finding, ...]:
    """Return what is found in the public copy, and not at the same place of the whole project."""
    from utfall.pages.edition import prepare

    told = {_place(one) for one in edition.findings}
    found = (copy.placed(one) for one in prepare(copy.project).findings)
    return tuple(_as_public(one) for one in found if _place(one) not in told)


def _as_public(one: Finding) -> Finding:
    """Return a finding of a page with why it is found only there: the page asks for what is left out."""
    if one.slug not in ASKING or one.severity is not Severity.ERROR:
        return one
    return Finding("page-audience", "asks", one.file, one.row, one.field, one.value, one.column,
                   details={"reason": one.sentence})  # fmt: skip


def _place(one: Finding) -> tuple[object, ...]:
    return one.slug, one.case, one.severity, one.file, one.row, one.field, one.column


def advice(project: Project, month: str | None = None, report: Report | None = None) -> tuple[Finding, ...]:
    """Return the advice on the words of the pages, which stops nothing; none where there is no report to speak of.

    A ``report`` that has been read already is not read again.
    """
    chosen = project.chosen_month(month)
    key = memory_key(project, chosen)
    kept = kept_findings(project, chosen, ADVICE, key)
    if kept:
        return kept[1]
    from utfall.pages.advice import advise

    is_checked = kept_findings(project, chosen, FINDINGS, key) is not None
    report = report or (_checked_report(project, chosen) if is_checked else _report(project, month))
    found = advise(project, report) if report and not report.package.figures_only else ()
    if report:
        keep_findings(project, chosen, ADVICE, key, (chosen, found, 0))
    return found


def _checked_report(project: Project, month: Period) -> Report | None:
    """Return a report that has been checked, without the pages."""
    from utfall.pages.unchanged import unchanged_history

    history = unchanged_history(project, month)
    return history.current if history else None


def _report(project: Project, month: str | None) -> Report | None:
    from utfall.pages.edition import prepare

    return prepare(project, month, believes=True).report
