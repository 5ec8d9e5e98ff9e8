"""Every claim of a sentence, with what became of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from utfall.derive.claims.counting import counting_claims, streak_claims
from utfall.derive.claims.dates import date_claims
from utfall.derive.claims.direction import direction_claims
from utfall.derive.claims.figure import figure_claim
from utfall.derive.claims.grammar import grammar_of, language_of
from utfall.derive.claims.quantity import quantities
from utfall.derive.claims.reading import Reading
from utfall.derive.claims.sentence import Claim, Outcome

if TYPE_CHECKING:
    from utfall.derive.claims.ledger import Ledger
    from utfall.derive.claims.sentence import Utterance

LONGEST = 2_000  # signs of a sentence that are read: the rest of a longer one is passed by


def judge(ledger: Ledger, utterance: Utterance) -> tuple[Claim, ...]:
    """Return the claims of a sentence, figures first."""
    if len(utterance.text) > LONGEST:
        utterance = replace(utterance, text=utterance.text[:LONGEST])
    grammar = grammar_of(language_of(utterance.text, ledger.report.package.language))
    reading = Reading(utterance, grammar, ledger.names, ledger.now, ledger.units)
    found = [figure_claim(ledger, reading, at) for at in range(len(reading.quantities))]
    figures = tuple(_elsewhere(one, reading) for one in found if one)
    return (
        *figures, *direction_claims(ledger, reading), *counting_claims(ledger, reading),
        *streak_claims(ledger, reading), *date_claims(ledger, reading),
    )  # fmt: skip


def _elsewhere(claim: Claim, reading: Reading) -> Claim:
    """Return a claim as one from elsewhere, where the page or a mark beside it says so."""
    utterance = claim.utterance
    if claim.outcome is Outcome.BACKED:
        return claim
    is_marked = any(
        claim.start <= start and not utterance.text[claim.end : start].strip(" )].,;") for start, _ in utterance.sourced
    )
    if is_marked or reading.grammar.has(utterance.text[claim.end :], "compare.source") or is_own(reading, claim):
        return replace(claim, outcome=Outcome.ELSEWHERE, case="elsewhere")
    return claim


def is_own(reading: Reading, claim: Claim) -> bool:
    """Tell whether the page lists a figure as its own: ``60 mnkr`` and ``60 mkr`` are the same."""
    one = next(one for one in reading.quantities if one.start == claim.start)
    own = [other for text in reading.utterance.own for other in quantities(text, reading.grammar, reading.units)]
    return any((one.value, one.unit) == (other.value, other.unit) and one.sign * other.sign >= 0 for other in own)
