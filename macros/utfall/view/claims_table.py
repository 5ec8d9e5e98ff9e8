"""The claims typed in text, as a table: where each stands, its sentence, what became of it and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from utfall.model.missing import Missing
from utfall.shown.table import Cell, Column, Table, TableRow
from utfall.shown.typed_claim import BACKED, CONTRADICTED, ELSEWHERE, UNRESOLVED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from utfall.shown.typed_claim import TypedClaim
    from utfall.words import Words

KEYS = {"figure": "name", "sentence": "text", "outcome": "text", "why": "text"}
ORDER = (CONTRADICTED, UNRESOLVED, ELSEWHERE, BACKED)


def claims_table(found: Sequence[TypedClaim], words: Words) -> Table:
    """Return typed claims, those that the data contradict first."""
    columns = tuple(Column(key, words.say(f"review.{key}"), kind) for key, kind in KEYS.items())
    listed = sorted(found, key=lambda one: ORDER.index(one.outcome))
    rows = tuple(
        TableRow(
            str(at),
            (
                Cell(one.written), Cell(_sentence(listed, at, words)), Cell(words.say(f"review.outcome-{one.outcome}")),
                Cell(why(one, words) or Missing.NOT_REPORTED),
            ),
            detail=words.say("review.place", file=one.file, row=one.row or 1),
        )
        for at, one in enumerate(listed)
    )  # fmt: skip
    return Table("claims", "", columns, rows)


def _sentence(listed: Sequence[TypedClaim], at: int, words: Words) -> str:
    """Return the sentence of a claim; of several in one sentence the first has it."""
    said = listed[at].sentence
    return words.say("review.same") if at and said == listed[at - 1].sentence else said


def why(one: TypedClaim, words: Words) -> str:
    """Return why a claim came out as it did; empty for one that comes from elsewhere."""
    if one.finding:
        return one.finding.message(words)
    return words.say(one.known) if one.known and one.outcome == BACKED else ""
