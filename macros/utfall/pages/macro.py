"""A macro as pages meet it: callable by name, with its arguments checked before anything is done."""

from __future__ import annotations

import inspect
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Self

from jinja2 import Undefined

from utfall.errors import MacroError, NothingToShow, UnknownName, UtfallError
from utfall.pages.mentions import mentions
from utfall.publisher import Accessibility, Contact
from utfall.render.draft import nothing_yet
from utfall.render.term import terms_block
from utfall.shown.chart import Chart
from utfall.shown.live_figure import LiveFigure
from utfall.shown.outline import Outline
from utfall.shown.tile import Tile
from utfall.view.figure import BoundFigure
from utfall.view.glossary import terms
from utfall.view.leading import IndicatorPages, indicator_pages, leading
from utfall.view.members_book import MembersBook
from utfall.view.next_report import next_report
from utfall.words import Sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date

    from utfall.model.accessibility_run import AccessibilityRun
    from utfall.model.history import History
    from utfall.model.report import Report
    from utfall.period import Period
    from utfall.shown.chapter_mention import ChapterMention
    from utfall.shown.table import Table
    from utfall.shown.unfinished import OldText
    from utfall.source.page import Page
    from utfall.words import Words


@dataclass(frozen=True)
class MacroContext:
    """Hold what every macro works with: the month's report, those before it, and the reader's words."""

    history: History
    words: Words
    key_figures: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()  # the files that are made beside the pages, to be linked to
    outline: Outline = field(default_factory=Outline)
    accessibility: Accessibility = field(default_factory=Accessibility)
    run: AccessibilityRun | None = None  # the last of the accessibility tests
    publication_dates: Mapping[Period, date] = field(default_factory=dict)  # of each report, by its month
    old_texts: tuple[OldText, ...] = ()  # the pages that carry the text of an earlier month
    contact: Contact = field(default_factory=Contact)  # whom to turn to about the report
    texts: tuple[tuple[str, Page], ...] = ()  # the pages of the menu behind the first, by title, as written
    remarks: list[Sentence] = field(default_factory=list)  # what a macro has to say to the editor

    @property
    def report(self) -> Report:
        """The report of the month that is shown."""
        return self.history.current

    @property
    def is_unfinished(self) -> bool:
        """Whether the month is still being written: figures are due, or pages carry an earlier month's text."""
        return bool(self.report.package.due or self.old_texts)

    @cached_property
    def terms_block(self) -> str:
        """The glossary, as it goes along with a page; empty where the package has none."""
        known = terms(self.report, self.outline)
        return terms_block(known, self.words.say("glossary.more")) if known else ""

    @property
    def edition(self) -> str:
        """What the edition that is shown is called; nothing where its version names none."""
        package = self.report.package
        return package.edition_title(self.words) if package.edition else ""

    @cached_property
    def pages(self) -> IndicatorPages:
        """Where the names of the indicators lead."""
        return indicator_pages(self.report, self.outline)

    @cached_property
    def members(self) -> MembersBook:
        """The members of dimensions held against one another, each comparison worked out once."""
        return MembersBook(self.history, self.words)

    @property
    def next_report(self) -> str:
        """Which report comes next, and on what day; nothing where the publisher's calendar does not say."""
        return next_report(self.publication_dates, self.report.period, self.words)

    def mentions(self, name: str) -> tuple[ChapterMention, ...]:
        """Return what the pages of the menu say of an indicator."""
        return self._mentions.get(name, ())

    @cached_property
    def _mentions(self) -> Mapping[str, tuple[ChapterMention, ...]]:
        return mentions(self.texts, self.report, self.words, self.outline)

    def dated(self, shown: Table) -> Table:
        """Return a table with the edition that its figures are of, each indicator's name leading to its page."""
        return leading(replace(shown, edition=self.edition), self.pages)


Other = BoundFigure | Tile | Chart | LiveFigure


class Fragment(str):
    """A fragment: its text, which pages are written from, and what it shows, which other forms and the proof use.

    ``others`` are what it shows beside tables; a chart's own table is one of the tables.
    """

    __slots__ = ("others", "tables")
    tables: tuple[Table, ...]
    others: tuple[Other, ...]

    def __new__(cls, text: str, tables: Iterable[Table] = (), others: Iterable[Other] = ()) -> Self:
        made = super().__new__(cls, text)
        made.tables, made.others = tuple(tables), tuple(others)
        return made


class OwnText(str):
    """Markdown that a project's own macro has written: held to the same rules as what stands on the page."""

    __slots__ = ()


