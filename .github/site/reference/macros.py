"""The macros that pages may use: how each is called, and what its code says that it does."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING

from reference.writing import code, page, table
from utfall.pages.macro import Macro
from utfall.pages.macros import FUNCTIONS

if TYPE_CHECKING:
    from collections.abc import Callable

LEAD = """\
A macro stands on a page within double braces, as `{{ indicators(chapter="finance") }}`, and becomes a table, a chart,
a figure or a mark when the page is built. Arguments with a `=` may be left out. A macro stands on a line of its own,
except `figure`, `mark` and `period`, which are written within sentences. A wrong name, or an argument that a macro
does not take, is told with file and row and stops the build."""


def macros_page() -> str:
    """Return the page: every macro with its signature and what it does."""
    rows = [[f"[`{one.__name__}`](#{one.__name__})", _text(one).partition("\n\n")[0]] for one in FUNCTIONS]
    parts = [_macro(one) for one in FUNCTIONS]
    return page("Macros", LEAD, table(["Macro", "What it does"], rows), *parts)


def _macro(function: Callable[..., str]) -> str:
    signature = Macro(function, None).signature  # type: ignore[arg-type] - what it is bound to is no part of how it is called
    return (
        f"## {code(function.__name__)} {{: #{function.__name__} }}\n\n```text\n{signature}\n```\n\n{_text(function)}\n"
    )


def _text(function: Callable[..., str]) -> str:
    """Return a docstring as Markdown: it is written with double backquotes for code."""
    paragraphs = (inspect.getdoc(function) or "").replace("``", "`").split("\n\n")
    return "\n\n".join(" ".join(one.split()) for one in paragraphs)
