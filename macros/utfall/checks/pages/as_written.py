"""Checks ``page-encoding``, ``page-front-matter`` and ``page-text``: a page as it is written, before its macros."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from utfall.model.finding import Finding, Severity
from utfall.shown.outline import DOCUMENTS
from utfall.source.cells import CONTROLS
from utfall.source.page import DOCUMENT, OWN_FIGURES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from utfall.source.page import Page

MARKUP = re.compile(r'[<>"]')  # the themes write titles and descriptions as they are
SWITCHES = {"render_macros": True, "ignore_macros": False}  # front matter, and the value with which macros are run


def check_as_written(page: Page) -> Iterator[Finding]:
    """Find signs that no page may hold, front matter that cannot be read, and text left from another report."""
    if not page.is_legible:
        yield Finding("page-encoding", "legacy", page.file)
    if found := CONTROLS.search(page.body):
        row, column = page.place(found[0])
        details = {"sign": f"U+{ord(found[0]):04X}"}
        yield Finding("page-encoding", "control", page.file, row, column=column, details=details)
    if page.fault:
        yield Finding("page-front-matter", "broken", page.file, page.fault_row, details={"reason": page.fault})
    for name, value in (page.meta or {}).items():
        if isinstance(value, str) and MARKUP.search(value):
            yield Finding("page-front-matter", "markup", page.file, 1, str(name), value)
    for heading, month in page.text_from.items():
        details = {"month": month, "heading": heading}
        case = "section" if heading else "last-month"
        yield Finding("page-text", case, page.file, 1, value=month, details=details, severity=Severity.WARNING)
    yield from _head(page)


def _head(page: Page) -> Iterator[Finding]:
    """Find what of ours the front matter says in no way that is known, and what it switches off."""
    if page.document and page.document not in DOCUMENTS:
        yield Finding("page-front-matter", "document", page.file, 1, DOCUMENT, page.document)
    if page.has_own_figures_unlisted:
        yield Finding("page-front-matter", "own-figures", page.file, 1, OWN_FIGURES)
    for switch, harmless in SWITCHES.items():
        if page.meta and page.meta.get(switch, harmless) is not harmless:
            yield Finding("page-front-matter", "switched-off", page.file, 1, switch, switch)
