"""Check ``page-accessibility``: what the accessibility statement lacks, and where the last run says otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from utfall.model.finding import Finding, Severity
from utfall.names import page_of
from utfall.project import CONFIG
from utfall.shown.outline import address_of
from utfall.source.accessibility_run import read_run

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from utfall.project import Project

TOLD = ("authority", "service", "compliance", "defects", "burdens", "outside", "assessed", "updated", "method",
        "complaints")  # fmt: skip


def check_statement(project: Project, pages: Collection[str]) -> Iterator[Finding]:
    """Find what the statement lacks of the eleven things, and where it and the last run do not agree.

    A project without a page of it is not asked for what it says.
    """
    if not page_of("accessibility", pages, project.language):
        return
    told, run = project.accessibility, read_run(project)
    for name in TOLD:
        if getattr(told, name) in {None, ""}:
            yield _finding(name)
    contact = told.contact
    if not (contact.email or contact.phone or contact.address):
        yield _finding("contact")
    if (told.compliance == "partial") == (told.defects == ()) and told.compliance in {"partial", "full"}:
        yield _finding("contradiction")
    if run is None:  # a statement may rest on another method, but not say "fully" on nobody's word
        if project.accessibility_run.is_file() or told.compliance == "full":
            yield Finding("page-accessibility", "run", project.accessibility_run.name, severity=Severity.WARNING)
        return
    left = sorted({address_of(page) for page in pages} - run.pages)
    if left:
        details = {"pages": ", ".join(left[:3]), "count": len(left)}
        yield Finding("page-accessibility", "pages", project.accessibility_run.name, details=details,
                      severity=Severity.WARNING)  # fmt: skip
    if run.violations and told.compliance == "full":
        yield _finding("violations", count=run.violations)


def _finding(case: str, **details: object) -> Finding:
    field = f"extra.utfall.accessibility.{case}"
    return Finding("page-accessibility", case, CONFIG, None, field, details=details, severity=Severity.WARNING)
