"""How exact a figure is said to be, and its sign in words: ``drygt 19 mkr``, ``ett underskott om ca 3 mkr``."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from utfall.derive.claims.grammar import Grammar

_LEAST_ROUND = 1000  # from here on a whole number is read as rounded to its zeros
_MOST = Decimal("0.05")  # how far what is "about" may lie from what is written
_ROUGH = 2  # digits of a figure that is so coarse that what is "just over" it may lie that far away
_NEAR = ("near.about", "near.above-little", "near.below-little", "near.above", "near.below")


def limits(number: Decimal, decimals: int, before: str, grammar: Grammar) -> tuple[Decimal, Decimal]:
    """Return from which to which magnitude a figure holds: what is rounded to it, or lies where the text says.

    What is "about 690 000" is rounded to its zeros but at most five per cent away; what is "just over" it lies as
    little above; "more than 300 000" holds until 400 000.
    """
    step = Decimal(1).scaleb(-decimals)
    digits = str(number)
    zeros = 0 if decimals or not number else len(digits) - len(digits.rstrip("0"))
    few = max(0, min(zeros, len(digits) - 2))
    is_rough = len(digits.replace(".", "").strip("0")) <= _ROUGH
    little = max(step.scaleb(few), number * _MOST if is_rough else step)
    sides = (("near.above-little", "near.below-little", little), ("near.above", "near.below", step.scaleb(zeros)))
    for above, below, freedom in sides:
        if _ends(before, grammar, above):
            return number, number + freedom
        if _ends(before, grammar, below):
            return number - freedom, number
    half = (step.scaleb(few) if number >= _LEAST_ROUND else step) / 2
    if _ends(before, grammar, "near.about"):
        half = max(half, min(step.scaleb(zeros) / 2, number * _MOST))
    return number - half, number + half


def sign_in(before: str, grammar: Grammar) -> int:
    """Return the sign that the words right before a figure give it; 0 where they give none."""
    bare = before.lower().rstrip()
    for key in _NEAR:
        bare = _without_end(bare, grammar, key)
    bare = _without_end(bare, grammar, "move.with", "near.joined")
    return next((sign for key, sign in (("sign.minus", -1), ("sign.plus", 1)) if _ends(bare, grammar, key)), 0)


def _ends(before: str, grammar: Grammar, key: str) -> bool:
    """Tell whether the text before a figure ends with a phrase."""
    low = before.lower().rstrip()
    return any(hit.end == len(low) for hit in grammar.hits(low, key))


def _without_end(text: str, grammar: Grammar, *keys: str) -> str:
    ends = [hit.start for hit in grammar.hits(text, *keys) if hit.end == len(text)]
    return text[: ends[0]].rstrip() if ends else text
