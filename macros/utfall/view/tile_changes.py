"""How far a key figure has moved since the report before and since last year, with what it is held against."""

from __future__ import annotations

from typing import TYPE_CHECKING

from utfall.derive.comparing import change
from utfall.derive.measures import ACCUMULATED, base_last_year, own_values
from utfall.derive.series import series_of
from utfall.model.missing import Missing
from utfall.period import Frequency
from utfall.shown.tile import TileChange

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from utfall.model.history import History
    from utfall.model.indicator import Indicator, Observation
    from utfall.period import Period
    from utfall.view.tile_scale import TileScale
    from utfall.words import Words


def tile_changes(
    history: History, words: Words, indicator: Indicator, seen: Observation, scale: TileScale
) -> tuple[TileChange, ...]:
    """Return the changes that can be told: against the period before by its own value, against last year."""
    return tuple(_changes(history, words, indicator, seen, scale))


def _changes(
    history: History, words: Words, indicator: Indicator, seen: Observation, scale: TileScale
) -> Iterator[TileChange]:
    if isinstance(seen.outcome, Missing):
        return
    before = seen.period.previous
    found = own_values(series_of(history, indicator), seen.period, before)
    if found:
        moved = change(indicator, found[0].value, found[1].value)
        yield _told(scale, words, moved, _then(before, words, is_near=True))
    then, _ = base_last_year(history, indicator, seen)
    if not isinstance(then, Missing) and before != seen.period.same_last_year:
        is_sum = indicator.reported_as == ACCUMULATED
        past = seen.period.same_last_year
        of = _so_far(past, words) if is_sum else _then(past, words)
        yield _told(scale, words, change(indicator, seen.outcome, then), of)


def _told(scale: TileScale, words: Words, moved: Decimal, then: str) -> TileChange:
    amount = scale.difference(moved, words)
    way = "same" if not amount.value else "higher" if amount.value > 0 else "lower"
    return TileChange(amount, words.say(f"tile.than.{way}", then=then))


def _then(period: Period, words: Words, *, is_near: bool = False) -> str:
    if period.frequency is Frequency.MONTH and period.reported is period:
        name = words.say(f"month.name.{period.number}") if is_near else period.name(words)
        return words.say("tile.then.within", period=name)
    key = "tile.then.year" if period.frequency is Frequency.YEAR else "tile.then.within"
    return words.say(key, period=period.report_name(words))


def _so_far(period: Period, words: Words) -> str:
    return words.say("tile.then.year", period=period.to_date(words) if period.months_left else period.year_name)
