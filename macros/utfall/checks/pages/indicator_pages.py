"""Check ``page-indicator``: pages of indicators that carry an old name, or of which nothing is left."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from utfall.model.finding import Finding, Severity
from utfall.names import indicator_folder, indicator_of_page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from utfall.model.history import History
    from utfall.source.page import Page

_HEADING = re.compile(r"\A\s*# (.*)$", re.MULTILINE)


def check_indicator_pages(
    folder: str, language: str, pages: Sequence[Page], history: History, written: Callable[[str], str]
) -> Iterator[Finding]:
    """Find indicators without a page, pages that carry an earlier name, and pages of indicators that are gone.

    Nothing is said in a project whose indicators have no pages. ``folder`` is that of the pages, ``language``
    the one of their names, ``written`` returns a name as it is written in a heading.
    """
    there = {page.name: page for page in pages if indicator_of_page(page.name)}
    if not there:
        return
    own = indicator_folder(there, language)
    for one in history.current.indicators:
        page = there.get(f"{own}/{one.id}.md")
        if page is None:
            file = f"{folder}/{own}/{one.id}.md"
            yield Finding("page-indicator", "missing", file, value=one.name, severity=Severity.WARNING)
        elif renamed(page.body, one.id, history, written):
            old = heading(page.body)
            details = {"name": one.name}
            yield Finding("page-indicator", "renamed", page.file, page.first_line, value=old, details=details,
                          severity=Severity.WARNING)  # fmt: skip
    for page in there.values():
        name = indicator_of(page)
        if name and history.current.definition(name) is None:
            yield Finding("page-indicator", "gone", page.file, value=name, severity=Severity.WARNING)


def renamed(body: str, indicator: str, history: History, written: Callable[[str], str]) -> str | None:
    """Return a page's text with the indicator's new name as its heading, where it carries an earlier one."""
    found, now = _HEADING.search(body), history.current.definition(indicator)
    earlier = {written(one.name) for report in history.reports if (one := report.definition(indicator))}
    if found is None or now is None or found[1] not in earlier - {written(now.name)}:
        return None
    return f"{body[: found.start(1)]}{written(now.name)}{body[found.end(1) :]}"


def heading(body: str) -> str:
    """Return a page's first heading."""
    found = _HEADING.search(body)
    return found[1] if found else ""


def indicator_of(page: Page) -> str:
    """Return the indicator whose page this is, by its file's name and the macro in it; empty where it is another's."""
    name = indicator_of_page(page.name)
    is_one = re.search(rf"\{{\{{\s*indicator\(\s*([\"']){re.escape(name)}\1\s*\)", page.body)
    return name if is_one else ""
