"""An indicator divided by two dimensions at once, for the report's period: the one down, the other across."""

from __future__ import annotations

from typing import TYPE_CHECKING

from utfall.errors import MacroError
from utfall.model.breakdown import RESOURCE
from utfall.shown.table import Cell, Column
from utfall.view.assemble import Draft, PackageRow, assemble
from utfall.view.breakdown_table import WHOLE, figure, with_manner
from utfall.view.choice import EVERYTHING, ColumnChoice
from utfall.words import Sentence

if TYPE_CHECKING:
    from utfall.shown.table import Table
    from utfall.view.asked_breakdown import AskedBreakdown, ListedMember

MOST_COLUMNS = 12
MARGIN = ""
NAME = "_name"  # the key of the column of names: no member is called so


def crossed_table(asked: AskedBreakdown, choice: ColumnChoice = EVERYTHING) -> Table:
    """Return the table: a row for each member of the first dimension, a column for each of the second, and totals.

    The totals are those that the package tells; none is worked out. Of a second dimension that is too wide with its
    lower levels the top level is shown; raises ``MacroError`` where that is too wide too.
    """
    words, report = asked.words, asked.report
    keys = asked.now.cells[asked.period]
    down = asked.members(0, {key[0] for key in keys})
    across = _across(asked, {key[1] for key in keys})
    total = words.say("breakdown.whole")
    columns = [Column(NAME, asked.dimensions[0].name, "name")]
    columns += [Column(one.member.id, one.name, "number") for one in across]
    columns.append(Column(WHOLE, total, "number", "current"))
    rows = [_row(asked, one, across) for one in down]
    rows.append(_total(asked, across, total))
    caption = words.say(
        "breakdown.caption-crossed", name=asked.indicator.name, rows=asked.said(0), columns=asked.said(1),
        period=asked.period.name(words),
    )  # fmt: skip
    files = [report.resource(name).file for name in (RESOURCE, "observations") if name in report.resources]
    return assemble(f"breakdown-{asked.id}", with_manner(caption, asked), columns, rows, files, choice)


def _across(asked: AskedBreakdown, there: set[str]) -> tuple[ListedMember, ...]:
    found = asked.members(1, there)
    if len(found) > MOST_COLUMNS:
        found = tuple(one for one in found if one.level == 0)
    if len(found) > MOST_COLUMNS:
        about = {"dimension": asked.dimensions[1].name, "count": len(found), "most": MOST_COLUMNS}
        raise MacroError(Sentence("error.breakdown-too-many-columns", about))
    return found


def _row(asked: AskedBreakdown, listed: ListedMember, across: tuple[ListedMember, ...]) -> Draft:
    cells = {NAME: Cell(listed.name)}
    cells |= {one.member.id: _cell(asked, listed.member.id, one.member.id) for one in across}
    cells[WHOLE] = _cell(asked, listed.member.id, MARGIN)
    return Draft(listed.member.id, cells, level=listed.level, is_folded=listed.is_folded)


def _total(asked: AskedBreakdown, across: tuple[ListedMember, ...], total: str) -> Draft:
    cells = {NAME: Cell(total)}
    cells |= {one.member.id: _cell(asked, MARGIN, one.member.id) for one in across}
    if asked.seen:
        row = PackageRow(asked.report, asked.words, "observations", f"{asked.indicator.id}/{asked.seen.period}")
        cells[WHOLE] = row.cell("outcome", figure(asked.indicator, asked.seen.outcome, due=True))
    return Draft(WHOLE, cells, "total")


def _cell(asked: AskedBreakdown, row: str, column: str) -> Cell:
    part = asked.now.part(asked.period, row, column)
    if part is None:
        return Cell("")
    place = PackageRow(asked.report, asked.words, RESOURCE, part.row)
    return place.cell("outcome", figure(asked.indicator, part.outcome, due=True))