@dataclass(frozen=True, slots=True, repr=False)
class Macro:
    """Bind a macro function to a context. ``refused`` turns a refusal into text; without it the refusal is raised.

    ``making`` is told of all that a page writes by it: texts, and fragments that know what they show.

    Macros are pure, so what one has made of its arguments is kept: pages are rendered once to be checked and once to
    be built.
    """

    function: Callable[..., str]
    context: MacroContext
    refused: Callable[[UtfallError], str] | None = None
    made: dict[object, str] = field(default_factory=dict, compare=False, repr=False)
    making: Callable[[str], None] | None = None

    @property
    def name(self) -> str:
        """The name that pages call it by."""
        return self.function.__name__

    @property
    def signature(self) -> str:
        """How it is called, such as ``table(name)``."""
        return f"{self.name}{_parameters(self.function)}"

    def __call__(self, *args: object, **kwargs: object) -> str:
        """Return the fragment that the macro makes of these arguments."""
        try:
            self._require_arguments(args, kwargs)
            made = self._made(args, kwargs)
        except UtfallError as refusal:
            return self._in_its_place(refusal)
        if self.making and not isinstance(made, OwnText):
            self.making(made)
        return made

    def _in_its_place(self, refusal: UtfallError) -> str:
        """Return what stands where a macro refuses: while a month is being written, that there is nothing yet."""
        is_early = isinstance(refusal, NothingToShow) and self.context.is_unfinished
        if self.refused is None and not is_early:
            raise refusal
        told = self.refused(refusal) if self.refused else ""
        if isinstance(refusal, NothingToShow) and is_early:
            return nothing_yet(self.context.words, refusal.missing, in_line=self.name == "figure")
        return told

    def _made(self, args: tuple[object, ...], kwargs: dict[str, object]) -> str:
        key = (_hashable(args), _hashable(dict(sorted(kwargs.items()))))
        if key not in self.made:
            self.made[key] = self.function(self.context, *args, **kwargs)
        return self.made[key]

    def __repr__(self) -> str:
        """Name the macro and no more: mkdocs-macros writes them all out at every build, and ours hold the archive."""
        return f"<macro {self.signature}>"

    def __str__(self) -> str:
        """Refuse to be shown as it is: a page that names a macro without parentheses has forgotten them."""
        refusal = MacroError(Sentence("error.no-parentheses", {"macro": self.name, "signature": self.signature}))
        if self.refused is None:
            raise refusal
        return self.refused(refusal)

    def _require_arguments(self, args: tuple[object, ...], kwargs: dict[str, object]) -> None:
        parameters = _parameters(self.function).parameters
        for name in kwargs:
            if name not in parameters:
                raise UnknownName("argument", name, parameters)
        if len(args) > len(parameters) or not kwargs.keys().isdisjoint(list(parameters)[: len(args)]):
            raise MacroError(Sentence("error.too-many-arguments", {"macro": self.name, "signature": self.signature}))
        for name, value in (*zip(parameters, args, strict=False), *kwargs.items()):
            if not isinstance(value, Undefined) and not _fits(value, _kinds(self.function)[name]):
                raise MacroError(Sentence("error.bad-argument", {"macro": self.name, "signature": self.signature}))
        given = {*list(parameters)[: len(args)], *kwargs}
        for name, parameter in parameters.items():
            if parameter.default is parameter.empty and name not in given:
                params = {"macro": self.name, "name": name, "signature": self.signature}
                raise MacroError(Sentence("error.missing-argument", params))


Columns = list[str] | dict[str, str] | None  # keys, in the order wanted; or keys with headings
ColumnsOrName = str | list[str] | dict[str, str] | None  # columns, or the name of what stands across
Names = str | list[str] | tuple[str, ...] | None  # one name, or several
_ANY = ("str", "int", "None")
_NAMED = {
    "Any": ("Any",),
    "Columns": ("list", "dict", "None"),
    "ColumnsOrName": ("str", "list", "dict", "None"),
    "Names": ("str", "list", "tuple", "None"),
}


def _kinds(function: Callable[..., str]) -> dict[str, tuple[str, ...]]:
    """Return what kinds of values each parameter takes, as its annotation has them."""
    found = {name: one.annotation for name, one in inspect.signature(function).parameters.items()}
    written = {name: one for name, one in found.items() if isinstance(one, str)}
    kinds = {name: _NAMED.get(one) or tuple(one.split(" | ")) for name, one in written.items()}
    return {name: kinds.get(name, _ANY) for name in found}


def _fits(value: object, kinds: tuple[str, ...]) -> bool:
    kind = "str" if isinstance(value, str) else type(value).__name__.removesuffix("Type")
    return kind in kinds or "Any" in kinds


def _hashable(value: object) -> object:
    """Return a value that a call can be known again by; a list that a page writes is none."""
    if isinstance(value, dict):
        return tuple((name, _hashable(one)) for name, one in value.items())
    return tuple(_hashable(one) for one in value) if isinstance(value, list | tuple) else value


def _parameters(function: Callable[..., str]) -> inspect.Signature:
    """Return the signature as pages see it: without the context and the types."""
    whole = inspect.signature(function)
    seen = [one.replace(annotation=one.empty) for one in list(whole.parameters.values())[1:]]
    return whole.replace(parameters=seen, return_annotation=inspect.Signature.empty)
