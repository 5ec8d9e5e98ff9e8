"""Why a page cannot be rendered: what Jinja and Python raise, as a sentence of ours where there is one."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from jinja2.exceptions import TemplateRuntimeError, TemplateSyntaxError
from jinja2.tests import TESTS

from utfall.model.finding import Finding
from utfall.pages.budget import OFFERED_FILTERS, BudgetError, CostlyError
from utfall.words import Sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from utfall.pages.page import Page

MOST_TOLD = 100  # of one kind on a page: nobody reads more at once, and to look for the nearest name takes time
STATEMENTS = (
    "block", "call", "extends", "filter", "for", "from", "if", "import", "include", "macro", "raw", "set", "with",
)  # fmt: skip
_UNKNOWN = (  # what Jinja says of what it does not know, and what there is
    ("filter", re.compile(r"No filter named '([^']*)'"), tuple(sorted(OFFERED_FILTERS))),
    ("test", re.compile(r"No test named '([^']*)'"), tuple(sorted(name for name in TESTS if name.isalpha()))),
    ("tag", re.compile(r"Encountered unknown tag '([^']*)'"), STATEMENTS),
)


def first(page: Page, found: Iterator[Finding]) -> Iterator[Finding]:
    """Yield as many findings of a page as somebody reads at once, and say that there are more."""
    yield from islice(found, MOST_TOLD)
    if next(found, None) is not None:
        yield Finding("page-error", "more", page.file, details={"most": MOST_TOLD})


def too_costly(fault: Exception) -> Sentence | None:
    """Return in what a page asks for more than it may have, if that is what was raised."""
    if isinstance(fault, BudgetError | CostlyError):
        return fault.sentence
    if isinstance(fault, RecursionError):
        return Sentence("budget.deep")
    if isinstance(fault, OverflowError) or (isinstance(fault, ValueError) and "int_max_str_digits" in str(fault)):
        return Sentence("budget.number")
    return None


def unknown_part(fault: Exception) -> tuple[str, str, tuple[str, ...]] | None:
    """Return what of Jinja a page uses that is not there: which kind of thing, its name, and those that there are."""
    if isinstance(fault, TemplateSyntaxError | TemplateRuntimeError):
        for case, pattern, known in _UNKNOWN:
            if said := pattern.match(str(fault.message)):
                return case, said[1], known
    return None


def reason(fault: Exception) -> object:
    """Return why an expression has no value."""
    if isinstance(fault, ZeroDivisionError):
        return Sentence("page-reason.zero")
    if isinstance(fault, TypeError):
        return Sentence("page-reason.type", {"detail": str(fault).rstrip(".")})
    return str(fault).rstrip(".")
