"""Series: what is known of one measure over time, each value with the edition it comes from.

A later package's word on a period holds over an earlier one's; the first is kept beside it, so that what was first
published can be told from what is known now. Values that packages mark as derived stay marked.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from utfall.model.indicator import Measure
from utfall.model.missing import Missing

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from utfall.model.history import History
    from utfall.model.indicator import Indicator, Observation
    from utfall.model.report import Report
    from utfall.period import Period

DERIVED = "derived"
_known: WeakKeyDictionary[History, dict[tuple[Indicator, Measure], Series]] = WeakKeyDictionary()


@dataclass(frozen=True, slots=True)
class Point:
    """Be one value of a series: of which period, from which edition (such as ``2023.11.1``), of which origin."""

    period: Period
    value: Decimal
    version: str
    origin: str = ""

    @property
    def is_derived(self) -> bool:
        """Whether the package itself says that the value was worked out and not reported."""
        return self.origin == DERIVED


@dataclass(frozen=True, slots=True)
class Series:
    """Hold an indicator's measure by period, in their order. ``first`` has what each period's first edition said."""

    indicator: Indicator
    points: Mapping[Period, Point] = field(default_factory=dict)
    first: Mapping[Period, Point] = field(default_factory=dict)

    def at(self, period: Period) -> Point | None:
        """Return the value of a period as known now, if there is one."""
        return self.points.get(period)

    def __iter__(self) -> Iterator[Point]:
        return iter(self.points.values())


def series_of(history: History, indicator: Indicator, measure: Measure = Measure.OUTCOME) -> Series:
    """Return the series of an indicator's measure over an archive, by the period that each value is of.

    Kept for as long as the archive is: checks, tables and charts ask for the same ones.
    """
    kept = _known.setdefault(history, {})
    if (indicator, measure) not in kept:
        kept[indicator, measure] = _read(history, indicator, measure)
    return kept[indicator, measure]


def _read(history: History, indicator: Indicator, measure: Measure) -> Series:
    points: dict[Period, Point] = {}
    first: dict[Period, Point] = {}
    for report in history.reports:
        for seen in report.observed(indicator.id):
            value = seen.amount(measure)
            if isinstance(value, Missing):
                continue
            points[seen.period] = Point(seen.period, value, report.package.version, seen.origin)
            first.setdefault(seen.period, _first_published(report, seen, measure, points[seen.period]))
    return Series(indicator, {period: points[period] for period in sorted(points)}, first)


def _first_published(report: Report, seen: Observation, measure: Measure, known: Point) -> Point:
    """Return what a package's first edition said: the old value of the earliest correction of the cell."""
    rows = {("observations", f"{seen.indicator}/{seen.period}"), ("statement_lines", seen.indicator)}
    changed = [one for one in report.corrections if (one.resource, one.row) in rows and one.field == measure.value]
    if not changed:
        return known
    earliest = min(changed, key=lambda one: one.edition)
    version = f"{report.period.year}.{report.period.number}.1"
    old = _written(earliest.old)
    return known if old is None else Point(seen.period, old, version, seen.origin)


def _written(text: str) -> Decimal | None:
    """Return the number that the log of corrections writes; its cells are text and may hold anything."""
    try:
        value = Decimal(text)
    except InvalidOperation:
        return None
    return value if value.is_finite() else None
