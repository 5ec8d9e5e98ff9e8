"""What a project's own macro returns, as what every form shows: a pandas frame as a table, a Plotly figure as a chart.

Neither library is imported: a frame and a figure are read by what they offer.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from utfall.checks.identifier import identifier_of
from utfall.errors import OwnMacroError
from utfall.model.missing import Missing
from utfall.model.unit import PERCENT
from utfall.shown.chart import ChartKind, Panel, Role
from utfall.shown.table import Cell, Column, Number, Table, TableRow
from utfall.view.chart_parts import Heading, NumberFormat, distinct, drawn, filled
from utfall.view.dates import as_day
from utfall.view.indicator_tables import with_unit
from utfall.words import Sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from utfall.shown.chart import Chart
    from utfall.shown.table import Content
    from utfall.words import Words

MOST_ROWS = 5_000
ROLES = (Role.OUTCOME, Role.TARGET, Role.FORECAST, Role.PREVIOUS)  # of lines, each with a stroke of its own
MOST_BARS = 3  # groups of more cannot be told apart
KINDS = {"scatter": ChartKind.LINE, "bar": ChartKind.BARS}  # of traces
MOST_DECIMALS = 2  # where nothing is said


def is_frame(result: object) -> bool:
    """Tell whether something is a table of pandas."""
    return type(result).__name__ == "DataFrame" and hasattr(result, "itertuples")


def is_figure(result: object) -> bool:
    """Tell whether something is a figure of Plotly."""
    return hasattr(result, "to_plotly_json") and hasattr(result, "data") and hasattr(result, "layout")


def frame_table(frame: Any, words: Words) -> Table:  # noqa: ANN401 - a library's own type, which is not imported
    """Return a frame as a table: its first column names the rows, numbers are right-aligned with their decimals.

    ``frame.attrs`` says the rest: ``title`` always, and ``unit`` of all figures, ``decimals`` and ``notes`` where
    wanted; ``units`` and ``decimals`` may be given for each column. Raises ``OwnMacroError`` for what cannot be shown.
    """
    said = dict(frame.attrs)
    title = _required(said.get("title"), "title", "frame")
    if len(frame) > MOST_ROWS or not len(frame.columns):
        raise OwnMacroError(Sentence("error.own-macro-rows", {"count": len(frame), "most": MOST_ROWS}))
    names = [str(name) for name in frame.columns]
    values = [list(frame[name]) for name in frame.columns]
    units = {name: _of(said.get("units"), name, "") for name in names}
    unit = str(said.get("unit") or "")
    columns, drawn_columns = [], []
    for at, (name, column) in enumerate(zip(names, values, strict=True)):
        numbers = at > 0 and any(_number(one) is not None for one in column)
        heading = f"{name}, {units[name]}" if units[name] not in {"", PERCENT} else name
        kind = "name" if at == 0 else "number" if numbers else "text"
        notes = tuple(str(one) for one in said.get("notes", ())) if at == 0 else ()
        columns.append(Column(f"column-{at + 1}", heading, kind, notes=notes))
        shown_unit = units[name] or unit
        drawn_columns.append([_content(one, kind, _decimals(said, name, column), shown_unit, words) for one in column])
    ids = distinct(identifier_of(str(one)) for one in values[0])
    rows = [
        TableRow(identifier_of(name), tuple(Cell(column[at]) for column in drawn_columns))
        for at, name in enumerate(ids)
    ]
    return Table(identifier_of(title), with_unit(title, unit, words), tuple(columns), tuple(rows))


def figure_chart(figure: Any, words: Words) -> Chart:  # noqa: ANN401
    """Return a figure of lines or of bars as a chart, drawn as the report's own are, with its table.

    The layout's title heads it; ``layout.meta`` has ``alt``, what is seen in words, and ``unit`` and ``decimals`` where
    wanted. Raises ``OwnMacroError`` for traces of other kinds, and without a title or words.
    """
    said = dict(figure.layout.meta or {})
    title = _required(getattr(figure.layout.title, "text", None), "title", "figure")
    alternative = _required(said.get("alt"), "alt", "figure")
    traces = list(figure.data)
    kinds = {str(one.type) for one in traces}
    if not kinds <= KINDS.keys() or len(kinds) != 1 or any(getattr(one, "orientation", None) == "h" for one in traces):
        raise OwnMacroError(Sentence("error.own-macro-trace", {"kinds": ", ".join(sorted(kinds)) or "–"}))
    kind = KINDS[kinds.pop()]
    most = MOST_BARS if kind is ChartKind.BARS else len(ROLES)
    if len(traces) > most:
        raise OwnMacroError(Sentence("error.own-macro-series", {"count": len(traces), "most": most}))
    places = list(dict.fromkeys(str(one) for trace in traces for one in trace.x))
    unit = str(said.get("unit") or "")
    series = []
    for role, trace in zip(ROLES, traces, strict=False):
        given = {str(at): _number(value) for at, value in zip(trace.x, trace.y, strict=True)}
        decimals = _decimals(said, "", list(given.values()))
        name = str(trace.name or words.say("heading.own-value"))
        made = NumberFormat(words, unit, decimals).series(role, name, [given.get(one) for one in places])
        series.append(replace(made, end=name) if kind is ChartKind.LINE else made)
    heading = Heading(f"chart-{identifier_of(title)}", title, alternative)
    return drawn(kind, heading, [Panel(tuple(places), filled(series), "%" if unit == PERCENT else unit)], words, [])


def _required(value: object, name: str, kind: str) -> str:
    text = str(value or "").strip()
    if not text:
        raise OwnMacroError(Sentence(f"error.own-macro-{kind}-{name}"))
    return text


def _of(said: object, name: str, usual: str) -> str:
    """Return what is said of one column, where columns are told apart."""
    return str(said.get(name, usual)) if isinstance(said, dict) else usual


def _decimals(said: Mapping[str, Any], name: str, column: Iterable[object]) -> int:
    """Return the decimals of a column: those that are said, else as many as its figures have, at most two."""
    asked = said.get("decimals")
    asked = asked.get(name) if isinstance(asked, dict) else asked
    if isinstance(asked, int):
        return asked
    places = [-int(one.normalize().as_tuple().exponent) for value in column if (one := _number(value)) is not None]
    return max(0, min(MOST_DECIMALS, max(places, default=0)))


def _number(value: object) -> Decimal | None:
    """Return a figure exactly as it is written; nothing for what is none, such as a missing one."""
    if isinstance(value, bool | str | date) or value is None:
        return None
    try:
        number = Decimal(str(value))
    except ArithmeticError:
        return None
    return number if number.is_finite() else None


def _content(value: object, kind: str, decimals: int, unit: str, words: Words) -> Content:
    number = _number(value)
    if kind == "number":
        return Missing.NOT_AVAILABLE if number is None else Number(number, decimals, unit if unit == PERCENT else "")
    if isinstance(value, date):
        return as_day(value, words)
    is_absent = value is None or value != value  # noqa: PLR0124 - a missing value of pandas differs from itself
    return "" if is_absent else str(value)
