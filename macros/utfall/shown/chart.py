"""A chart to draw, without markup and without colour: series with roles, so that every form draws the same.

A chart says what it shows and how it is to be read; which colour, dash and marker a role has is the renderer's.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from utfall.model.missing import Missing
    from utfall.shown.table import Table


class ChartKind(StrEnum):
    """Name the ways to draw. Bars are never stacked but for counts of statuses, which are parts of a whole."""

    BARS = "bars"  # horizontal groups, a bar for each series in each category
    BULLET = "bullet"  # horizontal, the outcome as a bar and the reference as a mark across it
    DIVERGING = "diverging"  # horizontal from zero, to both sides
    MONTHS = "months"  # a column for each period, what it is above or below its budget
    LINE = "line"  # a line for each year, over the periods of the year
    DOTS = "dots"  # a dot with its figure for each period, and the target as a dash at it
    STEPS = "steps"  # the year's forecast in each report, as steps against what became of the year
    MULTIPLES = "multiples"  # a small line chart for each panel, side by side on one scale
    COUNTS = "counts"  # one stacked bar of counts for each category


STILL = (ChartKind.MULTIPLES, ChartKind.STEPS)  # what is read in the picture and its table, and not pointed at
OVER_TIME = (ChartKind.MONTHS, ChartKind.LINE, ChartKind.DOTS, ChartKind.STEPS)  # what is drawn is named in the picture


class Role(StrEnum):
    """Name what a series is; the renderer has one colour, dash and marker for each."""

    OUTCOME = "outcome"
    TARGET = "target"  # target or budget
    FORECAST = "forecast"
    PREVIOUS = "previous"  # the same period last year, or last year's line
    EARLIER = "earlier"  # the line of the year before that
    ROLLING = "rolling"  # rolling twelve
    GOOD = "good"  # the tones of statuses
    SOME = "some"
    BAD = "bad"
    UNKNOWN = "unknown"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class ChartSeries:
    """One series: a value for each category, ``None`` where there is none, and the same written for a reader.

    ``decimals`` are those that each value is written with, ``None`` for as many as are stored. ``shape`` is that of the
    state that is counted, where it is another than its role's. ``absent`` is what stands in the place of each value
    that is not there. ``labels`` are what the picture writes at each value, ``end`` what it names the line with,
    ``breaks`` the places at which this one line begins anew.
    """

    role: Role
    name: str
    values: tuple[Decimal | None, ...]
    shown: tuple[str, ...]
    decimals: tuple[int | None, ...]
    shape: str = ""
    absent: tuple[Missing | Literal[""], ...] = ()
    labels: tuple[str, ...] = ()
    end: str = ""
    breaks: tuple[int, ...] = ()


class Sign(StrEnum):
    """Name what is marked at a value."""

    OUTSIDE = "outside"  # outside normal variation
    CORRECTED = "corrected"
    BREAK = "break"  # the first value of a new definition
    FORECAST = "forecast"


@dataclass(frozen=True, slots=True)
class PointMark:
    """Mark the value of one category, with a few words beside it or none."""

    sign: Sign
    at: int
    value: Decimal
    text: str = ""


@dataclass(frozen=True, slots=True)
class Band:
    """A range of values that lies behind the lines, and what it is called."""

    low: Decimal
    high: Decimal
    text: str


@dataclass(frozen=True, slots=True)
class ReferenceLine:
    """A line across all bars at a value, such as their median, and what stands at its end."""

    value: Decimal
    text: str


@dataclass(frozen=True, slots=True)
class Panel:
    """One set of axes: the categories of one axis and the series over them. ``unit`` heads the value axis.

    ``breaks`` are the places of categories at which lines begin anew, such as sums that start over with the year. What
    is ``said`` stands under the title: the newest value. ``ticks`` are shorter names of the categories, for the axis; a
    line break parts their lines. ``span`` is where the axis of values begins and ends, ``step`` from
    one round value of it to the next. ``sides`` names what is above,
    at and below zero; ``worse`` is the side of zero that is unfavourable: 1, -1, or 0 for neither. ``line``
    crosses the bars.
    """

    categories: tuple[str, ...]
    series: tuple[ChartSeries, ...]
    unit: str
    title: str = ""
    breaks: tuple[int, ...] = ()
    said: str = ""
    ticks: tuple[str, ...] = ()
    span: tuple[Decimal, Decimal] | None = None
    step: Decimal = Decimal(1)
    band: Band | None = None
    marks: tuple[PointMark, ...] = ()
    sides: tuple[str, str, str] | None = None
    worse: int = 0
    line: ReferenceLine | None = None


@dataclass(frozen=True, slots=True)
class Chart:
    """One chart. Panels below one another have scales of their own; small multiples share one.

    ``title`` says the finding, ``subtitle`` what is measured, in which unit and where the axis begins. ``alternative``
    says in words what is seen, for those who do not see it; ``notes`` stand below; ``table`` has the same values.
    """

    id: str
    kind: ChartKind
    title: str
    alternative: str
    panels: tuple[Panel, ...]
    table: Table
    subtitle: str = ""
    notes: tuple[str, ...] = ()
