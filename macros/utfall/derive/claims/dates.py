"""Months that a sentence names against the report's own: what is to come and has been, and what is of another month."""

from __future__ import annotations

from typing import TYPE_CHECKING

from utfall.derive.claims.reading import Region
from utfall.derive.claims.sentence import Claim, Outcome
from utfall.derive.claims.times import MONTH
from utfall.words import Sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from utfall.derive.claims.ledger import Ledger
    from utfall.derive.claims.reading import Reading
    from utfall.derive.claims.times import TimeRef

NEXT = 20  # signs after a month that begins a sentence within which its verb stands
AGO = 5  # months: what lies farther back without its year may as well be next year's


def date_claims(ledger: Ledger, reading: Reading) -> Iterator[Claim]:
    """Yield the months of a sentence that do not go with the report's."""
    months = [one for one in reading.times if one.kind == MONTH and one.is_month and not one.is_compound]
    for one in months:
        if _is_past(ledger, one) and _is_to_come(reading, one, months):
            yield _claim(ledger, reading, one, "past-month")
        elif _is_report_of(ledger, reading, one):
            yield _claim(ledger, reading, one, "other-report")
    if len(months) == 1 and _tells_old(ledger, reading, months[0]):
        yield _claim(ledger, reading, months[0], "old-month")


def _claim(ledger: Ledger, reading: Reading, one: TimeRef, case: str) -> Claim:
    now = ledger.now
    details: dict[str, object] = {
        "month": Sentence("claim.month", {"month": Sentence(f"month.name.{now.number}"), "year": str(now.year)})
    }
    return Claim(reading.utterance, one.start, one.end, Outcome.UNRESOLVED, case, details=details)


def _is_past(ledger: Ledger, one: TimeRef) -> bool:
    month = one.periods[0]
    steps = (ledger.now.year - month.year) * 12 + ledger.now.number - month.number
    return steps >= 0 and (one.has_year or steps <= AGO)


def _is_to_come(reading: Reading, one: TimeRef, months: list[TimeRef]) -> bool:
    """Tell whether a verb of what is to come stands before a month, in the same part of the sentence."""
    if _is_label(reading, one):
        return False
    after = reading.hits(Region(one.end, min(len(reading.text), one.end + NEXT)), "mood.future")
    if after and len(reading.text[: one.start].split()) <= 1:
        return True
    hits = reading.hits(Region(0, one.start), "mood.future")
    if not hits or one.is_to_date:
        return False
    last = hits[-1]
    between = Region(last.end, one.start)
    if reading.hits(between, "mood.past", "compare.against"):
        return False
    word = reading.text[last.start : last.end].lower()
    lead = reading.text[max(0, one.start - 10) : one.start].lower().rstrip()
    is_time = lead.endswith(tuple(reading.grammar.sets["scope.during"]))
    starts_so = not reading.text[: one.start].strip() or is_time
    others = any(other is not one and other.start < one.start and other.start > last.end for other in months)
    return (starts_so and (word not in reading.grammar.sets["mood.weak"] or is_time)) or others


def _is_label(reading: Reading, one: TimeRef) -> bool:
    """Tell whether a month stands before a colon at the beginning, as the month of what follows."""
    return not reading.text[: one.start].strip() and reading.text[one.end :].lstrip().startswith(":")


def _is_report_of(ledger: Ledger, reading: Reading, one: TimeRef) -> bool:
    """Tell whether a sentence calls itself the report of another month."""
    before = [token for token in reading.tokens if token.end <= one.start][-2:]
    names = reading.grammar.sets["scope.report"]
    is_named = any(token.word in names for token in before)
    is_other = ledger.now not in one.periods
    return is_named and is_other and not reading.hits(reading.whole, "time.previous", "mood.past", "mood.future")


def _tells_old(ledger: Ledger, reading: Reading, one: TimeRef) -> bool:
    """Tell whether a sentence without figures tells of a measure in the month before, and of nothing newer."""
    whole = reading.whole
    if one.periods[0] != ledger.now.previous or (one.has_year and one.periods[0] != ledger.now.previous):
        return False
    if reading.quantities or not reading.mentions or reading.mentions[0].start > one.start:
        return False
    if reading.hits(whole, "compare.against", "compare.since", "time.previous", "measure.forecast", "measure.target"):
        return False
    return not reading.utterance.bound
