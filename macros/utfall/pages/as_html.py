"""A page as Markdown makes it, looked at before it can be public: its size, and what of HTML it brings."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from utfall.checks.pages.links import Rendered
from utfall.checks.pages.most_told import first
from utfall.model.finding import Finding
from utfall.pages.foreign import LONGEST_SHOWN, Foreign, apart, check_foreign, foreign_in
from utfall.pages.kept_html import keep_html, kept_html
from utfall.pages.limits import seconds
from utfall.pages.markup import markup
from utfall.render.term import TERMS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from utfall.project import Project
    from utfall.source.page import Page

EXPLAINING = "utfall.pages.explaining"  # without it nothing takes the glossary out of a page
MOST_SIGNS = 300_000  # of a page's own text: Markdown takes a square of the time at some of it
ACTIVE = "[<*_`&!"
MOST_OF_ONE = 3_000  # of an active sign in a paragraph or a table
_BLANK = re.compile(r"\n[ \t]*\n")
# What Python-Markdown and its extensions raise at texts that they cannot read.
_FAULTS = (ArithmeticError, AssertionError, AttributeError, LookupError, RecursionError, TypeError, ValueError)


def as_html(
    project: Project, page: Page, text: str, made: Iterable[str], terms: str
) -> tuple[Rendered | None, tuple[Finding, ...]]:
    """Return a page's own HTML with what its macros have made beside it, and what of it may not be public.

    ``text`` is its Markdown after the macros, ``made`` what they wrote, ``terms`` the glossary that goes along.
    """
    bare, shown = apart(text, made)
    own = bare.removesuffix(f"\n\n{terms}\n") if terms else bare
    if len(own) > MOST_SIGNS:
        return None, (Finding("page-markup", "long", page.file, details={"count": len(own), "most": MOST_SIGNS}),)
    if TERMS in own:
        start = own.index(TERMS)
        foreign = Foreign("attribute", "data-terms", own[start : start + LONGEST_SHOWN].split("\n")[0])
        return None, tuple(check_foreign(page, [foreign]))
    for block in _BLANK.split(own):
        sign, times = max(((sign, block.count(sign)) for sign in ACTIVE), key=lambda one: one[1])
        if times > MOST_OF_ONE:
            details = {"sign": sign, "count": times, "most": MOST_OF_ONE}
            row, column = page.place(block[:LONGEST_SHOWN])
            return None, (Finding("page-markup", "crowded", page.file, row, column=column, details=details),)
    source = bare if EXPLAINING in project.extensions else own
    kept = kept_html(project, page, source)
    if kept is not None:
        return Rendered(kept, shown), ()
    try:
        with seconds():
            html = markup(project, source)
            found = tuple(first(page, check_foreign(page, foreign_in(html))))
            if not found:
                keep_html(project, page, source, html)
            return Rendered(html, shown), found
    except _FAULTS as fault:
        return None, (Finding("page-markup", "unreadable", page.file, details={"reason": type(fault).__name__}),)
