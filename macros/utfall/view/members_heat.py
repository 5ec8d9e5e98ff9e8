"""The members of a dimension over all indicators as one heat table: figure, word and shape in each cell.

The state is the status against the member's target. Of an indicator without one it is where the figure lies among those
of the members, in five steps, which says nothing of good or bad.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from utfall.derive.steps import EVEN, STEPS, steps
from utfall.model.status import State, Tone
from utfall.model.unit import PERCENT
from utfall.shown.content import Number
from utfall.shown.table import Cell, Column
from utfall.view.assemble import NOTHING, Draft, assemble
from utfall.view.breakdown_table import figure
from utfall.view.choice import EVERYTHING, ColumnChoice
from utfall.view.headings import ACCUMULATED
from utfall.view.members import whole_of, whole_row
from utfall.view.members_table import MEDIAN, MEDIAN_KIND

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from utfall.shown.table import Table
    from utfall.view.members import ComparedMember, MembersComparison
    from utfall.words import Words

SPREAD = "members"  # the scale of where a figure lies among those of the members


def members_heat(
    compared: Sequence[MembersComparison], choice: ColumnChoice = EVERYTHING, parts: Sequence[str] = ()
) -> Table:
    """Return the table: a row for each member, a column for each indicator, then the medians and the whole."""
    first = compared[0]
    asked, words = first.asked, first.words
    states = [_states(one) for one in compared]
    columns = [Column("name", asked.dimensions[0].name, "name", notes=_rules(words, states))]
    for one in compared:
        key, said = one.asked.indicator.id, heading(one)
        columns.append(Column(key, said, "number"))
        columns.append(Column(f"{key}-state", words.say("heat.state", period=said), "text", beside=key))
    rows = [_row(one, compared, states) for one in first.members]
    rows += [_medians(compared), _wholes(compared)]
    caption = words.say("members.caption-heat", dimension=asked.said(), period=first.report.period.report_name(words))
    address = "-".join(("heat-members", asked.dimensions[0].id, *parts)).replace("_", "-").lower()
    return assemble(address, caption, columns, rows, first.files, choice)


def heading(shown: MembersComparison) -> str:
    """Return what heads an indicator's column: its name, its unit, and its period where it is another."""
    asked, words = shown.asked, shown.words
    indicator, month = asked.indicator, shown.report.period
    unit = "" if indicator.unit == PERCENT else indicator.unit
    period = "" if asked.period in {month, month.reported} else asked.period.short(words)
    manner = words.say("heat.so-far") if indicator.reported_as == ACCUMULATED else ""
    return ", ".join(filter(None, (indicator.name, unit, period, manner)))


def _states(shown: MembersComparison) -> Mapping[str, State | None]:
    """Return the state of each member with a figure: its status, or, where nobody has one, where it lies."""
    held = {one.id: one.status.shown if one.status else None for one in shown.known}
    if any(state is not None and state.is_assessed for state in held.values()):
        return held
    places = steps([one.known for one in shown.known])
    lie = {one.id: _lies(shown.words, step) for one, step in zip(shown.known, places, strict=True)}
    return {name: state for name, state in lie.items() if state}


def _lies(words: Words, step: int | None) -> State | None:
    if step is None:
        return None
    name = "even" if step == EVEN else str(step)
    said, meaning = words.say(f"heat.step.{name}"), words.say(f"members.meaning.{name}")
    return State(SPREAD, f"step-{name}", step or STEPS + 1, said, Tone.NEUTRAL, f"step-{name}", meaning)


def _rules(words: Words, states: Sequence[Mapping[str, State | None]]) -> tuple[str, ...]:
    """Say by which rules the figures are graded: those that at least one column follows."""
    scales = {state.scale for of_one in states for state in of_one.values() if state}
    wanted = (("target", bool(scales - {SPREAD})), ("spread", SPREAD in scales))
    return tuple(words.say(f"members.graded.{name}") for name, is_wanted in wanted if is_wanted)


def _row(
    member: ComparedMember, compared: Sequence[MembersComparison], states: Sequence[Mapping[str, State | None]]
) -> Draft:
    cells = {"name": Cell(member.name)}
    for one, graded in zip(compared, states, strict=True):
        key, found = one.asked.indicator.id, one.of(member.id)
        if found is None:
            continue
        cells[key] = Cell(figure(one.asked.indicator, found.value, due=True))
        cells[f"{key}-state"] = Cell(graded.get(member.id) or "")
    return Draft(member.id, cells)


def _medians(compared: Sequence[MembersComparison]) -> Draft:
    cells = {"name": Cell(compared[0].words.say("members.median"))}
    for one in compared:
        unit = PERCENT if one.unit == PERCENT else ""
        found = Cell(Number(one.median, one.median_places, unit)) if isinstance(one.median, Decimal) else NOTHING
        cells[one.asked.indicator.id] = found
    return Draft(MEDIAN, cells, MEDIAN_KIND)


def _wholes(compared: Sequence[MembersComparison]) -> Draft:
    cells = {"name": Cell(compared[0].whole_name)}
    for one in compared:
        seen = whole_of(one.asked, one.within)
        cells[one.asked.indicator.id] = Cell(figure(one.asked.indicator, seen.outcome)) if seen else NOTHING
    return Draft(whole_row(compared[0].within), cells, "total")
