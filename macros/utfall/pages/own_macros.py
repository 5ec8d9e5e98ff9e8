"""Macros of a project's own: a module that the settings name, whose functions pages call like the others.

A function returns a declared table, a pandas frame, a Plotly figure, or Markdown, which is held to the same rules as
the pages' own. What goes wrong in it is a finding at its line, and never a fault of this program.
"""

from __future__ import annotations

import ast
import importlib.util
import inspect
from copy import deepcopy
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any

from utfall.errors import OwnMacroError, UtfallError
from utfall.model.finding import Finding
from utfall.pages.macro import Fragment, Macro, OwnText
from utfall.pages.own_figures import figure_of
from utfall.pages.own_frames import frame_table, is_figure, is_frame
from utfall.pages.own_guard import guarded
from utfall.pages.own_running import run_for
from utfall.pages.own_stills import still_of
from utfall.pages.showing import show, show_chart, show_live
from utfall.shown.live_figure import LiveFigure
from utfall.shown.table import Table
from utfall.words import Sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator
    from pathlib import Path
    from types import ModuleType

    from utfall.pages.macro import MacroContext
    from utfall.project import Project

_CLOCKS = frozenset({"now", "today", "utcnow"})  # of days and times, whichever library's
_CLOCK = frozenset({"ctime", "gmtime", "localtime", "time", "time_ns"})  # of the module time
_NAMELESS = {inspect.Parameter.VAR_POSITIONAL, inspect.Parameter.VAR_KEYWORD}


@dataclass(frozen=True, slots=True)
class OwnMacros:
    """Hold the macros of a project's module, and what is wrong with the module."""

    macros: tuple[Macro, ...] = ()
    findings: tuple[Finding, ...] = ()


def own_macros(
    project: Project, context: MacroContext, taken: Collection[str],
    refused: Callable[[UtfallError], str] | None = None,
) -> OwnMacros:  # fmt: skip
    """Return the macros of the module that the settings name; none where they name none.

    ``taken`` are the names of the program's own macros, which nothing else may be called.
    """
    if project.own_macros is None:
        return OwnMacros()
    file = project.own_macros
    name = file.relative_to(project.root).as_posix() if file.is_relative_to(project.root) else file.name
    if not file.is_file() or file.is_symlink() or not file.resolve().is_relative_to(project.root.resolve()):
        return OwnMacros(findings=(Finding("own-macro", "no-file", name),))
    try:
        with run_for(project, context.history):
            module = _loaded(file, context)
    except OwnMacroError as fault:
        row = fault.place[1] if fault.place else None
        return OwnMacros(findings=(Finding("own-macro", "broken", name, row, details={"reason": fault.sentence}),))
    found, findings = [], list(_clocks(file, name))
    for function in _functions(module):
        row = function.__code__.co_firstlineno
        if function.__name__ in taken:
            findings.append(Finding("own-macro", "taken", name, row, value=function.__name__))
        elif any(one.kind in _NAMELESS for one in inspect.signature(function).parameters.values()):
            findings.append(Finding("own-macro", "signature", name, row, value=function.__name__))
        else:
            found.append(Macro(_wrapped(function, file, name, project), context, refused))
    return OwnMacros(tuple(found), tuple(findings))


def _functions(module: ModuleType) -> Iterator[Any]:
    """Yield the module's own public functions, in their order."""
    for name, one in vars(module).items():
        if inspect.isfunction(one) and one.__module__ == module.__name__ and not name.startswith("_"):
            yield one


def _clocks(file: Path, name: str) -> Iterator[Finding]:
    """Find where the clock is asked: what is published would be other on another day."""
    for node in ast.walk(ast.parse(file.read_bytes())):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            attribute, of = node.func.attr, ast.unparse(node.func.value)
            if attribute in _CLOCKS or (attribute in _CLOCK and of == "time"):
                yield Finding("own-macro", "clock", name, node.lineno, value=f"{of}.{attribute}")


def _loaded(file: Path, context: MacroContext) -> ModuleType:
    """Return the module, run once. Raise ``OwnMacroError`` for whatever it raises itself."""
    spec = importlib.util.spec_from_file_location(f"utfall_own_{file.stem}", file)
    assert spec is not None  # noqa: S101 - a file of Python always has one
    assert spec.loader is not None  # noqa: S101
    module = importlib.util.module_from_spec(spec)
    guarded(partial(spec.loader.exec_module, module), file, file.name, context.words)
    return module


def _wrapped(function: Callable[..., object], file: Path, name: str, project: Project) -> Callable[..., str]:
    """Return a function as a macro: called with the context first, giving what pages are written with.

    It is called twice, and has to say the same: a page is written more than once, and an edition on any day.
    """

    def macro(context: MacroContext, *args: object, **kwargs: object) -> str:
        def made() -> str:
            given = deepcopy(args), deepcopy(kwargs)
            return _shown(context, function(*given[0], **given[1]), function.__name__)

        try:
            with run_for(project, context.history):
                first, again = (guarded(made, file, function.__name__, context.words) for _ in range(2))
            return _pictured(context, _same(first, again, function.__name__), project)
        except OwnMacroError as fault:
            row = fault.place[1] if fault.place else function.__code__.co_firstlineno
            raise OwnMacroError(fault.sentence, (name, row)) from fault

    asked = inspect.signature(function)
    seen = [one.replace(annotation="Any") for one in asked.parameters.values()]
    first = inspect.Parameter("context", inspect.Parameter.POSITIONAL_ONLY)
    macro.__name__ = function.__name__
    macro.__signature__ = inspect.Signature([first, *seen])  # type: ignore[attr-defined]
    return macro


def _same(first: object, again: object, name: str) -> str:
    """Return what a macro gave both times. Raise ``OwnMacroError`` where it was not the same."""
    if not isinstance(first, str) or first != again:
        raise OwnMacroError(Sentence("error.own-macro-differs", {"name": name}))
    return first


def _pictured(context: MacroContext, made: str, project: Project) -> str:
    """Return what a macro has made, with a still of a live figure where one can be made here."""
    others = made.others if isinstance(made, Fragment) else ()
    live = next((one for one in others if isinstance(one, LiveFigure)), None)
    still = still_of(live, project.cache) if live else ""
    return show_live(context, replace(live, still=still)) if live and still else made


def _shown(context: MacroContext, result: object, name: str) -> str:
    """Return what a page shows of a result. Raise ``OwnMacroError`` for what no form can show."""
    if isinstance(result, Table):
        return show(context, result)
    if is_frame(result):
        return show(context, frame_table(result, context.words))
    if is_figure(result):
        made = figure_of(result, context.words)
        return show_live(context, made) if isinstance(made, LiveFigure) else show_chart(context, made)
    if isinstance(result, str):
        return OwnText(result)
    key = "nothing" if result is None else "kind"
    raise OwnMacroError(Sentence(f"error.own-macro-{key}", {"name": name, "kind": type(result).__name__}))
