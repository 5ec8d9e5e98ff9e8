"""How many findings of one kind a page is told of at once."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from utfall.model.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from utfall.source.page import Page

MOST_TOLD = 100  # of one kind on a page: nobody reads more at once, and to look for the nearest name takes time


def first(page: Page, found: Iterator[Finding]) -> Iterator[Finding]:
    """Yield as many findings of a page as somebody reads at once, and say that there are more."""
    yield from islice(found, MOST_TOLD)
    if next(found, None) is not None:
        yield Finding("page-error", "more", page.file, details={"most": MOST_TOLD})
