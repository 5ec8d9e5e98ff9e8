"""A heat table: rows over periods, in each cell the value and, as word and shape, the state that it is in.

The states are those of a scale, where values are held against a target, and otherwise where a value stands within its
own row. Words and shapes carry the meaning; the ground of a cell only repeats it.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from utfall.derive.steps import EVEN, STEPS, steps
from utfall.model.status import State, Tone
from utfall.number import rounded
from utfall.shown.content import Number
from utfall.shown.table import Cell, Column
from utfall.view.assemble import Draft, assemble

if TYPE_CHECKING:
    from collections.abc import Sequence

    from utfall.period import Period
    from utfall.shown.content import Content
    from utfall.shown.heat import HeatRow
    from utfall.shown.table import Table
    from utfall.words import Words

SPREAD = "spread"  # the scale of where a value stands within its own row
PERIODS = 12  # the most that a heat table shows


def spread_states(words: Words) -> tuple[State, ...]:
    """Return the states of where a value stands within its own row, the lowest first, and that of values all alike."""
    return tuple(_state(words, step) for step in (*range(1, STEPS + 1), EVEN))


def heat_table(
    words: Words, name: str, caption: str, heads: tuple[str, Sequence[Period]], rows: Sequence[HeatRow],
    files: Sequence[str],
) -> Table:  # fmt: skip
    """Return the table. ``heads`` are what heads the rows, and the periods, the oldest first."""
    head, periods = heads
    columns = [Column("name", head, "name", notes=_rules(words, rows))]
    for period in periods:
        key, said = str(period), period.short(words)
        columns.append(Column(key, said, "number", "current" if period == periods[-1] else ""))
        columns.append(Column(f"{key}-state", words.say("heat.state", period=said), "text", beside=key))
    drafts = [_draft(words, row, periods) for row in rows]
    return assemble(name, caption, columns, drafts, files)


def _rules(words: Words, rows: Sequence[HeatRow]) -> tuple[str, ...]:
    """Say by which rules the values are graded: those that at least one row follows."""
    against = [row.is_held_against for row in rows]
    return tuple(words.say(f"heat.rule.{name}") for name, wanted in (("target", True), ("spread", False))
                 if wanted in against)  # fmt: skip


def _draft(words: Words, row: HeatRow, periods: Sequence[Period]) -> Draft:
    cells = {"name": Cell(row.name)}
    for period, value, state in zip(periods, row.values, _states(words, row), strict=True):
        shown: Content = Number(value, row.decimals, row.unit) if isinstance(value, Decimal) else value
        cells[str(period)] = Cell(shown)
        cells[f"{period}-state"] = Cell(state if state and isinstance(value, Decimal) else "")
    return Draft(row.id, cells, row.kind, row.level, row.detail, is_folded=row.is_folded)


def _states(words: Words, row: HeatRow) -> tuple[State | None, ...]:
    if row.is_held_against:
        return row.states
    found = steps([rounded(value, row.decimals) if isinstance(value, Decimal) else None for value in row.values])
    return tuple(None if step is None else _state(words, step) for step in found)


def _state(words: Words, step: int) -> State:
    name = "even" if step == EVEN else str(step)
    said, meaning = words.say(f"heat.step.{name}"), words.say(f"heat.meaning.{name}")
    return State(SPREAD, f"step-{name}", step or STEPS + 1, said, Tone.NEUTRAL, f"step-{name}", meaning)
