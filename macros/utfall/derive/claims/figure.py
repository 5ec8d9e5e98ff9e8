"""What becomes of a figure in a sentence: which measure it is of, what the data say, and whether they say the same."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from utfall.derive.claims import levels as kinds
from utfall.derive.claims.choice import Sought, chosen
from utfall.derive.claims.costs import favour_of, turn_of
from utfall.derive.claims.narrowing import counts_another
from utfall.derive.claims.pairing import is_meant, pairs
from utfall.derive.claims.reading import NEAR, Region
from utfall.derive.claims.role import DIFFERENCE, FROM, LEVEL, SHARE
from utfall.derive.claims.scope import scope_of
from utfall.derive.claims.sentence import Claim, Outcome
from utfall.derive.claims.speaker import spoken_of
from utfall.model.unit import PERCENT, PIECES, POINTS, SAID_PIECES, converted, is_money, size_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from utfall.derive.claims.ledger import Ledger
    from utfall.derive.claims.levels import Level
    from utfall.derive.claims.pairing import Pair
    from utfall.derive.claims.quantity import Quantity
    from utfall.derive.claims.reading import Reading
    from utfall.derive.claims.scope import Scope
    from utfall.derive.claims.speaker import Spoken

HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class Candidate:
    """Hold a value that a figure may be, in its unit, with the level it is or is worked out of."""

    value: Decimal
    level: Level
    base: Level | None = None
    favour: int = 0  # 1 where up is good, -1 where down is
    turn: int = 1  # -1 where it is told without the minus sign that it is kept with


def figure_claim(ledger: Ledger, reading: Reading, at: int) -> Claim | None:
    """Return what becomes of one figure of a sentence; ``None`` for a small number that is of no measure."""
    one, scope = reading.quantities[at], scope_of(reading, at)
    spoken = spoken_of(ledger, reading, scope)
    scope = _as_deviation(ledger, reading, scope, spoken)
    found = tuple(_candidates(ledger, reading, scope, spoken))
    if one.is_small and (not found or not spoken.is_strong or spoken.is_narrowed or counts_another(reading, one)):
        return None
    claim = Claim(
        reading.utterance, one.start, one.end, Outcome.UNRESOLVED, "no-subject", unit=one.unit, decimals=one.decimals
    )
    fitting = [candidate for candidate in found if _fits(one, scope, candidate, reading)]
    if spoken.is_narrowed and spoken.subjects:
        return replace(claim, case="narrowed", level=found[0].level if found else None)
    if fitting:
        return replace(claim, outcome=Outcome.BACKED, case="backed", level=fitting[0].level)
    return _unfitting(claim, scope, spoken, found)


def _unfitting(claim: Claim, scope: Scope, spoken: Spoken, found: Sequence[Candidate]) -> Claim:
    """Return a claim that no candidate fits: contradicted where it is certain what it is of, else unresolved."""
    if not spoken.subjects:
        return claim
    if not found:
        return replace(claim, case="no-data", details={"name": spoken.name})
    one = scope.quantity
    turned = [candidate for candidate in found if one.low <= abs(candidate.value) <= one.high]
    nearest = min(turned or found, key=lambda candidate: abs(abs(candidate.value) - one.value))
    claim = replace(claim, level=nearest.level, details={"value": nearest.value * nearest.turn, "base": nearest.base})
    if not spoken.is_strong or not _is_sure(scope):
        return replace(claim, case="near")
    return replace(claim, outcome=Outcome.CONTRADICTED, case="sign" if turned else "differs")


def _is_sure(scope: Scope) -> bool:
    """Tell whether it is certain enough what a figure is said to be for the data to contradict it."""
    if scope.role in {DIFFERENCE, SHARE}:
        return scope.is_based and not (scope.is_open and not scope.is_told)
    return scope.is_told or not scope.is_open


def _as_deviation(ledger: Ledger, reading: Reading, scope: Scope, spoken: Spoken) -> Scope:
    """Read ``kostnaderna visar ett överskott om 5 mkr`` as a deviation from the budget, and so what is ``mot budget``.

    A result and a department's line of it are a surplus themselves; a line of net costs is not.
    """
    if scope.role != LEVEL or not spoken.subjects:
        return scope
    near = Region(scope.right.start, min(scope.right.end, scope.right.start + NEAR))
    signs = reading.hits(scope.left, "sign.plus", "sign.minus") or reading.hits(near, "sign.plus", "sign.minus")[:1]
    if not signs or reading.said(signs[-1]) in reading.grammar.sets["sign.bare"]:
        return scope
    is_against = any(0 <= one.start - signs[-1].end <= 1 for one in reading.comparisons)
    is_against = is_against and bool(reading.hits(Region(signs[-1].end, len(reading.text)), "measure.target"))
    is_own = spoken.is_result or (spoken.is_line and turn_of(ledger, reading, spoken.subjects[0]) > 0)
    if is_own and not is_against:
        return scope
    favour, bare = 1 if signs[-1].key == "sign.plus" else -1, replace(scope.quantity, sign=0)
    is_foreseen = bool(reading.hits(Region(scope.left.start, signs[-1].start), "measure.forecast"))
    measures = ("forecast" if is_foreseen else "outcome",) if is_against else scope.measures
    return replace(scope, role=DIFFERENCE, bases=("target",), favour=favour, quantity=bare, measures=measures)


def _candidates(ledger: Ledger, reading: Reading, scope: Scope, spoken: Spoken) -> Iterator[Candidate]:
    for subject in spoken.subjects:
        if scope.role == DIFFERENCE:
            yield from _differences(ledger, reading, scope, subject)
        elif scope.role == SHARE:
            yield from _shares(ledger, reading, scope, subject)
        else:
            wanted = Sought(scope.measures, scope.spans, scope.times)
            found = chosen(ledger, subject, wanted)
            if scope.role == FROM:
                found = _earlier(ledger, subject, scope)
            turn = 1 if scope.quantity.sign < 0 else turn_of(ledger, reading, subject)
            for level in found:
                yield from (
                    Candidate(value, level) for value in as_said(scope.quantity, level.value * turn, level.unit)
                )
    if len(spoken.subjects) > 1 and scope.role == LEVEL:
        yield from _sums(ledger, reading, scope, spoken)


def _sums(ledger: Ledger, reading: Reading, scope: Scope, spoken: Spoken) -> Iterator[Candidate]:
    """Yield the sum of several named rows."""
    found = [
        chosen(ledger, subject, Sought(scope.measures[:1], scope.spans, scope.times)) for subject in spoken.subjects
    ]
    firsts = [one[0] for one in found if one]
    if len(firsts) == len(spoken.subjects) and len({one.unit for one in firsts}) == 1:
        total = sum((one.value * turn_of(ledger, reading, one.subject) for one in firsts), Decimal(0))
        yield from (Candidate(value, firsts[0]) for value in as_said(scope.quantity, total, firsts[0].unit))


def _earlier(ledger: Ledger, subject: str, scope: Scope) -> tuple[Level, ...]:
    """Return what a figure after ``från`` may be: an earlier level of the same measure."""
    measure = scope.measures[0]
    now = ledger.period_of(subject)
    if scope.times:
        found = chosen(ledger, subject, Sought(scope.measures[:1], scope.spans, scope.times))
        if found:
            return found
    levels = [one for one in ledger.levels(subject) if one.measure == measure]
    if measure == kinds.FORECAST:
        return tuple(one for one in levels if not one.is_newest and one.period.contains(ledger.now))
    if measure == kinds.TARGET:
        return tuple(one for one in levels if one.period != now)
    spans = {kinds.ROLLING} if "rolling" in scope.spans else {kinds.REPORTED, kinds.OWN}
    return tuple(one for one in levels if one.span in spans and one.period in {now.same_last_year, now.previous})


def _differences(ledger: Ledger, reading: Reading, scope: Scope, subject: str) -> Iterator[Candidate]:
    measures, turn = scope.measures, turn_of(ledger, reading, subject)
    favour = favour_of(ledger, reading, subject) * turn
    if "year" in scope.spans and measures == ("outcome",):
        measures = ("outcome", "forecast")
    for pair in pairs(ledger, subject, Sought(measures, scope.spans, scope.times)):
        if is_meant(pair, scope.bases, scope.base_times, reading.times, ledger.now):
            for value in _as_difference(scope.quantity, pair):
                yield Candidate(value * turn, pair.level, pair.base, favour, turn)


def _as_difference(one: Quantity, pair: Pair) -> Iterator[Decimal]:
    """Yield a difference as it would be written in the unit of a figure: as a share where that is per cent."""
    if one.unit == PERCENT:
        if pair.base.value:
            yield pair.value / abs(pair.base.value) * HUNDRED
    elif one.unit == POINTS:
        if pair.level.unit == PERCENT:
            yield pair.value
    else:
        yield from as_said(one, pair.value, pair.level.unit)


def _shares(ledger: Ledger, reading: Reading, scope: Scope, subject: str) -> Iterator[Candidate]:
    """Yield what share a measure is of its target, or of another measure that stands after the figure."""
    spans = tuple(span for span in scope.spans if span != "year")
    measure = "forecast" if reading.hits(scope.left, "measure.forecast") else "outcome"
    others = [name for mention in reading.mentions if mention.start >= scope.quantity.end for name in mention.subjects]
    for level in chosen(ledger, subject, Sought((measure,), spans, scope.times)):
        if level.unit == PERCENT:
            continue
        bases = [base for base in ledger.levels(subject) if _is_whole(ledger, scope, base)]
        for name in others:
            found = chosen(ledger, name, Sought((measure,), scope.spans, scope.times)) if name != subject else ()
            bases += [base for base in found if base.unit == level.unit]
        yield from (Candidate(level.value / base.value * HUNDRED, level, base) for base in bases if base.value)


def _is_whole(ledger: Ledger, scope: Scope, base: Level) -> bool:
    """Tell whether a level is the target that a share is of."""
    is_target = "target" in scope.bases and base.measure == kinds.TARGET and base.is_newest
    is_year = "year" not in scope.spans or base.span == kinds.YEAR
    return is_target and is_year and base.period.contains(ledger.now)


def _fits(one: Quantity, scope: Scope, candidate: Candidate, reading: Reading) -> bool:
    value = candidate.value
    if not one.low <= abs(value) <= one.high:
        return False
    if candidate.base is not None:
        is_way = not scope.direction or value * scope.direction >= 0
        is_side = not scope.favour or value * candidate.favour * scope.favour >= 0
        return is_way and is_side
    sign = one.sign or _sign_near(reading, scope)
    if sign and value:
        return value * sign > 0
    return value >= 0 or bool(reading.hits(reading.whole, "sign.minus"))


def _sign_near(reading: Reading, scope: Scope) -> int:
    """Return the sign that a word near a figure gives it: ``underskottet uppgår till 5 mkr``, ``5 mkr plus``."""
    found = reading.hits(scope.left, "sign.plus", "sign.minus")
    near = Region(scope.right.start, min(scope.right.end, scope.right.start + NEAR))
    hit = next(iter((*reversed(found), *reading.hits(near, "sign.plus", "sign.minus"))), None)
    return 0 if hit is None else 1 if hit.key == "sign.plus" else -1


def as_said(one: Quantity, value: Decimal, unit: str) -> Iterator[Decimal]:
    """Yield a value as it would be written in the unit of a figure; nothing where the two differ."""
    size = size_of(unit)
    if is_money(one.unit):
        amount = converted(value, unit, one.unit)
        if amount is not None:
            yield amount
    elif one.unit == SAID_PIECES:
        if not is_money(unit) and unit not in {PERCENT, POINTS}:
            yield value
    elif not one.unit:
        yield value
        if size is not None and size.is_money and not one.is_small:
            yield value * size.factor
    elif one.unit == unit or (one.unit == PIECES and unit == SAID_PIECES):
        yield value
