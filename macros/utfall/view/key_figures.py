"""The key figures of the start page: each with one comparing sentence, worked out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from utfall.derive.comparing import as_shown, change
from utfall.derive.corrected import corrected
from utfall.derive.due import due_period
from utfall.derive.measures import base_last_year
from utfall.derive.status import status_of
from utfall.errors import MacroError
from utfall.model.indicator import Measure
from utfall.model.missing import Missing
from utfall.model.unit import PERCENT, spoken
from utfall.number import NO_BREAK, change_places, write_number
from utfall.shown.outline import Outline
from utfall.shown.table import Number
from utfall.shown.tile import Tile
from utfall.view.corrections_table import corrected_note, derived_notes
from utfall.view.headings import figure_name
from utfall.view.trend import trend
from utfall.view.verdict import told
from utfall.words import Sentence

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from utfall.model.history import History
    from utfall.model.indicator import Indicator, Observation
    from utfall.model.status import Standing, State
    from utfall.shown.table import Verdict
    from utfall.words import Words

MOST = 6  # more than these is a table
NOWHERE = Outline()


def tiles(history: History, words: Words, names: Sequence[str], outline: Outline = NOWHERE) -> tuple[Tile, ...]:
    """Return the key figures of these indicators, in this order.

    Raises ``MacroError`` where none or more than six are chosen, ``UnknownName`` for one that is not there.
    """
    if not 0 < len(names) <= MOST:
        raise MacroError(Sentence("error.key-figures", {"count": len(names), "most": MOST}))
    known = [history.current.indicator(name) for name in names]
    return tuple(_tile(history, words, one, outline.indicator_page(one.id)) for one in known)


def _tile(history: History, words: Words, indicator: Indicator, address: str) -> Tile:
    report = history.current
    seen = report.observation(indicator.id)
    if seen is None:
        month = report.period.report_name(words)
        lacks = Missing.DUE if due_period(indicator, report.period) else Missing.NOT_REPORTED
        return Tile(indicator.id, indicator.name, month, lacks, "", "", None, None, address)
    figure = seen.outcome
    shown = figure if isinstance(figure, Missing) else Number(figure, indicator.decimals)
    return Tile(
        indicator.id,
        indicator.name,
        figure_name(Measure.OUTCOME, indicator, seen.period, words),
        shown,
        "%" if indicator.unit == PERCENT else spoken(indicator.unit),
        _comparison(history, words, indicator, seen),
        _status(words, status_of(report, indicator, seen).standing),
        trend(history, words, indicator, seen.period, own=True),
        address,
        _corrections(history, words, indicator, seen),
    )


def _corrections(history: History, words: Words, indicator: Indicator, seen: Observation) -> tuple[str, ...]:
    """Tell of the corrections of the outcome, and of what the comparing sentence holds it against."""
    own = corrected(history, indicator, [seen.period])
    against = [
        *corrected(history, indicator, [seen.period], Measure.TARGET),
        *corrected(history, indicator, [seen.period], Measure.YEAR_TARGET),
    ]
    if isinstance(seen.target, Missing) and (
        indicator.reported_as != "period" or isinstance(seen.year_target, Missing)
    ):
        against += corrected(history, indicator, [seen.period.same_last_year])
    return (*(corrected_note(report, one, words) for report, one in own), *derived_notes(against, words))


def _status(words: Words, standing: Standing) -> State | Verdict | None:
    return told(standing, words) or None


def _comparison(history: History, words: Words, indicator: Indicator, seen: Observation) -> str:
    """Compare with the target for the same period, else with the year's, else with last year: the first there is."""
    if isinstance(seen.outcome, Missing):
        return ""
    term = words.say(f"term.{indicator.target_term}")
    if not isinstance(seen.target, Missing):
        return _against(words, indicator, as_shown(indicator, seen.outcome) - seen.target, term)
    whole_year = indicator.reported_as == "period" and not isinstance(seen.year_target, Missing)
    if whole_year and not isinstance(seen.year_target, Missing):
        against = words.say(f"term.{indicator.year_target_term}")
        return _against(words, indicator, as_shown(indicator, seen.outcome) - seen.year_target, against)
    then, _ = base_last_year(history, indicator, seen)
    if isinstance(then, Missing):
        return ""
    return _against(words, indicator, change(indicator, seen.outcome, then), seen.period.same_last_year.name(words))


def _against(words: Words, indicator: Indicator, difference: Decimal, against: str) -> str:
    if not difference:
        return words.say("tile.equal", against=against)
    unit = words.say("unit-of-change.procent") if indicator.unit == PERCENT else spoken(indicator.unit)
    places = change_places(difference, indicator.decimals)
    amount = write_number(abs(difference), places, words.language) + NO_BREAK + unit
    return words.say("tile.above" if difference > 0 else "tile.below", amount=amount, against=against)
