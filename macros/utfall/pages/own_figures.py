"""A Plotly figure of a project's own: a chart of ours where our painter draws all that is in it, else a live one."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from utfall.checks.identifier import identifier_of
from utfall.errors import OwnMacroError
from utfall.model.unit import PERCENT
from utfall.pages.own_figure_data import columns_of, distinct_headings, is_of_one_kind, named, plain_figure
from utfall.pages.own_frames import MOST_ROWS, decimals_of, notes_of, number_of, required, table_of
from utfall.render.live_figure import live_plot
from utfall.shown.chart import ChartKind, Panel, Role
from utfall.shown.live_figure import LiveFigure
from utfall.view.chart_parts import Heading, NumberFormat, drawn, filled
from utfall.words import Sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from utfall.render.axes import Json
    from utfall.shown.chart import Chart
    from utfall.words import Words

ROLES = (Role.OUTCOME, Role.TARGET, Role.FORECAST, Role.PREVIOUS)  # of lines, each with a stroke of its own
MOST_BARS = 3  # groups of more cannot be told apart
SMALL = frozenset({"bar", "pie", "scatter"})  # the traces of the script that every page may fetch
READABLE = frozenset({"bar", "scatter"})
LIVE = SMALL | {
    "barpolar", "box", "candlestick", "contour", "funnel", "funnelarea", "heatmap", "histogram", "histogram2d",
    "histogram2dcontour", "icicle", "indicator", "ohlc", "sankey", "scatterpolar", "scatterternary", "sunburst",
    "treemap", "violin", "waterfall",
}  # fmt: skip
_KINDS = {"scatter": ChartKind.LINE, "bar": ChartKind.BARS}  # of traces that the painter draws
# What may be said of a trace and of a layout that our painter draws: the data, and the look, which the house decides.
_TRACE = frozenset(
    {
        "alignmentgroup", "customdata", "hoverinfo", "hovertemplate", "hovertext", "ids", "legendgroup", "legendrank",
        "line", "marker", "meta", "mode", "name", "offsetgroup", "opacity", "orientation", "showlegend", "text",
        "textposition", "type", "uid", "width", "x", "xaxis", "y", "yaxis", "xhoverformat", "yhoverformat",
        "hoverlabel", "texttemplate", "textfont", "cliponaxis", "connectgaps",
    }
)  # fmt: skip
_LAYOUT = frozenset(
    {
        "autosize", "bargap", "bargroupgap", "barmode", "colorway", "font", "height", "hoverlabel", "hovermode",
        "legend", "margin", "meta", "modebar", "paper_bgcolor", "plot_bgcolor", "separators", "showlegend", "template",
        "title", "width", "xaxis", "yaxis",
    }
)  # fmt: skip
_AXIS = frozenset(
    {
        "anchor", "automargin", "categoryarray", "categoryorder", "color", "domain", "dtick", "gridcolor", "griddash",
        "gridwidth", "linecolor", "linewidth", "nticks", "showgrid", "showline", "showticklabels", "tick0", "tickangle",
        "tickcolor", "tickfont", "tickformat", "ticklabelposition", "ticks", "tickwidth", "title", "zeroline",
        "zerolinecolor", "zerolinewidth", "ticklen", "ticksuffix", "hoverformat", "fixedrange",
    }
)  # fmt: skip
_REFUSED = re.compile(r"(?:geo|map|mapbox|scene)\d*|images|updatemenus|sliders")
_LINK = re.compile(r"<a\s", re.IGNORECASE)


def figure_of(figure: Any, words: Words) -> Chart | LiveFigure:  # noqa: ANN401 - a library's own type
    """Return a figure as what a page shows of it, with its table.

    The layout's title heads it; ``layout.meta`` has ``alt``, what is seen in words, and ``unit``, ``decimals`` and
    ``notes`` where wanted. Raises ``OwnMacroError`` without a title, words or data, and for what no page can show.
    """
    plain = plain_figure(figure)
    layout = plain["layout"]
    said = layout.get("meta") if isinstance(layout.get("meta"), dict) else {}
    given = layout.get("title")
    title = required(given.get("text") if isinstance(given, dict) else given, "title", "figure")
    title = re.sub(r"<br\s*/?>", " ", title)
    head = Heading(f"chart-{identifier_of(title)}", title, required(said.get("alt"), "alt", "figure"))
    _require_showable(plain, bool(getattr(figure, "frames", ())))
    if _is_painted(plain):
        return _painted(plain["data"], said, head, words)
    return _live(plain, said, head, words)


def _require_showable(plain: Json, has_frames: bool) -> None:  # noqa: FBT001
    kinds = {one.get("type", "scatter") for one in plain["data"]}
    if not kinds:
        raise OwnMacroError(Sentence("error.own-macro-empty"))
    if kinds - LIVE:
        params = {"kinds": ", ".join(sorted(kinds - LIVE)), "known": ", ".join(sorted(LIVE))}
        raise OwnMacroError(Sentence("error.own-macro-trace", params))
    refused = ["frames"] if has_frames else [one for one in plain["layout"] if _REFUSED.fullmatch(one)]
    if not refused and _LINK.search(json.dumps([plain["data"], {**plain["layout"], "template": None}])):
        refused = ["href"]
    if refused:
        raise OwnMacroError(Sentence("error.own-macro-part", {"part": refused[0]}))


def _is_painted(plain: Json) -> bool:
    """Tell whether our painter draws all that a figure says: lines over categories, or bars beside one another."""
    traces, layout = plain["data"], plain["layout"]
    kinds = {one.get("type", "scatter") for one in traces}
    if len(kinds) != 1 or not kinds <= _KINDS.keys():
        return False
    is_line = kinds == {"scatter"}
    axes = [layout.get(name) or {} for name in ("xaxis", "yaxis")]
    flat = {one.get("orientation") == "h" for one in traces}
    return (
        _has_only(layout, _LAYOUT)
        and all(_has_only(one, _AXIS) for one in axes)
        and all(_has_only(one, _TRACE) for one in traces)
        and len(traces) <= (len(ROLES) if is_line else MOST_BARS)
        and len(flat) == 1
        and not (is_line and flat == {True})
        and (len(traces) == 1 or is_line or layout.get("barmode", "group") == "group")
        and all(_is_drawn(one, is_line=is_line) for one in traces)
    )


def _has_only(given: Json, known: frozenset[str]) -> bool:
    return given.keys() <= known


def _is_drawn(trace: Json, *, is_line: bool) -> bool:
    """Tell whether a trace has one value for each of its categories, which follow evenly on each other in a line."""
    places, values = _along(trace)
    if (
        any(isinstance(one, list) for one in places)
        or len(places) != len(values)
        or len({str(one) for one in places}) != len(places)
    ):
        return False
    if any(one is not None and number_of(one) is None for one in values):
        return False
    if (trace.get("xaxis", "x"), trace.get("yaxis", "y")) != ("x", "y"):
        return False
    steps = {after - before for before, after in pairwise(places)} if _are_numbers(places) else {1}
    return not is_line or (len(steps) <= 1 and trace.get("mode", "lines+markers") in {"lines", "lines+markers"})


def _are_numbers(places: Sequence[Any]) -> bool:
    return all(isinstance(one, int | float) for one in places)


def _along(trace: Json) -> tuple[list[Any], list[Any]]:
    """Return the categories of a trace and their values."""
    names = ("y", "x") if trace.get("orientation") == "h" else ("x", "y")
    values = trace.get(names[1]) or []
    return trace.get(names[0]) or list(range(len(values))), values


def _painted(traces: Sequence[Json], said: Mapping[str, Any], head: Heading, words: Words) -> Chart:
    kind = _KINDS[traces[0].get("type", "scatter")]
    places = list(dict.fromkeys(named(one, words) for trace in traces for one in _along(trace)[0]))
    unit = str(said.get("unit") or "")
    series = []
    decimals = decimals_of(said, "", [value for trace in traces for value in _along(trace)[1]])
    for (role, name), trace in zip(_named(traces, words), traces, strict=True):
        given = {named(at, words): number_of(value) for at, value in zip(*_along(trace), strict=True)}
        made = NumberFormat(words, unit, decimals).series(role, name, [given.get(one) for one in places])
        series.append(replace(made, end=name) if kind is ChartKind.LINE else made)
    if not filled(series):
        raise OwnMacroError(Sentence("error.own-macro-empty"))
    chart = drawn(kind, head, [Panel(tuple(places), filled(series), "%" if unit == PERCENT else unit)], words, [])
    table = replace(chart.table, is_of_chart=False)  # whose figures stand in no other table
    return replace(chart, notes=notes_of(said), table=table)


def _named(traces: Sequence[Json], words: Words) -> Iterator[tuple[Role, str]]:
    """Yield the role and the name of each trace; of two that are called alike the second is numbered."""
    seen: set[str] = set()
    for at, (role, trace) in enumerate(zip(ROLES, traces, strict=False), 1):
        name = str(trace.get("name") or words.say("heading.own-value"))
        name = f"{name} ({at})" if name in seen else name
        seen.add(name)
        yield role, name


def _live(plain: Json, said: Mapping[str, Any], head: Heading, words: Words) -> LiveFigure:
    columns = list(distinct_headings(columns_of(plain, words)))
    if is_of_one_kind(plain) and "decimals" not in said:
        said = {**said, "decimals": decimals_of({}, "", [one for _, values in columns[1:] for one in values])}
    if len(columns[0][1]) > MOST_ROWS:
        raise OwnMacroError(Sentence("error.own-macro-rows", {"count": len(columns[0][1]), "most": MOST_ROWS}))
    table = table_of(head.title, columns, said, words)
    if not any(column.kind == "number" for column in table.columns):
        raise OwnMacroError(Sentence("error.own-macro-empty"))
    kinds = {one.get("type", "scatter") for one in plain["data"]}
    can_be_read = kinds <= READABLE and all(one.get("x") and one.get("y") for one in plain["data"])
    plot = json.dumps(live_plot(plain), ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return LiveFigure(head.id, head.title, head.alternative, table, plot, not kinds <= SMALL, can_be_read)
