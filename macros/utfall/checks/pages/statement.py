"""Check ``page-accessibility``: what the accessibility statement lacks, and where the last run says otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from utfall.model.finding import Finding, Severity
from utfall.names import page_of
from utfall.project import CONFIG
from utfall.publisher import NO_LAW
from utfall.shown.outline import address_of
from utfall.source.accessibility_run import read_run

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from utfall.project import Project
    from utfall.publisher import Accessibility

_ALWAYS = ("authority", "service", "compliance", "defects", "assessed", "updated", "method")
_BY_LAW = (*_ALWAYS, "burdens", "outside", "complaints")
# What a statement must tell. Sweden: MDFFS 2019:2, the contact being the eleventh. Britain: SI 2018/952, regulation 8,
# and the model statement, which tells also when it was prepared. Norway: FOR-2013-06-21-732, by which it is made in
# uustatus.no. All by the annex of (EU) 2018/1523, sections 1 and 2.
TOLD = {"se": _BY_LAW, "gb": (*_BY_LAW, "prepared"), "no": (*_BY_LAW, "official"), NO_LAW: _ALWAYS}
RULES = {  # by which something may be left out
    "se": {"burdens": "12 §", "outside": "9 §"},
    "gb": {"burdens": "regulation 7", "outside": "regulation 4"},
    "no": {"burdens": "LOV-2017-06-16-51 § 18", "outside": "FOR-2013-06-21-732"},
}


def check_statement(project: Project, pages: Collection[str]) -> Iterator[Finding]:
    """Find what the statement lacks of what its law asks for, and where it and the last run do not agree.

    A project without a page of it is not asked for what it says.
    """
    if not page_of("accessibility", pages, project.language):
        return
    told = project.accessibility
    yield from _lacking(told)
    yield from _against_the_run(project, pages)


def _lacking(told: Accessibility) -> Iterator[Finding]:
    for name in TOLD[told.law]:
        if getattr(told, name) in {None, ""}:
            yield _finding(name, **({"rule": RULES[told.law][name]} if name in {"burdens", "outside"} else {}))
    contact = told.contact
    if told.law == "gb" and not (contact.email or told.feedback):  # regulation 8(4)(c): a link to write by
        yield _finding("feedback")
    elif not (contact.email or contact.phone or contact.address or told.feedback):
        yield _finding("contact")
    if _contradicts_itself(told):
        yield _finding("contradiction")


def _against_the_run(project: Project, pages: Collection[str]) -> Iterator[Finding]:
    told, run = project.accessibility, read_run(project)
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


def _contradicts_itself(told: Accessibility) -> bool:
    """Tell whether a statement says fully of what has flaws or exemptions, or partially with neither.

    By the annex of (EU) 2018/1523 a site is partially compliant due to what fails, what is exempted, or both.
    """
    if told.compliance == "full":
        return bool(told.defects or told.burdens)
    lists = (told.defects, told.burdens, told.outside)
    return told.compliance == "partial" and None not in lists and not any(lists)


def _finding(case: str, **details: object) -> Finding:
    field = f"extra.utfall.accessibility.{case}"
    return Finding("page-accessibility", case, CONFIG, None, field, details=details, severity=Severity.WARNING)
