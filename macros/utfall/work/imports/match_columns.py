"""Which column of the package each column of a delivery is: by the figures met in it, else by its heading.

Two columns that may be one and the same are told apart by whether rows are reported for the year so far or the month;
where that does not tell either, neither is taken.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from utfall.work.imports.headings import (
    HeadingTime,
    columns_called,
    is_period_heading,
    is_unit_heading,
    says_month,
    sense_of,
)
from utfall.work.imports.match_values import figure_of, months_to
from utfall.work.imports.period_words import has_month, of_other_month, plain, templated

if TYPE_CHECKING:
    from collections.abc import Sequence

    from utfall.period import Period
    from utfall.work.imports.layout import BlockColumn, SheetBlock
    from utfall.work.imports.match_values import MetColumn
    from utfall.work.imports.target import TargetTable


@dataclass(slots=True)
class ColumnMatches:
    """Gather which columns were found: their templates with the package's columns, how each is known, what is open.

    ``open`` are columns of which several headings may be, with those headings; ``of_month`` headings of one month, for
    rows that are reported for the year so far.
    """

    columns: dict[str, str] = field(default_factory=dict)
    reasons: dict[str, MetColumn | None] = field(default_factory=dict)
    open: dict[str, tuple[BlockColumn, ...]] = field(default_factory=dict)
    of_month: list[BlockColumn] = field(default_factory=list)
    summed: list[str] = field(default_factory=list)

    @property
    def met_by(self) -> frozenset[str]:
        """The templates of columns in which known figures were met."""
        return frozenset(template for template, met in self.reasons.items() if met)


def matched_columns(
    block: SheetBlock, table: TargetTable, month: Period, met: Sequence[MetColumn], *, is_accumulated: bool
) -> ColumnMatches:
    """Return which columns of a table of a sheet are which of the package."""
    found = ColumnMatches()
    _by_own_names(block, table, month, found)
    _by_values(block, table, month, met, found)
    taken = set(found.columns.values())
    candidates: dict[str, list[BlockColumn]] = {}
    for column in block.columns:
        template = templated(column.label, month)
        is_told = is_period_heading(plain(column.label)) or is_unit_heading(plain(column.label))
        if not column.label or is_told or template in found.columns or of_other_month(column.label, month):
            continue
        if column.number in block.label_columns and len(block.label_columns) == 1:
            continue
        for name in columns_called(template, table):
            if name not in taken:
                candidates.setdefault(name, []).append(column)
    for name, columns in candidates.items():
        _choose(block, month, (name, columns), found, is_accumulated=is_accumulated)
    return found


def has_both_times(block: SheetBlock, table: TargetTable, month: Period) -> bool:
    """Tell whether a table of a sheet has outcomes both of the month and of the year so far."""
    templates = [templated(one.label, month) for one in block.columns if not of_other_month(one.label, month)]
    senses = [sense_of(one) for one in templates if columns_called(one, table) == ("outcome",)]
    return {HeadingTime.MONTH, HeadingTime.TO_DATE} <= {one.time for one in senses if one}


def _by_own_names(block: SheetBlock, table: TargetTable, month: Period, found: ColumnMatches) -> None:
    """Take the columns that are headed by the very names of ours: the delivery is a file of the package."""
    for column in block.columns:
        if column.label in table.columns:
            template = templated(column.label, month)
            found.columns[template] = column.label
            found.reasons[template] = None


def _by_values(
    block: SheetBlock, table: TargetTable, month: Period, met: Sequence[MetColumn], found: ColumnMatches
) -> None:
    """Take the columns in which figures were met, those that tell most first, each of ours once.

    When a year ends what is for the year equals what is for the year so far: then the heading tells the two apart.
    """
    labels = {one.number: one.label for one in block.columns}
    for one in met:
        template = templated(labels[one.number], one.month)
        is_kept = one.month == month or has_month(template)
        is_own = one.column == "outcome" or one.month == month  # of an earlier month only what a new one changes
        called = columns_called(template, table)
        is_either = month.months_left == 0 and one.column.startswith("year_") and called and one.column not in called
        is_taken = template in found.columns or one.column in found.columns.values()
        if not is_kept or not is_own or is_either or is_taken:
            continue
        found.columns[template] = one.column
        found.reasons[template] = one
        if one.is_summed:
            found.summed.append(template)


def _choose(
    block: SheetBlock,
    month: Period,
    named: tuple[str, list[BlockColumn]],
    found: ColumnMatches,
    *,
    is_accumulated: bool,
) -> None:
    name, columns = named
    filled = [one for one in columns if any(block.sheet.cell(row.number, one.number) for row in block.visible_rows())]
    ranked = sorted(filled or columns, key=lambda one: _rank(one, month, is_accumulated=is_accumulated))
    ranks = [_rank(one, month, is_accumulated=is_accumulated) for one in ranked]
    best = [one for one, rank in zip(ranked, ranks, strict=True) if rank == ranks[0]]
    if len(best) > 1:
        found.open[name] = tuple(best)
        return
    template = templated(best[0].label, month)
    if is_accumulated and name in {"outcome", "target", "budget"}:
        if says_month(template):
            found.of_month.append(best[0])
            return
        if name == "outcome" and not _grows(block, months_to(block, best[0].label, month)):
            found.summed.append(template)
    found.columns[template] = name
    found.reasons[template] = None


def _grows(block: SheetBlock, months: Sequence[int]) -> bool:
    """Tell whether each month's figure holds those before it: it never falls, in nearly all rows. One month does."""
    rows = [[figure_of(block.sheet.cell(row.number, one)) for one in months] for row in block.visible_rows()]
    sizes = [[abs(value) for value in row if value is not None] for row in rows]
    told = [row for row in sizes if len(row) == len(months) and any(row)]
    growing = [row for row in told if all(one <= after for one, after in pairwise(row))]
    return len(months) < len(("jan", "feb")) or len(growing) * 5 >= len(told) * 4


def _rank(column: BlockColumn, month: Period, *, is_accumulated: bool) -> int:
    """Return how well a heading's time goes with its rows' own; the least is the best."""
    sense = sense_of(templated(column.label, month))
    if sense is None:
        return 0  # called as our own column is
    order = [HeadingTime.TO_DATE, HeadingTime.UNSAID, HeadingTime.YEAR, HeadingTime.MONTH]
    if not is_accumulated:
        order = [HeadingTime.MONTH, HeadingTime.UNSAID, HeadingTime.YEAR, HeadingTime.TO_DATE]
    return 1 + order.index(sense.time)
