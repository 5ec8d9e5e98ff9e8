"""What must hold before a month is published: ``utfall check --release``, and the first thing that publishing asks."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from utfall.checks.examine import CORRECTION_LOG, PASSED_OVER, examine_correction, examine_order, examine_release
from utfall.model.edition_name import EditionName
from utfall.model.finding import Finding, Severity, blocking, in_order
from utfall.pages.edition import prepare, require_pages
from utfall.shown.checklist import ITEMS, Item
from utfall.work.check import found_in_public
from utfall.work.diff import compared, is_at_hand, side
from utfall.work.last_text import old_text_by_git
from utfall.work.published import known_editions, known_withdrawn

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from utfall.model.report import Report
    from utfall.pages.edition import Edition
    from utfall.period import Period
    from utfall.project import Project

STOPPING = {  # warnings that a publication does not let pass
    ("carried-over", "unsaid"),
    ("due-figure", "asked"),
    ("page-macro", "early"),
    *(("old-explanation", case) for case in ("deviates", "worse", "better", "changed")),
    *(("old-text", case) for case in ("deviates", "moved", "report")),
    *(("page-text", case) for case in ("last-month", "section")),
    *(("past-due", case) for case in ("silent", "old")),
    *(("personal-data", case) for case in ("telephone", "mail", "sickness", "reprimand")),
    *(("sign-off", case) for case in ("missing", "other-owner", "other-month", "no-page")),
    *(("sign-off", case) for case in ("text", "text-gone", "text-moved", "figure", "cell", "rule", "earlier", "more")),
}
_ITEM_OF = {
    "due-figure": "figures",
    "unexplained-deviation": "explained",
    "carried-over": "figures",
    CORRECTION_LOG: "corrections",
    PASSED_OVER: "order",
    "old-explanation": "explained",
    "past-due": "explained",
    "old-text": "text",
    "page-text": "text",
    "sign-off": "signed",
    "personal-data": "personal",
    "page-link": "links",
    "page-address": "links",
    "page-nav": "links",
}


@dataclass(frozen=True, slots=True)
class Release:
    """Hold the checklist of a month and all that was found."""

    edition: Edition
    items: tuple[Item, ...]
    findings: tuple[Finding, ...]

    @property
    def month(self) -> Period:
        """The month in question."""
        return self.edition.month

    @property
    def report(self) -> Report:
        """The month's report; only where nothing blocks is there one for sure."""
        assert self.edition.report is not None  # noqa: S101 - what is not there has been found to be missing
        return self.edition.report

    @property
    def blocks(self) -> bool:
        """Whether anything on the list is left to do."""
        return not all(item.is_done for item in self.items)


def release(project: Project, month: str | None = None) -> Release:
    """Go through a month's checklist, by default the newest's. Raises ``UsageError`` for a month without pages."""
    edition = prepare(project, month)
    require_pages(edition)
    logged = _correction_log(project, edition)
    old = old_text_by_git(project, edition.history) if edition.history else ()
    found = (*edition.findings, *found_in_public(project, edition), *old)
    findings = in_order((*_findings(edition, found), *(logged or ()), *_passed_over(project, edition)))
    untried = {"corrections"} if logged is None else set()
    return Release(edition, tuple(_items(edition, findings, untried)), findings)


def _passed_over(project: Project, edition: Edition) -> tuple[Finding, ...]:
    """Look for months before this one that are not out, as far as it is known here what is."""
    name = edition.report.package.edition if edition.report else None
    if edition.history is None or name is None or name.number > 1:
        return ()
    return examine_order(edition.history, project.months, known_editions(project))


def _correction_log(project: Project, edition: Edition) -> tuple[Finding, ...] | None:
    """Compare with the edition before, where there is one; nothing if it is not at hand."""
    report = edition.report
    name = report.package.edition if report else None
    if report is None or name is None or name.number == 1:
        return ()
    before = EditionName(name.month, name.number - 1)
    if before in known_withdrawn(project):
        return ()  # what it said is not to be told again
    if not is_at_hand(project, before):
        return None
    sides = side(project, str(before)), side(project, str(name.month))
    return examine_correction(report, compared(*sides), name.number)


def _findings(edition: Edition, prepared: Sequence[Finding]) -> Iterator[Finding]:
    added = examine_release(edition.report) if edition.report else ()
    told = {(one.file, one.row, one.field) for one in added}
    yield from added
    for found in prepared:
        is_told = (found.file, found.row, found.field) in told
        if found.slug in {"project-explanation", "due-figure"} and is_told:
            continue
        stops = (found.slug, found.case) in STOPPING
        yield replace(found, severity=Severity.ERROR) if stops else found


def _items(edition: Edition, findings: Sequence[Finding], untried: set[str]) -> Iterator[Item]:
    left = dict.fromkeys(ITEMS, 0)
    for found in blocking(findings):
        left[_ITEM_OF.get(found.slug, "pages" if found.slug.startswith("page-") else "data")] += 1
    if edition.report is None:
        untried |= set(ITEMS) - {"data"}
    for key in ITEMS:
        yield Item(key, None if key in untried and not left[key] else left[key])
