"""The key figures of the start page: each with its target, its line and how it has moved, worked out."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from utfall.derive.comparing import as_shown, change
from utfall.derive.corrected import corrected
from utfall.derive.due import due_period
from utfall.derive.measures import ACCUMULATED, base_last_year
from utfall.derive.status import status_of
from utfall.derive.year_end import year_outcome
from utfall.errors import MacroError
from utfall.model.indicator import Measure
from utfall.model.missing import Missing
from utfall.model.unit import abbreviated
from utfall.shown.outline import Outline
from utfall.shown.tile import Tile
from utfall.view.corrections_table import corrected_note, derived_notes
from utfall.view.finality_note import finality_notes
from utfall.view.tile_changes import tile_changes
from utfall.view.tile_line import tile_line, to_one_scale
from utfall.view.tile_scale import scale_of
from utfall.view.verdict import told
from utfall.words import Sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from utfall.model.history import History
    from utfall.model.indicator import Indicator, Observation
    from utfall.period import Period
    from utfall.view.tile_line import TileLine
    from utfall.view.tile_scale import TileScale
    from utfall.words import Words

MOST = 6  # more than these is a table
NOWHERE = Outline()
BETWEEN = " · "


def tiles(history: History, words: Words, names: Sequence[str], outline: Outline = NOWHERE) -> tuple[Tile, ...]:
    """Return the key figures of these indicators, in this order, all money in one unit.

    Raises ``MacroError`` where none or more than six are chosen, ``UnknownName`` for one that is not there.
    """
    if not 0 < len(names) <= MOST:
        raise MacroError(Sentence("error.key-figures", {"count": len(names), "most": MOST}))
    report = history.current
    known = {name: report.indicator(name) for name in names}
    seen = {name: report.observation(one.id) for name, one in known.items()}
    in_units = {name: scale_of(report, one) for name, one in known.items()}
    drawn = {
        name: line
        for name, one in known.items()
        if (observed := seen[name]) and (line := tile_line(history, words, one, observed.period, in_units[name]))
    }
    lines = to_one_scale(drawn)
    made = {
        name: _Made(history, words, one, in_units[name], outline.indicator_page(one.id)) for name, one in known.items()
    }
    return tuple(
        one.tile(observed, lines.get(name)) if (observed := seen[name]) else one.nothing for name, one in made.items()
    )


@dataclass(frozen=True, slots=True)
class _Made:
    """Hold what one key figure is made of."""

    history: History
    words: Words
    indicator: Indicator
    scale: TileScale
    address: str

    @property
    def nothing(self) -> Tile:
        """The tile of an indicator that the month says nothing of."""
        one, report = self.indicator, self.history.current
        lacks = Missing.DUE if due_period(one, report.period) else Missing.NOT_REPORTED
        return Tile(one.id, one.name, report.period.report_name(self.words), lacks, "", "", None, None, self.address)

    def tile(self, seen: Observation, line: TileLine | None) -> Tile:
        """Return the tile of an observation."""
        one, words, figure = self.indicator, self.words, seen.outcome
        unit = abbreviated(self.scale.unit)
        return Tile(
            one.id,
            one.name,
            _time(one, seen.period, words),
            figure if isinstance(figure, Missing) else self.scale.number(figure),
            unit,
            self._comparison(seen),
            told(status_of(self.history.current, one, seen).standing, words) or None,
            line.trend if line else None,
            self.address,
            self._corrections(seen),
            BETWEEN.join(self._beside(seen)),
            line.note if line else "",
            tile_changes(self.history, words, one, seen, self.scale),
        )

    def _corrections(self, seen: Observation) -> tuple[str, ...]:
        """Tell whether the outcome is preliminary, and of corrections: its own, and of what it is held against."""
        own = corrected(self.history, self.indicator, [seen.period])
        against = [
            *corrected(self.history, self.indicator, [seen.period], Measure.TARGET),
            *corrected(self.history, self.indicator, [seen.period], Measure.YEAR_TARGET),
        ]
        if isinstance(seen.target, Missing) and (
            self.indicator.reported_as != "period" or isinstance(seen.year_target, Missing)
        ):
            against += corrected(self.history, self.indicator, [seen.period.same_last_year])
        notes = (corrected_note(report, one, self.words) for report, one in own)
        row = f"{self.indicator.id}/{seen.period}"
        final = finality_notes(self.history.current, ("observations", row, "outcome"), self.words)
        return (*final, *notes, *derived_notes(against, self.words))

    def _comparison(self, seen: Observation) -> str:
        """Compare with the target for the same period, else with the year's, else with last year."""
        if isinstance(seen.outcome, Missing):
            return ""
        words, one, outcome = self.words, self.indicator, as_shown(self.indicator, seen.outcome)
        if not isinstance(seen.target, Missing):
            return self._against(outcome - seen.target, words.say(f"tile.against.{one.target_term}"))
        if one.reported_as == "period" and not isinstance(seen.year_target, Missing):
            return self._against(outcome - seen.year_target, words.say(f"tile.against-year.{one.year_target_term}"))
        then, _ = base_last_year(self.history, one, seen)
        if isinstance(then, Missing):
            return ""
        return self._against(change(one, seen.outcome, then), seen.period.same_last_year.name(words))

    def _against(self, difference: Decimal, against: str) -> str:
        if not difference:
            return self.words.say("tile.equal", against=against)
        amount = self.scale.distance(abs(difference), self.words)
        return self.words.say("tile.above" if difference > 0 else "tile.below", amount=amount, against=against)

    def _beside(self, seen: Observation) -> Iterator[str]:
        """Yield what the figure is held against, and what is expected of the year or became of it."""
        words, one = self.words, self.indicator
        if not isinstance(seen.target, Missing):
            yield words.say("tile.beside", name=words.say(f"term.{one.target_term}"), value=self._said(seen.target))
        elif not isinstance(seen.year_target, Missing):
            value = self._said(seen.year_target)
            yield words.say("tile.beside", name=words.say(f"tile.year.{one.year_target_term}"), value=value)
        year = year_outcome(self.history.current, one, seen)
        is_new = one.reported_as != ACCUMULATED and one.accumulation != "stock" and year != seen.outcome
        if isinstance(year, Decimal) and is_new:
            yield words.say("tile.whole-year", value=self._said(as_shown(one, year)))
        elif not isinstance(seen.forecast, Missing):
            yield words.say("tile.forecast", value=self._said(seen.forecast))

    def _said(self, amount: Decimal) -> str:
        return self.scale.bare(amount, self.words)


def _time(indicator: Indicator, period: Period, words: Words) -> str:
    """Return of which time a figure is: ``hittills i år, jan–nov 2025``, ``hela 2025``, ``december 2025``."""
    if indicator.reported_as != ACCUMULATED:
        return period.name(words)
    if not period.months_left:
        return words.say("tile.so-far-whole", year=period.year_name)
    return words.say("tile.so-far", span=period.to_date(words))
