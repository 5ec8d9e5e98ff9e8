"""Small multiples: a small line chart for each of several things, side by side on one scale, to be compared."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from utfall.model.missing import Missing
from utfall.model.unit import PERCENT, is_pieces
from utfall.shown.chart import Chart, ChartKind, Panel, Role
from utfall.shown.content import Number
from utfall.shown.table import Cell, Column
from utfall.view.assemble import NOTHING, Draft, assemble
from utfall.view.chart_parts import distinct, filled, require_drawable, sentences, sign_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from utfall.model.indicator import Amount
    from utfall.period import Period
    from utfall.shown.table import Table
    from utfall.view.chart_parts import Heading, NumberFormat
    from utfall.words import Words


@dataclass(frozen=True, slots=True)
class Multiple:
    """Hold what one of the small charts shows: a value for each period, and what it is held against.

    One that ``is_whole`` is no part to be compared with the others.
    """

    id: str
    name: str
    values: tuple[Amount | None, ...]
    targets: tuple[Decimal | None, ...]
    is_whole: bool = False

    @property
    def first(self) -> Decimal | None:
        """The value of the first period."""
        return _known(self.values[0])

    @property
    def last(self) -> Decimal | None:
        """The value of the last period."""
        return _known(self.values[-1])


@dataclass(frozen=True, slots=True)
class Multiples:
    """Hold small charts over the same periods. ``term`` is what their target is called, ``head`` what heads them."""

    charts: tuple[Multiple, ...]
    periods: tuple[Period, ...]
    head: str
    term: str
    breaks: tuple[int, ...] = ()


def multiples_chart(head: Heading, shown: Multiples, scale: NumberFormat, files: Sequence[str]) -> Chart:
    """Return the chart, with the table of the same values.

    Its text alternative is the heading's, followed by what a person would say of the picture. Raises ``MacroError`` for
    a figure so large that no picture can show it beside others.
    """
    words = scale.words
    names = distinct(one.name for one in shown.charts)
    panels = tuple(_panel(shown, one, name, scale) for one, name in zip(shown.charts, names, strict=True))
    require_drawable(head.title, panels)
    said = sentences(head.alternative, *_said(shown, scale))
    table = _table(words, head, shown, scale, files)
    return Chart(head.id, ChartKind.MULTIPLES, head.title, said, panels, table)


def _panel(shown: Multiples, one: Multiple, name: str, scale: NumberFormat) -> Panel:
    words = scale.words
    series = [
        scale.series(Role.OUTCOME, words.say("chart.outcome"), one.values),
        scale.series(Role.TARGET, words.say(f"chart.{shown.term}"), one.targets, _places(one.targets)),
    ]
    last = one.values[-1]
    said = _text(scale, last) if isinstance(last, Decimal) else words.say(f"missing.{_missing(last).key}")
    categories = tuple(period.short(words) for period in shown.periods)
    return Panel(categories, filled(series), sign_of(scale.unit), name, shown.breaks, said)


def _places(targets: Iterable[Decimal | None]) -> list[int]:
    """Return the decimals that targets are stored with: they are shown as they were decided."""
    exponents = [one.as_tuple().exponent if one is not None else 0 for one in targets]
    return [max(0, -one) if isinstance(one, int) else 0 for one in exponents]


def _text(scale: NumberFormat, value: Decimal) -> str:
    """Return a figure as it is written above a chart: a number of pieces has its unit in the title alone."""
    return replace(scale, unit="" if is_pieces(scale.unit) else scale.unit).text(value, scale.decimals)


def _said(shown: Multiples, scale: NumberFormat) -> Iterable[str]:
    """Say what is seen: the scale, who is highest and lowest now, how many are above their target, who moved most."""
    words = scale.words
    values = [value for one in shown.charts for value in one.values if isinstance(value, Decimal)]
    texts = {"low": _text(scale, min(values)), "high": _text(scale, max(values))}
    yield words.say("chart.said.multiples.scale", count=len(shown.charts), **texts)
    last, parts = shown.periods[-1].name(words), [one for one in shown.charts if not one.is_whole]
    now = [(one.last, one) for one in parts if one.last is not None]
    if len(now) > 1:
        high, low = max(now, key=lambda pair: pair[0]), min(now, key=lambda pair: pair[0])
        most, least = (_text(scale, value) for value, _ in (high, low))
        yield words.say(
            "chart.said.multiples.now", last=last[:1].upper() + last[1:], high=high[1].name, most=most,
            low=low[1].name, least=least,
        )  # fmt: skip
    held = [(one.last, one.targets[-1]) for one in parts]
    both = [(value, target) for value, target in held if value is not None and target is not None]
    if both:
        above = sum(value > target for value, target in both)
        yield words.say(f"chart.said.multiples.above-{shown.term}", above=above, of=len(both))
    yield from _moves(shown, parts, scale)


def _moves(shown: Multiples, parts: Sequence[Multiple], scale: NumberFormat) -> Iterable[str]:
    moved = [(one.last - one.first, one) for one in parts if one.last is not None and one.first is not None]
    for key, found in (("rose", max(moved, key=_by, default=None)), ("fell", min(moved, key=_by, default=None))):
        if found is None or found[1].first is None or found[1].last is None:
            continue
        if found[0] == 0 or (found[0] > 0) != (key == "rose"):
            continue
        before, after = (_text(scale, one) for one in (found[1].first, found[1].last))
        first = shown.periods[0].name(scale.words)
        yield scale.words.say(f"chart.said.multiples.{key}", name=found[1].name, first=first, before=before, now=after)


def _by(pair: tuple[Decimal, Multiple]) -> Decimal:
    return pair[0]


def _table(words: Words, head: Heading, shown: Multiples, scale: NumberFormat, files: Sequence[str]) -> Table:
    term = words.say(f"chart.{shown.term}")
    columns = [Column("name", shown.head, "name")]
    is_constant = all(len({value for value in one.targets if value is not None}) <= 1 for one in shown.charts)
    for period in shown.periods:
        columns.append(Column(str(period), period.short(words), "number"))
        if not is_constant:
            columns.append(Column(f"{period}-target", f"{term} {period.short(words)}", "number"))
    if is_constant:
        columns.append(Column("target", term, "number"))
    rows = [_draft(shown, one, scale, is_constant=is_constant) for one in shown.charts]
    return replace(assemble(f"{head.id}-data", head.title, columns, rows, files), is_of_chart=True)


def _draft(shown: Multiples, one: Multiple, scale: NumberFormat, *, is_constant: bool) -> Draft:
    unit = PERCENT if scale.unit == PERCENT else ""
    cells = {"name": Cell(one.name)}
    for period, value, target in zip(shown.periods, one.values, one.targets, strict=True):
        if value is not None:
            cells[str(period)] = Cell(Number(value, scale.decimals, unit) if isinstance(value, Decimal) else value)
        found = Cell(Number(target, None, unit)) if target is not None else NOTHING
        key = "target" if is_constant else f"{period}-target"
        cells[key] = found if target is not None else cells.get(key, NOTHING)
    return Draft(one.id, cells)


def _missing(value: Missing | None) -> Missing:
    return Missing.NOT_REPORTED if value is None else value


def _known(value: Amount | None) -> Decimal | None:
    return value if isinstance(value, Decimal) else None
