"""Which document on paper each page belongs to: the report, its appendix or the documentation.

A page may say it itself. Else what it shows decides: a part of the month belongs in the report, a list across its parts
in the appendix, what explains the report in the documentation. A page that shows nothing goes with the page before it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from utfall.names import indicator_of_page
from utfall.pages.outline import called, has_all_deviations
from utfall.shown.outline import APPENDIX, DOCUMENTATION, DOCUMENTS, FRONT, REPORT

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from utfall.source.page import Page

ABOUT = frozenset(
    {
        "accessibility_statement", "definitions", "dictionary", "facts", "glossary", "legend", "rules", "sources",
        "symbols",
    }
)  # fmt: skip
ACROSS = frozenset(
    {
        "changes", "compare", "corrections", "deviating", "deviations", "heat", "in_english", "indicator",
        "member", "members", "members_heat",
        "status_counts", "statuses",
    }
)  # fmt: skip
EITHER = frozenset(
    {"chapters", "downloads", "edition", "figure", "headline", "mark", "period", "unfinished", "verdict"}
)


def documents(pages: Sequence[Page], nav: Sequence[str], indicators: Sequence[str]) -> Mapping[str, tuple[Page, ...]]:
    """Return the pages of each document in the menu's order; those of ``indicators``, by their ids, in the appendix.

    A page of all deviations that the menu has not, since the start page leads there, begins the appendix. Other pages
    that are neither in the menu nor about an indicator belong to none.
    """
    known = {page.name: page for page in pages}
    menu = [known[name] for name in nav or known if name in known]
    ours = {indicator_of_page(page.name): page.name for page in pages}
    own = [ours[one] for one in indicators if one in ours]
    found: dict[str, list[Page]] = {name: [] for name in DOCUMENTS}
    part = REPORT
    for page in menu:
        if page.name not in own:
            part = _part(page, part)
            found[part].append(page)
    reached = [page for page in pages if page not in menu and page.name not in own and has_all_deviations(page)]
    found[APPENDIX] = [*reached, *found[APPENDIX], *(known[name] for name in own)]
    return {name: tuple(some) for name, some in found.items()}


def _part(page: Page, before: str) -> str:
    if page.document in DOCUMENTS:
        return page.document
    if page.name == FRONT:
        return REPORT
    if indicator_of_page(page.name):
        return APPENDIX
    shows = called(page) - EITHER
    if shows - ABOUT - ACROSS:
        return REPORT
    if shows & ACROSS:
        return APPENDIX
    return DOCUMENTATION if shows & ABOUT else before
