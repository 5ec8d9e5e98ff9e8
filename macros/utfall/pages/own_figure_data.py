"""What a Plotly figure holds, as plain values and as columns of a table. The library itself is not imported."""

from __future__ import annotations

import re
from array import array
from base64 import b64decode
from datetime import date
from decimal import Decimal
from itertools import count
from math import isfinite
from typing import TYPE_CHECKING, Any

from utfall.errors import OwnMacroError
from utfall.number import write_number
from utfall.words import Sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from utfall.render.axes import Json
    from utfall.words import Words

Column = tuple[str, list[Any]]  # what heads it, and its values
_CODES = {"f8": "d", "f4": "f", "i1": "b", "i2": "h", "i4": "i", "u1": "B", "u2": "H", "u4": "I"}  # of typed arrays
_MIDNIGHT = re.compile(r"T00:00:00(\.0+)?$")
MATRICES = frozenset({"contour", "heatmap"})
# What a trace may have one value of for each thing, in the order of the columns. The first says what the thing is.
_NAMING = ("labels", "x", "theta", "a")
_VALUES = (
    "parents", "y", "r", "b", "c", "values", "open", "high", "low", "close", "lowerfence", "q1", "median", "mean",
    "q3", "upperfence", "sd", "value",
)  # fmt: skip
_PLAINLY = frozenset({*_NAMING, "y", "r", "values", "value"})  # which have no word of their own
_TITLED = {"x": "xaxis", "y": "yaxis"}  # what is called as its axis is


def plain_figure(figure: Any) -> Json:  # noqa: ANN401 - a library's own type, which is not imported
    """Return a figure as JSON has it: lists, texts and numbers, and nothing for what is no number."""
    made: Json = _plain(figure.to_plotly_json())
    return made


