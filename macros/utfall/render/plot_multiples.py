"""Small multiples: panels side by side, each with its name and newest value above, all on one scale.

Names and values stand in lines of their own above each panel, so no label can lie on a line or on another label. The
values of the scale stand at the first panel of each row alone; the grid carries them across.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from textwrap import wrap
from typing import TYPE_CHECKING

from utfall.render.axes import CLEAR, Room, base, colour, plain, ticks_of, values_axis
from utfall.render.plot_line import DASHES, broken, dots, line_span
from utfall.shown.chart import Role

if TYPE_CHECKING:
    from collections.abc import Iterator

    from utfall.render.axes import Frame, Json
    from utfall.shown.chart import Chart, ChartSeries, Panel

ACROSS = {"wide": 4, "narrow": 2}  # panels in a row
APART = 18  # pixels between panels
PLOT = 62  # the height of a panel's lines
AXIS = 24  # below them, for the first and last period
BETWEEN = 12  # between rows
LEADING = 1.3  # from line to line of a name, in type sizes
BOLD = 1.12  # how much wider bold letters are
TICKS = 3  # values along the scale, at most
UPWARDS = 20  # pixels from a value of the scale to the next, at least
EDGE = 6  # right of the last panel, for its last dot and the ends of names
DOT = 6


@dataclass(frozen=True, slots=True)
class _Grid:
    """Say where panels stand: the width of each, the margins, and how many stand in a row."""

    frame: Frame
    left: int
    across: int

    @property
    def width(self) -> float:
        """The width of a panel."""
        return (self.inner - APART * (self.across - 1)) / self.across

    @property
    def inner(self) -> int:
        """The width of a row of panels."""
        return self.frame.width - self.left - EDGE

    @property
    def leading(self) -> int:
        """The height of a line of type."""
        return round(self.frame.type_size * LEADING)

    def names(self, panel: Panel) -> list[str]:
        """Return a panel's name on as many lines as it needs; a word that is wider than panel and edge is broken."""
        letters = max(4, int((self.width + EDGE) / (self.frame.length(100) / 100 * BOLD)))
        return wrap(panel.title, letters, break_long_words=True, break_on_hyphens=True) or [""]

    def across_at(self, column: int) -> tuple[float, float]:
        """Return where a panel begins and ends, as shares of a row."""
        start = column * (self.width + APART)
        return round(start / self.inner, 4), round((start + self.width) / self.inner, 4)


def multiples(chart: Chart, frame: Frame, language: str) -> Json:
    """Return the figure: traces and layout, as every chart is described."""
    span = line_span(*chart.panels)
    everything = replace(chart.panels[0], series=tuple(one for panel in chart.panels for one in panel.series))
    ticks = ticks_of(everything, span, TICKS, UPWARDS / PLOT)
    axis = values_axis(Room(frame, 0, PLOT, "", span, language), ticks)
    left = frame.length(max(len(text) for text in axis["ticktext"])) + 8
    grid = _Grid(frame, left, min(ACROSS[frame.name], len(chart.panels)))
    rows = [chart.panels[at : at + grid.across] for at in range(0, len(chart.panels), grid.across)]
    heights = [max(len(grid.names(panel)) for panel in row) * grid.leading + grid.leading + 4 for row in rows]
    total = sum(heights) + len(rows) * (PLOT + AXIS) + (len(rows) - 1) * BETWEEN
    layout: Json = {
        "width": frame.width, "height": total, "margin": {"l": left, "r": EDGE, "t": 0, "b": 0, "pad": 4},
        "paper_bgcolor": CLEAR, "plot_bgcolor": CLEAR,
        "font": {"color": colour("ink"), "size": frame.type_size, "family": "sans-serif"}, "showlegend": False,
        "annotations": [],
    }  # fmt: skip
    data: list[Json] = []
    top, number = 0, 0
    for row, height in zip(rows, heights, strict=True):
        top += height
        for column, panel in enumerate(row):
            number += 1
            place = _Place(grid, total, top, column, "" if number == 1 else str(number))
            layout |= place.axes(panel, axis)
            layout["annotations"] += list(place.labels(panel))
            data += [place.trace(panel, one) for one in panel.series]
        top += PLOT + AXIS + BETWEEN
    return {"data": data, "layout": layout}


@dataclass(frozen=True, slots=True)
class _Place:
    """Describe one panel. ``top`` is where its lines begin, in pixels from the top of the whole picture."""

    grid: _Grid
    total: int
    top: int
    column: int
    suffix: str

    def axes(self, panel: Panel, values: Json) -> Json:
        """Return the panel's axes; the figures of the scale stand at the first panel of a row."""
        names = list(panel.categories)
        along = {
            "type": "category", "categoryarray": names, "tickvals": [], "ticktext": [], "showgrid": False,
            "tickangle": 0, "range": [-0.3, len(names) - 0.7], "linecolor": colour("grid"),
            "domain": list(self.grid.across_at(self.column)), "anchor": f"y{self.suffix}",
        }  # fmt: skip
        shown = values["ticktext"] if self.column == 0 else [""] * len(values["ticktext"])
        upwards = {
            **values, "ticktext": shown, "domain": [self._share(self.top + PLOT), self._share(self.top)],
            "anchor": f"x{self.suffix}",
        }  # fmt: skip
        return {f"xaxis{self.suffix}": along, f"yaxis{self.suffix}": upwards}

    def trace(self, panel: Panel, one: ChartSeries) -> Json:
        """Return a line; the outcome's last point has a dot, and so has a point that no line reaches."""
        trace = broken(base(panel, one, flat=False), panel.breaks)
        is_outcome = one.role is Role.OUTCOME
        sizes = dots(trace["y"], is_all=False, is_last=is_outcome)
        look = {"color": colour(one.role), "width": 2.2 if is_outcome else 1.5, "dash": DASHES[one.role]}
        trace |= {"type": "scatter", "mode": "lines", "line": look}
        if any(sizes):
            marker = {"color": colour(one.role), "size": sizes, "opacity": 1, "line": {"width": 0}}
            trace |= {"mode": "lines+markers", "marker": marker, "cliponaxis": False}
        return trace | ({"xaxis": f"x{self.suffix}", "yaxis": f"y{self.suffix}"} if self.suffix else {})

    def labels(self, panel: Panel) -> Iterator[Json]:
        """Return what is written around the lines: name and newest value above, first and last period below."""
        start, end = self.grid.across_at(self.column)
        names = self.grid.names(panel)
        for back, text in zip(range(len(names), 0, -1), names, strict=True):
            yield self._text(start, self.top - 4 - back * self.grid.leading, f"<b>{plain(text)}</b>")
        yield self._text(start, self.top - 4, plain(panel.said), colour(Role.OUTCOME))
        first, last = panel.categories[0], panel.categories[-1]
        below = self.top + PLOT + 4 + self.grid.leading
        if self.grid.frame.length(len(first) + len(last) + 1) <= self.grid.width:
            yield self._text(start, below, plain(first))
        yield {**self._text(end, below, plain(last)), "xanchor": "right"}

    def _text(self, across: float, bottom: float, text: str, ink: str = "") -> Json:
        """Return a line of type that stands on ``bottom``, in pixels from the top of the whole picture."""
        return {
            "text": text, "x": across, "xref": "paper", "xanchor": "left", "y": self._share(bottom), "yref": "paper",
            "yanchor": "bottom", "showarrow": False, "xshift": 0, "yshift": 0,
            **({"font": {"color": ink}} if ink else {}),
        }  # fmt: skip

    def _share(self, from_top: float) -> float:
        return round(1 - from_top / self.total, 6)
