"""A sandbox for pages: they may call the report's macros and do what Jinja offers, and reach nothing else.

The site generators render pages in an open Jinja environment, where a page could run code on the machine that
builds. Listed under ``j2_extensions``, this turns that environment into a sandboxed one: no attribute that leads
into Python, no name but the macros (neither ``config`` nor ``git`` nor ``context``), and no front matter that
hides a macro.
"""

from __future__ import annotations

from math import isfinite
from typing import TYPE_CHECKING, Any

from jinja2 import FileSystemLoader, StrictUndefined, TemplateError
from jinja2.defaults import DEFAULT_NAMESPACE
from jinja2.environment import Template, TemplateModule
from jinja2.ext import Extension
from jinja2.runtime import Context, LoopContext
from jinja2.sandbox import ImmutableSandboxedEnvironment, safe_range
from jinja2.utils import Cycler, missing

from utfall.pages.budget import PER_MACRO, BudgetError, PageBudget, Paying, filters, require_modest, written_out
from utfall.pages.macro import Macro
from utfall.pages.serving import is_serving
from utfall.render.text import element, escape
from utfall.words import words

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from jinja2 import Environment, nodes

OFFERED = frozenset(DEFAULT_NAMESPACE) - {"lipsum"}  # of Jinja's own functions; lipsum writes random words
PAGE_FAULTS = (
    TemplateError, ArithmeticError, AttributeError, BudgetError, LookupError, OSError, RecursionError, SyntaxError,
    TypeError, ValueError,
)  # fmt: skip
# Methods of texts, lists and mappings whose cost follows from the length of what they belong to.
METHODS = frozenset(
    {
        "capitalize", "count", "endswith", "get", "index", "items", "keys", "lower", "lstrip", "rstrip", "startswith",
        "strip", "title", "upper", "values",
    }
)  # fmt: skip


MOST_COMPILED = 500  # pages whose code is kept in this process
_compiled: dict[tuple[object, ...], object] = {}


class PageContext(Context):
    """Resolve names on a page: its own variables, the macros, Jinja's own functions; nothing else is there."""

    def resolve_or_missing(self, key: str) -> Any:
        """Return what a name stands for on a page, or Jinja's ``missing``."""
        if key in self.vars:
            return self.vars[key]
        known = self.environment.globals.get(key, missing)
        return known if isinstance(known, Macro) or key in OFFERED else missing


class PageTemplate(Template):
    """Render a page; while serving, a page that cannot be rendered says so in its place."""

    is_page = True  # and not the title of one, which has but a line

    def render(self, *args: Any, **kwargs: Any) -> str:
        """Return the page's Markdown, with the terms that are to be explained in it."""
        self.environment.budget = PageBudget()  # type: ignore[attr-defined]
        try:
            text = super().render(*args, **kwargs)
            return f"{text}\n\n{self._terms()}\n" if self.is_page and self._terms() else text
        except PAGE_FAULTS as fault:
            if self.environment.is_check or not is_serving():  # type: ignore[attr-defined]
                raise
            return _cannot_be_shown(fault)

    def _terms(self) -> str:
        """Return the glossary of the month whose macros this page has."""
        macro = next((one for one in self.environment.globals.values() if isinstance(one, Macro)), None)
        return macro.context.terms_block if macro else ""


