"""Whether a sentence speaks of a part of a measure: of a group, a unit or a kind of it, which the data may lack."""

from __future__ import annotations

from typing import TYPE_CHECKING

from utfall.derive.claims.reading import MEASURES, MOVES, SPANS, Region

if TYPE_CHECKING:
    from utfall.derive.claims.grammar import Grammar, Token
    from utfall.derive.claims.quantity import Quantity
    from utfall.derive.claims.reading import Reading
    from utfall.derive.claims.subject import Mention

_NEAR = 25  # signs after a preposition within which its noun stands
_LEAST = 4  # letters of a word that may be a thing of its own
_SAYING = (
    *MOVES, "compare.verbs", "compare.breaks", "compare.against", "compare.of-which", "compare.to", "near.about",
    "near.above-little", "near.below-little", "near.above", "near.below", "time.together", "mood.may", "mood.not",
)  # fmt: skip
_REACH = 3  # words after a preposition
_KNOWN = (
    *MEASURES, *SPANS, "time.last-year", "time.previous", "time.this-year", "near.about",
    "near.above-little", "near.below-little", "near.above", "near.below", "move.off", "sign.plus",
    "sign.minus", "compare.source",
)  # fmt: skip


def is_narrowed(reading: Reading, mention: Mention | None) -> bool:
    """Tell whether a sentence speaks of a part of a measure."""
    is_line = mention is not None and mention.is_line
    named = [one for one in reading.mentions if is_line or not one.is_line]
    free = [
        *((one.start, one.end) for one in named),
        *((one.start, one.end) for one in reading.times),
        *((one.start, one.end) for one in reading.quantities),
        *((one.start, one.end) for one in reading.hits(reading.whole, *_KNOWN)),
    ]
    free += [one for start, end in reading.names.figures(reading.text) for one in ((start, end), (end - 1, end))]
    units = {word for unit in reading.units for word in unit.split()}
    free += [(one.start, one.end) for one in reading.tokens if one.word in units]
    prepositions = reading.grammar.sets["scope.words"] | reading.grammar.sets["scope.each"]
    tokens = reading.tokens
    narrows = (at for at, one in enumerate(tokens) if one.word in prepositions)
    if any(_leads_elsewhere(tokens, at, free, reading.grammar) for at in narrows):
        return True
    if (
        mention is not None
        and reading.text[mention.start : mention.end].lower() in reading.grammar.sets["scope.single"]
    ):
        return True
    return mention is not None and _is_qualified(tokens, mention, reading.grammar)


def names_another(reading: Reading, mention: Mention, own: Region, at: int) -> bool:
    """Tell whether something else than a measure that a sentence has named is what is said at a place.

    ``Kostnaderna är 9 mkr och hyran 2 mkr``: the second figure is of what stands in its own part of the sentence, which
    is ``own``; so is what stands after ``eftersom``.
    """
    if mention.start >= at:  # ``9 mkr för konsulter``, but not ``9 mkr avsåg licenser, bokförda som konsultkostnad``
        end = next((one.end for one in reading.quantities if one.start == at), at)
        return names_unknown(reading, Region(end, max(end, mention.start)))
    found = reading.hits(Region(mention.end, at), "compare.clauses")
    clauses = [hit.end for hit in found if not any(one.start <= hit.start < one.end for one in reading.comparisons)]
    if own.has(mention.start, mention.end) and not clauses:
        return False
    return names_unknown(reading, Region(max([own.start, *clauses]), at))


def counts_another(reading: Reading, one: Quantity) -> bool:
    """Tell whether a small number counts something that is no measure: ``10 tjänster``."""
    after = next((token for token in reading.tokens if token.start >= one.end), None)
    if after is None or reading.text[one.end : after.start].strip():
        return False
    units = {word for unit in reading.units for word in unit.split()}
    is_mention = any(mention.start <= after.start < mention.end for mention in reading.mentions)
    return not is_mention and after.word not in units and names_unknown(reading, Region(after.start, after.end))


def names_unknown(reading: Reading, part: Region) -> bool:
    """Tell whether a stretch has a word that is no measure, time, verb of reporting or other word of no account."""
    hits, times = reading.hits(part, *_KNOWN, *_SAYING), reading.times_of(part)
    known = [*((one.start, one.end) for one in hits), *((one.start, one.end) for one in times)]
    sets = reading.grammar.sets
    idle = (
        sets["scope.free"] | sets["scope.words"] | sets["scope.attributes"] | sets["scope.idle"] | sets["compare.again"]
        | sets["scope.anaphora"]
    )  # fmt: skip
    words = (one for one in reading.tokens if part.has(one.start, one.end) and len(one.word) >= _LEAST)
    return any(one.word not in idle and not any(start <= one.start < end for start, end in known) for one in words)


def _leads_elsewhere(tokens: tuple[Token, ...], at: int, free: list[tuple[int, int]], grammar: Grammar) -> bool:
    """Tell whether a preposition leads to a word that is neither a time, a measure nor of no account."""
    idle = grammar.sets["scope.free"] | grammar.sets["scope.words"]
    passed = grammar.sets["scope.attributes"] | grammar.ordinals.keys() | grammar.numbers.keys()
    start = tokens[at].end
    for token in tokens[at + 1 : at + 1 + _REACH]:
        if token.start - start > _NEAR or any(start <= one < token.start for one, _ in free):
            return False
        if token.word in idle or any(one <= token.start < end for one, end in free):
            return False
        if token.word not in passed:
            return True
    return False


def _is_qualified(tokens: tuple[Token, ...], mention: Mention, grammar: Grammar) -> bool:
    """Tell whether an adjective before a measure takes out a part of it: ``den långa sjukfrånvaron``."""
    at = next((at for at, token in enumerate(tokens) if token.start == mention.start), 0)
    before = tokens[at - 1] if at > 1 else None
    if before is None or tokens[at - 2].word not in grammar.sets["scope.articles"]:
        return False
    known = grammar.sets["scope.attributes"] | grammar.sets["compare.verbs"] | grammar.sets["compare.excess"]
    is_adjective = any(before.word.endswith(ending) for ending in grammar.sets["scope.adjectives"])
    return before.word not in known and is_adjective and mention.start - before.end == 1
