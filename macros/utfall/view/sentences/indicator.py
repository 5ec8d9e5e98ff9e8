"""The sentence that an indicator's page begins with: value, changes, what it is held against, the year's forecast."""

from __future__ import annotations

from typing import TYPE_CHECKING

from utfall.derive.indicator_facts import FORECAST, OUTCOME, indicator_facts
from utfall.derive.measures import ACCUMULATED
from utfall.derive.series import series_of
from utfall.model.missing import Missing
from utfall.period import Frequency
from utfall.view.headings import is_incomplete
from utfall.view.sentences.amounts import Amounts
from utfall.view.sentences.names import earlier, state_name
from utfall.view.sentences.streaks import in_a_row

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from utfall.derive.indicator_facts import Against, ForecastMove, IndicatorFacts
    from utfall.model.history import History
    from utfall.model.indicator import Indicator
    from utfall.period import Period
    from utfall.words import Words

BUDGET = "budget"


def indicator_sentence(history: History, indicator: Indicator, words: Words) -> str:
    """Return one sentence on how an indicator stands, without its name: the page or row has it already."""
    facts = indicator_facts(history, indicator)
    if facts is None:
        return _absent(history, indicator, words)
    outcome = facts.seen.outcome
    if isinstance(outcome, Missing):
        key = "none" if outcome is Missing.NOT_REPORTED else outcome.key
        return words.say(f"sentence.said.{key}", period=facts.seen.period.name(words))
    amounts = Amounts(history.current, words, indicator)
    parts = list(_clauses(facts, amounts))
    return words.say(
        "sentence.said.whole",
        value=amounts.value(outcome),
        when=when(indicator, facts.seen.period, history.current.period, words),
        clauses=_listed(parts, words),
        forecast=_forecast(facts, amounts) if facts.forecast else "",
        judged=words.say("sentence.said.judged", state=state_name(history.current, words, facts.judged))
        if facts.judged
        else "",
    )


def when(indicator: Indicator, period: Period, month: Period, words: Words) -> str:
    """Return of which time a value is: of a period, of the year so far, or of a whole year."""
    is_sum = indicator.reported_as == ACCUMULATED and indicator.accumulation != "stock"
    is_longer = period.frequency is not Frequency.MONTH
    if is_sum and not period.months_left:
        said = words.say("sentence.when.whole", period=period.year_name)
    elif is_sum and not period.begins_year:
        said = words.say("sentence.when.so-far", period=period.name(words))
    elif indicator.accumulation == "stock" and is_longer:
        said = words.say("sentence.when.stock", period=period.name(words))
    else:
        key = "year" if period.frequency is Frequency.YEAR else "period"
        said = words.say(f"sentence.when.{key}", period=period.name(words))
    return words.say("sentence.when.unfinished", when=said) if is_incomplete(period, month) else said


def _absent(history: History, indicator: Indicator, words: Words) -> str:
    month = history.current.period.report_name(words)
    last = max(series_of(history, indicator), key=lambda point: point.period, default=None)
    if last is None:
        return words.say("sentence.said.absent", month=month)
    value = Amounts(history.current, words, indicator).value(last.value)
    said = when(indicator, last.period, history.current.period, words)
    return words.say("sentence.said.absent-since", month=month, value=value, when=said)


def _clauses(facts: IndicatorFacts, amounts: Amounts) -> Iterator[str]:
    period, words = facts.seen.period, amounts.words
    if facts.since_previous is not None:
        said = earlier(period.previous, period, words)
        is_year = period.frequency is Frequency.YEAR and not facts.since_previous
        key = "equal-year" if is_year else _side(facts.since_previous)
        yield words.say(f"sentence.clause.previous.{key}", amount=amounts.change(facts.since_previous), period=said)
    if facts.since_last_year is not None and period.previous != period.same_last_year:
        yield words.say(
            f"sentence.clause.{'count' if amounts.counts else 'last-year'}.{_side(facts.since_last_year)}",
            amount=amounts.change(facts.since_last_year),
        )
    if facts.target:
        yield _against(facts, facts.target, amounts)


def _against(facts: IndicatorFacts, found: Against, amounts: Amounts) -> str:
    """Return where a figure is beside its target or budget, and for how long the status has said so."""
    words = amounts.words
    is_rated = facts.rated is not None and facts.rated.compares == found.compares
    row = _row(facts, words) if is_rated and facts.state and facts.state.deviates else ""
    term = target_term(facts.indicator, found.compares)
    kind = "budget" if term == BUDGET else "target"
    return words.say(
        f"sentence.clause.{kind}.{found.side}",
        amount=amounts.change(found.difference),
        base=amounts.value(found.base, decided=True, bare=True),
        term=words.say(f"sentence.term.{term}"),
        streak=row,
    )


def _row(facts: IndicatorFacts, words: Words) -> str:
    """Return for how long a figure has been beyond its target, or outside the tolerance where nearness is best."""
    row = in_a_row(facts.streak, facts.seen.period, words)
    if facts.indicator.direction == "near":
        return words.say("sentence.streak.outside", streak=row)
    return row if facts.streak.is_one_way else ""


def target_term(indicator: Indicator, compares: str) -> str:
    """Return the definition's word for what an outcome or a forecast is held against."""
    return indicator.target_term if compares == OUTCOME else indicator.year_target_term


def _forecast(facts: IndicatorFacts, amounts: Amounts) -> str:
    words, found = amounts.words, facts.forecast
    assert found is not None  # noqa: S101 - asked for only where there is one
    value = amounts.value(found.value, decided=True, bare=facts.indicator.year_target_term != BUDGET)
    if facts.ended:
        return words.say("sentence.clause.forecast-ended", value=value)
    rest = "".join(f", {one}" for one in _forecast_parts(facts, found, amounts))
    return words.say("sentence.clause.forecast", value=value, rest=rest)


def _forecast_parts(facts: IndicatorFacts, found: ForecastMove, amounts: Amounts) -> Iterator[str]:
    if found.before is not None:
        before = amounts.value(found.before, decided=True, bare=True)
        yield amounts.words.say(f"sentence.clause.moved.{_side(found.value - found.before)}", before=before)
    if found.against and facts.indicator.compares == FORECAST:
        yield _against(facts, found.against, amounts)


def _listed(parts: list[str], words: Words) -> str:
    """Return clauses after a comma: parted by commas, the last by ``and``."""
    if not parts:
        return ""
    *first, last = parts
    return f", {', '.join(first)} {words.say('sentence.and')} {last}" if first else f", {last}"


def _side(amount: Decimal) -> str:
    return "above" if amount > 0 else "below" if amount < 0 else "equal"
