"""The points of a headline: what is said of an indicator in a few words, and which two are worth a headline.

The worst deviation and the best news are chosen, among indicators in the order that the editor gave them. A judged
status is told as it is judged; the figures are not told against it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from utfall.derive.indicator_facts import FORECAST, indicator_facts
from utfall.derive.rating import LAST_YEAR, PREVIOUS_REPORT
from utfall.model.missing import Missing
from utfall.model.status import Tone
from utfall.view.sentences.amounts import Amounts
from utfall.view.sentences.indicator import BUDGET, target_term
from utfall.view.sentences.names import capital, in_sentence, state_name, title
from utfall.view.sentences.streaks import in_a_row

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from decimal import Decimal

    from utfall.derive.indicator_facts import Against, IndicatorFacts
    from utfall.model.history import History
    from utfall.model.indicator import Indicator
    from utfall.words import Words

MOST = 2  # points of a headline
OF_EARLIER = {LAST_YEAR, PREVIOUS_REPORT}


@dataclass(frozen=True, slots=True)
class Points:
    """Hold what a headline says. ``is_named`` says that every name stands as it does within a sentence."""

    text: str
    is_named: bool


def points(history: History, words: Words, indicators: Iterable[Indicator]) -> Points | None:
    """Return what is most worth saying of some indicators; ``None`` where none of them has a value or a status."""
    known = [found for one in indicators if (found := indicator_facts(history, one))]
    chosen = _chosen([one for one in known if one.state]) or [one for one in known if _has_value(one)][:1]
    if not chosen:
        return None
    is_named = all(in_sentence(history.current, words, one.indicator) for one in chosen)
    form = "said" if is_named else "bare"
    said = [_predicate(history, words, one, f"sentence.predicate.{form}") for one in chosen]
    if not is_named:
        names = (title(history.current, words, one.indicator) for one in chosen)
        parts = [_subject(words, "bare", *both) for both in zip(names, said, strict=True)]
        return Points(words.say("sentence.join.bare").join(parts), is_named)
    named = [in_sentence(history.current, words, one.indicator) for one in chosen]
    if len(set(said)) < len(said):  # the same of both
        return Points(_subject(words, "said", words.say("sentence.join.and").join(named), said[0]), is_named)
    parts = [_subject(words, "said", *both) for both in zip(named, said, strict=True)]
    return Points(words.say(_joined(chosen)).join(parts), is_named)


def _has_value(facts: IndicatorFacts) -> bool:
    return not isinstance(facts.seen.outcome, Missing)


def _chosen(assessed: Sequence[IndicatorFacts]) -> list[IndicatorFacts]:
    """Return the best news and the worst deviation, else two of the same kind."""
    bad = sorted((one for one in assessed if _deviates(one)), key=_worst_first)
    good = sorted((one for one in assessed if not _deviates(one)), key=_best_first)
    if bad and good:
        return [good[0], bad[0]]
    return (bad or good)[:MOST]


def _deviates(facts: IndicatorFacts) -> bool:
    return facts.state is not None and facts.state.deviates


def _worst_first(facts: IndicatorFacts) -> tuple[bool, Decimal]:
    """Order the missed before the close, then by how far off they are, then as the editor gave them."""
    return (facts.state is None or facts.state.tone is not Tone.BAD, -facts.weight)


def _best_first(facts: IndicatorFacts) -> tuple[bool, bool, Decimal]:
    """Order good news before what is neither good nor bad, and what was judged otherwise than the rule last."""
    return (facts.state is None or facts.state.tone is not Tone.GOOD, facts.judged is not None, -facts.weight)


def _joined(chosen: Sequence[IndicatorFacts]) -> str:
    return "sentence.join.but" if len({_deviates(one) for one in chosen}) > 1 else "sentence.join.and"


def _subject(words: Words, form: str, name: str, predicate: str) -> str:
    return words.say(f"sentence.subject.{form}", name=name, predicate=predicate)


def _predicate(history: History, words: Words, facts: IndicatorFacts, keys: str) -> str:
    if facts.state is None:
        outcome = facts.seen.outcome
        value = "" if isinstance(outcome, Missing) else Amounts(history.current, words, facts.indicator).value(outcome)
        return words.say(f"{keys}.value", value=value)
    if facts.judged or facts.rated is None:
        return words.say(f"{keys}.judged", state=state_name(history.current, words, facts.state))
    row = in_a_row(facts.streak, facts.seen.period, words) if facts.state.deviates else ""
    if row and not (facts.streak.is_one_way or facts.indicator.direction == "near"):
        return words.say(f"{keys}.deviates", streak=row)
    return _compared(words, facts, facts.rated, keys, row)


def _compared(words: Words, facts: IndicatorFacts, found: Against, keys: str, row: str) -> str:
    if found.compares in OF_EARLIER:
        return words.say(f"{keys}.{found.compares}.{found.side}", streak=row)
    term = target_term(facts.indicator, found.compares)
    keys = f"{keys}.forecast" if found.compares == FORECAST else keys
    side = _word(facts, found, is_budget=term == BUDGET)
    return words.say(f"{keys}.{side}", term=words.say(f"sentence.term.{term}"), streak=row)


def _word(facts: IndicatorFacts, found: Against, *, is_budget: bool) -> str:
    """Return what is said of a figure beside its target: where it is, in words that tell whether that is good."""
    is_well = facts.state is not None and facts.state.tone is Tone.GOOD
    direction = facts.indicator.direction
    if direction == "near":
        return "reached" if is_well else "off"
    if found.side == "equal" or not facts.indicator.is_directed:
        return found.side
    if direction == "lower":
        return found.side if found.side == "above" else "within"
    if found.side == "below":
        return "short"
    return "beats" if is_budget else "reached"


def as_heading(found: Points) -> str:
    """Return points that stand alone as a heading."""
    return capital(found.text)