class PageEnvironment(ImmutableSandboxedEnvironment):
    """The environment that pages are rendered in; with ``is_check``, one that never lets a fault pass."""

    is_check = False

    context_class = PageContext
    template_class = PageTemplate
    intercepted_binops = frozenset(["+", "-", "*", "/", "//", "%", "**"])
    budget: PageBudget

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Tell whether a page may reach an attribute: a macro's are ours, and few methods cost little."""
        if isinstance(obj, Macro) or not super().is_safe_attribute(obj, attr, value):
            return False
        return not callable(value) or attr in METHODS or isinstance(obj, LoopContext | Cycler | TemplateModule)

    def call(__self, __context: Context, __obj: Any, /, *args: Any, **kwargs: Any) -> Any:  # noqa: N805 - as in Jinja
        """Call what a page calls: a macro of ours, one of its own, or one of Jinja's functions."""
        budget = __self.budget
        budget.step(PER_MACRO if isinstance(__obj, Macro) else 1)
        for one in (*args, *kwargs.values()):
            budget.weighed(one)
        budget.enter()
        try:
            return super().call(__context, __obj, *args, **kwargs)
        finally:
            budget.calls += 1

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Work out what an operator says."""
        written_out(operator, left, right, self.budget)
        return super().call_binop(context, operator, left, right)

    def concat(self, parts: Iterable[str]) -> str:
        """Join what a template has written."""
        made = []
        for part in parts:
            self.budget.write(len(part))
            made.append(part)
        return "".join(made)

    def compile(self, source: Any, name: str | None = None, filename: str | None = None, *args: Any) -> Any:
        """Return the code of a template; a page is checked and then built, and both run the same code."""
        if name is not None or filename is not None or args or not isinstance(source, str):
            return super().compile(source, name, filename, *args)
        key = (source, self.autoescape, self.keep_trailing_newline, self.block_start_string, self.variable_start_string)
        if key not in _compiled:
            if len(_compiled) >= MOST_COMPILED:
                _compiled.clear()
            _compiled[key] = super().compile(source)
        return _compiled[key]

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        require_modest(tree)
        return tree

    def _generate(self, source: nodes.Template, *args: Any, **kwargs: Any) -> str:
        return super()._generate(Paying().visit(source), *args, **kwargs)

    def _load_template(self, *args: Any) -> Template:
        self.budget.open()
        return super()._load_template(*args)

    def from_string(self, source: Any, *args: Any, **kwargs: Any) -> Template:
        """Return a page's template; while serving, one that tells its fault where it cannot be read."""
        try:
            made = super().from_string(source, *args, **kwargs)
            if isinstance(made, PageTemplate) and isinstance(source, str):
                made.is_page = "\n" in source
            return made  # noqa: TRY300 - what follows is about the lines above
        except TemplateError as fault:
            if self.is_check or not is_serving():
                raise
            return super().from_string(_cannot_be_shown(fault))  # every brace in it is escaped


class Sandbox(Extension):
    """Turn the environment it is added to into a ``PageEnvironment``."""

    def __init__(self, environment: Environment) -> None:
        super().__init__(environment)
        environment.__class__ = PageEnvironment
        _guard(environment)
        environment.binop_table = ImmutableSandboxedEnvironment.default_binop_table.copy()  # type: ignore[attr-defined]
        environment.unop_table = ImmutableSandboxedEnvironment.default_unop_table.copy()  # type: ignore[attr-defined]


def page_environment(docs: Path, macros: Iterable[Macro]) -> PageEnvironment:
    """Return the environment that the site generator's becomes, for checking pages before they are built."""
    environment = PageEnvironment(undefined=StrictUndefined, loader=FileSystemLoader(docs))
    _guard(environment)
    environment.is_check = True
    environment.globals.update({macro.name: macro for macro in macros})
    return environment


def _guard(environment: Any) -> None:
    """Give an environment the functions, the filters and the budget of a page's."""
    environment.globals["range"] = safe_range
    environment.globals.pop("lipsum", None)
    environment.budget = PageBudget()
    environment.filters = filters(lambda: environment.budget)
    environment.finalize = _written
    environment.optimized = False  # what is worked out while a page is read is paid by nobody


def _written(value: Any) -> Any:
    """Return a value that a page writes. Raises ``BudgetError`` for a list or what is no number: nobody reads them."""
    if isinstance(value, float) and not isfinite(value):
        raise BudgetError("number")
    if isinstance(value, list | tuple | dict | set):
        raise BudgetError("list")
    return value


def _cannot_be_shown(fault: Exception) -> str:
    said = words().say("page.cannot-be-shown", reason=str(fault))
    return element("div", escape(said), class_="u-findings")
