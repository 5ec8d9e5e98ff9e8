"""What a chart shows, in a few words for its title: of the very values that it draws.

Whoever draws hands over the values, so that the title can never say anything else than the picture. Empty where there
is nothing to say, for the title to say what is shown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from utfall.period import Frequency
from utfall.view.sentences.names import capital, in_sentence, title

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from decimal import Decimal

    from utfall.derive.track_record import Forecast
    from utfall.model.indicator import Indicator
    from utfall.model.report import Report
    from utfall.period import Period
    from utfall.words import Words

FEWEST = 2  # periods that there is a count to tell of


def deviations_finding(report: Report, words: Words, indicator: Indicator, drawn: Mapping[Period, Decimal]) -> str:
    """Return in how many periods an outcome was over or under its budget or target.

    ``drawn`` are outcomes less what they are held against, by period. The side that most of them are on is told.
    """
    over, under = sum(one > 0 for one in drawn.values()), sum(one < 0 for one in drawn.values())
    if len(drawn) < FEWEST or not max(over, under):
        return ""
    side, count = ("over", over) if over > under else ("under", under)
    term, times = words.say(f"sentence.term.{indicator.target_term}"), _times(words, count, drawn)
    name = in_sentence(report, words, indicator)
    form = "said" if name else "bare"
    predicate = words.say(f"sentence.finding.{form}.{side}", term=term, times=times)
    name = name or title(report, words, indicator)
    return capital(words.say(f"sentence.subject.{form}", name=name, predicate=predicate))


def years_finding(words: Words, now: Mapping[Period, Decimal], before: Mapping[Period, Decimal]) -> str:
    """Return in how many of this year's periods a value was higher or lower than in the same period last year.

    Both are by this year's periods.
    """
    pairs = {period: (value, before[period]) for period, value in now.items() if period in before}
    if len(pairs) < FEWEST:
        return ""
    last = max(pairs)
    higher, lower = sum(a > b for a, b in pairs.values()), sum(a < b for a, b in pairs.values())
    if not higher and not lower:
        return words.say("sentence.finding.same")
    if len(pairs) not in {higher, lower} and not (higher and lower):
        none = words.say(f"sentence.finding.no.{last.frequency.value}", year=last.year_name)
        return words.say("sentence.finding.none-lower" if higher else "sentence.finding.none-higher", periods=none)
    key, count = ("higher", higher) if higher >= lower else ("lower", lower)
    return capital(words.say(f"sentence.finding.{key}", times=_times(words, count, pairs)))


def forecasts_finding(words: Words, forecasts: Sequence[Forecast]) -> str:
    """Return from when on the forecasts of a closed year were right, else how often the year's forecast has changed."""
    if not forecasts:
        return ""
    if forecasts[-1].error is None:
        moves = sum(1 for one in forecasts if one.moved)
        first = _month(words, forecasts[0].month)
        if not moves:
            return words.say("sentence.finding.unchanged", month=first)
        return words.say("sentence.finding.changed" if moves > 1 else "sentence.finding.changed-once", count=moves)
    right = _right_from(forecasts)
    if right is None:
        low, high = (sum(test(one) for one in forecasts) for test in (_is_low, _is_high))
        key = "low" if low == len(forecasts) else "high" if high == len(forecasts) else "off"
        return words.say(f"sentence.finding.forecast-{key}")
    if right is forecasts[0]:
        return words.say("sentence.finding.right-all")
    return words.say("sentence.finding.right-from", month=_month(words, right.month))


def _right_from(forecasts: Sequence[Forecast]) -> Forecast | None:
    """Return the first of the forecasts at the end that all are what the outcome was, as it is shown."""
    found = None
    for one in reversed(forecasts):
        if one.error:
            break
        found = one
    return found


def _is_low(one: Forecast) -> bool:
    return one.error is not None and one.error > 0


def _is_high(one: Forecast) -> bool:
    return one.error is not None and one.error < 0


def _month(words: Words, month: Period) -> str:
    return words.say(f"month.name.{month.number}") if month.frequency is Frequency.MONTH else month.name(words)


def _times(words: Words, count: int, drawn: Mapping[Period, object]) -> str:
    """Return in how many of the periods, all of them or some."""
    unit = max(drawn).frequency.value
    if count == len(drawn):
        return words.say(f"sentence.finding.every.{unit}", count=count)
    return words.say(f"sentence.finding.some.{unit}", count=count, all=len(drawn))
