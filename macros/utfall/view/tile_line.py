"""The line of a key figure: how far the year's sums are from budget, else the latest periods with their target."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from utfall.derive.comparing import as_shown
from utfall.derive.measures import ACCUMULATED, so_far
from utfall.derive.series import series_of
from utfall.model.indicator import Measure
from utfall.period import Frequency
from utfall.shown.content import Trend
from utfall.view.calendar_words import said_by
from utfall.view.trend import latest_periods, trend

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from utfall.derive.series import Point
    from utfall.model.history import History
    from utfall.model.indicator import Indicator
    from utfall.period import Period
    from utfall.view.tile_scale import TileScale
    from utfall.words import Words

FEWEST = 2  # periods of a year's sum that make a line


@dataclass(frozen=True, slots=True)
class TileLine:
    """A line, and what it shows. One of deviations is drawn to the scale of the others of its ``unit``."""

    trend: Trend
    note: str
    unit: str = ""


def tile_line(history: History, words: Words, indicator: Indicator, last: Period, scale: TileScale) -> TileLine | None:
    """Return the line of an indicator, ``None`` where there are too few periods for one."""
    is_sum = indicator.reported_as == ACCUMULATED and indicator.accumulation == "flow"
    found = _from_target(history, words, indicator, last, scale) if is_sum else None
    return found or _latest(history, words, indicator, last)


def _from_target(
    history: History, words: Words, indicator: Indicator, last: Period, scale: TileScale
) -> TileLine | None:
    """Return how far the sum of each period of the year is from its target: a sum alone says that the year goes on."""
    series, targets = series_of(history, indicator), series_of(history, indicator, Measure.TARGET)
    here, target = series.at(last), targets.at(last)
    if here is None or target is None:
        return None
    periods, values = _reported(last), []
    for period in periods:
        value, aim = series.beside(here, period), targets.beside(target, period)
        values.append(as_shown(indicator, value.value) - aim.value if value and aim else None)
    known = [(period, value) for period, value in zip(periods, values, strict=True) if value is not None]
    if len(known) < FEWEST:
        return None
    (first, start), (end, now) = known[0], known[-1]
    against = words.say(f"term.{indicator.target_term}")
    text = words.say(
        "tile.line.from-target", against=against, first=first.report_name(words), last=end.report_name(words),
        start=scale.distance(start, words), end=scale.distance(now, words),
    )  # fmt: skip
    drawn = Trend(tuple(None if one is None else scale.told(one) for one in values), text, (Decimal(0),) * len(values))
    note = words.say("tile.line.year", span=_span(periods, words), aim=words.say(f"tile.aim.{indicator.target_term}"))
    return TileLine(drawn, note, scale.unit)


def _reported(last: Period) -> tuple[Period, ...]:
    """Return the periods of the year that have a report, up to this one."""
    is_kept = last.frequency is not Frequency.MONTH or last.calendar.is_monthly
    return tuple(one for one in so_far(last) if is_kept or one.calendar.has_report(one))


def _latest(history: History, words: Words, indicator: Indicator, last: Period) -> TileLine | None:
    """Return the latest periods, with their targets where these are known."""
    found = trend(history, words, indicator, last, own=True)
    if found is None:
        return None
    periods = latest_periods(last)
    is_sum = indicator.reported_as == ACCUMULATED
    targets = series_of(history, indicator, Measure.TARGET)
    aims = () if is_sum else tuple(_at(targets.at(period)) for period in periods)
    known = [at for at, value in enumerate(found.values) if value is not None]
    span = _span(periods[known[0] : known[-1] + 1], words)
    if not any(aim is not None for aim in aims):
        key = ("tile.line.own", "tile.line.own-by-report") if is_sum else ("tile.line.plain", "tile.line.plain")
        return TileLine(found, said_by(last.calendar, words, key, span=span))
    note = words.say("tile.line.year", span=span, aim=words.say(f"tile.aim.{indicator.target_term}"))
    return TileLine(replace(found, aims=aims), note)


def _at(point: Point | None) -> Decimal | None:
    return point.value if point else None


def _span(periods: Sequence[Period], words: Words) -> str:
    """Return the time that a line is of: ``jan–dec 2025``, ``dec 2024–dec 2025``."""
    first, last = periods[0].report_short(words), periods[-1].report_short(words)
    if periods[0].year == periods[-1].year and first != last:
        first = first.removesuffix(f" {periods[0].year_name}").removesuffix(f" {periods[0].year}")
    return f"{first}–{last}" if first != last else last


def to_one_scale(lines: Mapping[str, TileLine]) -> dict[str, TileLine]:
    """Return the lines by their ids, those of deviations in one unit drawn so that their sizes can be compared."""
    return {name: replace(one, trend=_bounded(one, lines)) for name, one in lines.items()}


def _bounded(line: TileLine, lines: Mapping[str, TileLine]) -> Trend:
    if not line.unit:
        return line.trend
    alike = (value for one in lines.values() if one.unit == line.unit for value in one.trend.values)
    known = [Decimal(0), *(value for value in alike if value is not None)]
    return replace(line.trend, bounds=(min(known), max(known)))
