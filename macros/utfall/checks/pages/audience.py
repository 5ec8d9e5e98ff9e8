"""Check ``page-audience``: what of a page is marked for staff is marked so that it is taken out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from utfall.model.finding import Finding
from utfall.source.page_audience import parts_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from utfall.source.page import Page


def check_audience(page: Page) -> Iterator[Finding]:
    """Find marks that have no effect, or another than was meant."""
    for one in parts_of(page).faults:
        row, column = page.place_at(one.at) if one.at is not None else (1, None)
        yield Finding("page-audience", one.case, page.file, row, column=column, value=one.value)
