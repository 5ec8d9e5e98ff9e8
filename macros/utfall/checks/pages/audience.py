"""Check ``page-audience``: what of a page is marked for staff is marked so that it is taken out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from utfall.model.finding import Finding
from utfall.source.page_audience import parts_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from utfall.project import Project
    from utfall.source.page import Page

LARGEST = 200_000  # bytes of a file that a page may take in
_MARK = re.compile(rb"\{#-?\s*audience\b[^\n}]{0,40}")


def check_parts(project: Project) -> Iterator[Finding]:
    """Find marks in files that are no pages, such as one that pages take in: nothing is taken out of those."""
    for file in sorted(path for path in project.docs.rglob("*") if path.is_file() and path.suffix != ".md"):
        if file.stat().st_size <= LARGEST and (found := _MARK.search(file.read_bytes())):
            name = file.relative_to(project.root).as_posix() if file.is_relative_to(project.root) else file.name
            yield Finding("page-audience", "no-page", name, value=found[0].decode("utf-8", "replace"))


def check_audience(page: Page) -> Iterator[Finding]:
    """Find marks that have no effect, or another than was meant."""
    for one in parts_of(page).faults:
        row, column = page.place_at(one.at) if one.at is not None else (1, None)
        yield Finding("page-audience", one.case, page.file, row, column=column, value=one.value)
