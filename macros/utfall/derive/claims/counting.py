"""Words of state and number: how many are in a state, which state something is in, how long something has gone on."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from utfall.derive.claims.reading import Region
from utfall.derive.claims.sentence import Claim, Outcome
from utfall.derive.claims.things import KINDS, Thing, states_said

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from utfall.derive.claims.grammar import Grammar, Hit, Token
    from utfall.derive.claims.ledger import Ledger
    from utfall.derive.claims.reading import Reading
    from utfall.derive.claims.subject import Mention
    from utfall.model.status import State

P = TypeVar("P", "Mention", "Hit")
MOVED = {"move.up", "move.down", "move.higher", "move.lower"}
RESOURCES = {"projects": "projects"}
REACH, ONE_REACH = 60, 30  # signs after a number within which the state stands
MOST_BETWEEN = 4  # words between a number and what it counts or the state it is in


@dataclass(frozen=True, slots=True)
class Count:
    """Hold a number of a sentence that counts things: so many ``of`` so many, where it says so."""

    value: int | None
    start: int
    end: int
    of: int | None = None
    is_article: bool = False


def counting_claims(ledger: Ledger, reading: Reading) -> Iterator[Claim]:
    """Yield what becomes of the numbers of things and of the states that a sentence gives them."""
    whole = reading.whole
    if reading.hits(whole, "mood.future", "mood.define"):
        return
    named = [one for one in ledger.things if one.is_named(reading.stems, ledger.common)]
    if named:
        longest = max(named, key=lambda one: len(one.words))
        yield from _state(ledger, reading, longest)
        return
    kinds = [(hit, kind) for kind in KINDS for hit in reading.hits(whole, f"count.{kind}")]
    counts = _counts(reading)
    if counts and len({kind for _, kind in kinds}) == 1 and not _is_part(ledger, reading):
        yield from _numbers(ledger, reading, counts, kinds[0])


def _is_part(ledger: Ledger, reading: Reading) -> bool:
    """Tell whether a sentence speaks of some of the things only: those of an area, or within something."""
    areas = [
        {word for token in reading.grammar.tokens(area.name) if len(token.word) > MOST_BETWEEN for word in token.stems}
        for area in ledger.report.areas
    ]
    within = reading.grammar.sets["scope.within"]
    return any(area & reading.stems for area in areas) or any(token.word in within for token in reading.tokens)


def _state(ledger: Ledger, reading: Reading, thing: Thing) -> Iterator[Claim]:
    """Judge the state that a sentence gives to something by name."""
    whole = reading.whole
    resource = "project_statuses" if thing.kind == "projects" else thing.kind
    said = states_said(reading.text, reading.grammar, tuple(ledger.report.states_of(resource).values()))
    said = tuple(one for one in said if not _in_name(reading, one[0], thing))
    supposed = () if thing.kind in {"goals", "assignments"} else reading.hits(whole, "mood.may")
    if (
        not said
        or supposed
        or reading.hits(whole, "mood.denied")
        or any(one.kind == "previous" for one in reading.times)
    ):
        return
    dimensions = (
        [
            key
            for key, _ in thing.dimensions
            if f"dimension.{key}" in reading.grammar.sets and reading.hits(whole, f"dimension.{key}")
        ]
        if thing.kind == "projects"
        else []
    )
    actual = [state for key, state in thing.dimensions if not dimensions or key in dimensions]
    actual = actual if dimensions else [*actual, *([thing.state] if thing.state else [])]
    if not actual:
        return
    for hit, state in said:
        is_all = bool(thing.dimensions) and bool(reading.hits(whole, "number.all"))
        is_true = all(one.id == state.id for one in actual) if is_all else state.id in {one.id for one in actual}
        details = {
            "name": thing.name,
            "state": " / ".join(dict.fromkeys(one.name for one in actual)),
            "file": thing.file,
            "line": thing.row or 1,
        }
        outcome = Outcome.BACKED if is_true else Outcome.CONTRADICTED
        yield Claim(reading.utterance, hit.start, hit.end, outcome, "backed" if is_true else "state", details=details)


def _in_name(reading: Reading, hit: Hit, thing: Thing) -> bool:
    """Tell whether a word of state belongs to the name itself."""
    token = next((one for one in reading.tokens if one.start == hit.start), None)
    return token is not None and any(token.stems & word for word in thing.words)


def _counts(reading: Reading) -> list[Count]:
    grammar, found = reading.grammar, []
    at = 0
    words = _words(reading)
    while at < len(words):
        value = _value(words[at][0], grammar)
        if value is None:
            at += 1
            continue
        of, after = _of(words, at + 1, grammar)
        found.append(
            Count(
                None if value < 0 else value,
                words[at][1],
                words[after - 1][2],
                of,
                words[at][0] in grammar.sets["number.article"],
            )
        )
        at = after
    return found


def _words(reading: Reading) -> list[tuple[str, int, int]]:
    return [(one[0].lower(), one.start(), one.end()) for one in re.finditer(r"[^\W_]+", reading.text)]


def _value(word: str, grammar: Grammar) -> int | None:
    """Return the number that a word is, -1 for ``alla``."""
    if word in grammar.sets["number.all"]:
        return -1
    if word in grammar.sets["number.none"]:
        return 0
    if word.isdecimal() and len(word) < 4:  # noqa: PLR2004 - digits of what is counted
        return int(word)
    return grammar.numbers.get(word)


def _of(words: Sequence[tuple[str, int, int]], at: int, grammar: Grammar) -> tuple[int | None, int]:
    place = at
    has_of = False
    while place < len(words) and words[place][0] in grammar.sets["number.between"]:
        has_of = has_of or words[place][0] in grammar.sets["number.of"]
        place += 1
    value = _value(words[place][0], grammar) if has_of and place < len(words) else None
    return (value, place + 1) if value is not None and value > 0 else (None, at)


def _numbers(ledger: Ledger, reading: Reading, counts: Sequence[Count], first: tuple[Hit, str]) -> Iterator[Claim]:
    kind = first[1]
    things = [one for one in ledger.things if one.kind == kind]
    if not things or any(one.state is None for one in things):
        return
    resource = "project_statuses" if kind == "projects" else kind
    said = states_said(reading.text, reading.grammar, tuple(ledger.report.states_of(resource).values()))
    for at, count in enumerate(counts):
        end = counts[at + 1].start if at + 1 < len(counts) else len(reading.text)
        reach = ONE_REACH if count.is_article else REACH
        states = [state for hit, state in said if count.end <= hit.start < min(end, count.end + reach)]
        if not states and len(counts) == 1 and not count.is_article:
            states = [state for hit, state in said if hit.end <= count.start]
        denied = reading.hits(Region(count.end, end), "mood.denied")
        if len({state.id for state in states}) != 1 or denied:
            continue
        yield from _counted(reading, count, things, states[0])


def _counted(reading: Reading, count: Count, things: Sequence[Thing], state: State) -> Iterator[Claim]:
    actual = sum(one.state is not None and one.state.id == state.id for one in things)
    wanted = len(things) if count.value is None else count.value
    is_true = actual == wanted and count.of in {None, len(things)}
    details = {"state": state.name, "count": actual, "of": len(things), "file": things[0].file}
    outcome = Outcome.BACKED if is_true else Outcome.CONTRADICTED
    yield Claim(reading.utterance, count.start, count.end, outcome, "backed" if is_true else "count", details=details)


def streak_claims(ledger: Ledger, reading: Reading) -> Iterator[Claim]:
    """Judge ``för fjärde månaden i rad``: how many months a measure has moved one way, or been beyond its target."""
    whole = reading.whole
    rows = reading.hits(whole, "count.row")
    if not rows or not reading.mentions or reading.hits(whole, "mood.may", "mood.not"):
        return
    number = _ordinal(reading, rows[0])
    mention = _nearest(reading.mentions, rows[0])
    moves = [hit for hit in reading.moves(whole) if hit.key in MOVED]
    if len(reading.mentions) > 1:
        moves = [hit for hit in moves if hit.start > mention.start]
    if number is None or not moves or len(mention.subjects) != 1:
        return
    is_up = _nearest(moves, rows[0]).key in {"move.up", "move.higher"}
    against = bool(reading.hits(whole, "measure.target"))
    assessed = bool(reading.hits(whole, "count.assessed"))
    run, is_whole = ledger.run(mention.subjects[0], is_up=is_up, against_target=against, of_assessed=assessed)
    value, is_exact, start = number
    is_true = run == value if is_exact else run >= value
    if not is_true and not is_whole:
        return
    details = {"name": ledger.name_of(mention.subjects[0]), "count": run}
    outcome = Outcome.BACKED if is_true else Outcome.CONTRADICTED
    yield Claim(reading.utterance, start, rows[0].end, outcome, "backed" if is_true else "streak", details=details)


def _nearest(found: Sequence[P], row: Hit) -> P:
    """Return what stands last before a count of months in a row, else the first."""
    return next((one for one in reversed(found) if one.start < row.start), found[0])


def _ordinal(reading: Reading, row: Hit) -> tuple[int, bool, int] | None:
    """Return the number of months in a row, whether it is an ordinal, and where it stands."""
    near: list[Token] = [token for token in reading.tokens if row.start - 40 <= token.start < row.end]
    for token in near:
        if token.word in reading.grammar.ordinals:
            return reading.grammar.ordinals[token.word], True, token.start
        if token.word in reading.grammar.numbers and token.word not in reading.grammar.sets["number.article"]:
            return reading.grammar.numbers[token.word], False, token.start
    return None
