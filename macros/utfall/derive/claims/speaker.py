"""Which measure a sentence speaks of at one of its figures, and how certain that is."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from utfall.derive.claims.narrowing import is_narrowed, names_another, names_unknown
from utfall.derive.claims.reading import MEASURES, Region
from utfall.derive.claims.role import LEVEL
from utfall.model.unit import is_money

if TYPE_CHECKING:
    from collections.abc import Iterable

    from utfall.derive.claims.ledger import Ledger
    from utfall.derive.claims.reading import Reading
    from utfall.derive.claims.scope import Scope
    from utfall.derive.claims.subject import Mention


@dataclass(frozen=True, slots=True)
class Spoken:
    """Hold the measures that a figure may be of. ``is_narrowed`` tells that a part of one is meant, such as a group."""

    subjects: tuple[str, ...] = ()
    name: str = ""
    is_strong: bool = False
    is_narrowed: bool = False
    is_result: bool = False
    is_line: bool = False


def telling(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    """Return mentions without words such as ``överskott`` where another measure is named beside them."""
    found = tuple(mentions)
    others = tuple(one for one in found if not one.is_sign)
    lines = tuple(one for one in others if one.is_line)
    return others if others and (not lines or len(lines) < len(others)) else others or found


def spoken_of(ledger: Ledger, reading: Reading, scope: Scope) -> Spoken:
    """Return the measure that a figure is of."""
    mentions = _counted_alike(ledger, scope, telling(reading.mentions))
    if not mentions:
        return _inherited(ledger, reading, scope)
    lines = [one for one in mentions if one.is_line]
    if len(lines) > 1 and reading.hits(reading.whole, "time.together"):
        return _spoken(ledger, tuple(name for one in lines for name in one.subjects), is_strong=True, is_line=True)
    chosen = _nearest(reading, scope, mentions)
    if chosen is None:
        return Spoken()
    beside = _surplus_beside(reading, scope)
    if beside and not chosen.is_line and not scope.left.has(chosen.start, chosen.end):
        return replace(_spoken(ledger, beside.subjects), is_result=True)
    is_result = not chosen.is_line and ledger.is_result(chosen)
    if is_result and lines:  # a department's result
        chosen = min(lines, key=lambda one: abs(one.start - scope.quantity.start))
    is_part = bool(lines) and not chosen.is_line
    found = _spoken(ledger, chosen.subjects, is_strong=True, is_line=chosen.is_line)
    another = names_another(reading, chosen, scope.left, scope.quantity.start)
    unknown = chosen.is_sign and names_unknown(reading, Region(scope.left.start, chosen.start))
    narrowed = is_part or another or unknown or is_narrowed(reading, chosen)
    return replace(found, is_narrowed=narrowed, is_result=is_result and not lines)


def _spoken(ledger: Ledger, subjects: tuple[str, ...], *, is_strong: bool = False, is_line: bool = False) -> Spoken:
    return Spoken(subjects, ledger.name_of(subjects[0]) if subjects else "", is_strong=is_strong, is_line=is_line)


def _surplus_beside(reading: Reading, scope: Scope) -> Mention | None:
    """Return the result where the words of a figure itself call it a surplus: ``9 mkr, ett överskott på 2``."""
    return next((one for one in reading.mentions if one.is_sign and scope.left.has(one.start, one.end)), None)


def _counted_alike(ledger: Ledger, scope: Scope, mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """Return the mentions that a figure of this unit may be of: money of what is counted in money, where one is."""
    unit = scope.quantity.unit
    if unit and not is_money(unit):
        return mentions
    alike = [one for one in mentions if any(is_money(ledger.unit_of(name)) == is_money(unit) for name in one.subjects)]
    return tuple(alike) or mentions


def _nearest(reading: Reading, scope: Scope, mentions: tuple[Mention, ...]) -> Mention | None:
    inside = [one for one in mentions if scope.left.has(one.start, one.end)]
    after = [one for one in mentions if scope.right.has(one.start, one.end)]
    if inside:
        return next((one for one in reversed(inside) if not one.is_line), inside[-1])
    if after:
        return after[0]
    if reading.hits(scope.left, "compare.of-which"):
        return None
    before = [one for one in mentions if one.end <= scope.quantity.start]
    return before[-1] if before else mentions[0]


def _inherited(ledger: Ledger, reading: Reading, scope: Scope) -> Spoken:
    """Return what the sentence before, the heading or the page is about, where the sentence itself does not say."""
    grammar, first = reading.grammar, reading.tokens[0].word if reading.tokens else ""
    before = telling(reading.names.mentions(grammar.tokens(reading.utterance.before), grammar))
    narrowed = is_narrowed(reading, None)
    if before and first in grammar.sets["scope.pronouns"]:
        is_one = len({one.subjects for one in before}) == 1 and len(before[0].subjects) == 1
        subjects = (
            before[0].subjects if is_one else tuple(dict.fromkeys(name for one in before for name in one.subjects))
        )
        is_strong = is_one and first in grammar.sets["scope.anaphora"]
        is_result = any(one.is_sign for one in before)
        return replace(_spoken(ledger, subjects, is_strong=is_strong), is_narrowed=narrowed, is_result=is_result)
    heading = telling(reading.names.mentions(grammar.tokens(reading.utterance.heading), grammar))
    subjects = tuple(name for one in heading for name in one.subjects if not one.is_line)
    subjects = subjects or (reading.utterance.subjects if len(reading.utterance.subjects) == 1 else ())
    if subjects and (scope.is_told or scope.role != LEVEL):
        return replace(_spoken(ledger, subjects), is_narrowed=narrowed)
    return replace(_implied(ledger, reading, scope), is_narrowed=narrowed)


def _implied(ledger: Ledger, reading: Reading, scope: Scope) -> Spoken:
    """Return the result for money of which only ``utfallet`` or ``prognosen`` is said, not for certain."""
    told = reading.hits(scope.left, *MEASURES[:3])
    results = tuple(ledger.names.results)
    if not is_money(scope.quantity.unit) or len(results) != 1 or not told:
        return Spoken()
    if names_unknown(reading, Region(scope.left.start, scope.quantity.start)):
        return Spoken()
    return replace(_spoken(ledger, results), is_result=True)
