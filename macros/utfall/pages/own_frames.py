"""What a project's own macro returns as a table: a pandas frame, or the data of a figure.

The library is not imported: a frame is read by what it offers.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from itertools import count
from typing import TYPE_CHECKING, Any

from utfall.checks.identifier import identifier_of
from utfall.errors import OwnMacroError
from utfall.model.missing import Missing
from utfall.model.unit import PERCENT
from utfall.shown.content import Number
from utfall.shown.table import Cell, Column, Table, TableRow
from utfall.view.chart_parts import distinct
from utfall.view.dates import as_day
from utfall.view.indicator_tables import with_unit
from utfall.words import Sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from utfall.shown.content import Content
    from utfall.words import Words

MOST_ROWS = 5_000
_ABSENT = frozenset({"<NA>", "NaT", "nan"})  # how pandas writes what is missing
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
    title = required(said.get("title"), "title", "frame")
    if any(name is not None for name in frame.index.names):  # what the rows are called stands in the index
        frame = frame.reset_index()
    if len(frame) > MOST_ROWS or not len(frame.columns):
        raise OwnMacroError(Sentence("error.own-macro-rows", {"count": len(frame), "most": MOST_ROWS}))
    names = distinct(str(name) for name in frame.columns)
    columns = [(name, list(frame.iloc[:, at])) for at, name in enumerate(names)]
    return table_of(title, columns, said, words)


def table_of(
    title: str, given: Sequence[tuple[str, list[Any]]], said: Mapping[str, Any], words: Words
) -> Table:  # fmt: skip
    """Return columns, each with its heading, as a table; ``said`` has units, decimals and notes."""
    unit = str(said.get("unit") or "")
    columns, contents = [], []
    for at, (name, values) in enumerate(given):
        numbers = at > 0 and any(number_of(one) is not None for one in values)
        own = _of(said.get("units"), name, "")
        title_of = _of(said.get("headings"), name, name)
        heading = f"{title_of}, {own}" if own not in {"", PERCENT} else title_of
        kind = "name" if at == 0 else "number" if numbers else "text"
        notes = notes_of(said) if at == 0 else ()
        columns.append(Column(f"column-{at + 1}", heading, kind, notes=notes))
        decimals = decimals_of(said, name, values)
        contents.append([_content(one, kind, decimals, own or unit, words) for one in values])
    ids = _ids(given[0][1])
    rows = [TableRow(name, tuple(Cell(column[at]) for column in contents)) for at, name in enumerate(ids)]
    return Table(identifier_of(title), with_unit(title, unit, words), tuple(columns), tuple(rows))


def _ids(names: Iterable[object]) -> list[str]:
    """Return an id for each row, of which no two are alike."""
    found: dict[str, None] = {}
    for name in names:
        first = identifier_of(str(name)) or "row"
        found[next(one for at in count(1) if (one := first if at == 1 else f"{first}-{at}") not in found)] = None
    return list(found)


def notes_of(said: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the notes that are said, one or several."""
    notes = said.get("notes") or ()
    return (notes,) if isinstance(notes, str) else tuple(str(one) for one in notes)


def required(value: object, name: str, kind: str) -> str:
    """Return a text that has to be said. Raise ``OwnMacroError`` where it is not."""
    text = str(value or "").strip()
    if not text:
        raise OwnMacroError(Sentence(f"error.own-macro-{kind}-{name}"))
    return text


def _of(said: object, name: str, usual: str) -> str:
    """Return what is said of one column, where columns are told apart."""
    return str(said.get(name, usual)) if isinstance(said, dict) else usual


def decimals_of(said: Mapping[str, Any], name: str, column: Iterable[object]) -> int:
    """Return the decimals of a column: those that are said, else as many as its figures have, at most two."""
    asked = said.get("decimals")
    asked = asked.get(name) if isinstance(asked, dict) else asked
    if asked is not None:
        if type(asked) is not int or not 0 <= asked <= 6:  # noqa: PLR2004 - as the macros of the report have it
            raise OwnMacroError(Sentence("error.decimals", {"value": str(asked)}))
        return asked
    places = [-int(one.normalize().as_tuple().exponent) for value in column if (one := number_of(value)) is not None]
    return max(0, min(MOST_DECIMALS, max(places, default=0)))


def number_of(value: object) -> Decimal | None:
    """Return a figure exactly as it is written; nothing for what is none, such as a missing one."""
    if isinstance(value, bool | str | date) or value is None:
        return None
    try:
        number = Decimal(str(value))
    except ArithmeticError:
        return None
    return number if number.is_finite() else None


def _content(value: object, kind: str, decimals: int, unit: str, words: Words) -> Content:
    number = number_of(value)
    if kind == "number":
        return Missing.NOT_AVAILABLE if number is None else Number(number, decimals, unit if unit == PERCENT else "")
    if value is None or (not isinstance(value, str) and str(value) in _ABSENT):
        return ""
    return as_day(value, words) if isinstance(value, date) else str(value)
