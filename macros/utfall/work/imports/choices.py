"""What the command line settles of a mapping: ``--row "Löner=personalkostnader"``, ``--column "Utfall=outcome"``."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from utfall.errors import UsageError
from utfall.model.unit import canonical, is_money
from utfall.words import Sentence, recognised
from utfall.work.imports.period_words import plain

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


def chosen(said: Sequence[str]) -> dict[str, str]:
    """Return what labels are said to mean. Raise ``UsageError`` for what is not written as ``label=meaning``."""
    found = {}
    for one in said:
        label, equals, meaning = one.rpartition("=")
        if not equals or not label.strip() or not meaning.strip():
            raise UsageError(Sentence("import.bad-choice", {"value": one}))
        found[plain(label)] = meaning.strip()
    return found


def chosen_scale(said: str) -> tuple[str, str]:
    """Return the unit of money and the way of writing shares that one word says; one of them is empty.

    Raise ``UsageError`` for a word that is neither.
    """
    if not said or is_money(canonical(said)):
        return canonical(said), ""
    if said.casefold() not in shares():
        raise UsageError(Sentence("import.bad-unit", {"value": said}))
    return "", shares()[said.casefold()]


@cache
def shares() -> Mapping[str, str]:
    """Return the ways of writing shares by the words that say them, in any language."""
    return {"%": "percent"} | {
        word: way for way in ("percent", "fraction") for word in recognised("import", f"share.{way}")
    }
