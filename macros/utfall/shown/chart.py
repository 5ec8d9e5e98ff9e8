"""A chart to draw, without markup and without colour: series with roles, so that every form draws the same.

A chart says what it shows and how it is to be read; which colour, dash and marker a role has is the renderer's.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from decimal import Decimal

    from utfall.model.missing import Missing
    from utfall.shown.table import Table


class ChartKind(StrEnum):
    """Name the ways to draw. Bars are never stacked but for counts of statuses, which are parts of a whole."""

    BARS = "bars"  # horizontal groups, a bar for each series in each category
    BULLET = "bullet"  # horizontal, the outcome as a bar and the reference as a mark across it
    DIVERGING = "diverging"  # horizontal from zero, to both sides
    LINE = "line"  # over time; the categories are periods in order
    MULTIPLES = "multiples"  # a small line chart for each panel, side by side on one scale
    COUNTS = "counts"  # one stacked bar of counts for each category


class Role(StrEnum):
    """Name what a series is; the renderer has one colour, dash and marker for each."""

    OUTCOME = "outcome"
    TARGET = "target"  # target or budget
    FORECAST = "forecast"
    PREVIOUS = "previous"  # the same period last year
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
    that is not there.
    """

    role: Role
    name: str
    values: tuple[Decimal | None, ...]
    shown: tuple[str, ...]
    decimals: tuple[int | None, ...]
    shape: str = ""
    absent: tuple[Missing | Literal[""], ...] = ()


@dataclass(frozen=True, slots=True)
class Panel:
    """One set of axes: the categories of one axis and the series over them. ``unit`` heads the value axis.

    ``breaks`` are the places of categories at which lines begin anew, such as sums that start over with the year. What
    is ``said`` stands under the title: the newest value.
    """

    categories: tuple[str, ...]
    series: tuple[ChartSeries, ...]
    unit: str
    title: str = ""
    breaks: tuple[int, ...] = ()
    said: str = ""


@dataclass(frozen=True, slots=True)
class Chart:
    """One chart. Panels below one another have scales of their own; small multiples share one.

    ``alternative`` says in words what is seen, for those who do not see it; ``table`` has the same values.
    """

    id: str
    kind: ChartKind
    title: str
    alternative: str
    panels: tuple[Panel, ...]
    table: Table
