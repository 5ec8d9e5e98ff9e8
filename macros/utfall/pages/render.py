"""Render pages for checking: run their macros, gather every refusal with its line, and see what is raised.

A refusal does not end the rendering of a page, so that all that is wrong with it is told at once.
"""

from __future__ import annotations

import sys
import traceback
from dataclasses import replace
from functools import lru_cache, partial
from typing import TYPE_CHECKING

from jinja2 import TemplateNotFound, TemplateSyntaxError, UndefinedError, nodes
from jinja2.exceptions import SecurityError
from jinja2.meta import find_undeclared_variables
from jinja2.parser import Parser

from utfall.checks.pages.most_told import first
from utfall.errors import NothingToShow, OwnMacroError, suggestion
from utfall.model.finding import Finding, Severity
from utfall.model.missing import Missing
from utfall.pages import macro as macro_module
from utfall.pages.budget import BudgetError
from utfall.pages.macro import Macro
from utfall.pages.reasons import reason, too_costly, unknown_part
from utfall.pages.sandbox import OFFERED, PAGE_FAULTS, page_environment

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from utfall.errors import UtfallError
    from utfall.pages.macro import MacroContext
    from utfall.pages.sandbox import PageEnvironment
    from utfall.source.page import Page


def render_page(
    page: Page, docs: Path, macros: tuple[Macro, ...], making: Callable[[str], None] | None = None, *,
    is_checked: bool = False,
) -> tuple[str, tuple[Finding, ...]]:  # fmt: skip
    """Return a page's Markdown after its macros, and what is wrong with them. Faulty pages give no Markdown.

    ``making`` is told of all that the macros write, in its order. In a page that is checked already no names are
    looked for that nobody knows.
    """
    found: list[Finding] = []

    def refused(name: str, refusal: UtfallError) -> str:
        line = _line_of_template()
        row, column = (page.first_line + line - 1, _column(page, line, name)) if line else (None, None)
        told = Finding("page-macro", "refused", page.file, row, name, None, column, {"reason": refusal.sentence})
        found.extend(_of_refusal(refusal, told, context))
        return ""

    context = macros[0].context
    heard = [replace(macro, refused=partial(refused, macro.name), making=making) for macro in macros]
    environment = page_environment(docs, heard)
    try:
        found += () if is_checked else first(page, _unknown_names(page, environment))
        text = environment.from_string(page.body).render()
    except PAGE_FAULTS as fault:
        if _is_ours(fault):
            raise
        found += _fault(page, fault, is_told=bool(found))
        text = ""
    return text, tuple(found)


def _of_refusal(refusal: UtfallError, told: Finding, context: MacroContext) -> Iterator[Finding]:
    """Yield what a refusal is told as: at the empty cell that a page asks for, else at the page.

    What is told at the cells that are due, while there are any, is not told again at the pages that show them.
    """
    if isinstance(refusal, OwnMacroError) and refusal.place:
        file, row = refusal.place
        details = {"reason": refusal.sentence, "page": told.file, "line": told.row or 1}
        yield Finding("own-macro", "raised", file, row, details=details)
        return
    if not isinstance(refusal, NothingToShow):
        yield told
        return
    is_early = context.is_unfinished
    severity = Severity.WARNING if is_early else Severity.ERROR
    if refusal.cell:
        file, row, field = refusal.cell
        yield Finding("due-figure", "asked", file, row, field, details={"column": field}, severity=severity)
    elif refusal.missing != Missing.DUE.key and not (is_early and not refusal.missing and context.report.package.due):
        yield replace(told, case="early" if is_early else told.case, severity=severity)


def _unknown_names(page: Page, environment: PageEnvironment) -> Iterator[Finding]:
    tree = environment.parse(page.body)
    known = tuple(name for name, one in environment.globals.items() if isinstance(one, Macro))
    unknown = find_undeclared_variables(tree) - {*known, *OFFERED}
    for node in tree.find_all(nodes.Name):
        if node.name in unknown and node.ctx == "load":
            details = {"suggestion": suggestion(node.name, known), "known": ", ".join(known)}
            row = page.first_line + node.lineno - 1
            column = _column(page, node.lineno, node.name)
            yield Finding("page-unknown-name", "unknown", page.file, row, node.name, node.name, column, details=details)


def _column(page: Page, line: int, name: str) -> int | None:
    lines = _lines(page.body)
    return lines[line - 1].find(name) + 1 or None if line <= len(lines) else None


@lru_cache(maxsize=1)
def _lines(body: str) -> list[str]:
    return body.splitlines()


def _fault(page: Page, fault: Exception, *, is_told: bool) -> Iterator[Finding]:
    """Turn what a page raised into a finding. An undefined name is told already."""
    if isinstance(fault, UndefinedError) and is_told:
        return
    line = fault.lineno if isinstance(fault, TemplateSyntaxError) else _line_of(fault) or _line_of_reading(fault)
    row = page.first_line + line - 1 if line else None
    if sentence := too_costly(fault):
        yield Finding("page-error", "costly", page.file, row, details={"reason": sentence})
    elif isinstance(fault, TemplateNotFound):
        row, column = page.place(str(fault.name))
        yield Finding("page-error", "include", page.file, row, "include", str(fault.name), column)
    elif unknown := unknown_part(fault):
        case, name, known = unknown
        details = {"suggestion": suggestion(name, known), "known": ", ".join(known)}
        column = _column(page, line, name) if line else None
        yield Finding("page-syntax", case, page.file, row, None, name, column, details=details)
    elif isinstance(fault, TemplateSyntaxError):
        yield Finding("page-syntax", "broken", page.file, row, details={"reason": str(fault.message).rstrip(".")})
    elif isinstance(fault, SecurityError):
        yield Finding("page-unsafe", "refused", page.file, row, details={"reason": str(fault).rstrip(".")})
    else:
        yield Finding("page-error", "raised", page.file, row, details={"reason": reason(fault)})


def _is_ours(fault: BaseException) -> bool:
    """Tell whether an exception comes from inside a macro: then the fault is ours, not the page's."""
    files = {frame.filename for frame in traceback.extract_tb(fault.__traceback__)}
    return macro_module.__file__ in files and not isinstance(fault, UndefinedError | BudgetError)


def _line_of(fault: BaseException) -> int | None:
    lines = [frame.lineno for frame in traceback.extract_tb(fault.__traceback__) if frame.filename == "<template>"]
    return lines[-1] if lines else None


def _line_of_reading(fault: BaseException) -> int | None:
    """Return the line that Jinja was reading when it could not go on."""
    readers = (frame.f_locals.get("self") for frame, _ in traceback.walk_tb(fault.__traceback__))
    return next((one.stream.current.lineno for one in readers if isinstance(one, Parser)), None)


def _line_of_template() -> int | None:
    """Return the line of the page that is being rendered, from the frames above the caller."""
    frame = sys._getframe()  # noqa: SLF001 - the documented way to the running template, see jinja2.debug
    while frame.f_back is not None:
        frame = frame.f_back
        template = frame.f_globals.get("__jinja_template__")
        if template is not None:
            return int(template.get_corresponding_lineno(frame.f_lineno))
    return None
