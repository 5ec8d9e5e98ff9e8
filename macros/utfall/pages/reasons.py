"""Why a page cannot be rendered: what Jinja and Python raise, as a sentence of ours where there is one."""

from __future__ import annotations

import re

from jinja2.exceptions import TemplateRuntimeError, TemplateSyntaxError
from jinja2.tests import TESTS

from utfall.pages.budget import OFFERED_FILTERS, BudgetError, CostlyError
from utfall.words import Sentence

STATEMENTS = (
    "block", "call", "extends", "filter", "for", "from", "if", "import", "include", "macro", "raw", "set", "with",
)  # fmt: skip
_UNKNOWN = (  # what Jinja says of what it does not know, and what there is
    ("filter", re.compile(r"No filter named '([^']*)'"), tuple(sorted(OFFERED_FILTERS))),
    ("test", re.compile(r"No test named '([^']*)'"), tuple(sorted(name for name in TESTS if name.isalpha()))),
    ("tag", re.compile(r"Encountered unknown tag '([^']*)'"), STATEMENTS),
)


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
