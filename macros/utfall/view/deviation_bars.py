"""Deviations from budget as bars around zero: a table whose two columns of figures are the two sides of zero.

Of a statement its lines, of a chapter its indicators of money. The best stands first, all in one unit, and the title
tells how many are better than budget.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from utfall.derive.comparing import as_shown
from utfall.derive.deviation import deviation
from utfall.derive.statement_figures import LineOf, derived
from utfall.errors import NothingToShow, UnknownName
from utfall.model.statement import LineDerived
from utfall.model.unit import is_money
from utfall.shown.content import Number
from utfall.shown.table import Cell, Column, PageCaption, Table, TableRow
from utfall.view.headings import ACCUMULATED
from utfall.view.indicator_tables import with_unit
from utfall.view.page_caption import told_time, told_unit
from utfall.words import Sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from utfall.model.page_money import Scale
    from utfall.model.report import Report
    from utfall.period import Period
    from utfall.words import Words

MACRO = "deviation_bars"
WORSE, BETTER = "worse", "better"
FEW = 2  # of which all are both, in another form of the word
WRITTEN = 12  # up to which a number in a sentence is a word


@dataclass(frozen=True, slots=True)
class _Bar:
    """One thing with its deviation, favourable as plus."""

    id: str
    name: str
    amount: Decimal
    decimals: int
    scale: Scale | None


@dataclass(frozen=True, slots=True)
class _Measured:
    """What the bars are of: its name, the time, the unit, the bars, and the data file."""

    name: str
    period: Period
    is_so_far: bool
    unit: str
    bars: tuple[_Bar, ...]
    resource: str

    @property
    def scale(self) -> Scale | None:
        """The scale of all: an amount in another unit is no bar beside them."""
        return self.bars[0].scale if self.bars else None


def deviation_bars_table(report: Report, words: Words, name: str, things: str = "", title: str = "") -> Table:
    """Return the bars of a statement or a chapter. ``things`` is what they are called, such as ``avdelningar``.

    Raises ``UnknownName`` where there is neither, ``NothingToShow`` where nothing has a budget.
    """
    of = _measured(report, words, name)
    if not of.bars:
        raise NothingToShow(Sentence("error.no-rows", {"macro": MACRO, "what": name}))
    columns = (
        Column("name", words.say("heading.bars.name"), "name"),
        *(Column(side, words.say(f"heading.bars.{side}"), "number", is_derived=True) for side in (WORSE, BETTER)),
    )
    bars = sorted(of.bars, key=lambda one: (-one.amount, one.name))
    rows = tuple(TableRow(one.id, _cells(one)) for one in bars)
    told = told_time(of.period, report.period, words, is_so_far=of.is_so_far)
    said = words.say("caption.bars", name=of.name, time=told)
    found = title or finding(words, bars, things)
    return Table(
        f"deviation-bars-{name}", with_unit(said, of.unit, words), columns, rows, (report.resource(of.resource).file,),
        on_pages=PageCaption(found, said, told_unit(of.unit, of.scale, words)), is_bars=True,
    )  # fmt: skip


def finding(words: Words, bars: Sequence[_Bar], things: str = "") -> str:
    """Return how many are better than budget, as a sentence: ``Sju av nio avdelningar är bättre än budget``."""
    shown = [Number(one.amount, one.decimals, scale=one.scale).on_page for one in bars]
    better = sum(one.rounded > 0 for one in shown)
    even = all(one.rounded == 0 for one in shown)
    if len(bars) == 1:
        side = "even" if even else "better" if better else "worse"
        return words.say(f"bars.single.{side}", name=bars[0].name)
    kind = "even" if even else {0: "none", 1: "one", len(bars): "all" if better > FEW else "some"}.get(better, "some")
    said = words.say(f"bars.{kind}", better=_number(words, better), all=_number(words, len(bars)), things=things)
    whole = " ".join(said.split())
    return whole[:1].upper() + whole[1:]


def _number(words: Words, count: int) -> str:
    return words.say(f"bars.number.{count}") if 1 <= count <= WRITTEN else str(count)


def _cells(one: _Bar) -> tuple[Cell, Cell, Cell]:
    """Return a row's cells: its figure stands on its side of zero, and the other side is empty."""
    number = Number(one.amount, one.decimals, signed=True, scale=one.scale)
    name, figure, empty = Cell(one.name), Cell(number), Cell("")
    return (name, figure, empty) if number.on_page.rounded < 0 else (name, empty, figure)


def _measured(report: Report, words: Words, name: str) -> _Measured:
    statements = {one.id: one for one in report.statements}
    if name in statements:
        statement = statements[name]
        period = statement.lines[0].period if statement.lines else report.period
        bars = tuple(_of_statement(report, name))
        return _Measured(
            statement.name, period, statement.reported_as == ACCUMULATED, statement.unit, bars, "statement_lines"
        )
    chapters = {one.chapter for one in report.indicators}
    if name not in chapters:
        raise UnknownName("statement", name, [*statements, *sorted(chapters)])
    return _of_chapter(report, words, name)


def _of_statement(report: Report, name: str) -> Iterator[_Bar]:
    statement = report.statement(name)
    scale = report.money.of_statement(statement)
    for line in statement.lines:
        amount = derived(LineOf(report, statement, line), LineDerived.DEVIATION, None) if line.kind == "line" else None
        if isinstance(amount, Decimal):
            yield _Bar(line.id, line.name, amount, statement.decimals, scale)


def _of_chapter(report: Report, words: Words, chapter: str) -> _Measured:
    """Return the indicators of money whose unit and time are those of the first of them."""
    pairs = [
        (one, seen)
        for one in report.indicators
        if one.chapter == chapter and is_money(one.unit) and one.is_directed and (seen := report.observation(one.id))
    ]
    bars = []
    for one, seen in pairs:
        first, then = pairs[0]
        found = deviation(one, as_shown(one, seen.outcome), seen.target)
        scale = report.money.of_indicator(one)
        is_alike = (one.unit, scale, seen.period) == (first.unit, report.money.of_indicator(first), then.period)
        if found and is_alike:
            bars.append(_Bar(one.id, one.name, found.amount, one.decimals, scale))
    if not pairs:
        return _Measured(chapter, report.period, is_so_far=False, unit="", bars=(), resource="observations")
    first, then = pairs[0]
    is_so_far = first.reported_as == ACCUMULATED
    return _Measured(words.say("bars.outcome"), then.period, is_so_far, first.unit, tuple(bars), "observations")
