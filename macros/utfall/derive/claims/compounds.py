"""Compounds that a sentence writes apart: ``kostnaderna för konsulter``, ``konsulterna har kostat``."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from utfall.derive.claims.grammar import Grammar, Token

LENGTH = 5  # of three words; longer than a name of two


def composed_apart(
    tokens: tuple[Token, ...], grammar: Grammar, compounds: Mapping[str, tuple[str, ...]]
) -> Iterator[tuple[tuple[str, ...], int, int, int]]:
    """Yield what the compounds of names that are written apart stand for, where they stand, and how much they weigh."""
    sets = grammar.sets
    if any(token.word in sets["language.costing"] for token in tokens):
        for token in tokens:
            subjects = _found(token.stems, sets["language.cost-heads"], compounds, grammar)
            if subjects:
                yield subjects, token.start, token.end, 1
    for at in range(len(tokens) - 2):
        head, joint, rest = tokens[at : at + 3]
        subjects = _found(rest.stems, head.stems, compounds, grammar) if joint.word in sets["language.joins"] else ()
        if subjects:
            yield subjects, head.start, rest.end, LENGTH


def _found(
    firsts: Iterable[str], heads: Iterable[str], compounds: Mapping[str, tuple[str, ...]], grammar: Grammar
) -> tuple[str, ...]:
    heads, links = sorted(heads), sorted(grammar.sets["language.links"])
    made = (f"{first}{link}{head}" for first in sorted(firsts) for link in links for head in heads)
    return next((compounds[one] for one in made if one in compounds), ())
