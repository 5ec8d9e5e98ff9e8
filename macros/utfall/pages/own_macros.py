"""Macros of a project's own: a module that the settings name, whose functions pages call like the others.

A function returns a pandas frame, a Plotly figure, or Markdown, which is held to the same rules as the pages' own. What
goes wrong in it is a finding at its line, and never a fault of this program.
"""

from __future__ import annotations

import contextlib
import importlib.util
import inspect
import io
import signal
import sys
import threading
import traceback
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from utfall.errors import OwnMacroError, UtfallError
from utfall.model.finding import Finding
from utfall.pages.macro import Macro, OwnText
from utfall.pages.own_results import figure_chart, frame_table, is_figure, is_frame
from utfall.pages.showing import show, show_chart
from utfall.words import Sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator
    from pathlib import Path
    from types import FrameType, ModuleType

    from utfall.pages.macro import MacroContext
    from utfall.project import Project

LONGEST_SECONDS = 20  # that one call may take
_NAMELESS = {inspect.Parameter.VAR_POSITIONAL, inspect.Parameter.VAR_KEYWORD}


@dataclass(frozen=True, slots=True)
class OwnMacros:
    """Hold the macros of a project's module, and what is wrong with the module."""

    macros: tuple[Macro, ...] = ()
    findings: tuple[Finding, ...] = ()


class _TooSlowError(BaseException):
    """Break off a call, whatever it catches itself."""


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
        module = _loaded(file)
    except OwnMacroError as fault:
        row = fault.place[1] if fault.place else None
        return OwnMacros(findings=(Finding("own-macro", "broken", name, row, details={"reason": fault.sentence}),))
    found, findings = [], []
    for function in _functions(module):
        row = function.__code__.co_firstlineno
        if function.__name__ in taken:
            findings.append(Finding("own-macro", "taken", name, row, value=function.__name__))
        elif any(one.kind in _NAMELESS for one in inspect.signature(function).parameters.values()):
            findings.append(Finding("own-macro", "signature", name, row, value=function.__name__))
        else:
            found.append(Macro(_wrapped(function, file, name), context, refused))
    return OwnMacros(tuple(found), tuple(findings))


def _functions(module: ModuleType) -> Iterator[Any]:
    """Yield the module's own public functions, in their order."""
    for name, one in vars(module).items():
        if inspect.isfunction(one) and one.__module__ == module.__name__ and not name.startswith("_"):
            yield one


def _loaded(file: Path) -> ModuleType:
    """Return the module, run once. Raise ``OwnMacroError`` for whatever it raises itself."""
    spec = importlib.util.spec_from_file_location(f"utfall_own_{file.stem}", file)
    assert spec is not None  # noqa: S101 - a file of Python always has one
    assert spec.loader is not None  # noqa: S101
    module = importlib.util.module_from_spec(spec)
    run = partial(spec.loader.exec_module, module)
    writes = sys.dont_write_bytecode
    sys.dont_write_bytecode = True  # nothing is left beside the project's own files
    try:
        _guarded(run, file, file.name)
    finally:
        sys.dont_write_bytecode = writes
    return module


def _wrapped(function: Callable[..., object], file: Path, name: str) -> Callable[..., str]:
    """Return a function as a macro: called with the context first, giving what pages are written with."""

    def macro(context: MacroContext, *args: object, **kwargs: object) -> str:
        try:
            result = _guarded(partial(function, *args, **kwargs), file, function.__name__)
            return _shown(context, result, function.__name__)
        except OwnMacroError as fault:
            row = fault.place[1] if fault.place else function.__code__.co_firstlineno
            raise OwnMacroError(fault.sentence, (name, row)) from fault

    asked = inspect.signature(function)
    seen = [one.replace(annotation="Any") for one in asked.parameters.values()]
    first = inspect.Parameter("context", inspect.Parameter.POSITIONAL_ONLY)
    macro.__name__ = function.__name__
    macro.__signature__ = inspect.Signature([first, *seen])  # type: ignore[attr-defined]
    return macro


def _shown(context: MacroContext, result: object, name: str) -> str:
    """Return what a page shows of a result. Raise ``OwnMacroError`` for what no form can show."""
    if is_frame(result):
        return show(context, frame_table(result, context.words))
    if is_figure(result):
        return show_chart(context, figure_chart(result, context.words))
    if isinstance(result, str):
        return OwnText(result)
    key = "nothing" if result is None else "kind"
    raise OwnMacroError(Sentence(f"error.own-macro-{key}", {"name": name, "kind": type(result).__name__}))


def _guarded(run: Callable[[], object], file: Path, name: str) -> object:
    """Return what a function of the project's own returns. Raise ``OwnMacroError`` for all that goes wrong in it."""
    written = io.StringIO()
    try:
        with contextlib.redirect_stdout(written), _limited():
            result = run()
    except _TooSlowError as fault:
        params = {"name": name, "seconds": LONGEST_SECONDS}
        raise OwnMacroError(Sentence("error.own-macro-slow", params), _place(fault, file)) from fault
    except UtfallError as fault:
        raise OwnMacroError(fault.sentence, _place(fault, file)) from fault
    except SyntaxError as fault:
        params = {"name": name, "reason": str(fault.msg)}
        raise OwnMacroError(Sentence("error.own-macro-raised", params), (file.name, fault.lineno or 1)) from fault
    except (Exception, SystemExit) as fault:
        params = {"name": name, "reason": f"{type(fault).__name__}: {fault}"}
        raise OwnMacroError(Sentence("error.own-macro-raised", params), _place(fault, file)) from fault
    if written.getvalue():
        raise OwnMacroError(Sentence("error.own-macro-prints", {"name": name}))
    return result


def _place(fault: BaseException, file: Path) -> tuple[str, int] | None:
    """Return the last line of the project's own file that was being run."""
    rows = [one.lineno for one in traceback.extract_tb(fault.__traceback__) if one.filename == str(file) and one.lineno]
    return (file.name, rows[-1]) if rows else None


@contextlib.contextmanager
def _limited() -> Iterator[None]:
    """Break off what takes too long, where the system can."""
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return

    def stop(_number: int, _frame: FrameType | None) -> None:
        raise _TooSlowError

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, LONGEST_SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
