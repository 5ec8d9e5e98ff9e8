"""The line of verdict: how the year ends or is expected to, and how many of what is assessed deviates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from utfall.derive.assessed_items import assessed_items
from utfall.derive.comparing import as_shown
from utfall.derive.indicator_facts import FORECAST, OUTCOME, YEAR_TARGET, Against
from utfall.derive.rating import YEAR
from utfall.derive.status import status_of
from utfall.derive.year_end import year_outcome
from utfall.model.missing import Missing
from utfall.model.status import Tone
from utfall.model.unit import is_money
from utfall.view.sentences.amounts import Amounts
from utfall.view.sentences.names import capital, in_sentence, title

if TYPE_CHECKING:
    from collections.abc import Sequence

    from utfall.derive.assessed_items import AssessedItem
    from utfall.model.history import History
    from utfall.model.indicator import Indicator
    from utfall.model.report import Report
    from utfall.words import Words

TO_TARGET = {OUTCOME, FORECAST, YEAR, YEAR_TARGET}  # what is compared where a good status says that a target is reached


def report_verdict(history: History, words: Words, key_figures: Sequence[str] = ()) -> str:
    """Return the year's forecast or outcome of the first key figure of money, and the count of what deviates."""
    report = history.current
    chosen = [report.indicator(name) for name in key_figures] or list(report.indicators)
    year = next(filter(None, (_year(report, words, one) for one in chosen)), "")
    return f"{year} {_count(report, words)}".strip()


def _year(report: Report, words: Words, indicator: Indicator) -> str:
    found = _of_year(report, indicator)
    seen = report.observation(indicator.id)
    if found is None or seen is None:
        return ""
    amounts = Amounts(report, words, indicator)
    difference = words.say(
        f"sentence.verdict.{indicator.direction}.{found.side}",
        amount=amounts.change(found.difference),
        term=words.say(f"sentence.term.{indicator.year_target_term}"),
    )
    name = in_sentence(report, words, indicator)
    said = words.say(
        f"sentence.verdict.{'forecast' if found.compares == FORECAST else 'ended'}.{'said' if name else 'bare'}",
        name=name or title(report, words, indicator),
        year=seen.period.year_name,
        value=amounts.value(found.value, decided=True),
        difference=difference,
    )
    return capital(said)


def _of_year(report: Report, indicator: Indicator) -> Against | None:
    """Return the year's outcome, once it has ended, or its forecast, beside the year's budget."""
    seen = report.observation(indicator.id)
    if seen is None or isinstance(seen.year_target, Missing):
        return None
    if not (is_money(indicator.unit) and indicator.accumulation == "flow" and indicator.is_directed):
        return None
    ended = year_outcome(report, indicator, seen)
    value = seen.forecast if ended is None else as_shown(indicator, ended)
    if isinstance(value, Missing):
        return None
    return Against(value, seen.year_target, FORECAST if ended is None else YEAR)


def _count(report: Report, words: Words) -> str:
    known = [one for one in assessed_items(report) if one.kind == "indicators" and one.state and one.state.is_assessed]
    if not known:
        return words.say("sentence.verdict.none")
    count = sum(one.deviates for one in known)
    way = "reached" if _all_reached(report, known) else "well"
    key = _deviating(len(known)) if count == len(known) else f"sentence.verdict.{way}.{_case(count, len(known))}"
    said = words.say(key, well=len(known) - count, all=len(known), count=count)
    computed = sum(one.standing.is_computed for one in known)
    return words.say("sentence.verdict.by", said=said, judged=len(known) - computed, computed=computed)


def _deviating(every: int) -> str:
    return "sentence.verdict.one-deviating" if every == 1 else "sentence.verdict.all-deviating"


def _case(count: int, every: int) -> str:
    if count:
        return "some"
    return "one" if every == 1 else "all"


def _all_reached(report: Report, known: Sequence[AssessedItem]) -> bool:
    """Tell whether all that is well has reached a target, and was not judged to be well or held against last year."""
    return all(_reached(report, one) for one in known if not one.deviates)


def _reached(report: Report, one: AssessedItem) -> bool:
    seen = report.observation(one.key)
    rating = status_of(report, report.indicator(one.key), seen).rating if seen else None
    is_good = one.state is not None and one.state.tone is Tone.GOOD
    return is_good and one.standing.is_computed and rating is not None and rating.compares in TO_TARGET
