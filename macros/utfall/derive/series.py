"""Series: what is known of one measure over time, each value with the edition it comes from.

A later package's word on a period holds over an earlier one's; the first is kept beside it, so that what was first
published can be told from what is known now. Values that packages mark as derived stay marked. Amounts of money are in
the newest unit; each value knows the stretch of like definitions that it belongs to, and only values of one stretch are
held against one another.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from utfall.derive.stretches import stretches
from utfall.model.indicator import Measure
from utfall.model.missing import Missing
from utfall.model.unit import rescaled

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from utfall.derive.stretches import Break, SeriesPart
    from utfall.model.history import History
    from utfall.model.indicator import Indicator, Observation
    from utfall.period import Period

DERIVED = "derived"
_known: WeakKeyDictionary[History, dict[tuple[Indicator, Measure], Series]] = WeakKeyDictionary()


@dataclass(frozen=True, slots=True)
class Point:
    """One value of a series: of which period, from which edition (such as ``2023.11.1``), of which origin.

    ``part`` is the stretch of like definitions it belongs to. ``told`` is the value as its package has it, in ``unit``.
    """

    period: Period
    value: Decimal
    version: str
    origin: str = ""
    part: int = 0
    told: Decimal | None = None
    unit: str = ""

    @property
    def is_derived(self) -> bool:
        """Whether the package itself says that the value was worked out and not reported."""
        return self.origin == DERIVED


@dataclass(frozen=True, slots=True)
class Series:
    """Hold an indicator's measure by period, in their order. ``first`` has what each period's first edition said.

    ``meanings`` are the definitions of the stretches, ``breaks`` what parts each from the one before.
    """

    indicator: Indicator
    points: Mapping[Period, Point] = field(default_factory=dict)
    first: Mapping[Period, Point] = field(default_factory=dict)
    meanings: tuple[Indicator, ...] = ()
    breaks: tuple[Break, ...] = ()

    def at(self, period: Period) -> Point | None:
        """Return the value of a period as known now, if there is one."""
        return self.points.get(period)

    def beside(self, point: Point, period: Period) -> Point | None:
        """Return the value of a period that a point may be held against: of the same stretch."""
        found = self.points.get(period)
        return found if found and self._is_alike(found, point) else None

    def meaning(self, point: Point) -> Indicator:
        """Return the definition that a point was told under."""
        return self.meanings[point.part] if self.meanings else self.indicator

    def is_whole(self, point: Point, periods: Iterable[Period]) -> bool:
        """Tell whether what is known of these periods is all of a point's stretch."""
        found = (self.points.get(period) for period in periods)
        return all(self._is_alike(one, point) for one in found if one)

    def _is_alike(self, one: Point, other: Point) -> bool:
        """Tell whether two values mean the same: told under one meaning, and summed from the same month of the year."""
        starts = one.period.calendar.year_starts == other.period.calendar.year_starts
        return one.part == other.part and (starts or self.meaning(other).reported_as == "period")

    def is_current(self, point: Point) -> bool:
        """Tell whether a point was told under the newest definition."""
        return point.part == len(self.breaks)

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


def weights_of(history: History, indicator: Indicator) -> Series | None:
    """Return the series that an indicator's means are weighted by, where its definition names one."""
    weight = history.current.definition(indicator.weight)
    return series_of(history, weight) if weight else None


def _read(history: History, indicator: Indicator, measure: Measure) -> Series:
    points: dict[Period, Point] = {}
    first: dict[Period, Point] = {}
    found = stretches(history, indicator.id)
    for one in found:
        for seen in one.report.observed(indicator.id):
            value = seen.amount(measure)
            if isinstance(value, Missing):
                continue
            points[seen.period] = _point(one, indicator, seen, value)
            first.setdefault(seen.period, _first_published(one, indicator, seen, measure, points[seen.period]))
    meanings = {one.part: one.definition for one in found}
    return Series(
        indicator, {period: points[period] for period in sorted(points)}, first, tuple(meanings.values()),
        tuple(one.broken for one in found if one.broken),
    )  # fmt: skip


def _point(stretch: SeriesPart, indicator: Indicator, seen: Observation, value: Decimal, version: str = "") -> Point:
    unit = stretch.definition.unit
    amount = rescaled(value, unit, indicator.unit)
    return Point(
        seen.period, value if amount is None else amount, version or stretch.report.package.version, seen.origin,
        stretch.part, value, unit,
    )  # fmt: skip


def _first_published(
    stretch: SeriesPart, indicator: Indicator, seen: Observation, measure: Measure, known: Point
) -> Point:
    """Return what a package's first edition said: the old value of the earliest correction of the cell."""
    report = stretch.report
    rows = {("observations", f"{seen.indicator}/{seen.period}"), ("statement_lines", seen.indicator)}
    changed = [one for one in report.corrections if (one.resource, one.row) in rows and one.field == measure.value]
    if not changed:
        return known
    earliest = min(changed, key=lambda one: one.edition)
    version = f"{report.period.year}.{report.period.number}.1"
    old = _written(earliest.old)
    return known if old is None else _point(stretch, indicator, seen, old, version)


def _written(text: str) -> Decimal | None:
    """Return the number that the log of corrections writes; its cells are text and may hold anything."""
    try:
        value = Decimal(text)
    except InvalidOperation:
        return None
    return value if value.is_finite() else None