def _plain(value: Any) -> Any:  # noqa: ANN401
    if isinstance(value, dict):
        is_packed = {"dtype", "bdata"} <= value.keys()
        return _unpacked(value) if is_packed else {key: _plain(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    if hasattr(value, "dtype") and hasattr(value, "tolist"):
        is_day = str(value.dtype).startswith("datetime64")
        return _plain([str(one) for one in value] if is_day and value.shape else value.tolist())
    return _scalar(value)


def _scalar(value: Any) -> float | str | bool | None:  # noqa: ANN401
    """Return a value that holds no others: a day or a text without the time of midnight, a number that is one."""
    if isinstance(value, date | str):
        return _MIDNIGHT.sub("", value if isinstance(value, str) else value.isoformat())
    if value is None or isinstance(value, bool | int):
        return value
    try:
        number = float(value)
    except (TypeError, ValueError):
        return str(value)
    return number if isfinite(number) else None


def _unpacked(packed: Mapping[str, str]) -> list[Any]:
    """Return the numbers of an array that is packed as bytes; a matrix by its rows."""
    values: list[Any] = array(_CODES[packed["dtype"]], b64decode(packed["bdata"])).tolist()
    if packed["dtype"] == "f4":
        values = [float(f"{one:.7g}") for one in values]
    flat = [_plain(one) for one in values]
    sizes = [int(one) for one in str(packed.get("shape", "")).split(",") if one.strip()]
    for size in reversed(sizes[1:]):
        flat = [flat[at : at + size] for at in range(0, len(flat), size)]
    return flat


def is_of_one_kind(figure: Json) -> bool:
    """Tell whether all columns of figures are alike, as those of a matrix are, and those over one axis."""
    axes = {(one.get("xaxis", "x"), one.get("yaxis", "y")) for one in figure["data"]}
    return len(axes) == 1


def columns_of(figure: Json, words: Words) -> list[Column]:
    """Return the data of a figure as columns, the first of which names the rows.

    Where each trace has one value for each of its things, a trace is a column; else a row is one thing of one trace.
    Raises ``OwnMacroError`` where nothing can be told of it in a table.
    """
    traces, layout = figure["data"], figure["layout"]
    kinds = {one.get("type", "scatter") for one in traces}
    if kinds <= MATRICES and len(traces) == 1:
        return _matrix(traces[0], words)
    if kinds == {"sankey"} and len(traces) == 1:
        return _flows(traces[0], words)
    parts = [_parts(one) for one in traces]
    if kinds & MATRICES or "sankey" in kinds or not all(parts):
        raise OwnMacroError(Sentence("error.own-macro-no-table", {"kinds": ", ".join(sorted(kinds))}))
    wide = _wide(traces, parts, layout, words)
    return wide or _long(traces, parts, layout, words)


def named(one: Any, words: Words) -> str:  # noqa: ANN401
    """Return what a thing is called; a number as a reader writes it, and a whole one, such as a year, ungrouped."""
    if isinstance(one, float):
        return str(int(one)) if one.is_integer() else write_number(Decimal(str(one)), None, words.language)
    return "" if one is None else str(one)


def _parts(trace: Json) -> dict[str, list[Any]]:
    """Return what a trace says of its things, by attribute: first what each is called."""
    if trace.get("type") == "indicator":
        title = trace.get("title")
        name = title.get("text") if isinstance(title, dict) else trace.get("name")
        given = {"labels": [name or ""], "value": [trace.get("value")]}
        reference = (trace.get("delta") or {}).get("reference")
        return given if reference is None else {**given, "reference": [reference]}
    naming = ("y", "x") if trace.get("orientation") == "h" else ()
    found = {}
    for name in dict.fromkeys((*naming, *_NAMING, *_VALUES)):
        value = _joined(trace.get(name))
        if isinstance(value, list) and value and not any(isinstance(one, list | dict) for one in value):
            found[name] = value
    return found if len({len(one) for one in found.values()}) == 1 else {}


def _joined(value: Any) -> Any:  # noqa: ANN401
    """Return categories of several levels as one name each."""
    if isinstance(value, list) and value and all(isinstance(one, list) and one for one in value):
        return [" – ".join("" if one is None else str(one) for one in levels) for levels in zip(*value, strict=False)]
    return value


def _wide(
    traces: Sequence[Json], parts: Sequence[Mapping[str, list[Any]]], layout: Json, words: Words
) -> list[Column]:  # fmt: skip
    """Return one column for each trace; nothing where a trace has more to say, or says two things of one."""
    if {tuple(one) for one in parts} != {tuple(parts[0])} or len(parts[0]) != 2:  # noqa: PLR2004 - a name and a value
        return []
    if any(len({named(at, words) for at in first}) != len(first) for first, _ in (one.values() for one in parts)):
        return []
    naming, told = parts[0]
    rows = list(dict.fromkeys(named(one, words) for part in parts for one in part[naming]))
    columns: list[Column] = [(_heading(naming, layout, words, is_first=True), rows)]
    usual = _heading(told, layout, words)
    for at, (trace, part) in enumerate(zip(traces, parts, strict=True), 1):
        given = dict(zip((named(at, words) for at in part[naming]), part[told], strict=True))
        name = str(trace.get("name") or (usual if len(traces) == 1 else f"{usual} {at}"))
        columns.append((name, [given.get(one) for one in rows]))
    return columns


def _long(
    traces: Sequence[Json], parts: Sequence[Mapping[str, list[Any]]], layout: Json, words: Words
) -> list[Column]:  # fmt: skip
    """Return a row for each thing of each trace."""
    lengths = [len(next(iter(one.values()))) for one in parts]
    names = list(dict.fromkeys(name for one in parts for name in one))
    usual = words.say("heading.own-series")
    called = [str(one.get("name") or f"{usual} {at}") for at, one in enumerate(traces, 1)]
    columns = [
        (_heading(name, layout, words, is_first=at == 0 < len(names) - 1), _along(name, parts, lengths))
        for at, name in enumerate(names)
    ]
    if len(traces) > 1:
        return [(usual, [name for name, many in zip(called, lengths, strict=True) for _ in range(many)]), *columns]
    if len(names) == 1:
        return [(words.say("heading.own-row"), [str(at) for at in range(1, lengths[0] + 1)]), *columns]
    (first, values), *others = columns
    return [(first, [named(one, words) for one in values]), *others]


def _along(name: str, parts: Sequence[Mapping[str, list[Any]]], lengths: Sequence[int]) -> list[Any]:
    return [
        one for part, many in zip(parts, lengths, strict=True) for one in part.get(name, [None] * many)
    ]  # fmt: skip


def _matrix(trace: Json, words: Words) -> list[Column]:
    """Return the rows and columns of a matrix as they are seen."""
    lines = trace.get("z")
    if not isinstance(lines, list) or not lines or not all(isinstance(one, list) for one in lines):
        raise OwnMacroError(Sentence("error.own-macro-no-table", {"kinds": str(trace.get("type"))}))
    widest = max(len(one) for one in lines)
    across = trace.get("x") or list(range(1, widest + 1))
    down = trace.get("y") or list(range(1, len(lines) + 1))
    columns: list[Column] = [(words.say("heading.charted"), [named(one, words) for one in down[: len(lines)]])]
    padded = [[*one, *[None] * (widest - len(one))] for one in lines]
    return [
        *columns,
        *((named(across[at], words), [one[at] for one in padded]) for at in range(min(widest, len(across)))),
    ]


def _flows(trace: Json, words: Words) -> list[Column]:
    """Return the flows of a Sankey diagram: from where, to where, how much."""
    labels, link = (trace.get("node") or {}).get("label") or [], trace.get("link") or {}
    ends = [link.get(name) or [] for name in ("source", "target")]
    values = link.get("value") or []
    if not values or not all(len(one) == len(values) for one in ends):
        raise OwnMacroError(Sentence("error.own-macro-no-table", {"kinds": "sankey"}))
    named = [[_label(labels, at) for at in one] for one in ends]
    headings = [words.say(f"heading.own-{name}") for name in ("source", "target", "value")]
    return list(zip(headings, [*named, values], strict=True))


def _label(labels: Sequence[Any], at: Any) -> str:  # noqa: ANN401
    is_known = isinstance(at, int | float) and 0 <= int(at) < len(labels)
    return str(labels[int(at)]) if is_known else str(at)


def _heading(name: str, layout: Json, words: Words, *, is_first: bool = False) -> str:
    """Return what a column is headed by: the title of its axis, else the word for what it is."""
    title = (layout.get(_TITLED.get(name, "")) or {}).get("title") or {}
    text = title.get("text") if isinstance(title, dict) else title
    if text:
        return re.sub(r"<[^<>]*>", " ", str(text)).strip()
    if is_first:
        return words.say("heading.charted")
    return words.say("heading.own-value" if name in _PLAINLY else f"heading.own-{name}")


def distinct_headings(columns: Sequence[Column]) -> Iterator[Column]:
    """Yield columns of which no two are headed alike."""
    seen: set[str] = set()
    for heading, values in columns:
        name = next(one for at in count(1) if (one := heading if at == 1 else f"{heading} ({at})") not in seen)
        seen.add(name)
        yield name, values
