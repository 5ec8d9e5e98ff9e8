"""A month checked: its data, its pages, its sign-offs. Loaded only where something has changed since the last check."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from utfall.checks.examine import CORRECTION_LOG, DUE, ON_RELEASE, SLUGS, examine, examine_due
from utfall.checks.pages import SLUGS as PAGE_SLUGS
from utfall.model.finding import in_order
from utfall.pages.check import look_at_pages
from utfall.pages.edition import Edition, desk_of
from utfall.pages.macros import NAMES, macros
from utfall.pages.old_text import old_text_by_record
from utfall.pages.own_macros import own_macros
from utfall.pages.privacy import check_personal_data
from utfall.pages.signing import check_sign_offs
from utfall.source.page import read_pages

if TYPE_CHECKING:
    from pathlib import Path

    from utfall.period import Period
    from utfall.project import Project

CHECKS_OF_RELEASE = len({*SLUGS, *PAGE_SLUGS})
CHECKS = len({*SLUGS, *PAGE_SLUGS} - ({*ON_RELEASE, CORRECTION_LOG} - {DUE}))


def examined(project: Project, month: Period, earlier: list[Path], digest: str) -> Edition:
    """Return the edition of a month with all that is found in its data and on its pages."""
    folder = project.folder(month)
    found = examine(folder, project.root, earlier)
    if found.history is None:
        return Edition(month, None, (), found.findings)
    desk = desk_of(project, found.history)
    own = own_macros(project, desk, NAMES)
    ready = (*macros(desk), *own.macros)
    month = replace(month, calendar=found.history.current.calendar)
    if found.history.current.package.figures_only:
        return Edition(month, found.history, ready, in_order(found.findings), checks=CHECKS)
    on_pages, shown = look_at_pages(project, ready)
    pages = read_pages(project)
    old = old_text_by_record(folder, found.history, pages)
    signed = check_sign_offs(project, found.history, pages)
    personal = check_personal_data(project, found.history.current, pages)
    due = examine_due(found.history.current)
    findings = in_order([*found.findings, *own.findings, *due, *on_pages, *old, *signed.findings, *personal])
    return Edition(month, found.history, ready, findings, shown, signed.valid, digest, CHECKS)
