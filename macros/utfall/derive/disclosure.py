"""Which hidden figures can be reckoned back from what is published beside them, and from which cells.

A figure is hidden where its cell says that it is kept secret, or where whoever asks says that it is withheld. It is
revealed when it follows from other cells of the archive by the product's own relations: exactly, or within an interval
that is too narrow. What figures are rounded to makes the interval.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING

from utfall.derive.archive_relations import archive_relations
from utfall.derive.cell_relations import ONE, CellAddress
from utfall.derive.linear_bounds import bounds
from utfall.derive.linear_solver import determined, groups_of
from utfall.derive.package_relations import LINES, package_relations
from utfall.derive.row_sums import name_of
from utfall.model.breakdown import RESOURCE as BREAKDOWNS
from utfall.model.column_rows import ColumnRows
from utfall.model.missing import Missing
from utfall.model.resource import TOTAL
from utfall.model.unit import PERCENT, is_count
from utfall.number import places_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from utfall.derive.cell_relations import CellRelation
    from utfall.derive.linear_solver import CellSum, MatrixRow
    from utfall.model.history import History
    from utfall.model.report import Report
    from utfall.model.resource import Value

ROUNDINGS = 5  # an interval of as many of the last places shown is as good as the figure
SHARE = Fraction(1, 5)  # or one of a fifth of the figure
MOST_COUNTS = 40  # hidden together: of more nobody makes out a few figures, and trying takes long


@dataclass(frozen=True, slots=True)
class RevealedCell:
    """A hidden cell, and the sum of known cells that gives it, or, of a few possible ones, that it is a part of."""

    cell: CellAddress
    sum: CellSum
    is_part: bool = False


def sum_text(figures: PublishedFigures, one: RevealedCell) -> str:
    """Return the sum that gives a cell, by the names of its cells and without a figure."""
    parts = []
    for cell, factor in sorted(one.sum.factors.items(), key=lambda part: (-part[1], part[0])):
        size, sign = abs(factor), "\u2212" if factor < 0 else "+"
        times = "" if size == 1 else f"{size} \u00d7 "
        named = figures.name(cell, one.cell) if cell != ONE else ""
        parts.append(f"{sign} {times}{named}" if named else f"{sign} {size}")
    text = " ".join(parts).removeprefix("+ ")
    rows = {(cell.resource, cell.row) for cell in (one.cell, *one.sum.factors)}
    through = [cell for cell in sorted(one.sum.through) if (cell.resource, cell.row) not in rows]
    return f"{text} ({', '.join(figures.name(cell, one.cell) for cell in through)})" if through else text


class PublishedFigures:
    """The figures of an archive with their relations: what is known, what is hidden, what follows."""

    def __init__(self, history: History, withheld: frozenset[CellAddress] = frozenset()) -> None:
        self.history, self.withheld = history, withheld
        self.reports = {str(one.period): one for one in history.reports}
        self.hidden = frozenset(_hidden(history)) | withheld
        self.relations: tuple[CellRelation, ...] = ()
        if self.hidden:
            found = [one for report in history.reports for one in package_relations(report)]
            self.relations = (*found, *archive_relations(history))

    def revealed(self, also: Collection[CellAddress] = ()) -> tuple[RevealedCell, ...]:
        """Return the hidden cells that follow from the others, if more cells were hidden ``also``."""
        wanted = {*self.hidden, *also}
        at = {*self._unsettled, *(number for cell in also for number in self._relations_of.get(cell, ()))}
        relations = [self.relations[number] for number in sorted(at)]

        def is_known(cell: CellAddress) -> bool:
            return cell not in also and self.known(cell) is not None

        found = determined(relations, is_known, wanted)
        narrow = {one: [given for given in sums if self._is_narrow(one, given)] for one, sums in found.items()}
        given = {
            one: RevealedCell(one, min(sums, key=lambda given: (len(given.through), len(given.factors))))
            for one, sums in narrow.items() if sums and one in wanted
        }  # fmt: skip
        for group in groups_of(relations, is_known, wanted - set(given)):
            given |= {one.cell: one for one in self._few(group, wanted) if one.cell not in given}
        return tuple(given[one] for one in sorted(given))

    def _few(self, group: Sequence[MatrixRow], wanted: Collection[CellAddress]) -> Iterator[RevealedCell]:
        """Yield the hidden counts of a group that can be but a few figures, since none is below zero."""
        cells = sorted({cell for row in group for cell in row.unknown})
        if len(cells) > MOST_COUNTS or not all(self._is_count(cell) for cell in cells):
            return
        rows = [[row.unknown.get(cell, Fraction(0)) for cell in cells] for row in group]
        right = [-sum((part * self._worth(one) for one, part in row.known.items()), Fraction(0)) for row in group]
        places = [number for number, cell in enumerate(cells) if cell in wanted]
        for number, (low, high) in bounds(rows, right, places).items():
            least = self.reports[cells[number].month].package.smallest_group
            if high is not None and high - low + 1 < least - 1:
                row = min((one for one in group if cells[number] in one.unknown), key=lambda one: len(one.known))
                yield RevealedCell(cells[number], row.rest(row.unknown[cells[number]]), is_part=True)

    def _is_count(self, cell: CellAddress) -> bool:
        return cell.column == "weight" or is_count(self._unit(cell))  # exact: nobody rounds people

    def _worth(self, cell: CellAddress) -> Fraction:
        return Fraction(1) if cell == ONE else self.known(cell) or Fraction(0)

    @cached_property
    def _relations_of(self) -> Mapping[CellAddress, list[int]]:
        """The numbers of the relations that each cell is in."""
        found: dict[CellAddress, list[int]] = {}
        for number, one in enumerate(self.relations):
            for cell in (*one.factors, *one.through):
                found.setdefault(cell, []).append(number)
        return found

    @cached_property
    def _unsettled(self) -> tuple[int, ...]:
        """The numbers of the relations in which a cell is unknown."""
        return tuple(
            number for number, one in enumerate(self.relations)
            if any(cell != ONE and self.known(cell) is None for cell in one.factors)
        )  # fmt: skip

    def known(self, cell: CellAddress) -> Fraction | None:
        """Return the published figure of a cell; what cannot occur is as good as zero."""
        value = None if cell in self.withheld else self.value(cell)
        if value is Missing.CANNOT_OCCUR:
            return Fraction(0)
        return Fraction(value) if isinstance(value, Decimal | int) and not isinstance(value, bool) else None

    def value(self, cell: CellAddress) -> Value:
        """Return what stands in a cell."""
        report = self.reports.get(cell.month)
        row = report.row(cell.resource, cell.row) if report else None
        return row.values.get(cell.column, Missing.NOT_REPORTED) if row else Missing.NOT_REPORTED

    def is_derived(self, cell: CellAddress) -> bool:
        """Tell whether a cell is in no file but follows from others."""
        row = self.reports[cell.month].row(cell.resource, cell.row)
        return row is not None and cell.column in row.derived

    def kind(self, cell: CellAddress) -> str:
        """Return the kind of a cell's row; an observation is as good as a total: it is what readers come for."""
        report = self.reports[cell.month]
        row, resource = report.row(cell.resource, cell.row), report.resources.get(cell.resource)
        if cell.resource == "observations":
            return TOTAL
        return resource.kind(row) if row and resource and cell.resource != LINES else row.text("kind") if row else ""

    def name(self, cell: CellAddress, beside: CellAddress) -> str:
        """Return what a reader calls a cell: its row, and its column and month where they are not those ``beside``."""
        column = f" ({cell.column})" if cell.column != beside.column else ""
        return f"{self._row_name(cell)}{column}{f' [{cell.month}]' if cell.month != beside.month else ''}"

    def _row_name(self, cell: CellAddress) -> str:
        report = self.reports[cell.month]
        named, _, rest = cell.row.partition("/")
        row = report.row(cell.resource, cell.row)
        if cell.resource in {"observations", BREAKDOWNS}:
            definition = report.definition(named)
            parts = [definition.name if definition else named, *filter(None, rest.split("/"))]
            return " ".join([parts[0], ", ".join(parts[1:])])
        if cell.resource == LINES or row is None:
            return (row.text("name") if row else "") or cell.row
        return name_of(report.resources[cell.resource], row)

    def _is_narrow(self, cell: CellAddress, given: CellSum) -> bool:
        """Tell whether what a sum leaves open of a figure is too little to hide it."""
        value, doubt = Fraction(0), Fraction(0)
        for one, factor in given.factors.items():
            known = Fraction(1) if one == ONE else self.known(one)
            if known is None:
                return False
            value += factor * known
            doubt += abs(factor) * self._doubt(one)
        last = Fraction(1, 10 ** self._decimals(cell))
        return 2 * doubt <= max(ROUNDINGS * last, SHARE * abs(value))

    def _doubt(self, cell: CellAddress) -> Fraction:
        """Return how far a published figure may be from what it was before it was rounded."""
        value = self.value(cell)
        if cell == ONE or not isinstance(value, Decimal | int) or self._is_count(cell):
            return Fraction(0)
        return Fraction(1, 2 * 10 ** places_of(Decimal(value)))

    def _unit(self, cell: CellAddress) -> str:
        report = self.reports[cell.month]
        named = cell.row.partition("/")[0]
        if cell.resource == LINES:
            return next((one.unit for one in report.statements if one.id == named), "")
        if cell.resource in {"observations", BREAKDOWNS}:
            definition = report.definition(named)
            return definition.unit if definition else ""
        field = report.resources[cell.resource].field(cell.column)
        return (field.unit or "") if field else ""

    def _decimals(self, cell: CellAddress) -> int:
        report = self.reports[cell.month]
        named = cell.row.partition("/")[0]
        if cell.resource == LINES:
            return next((one.decimals for one in report.statements if one.id == named), 0)
        if cell.resource in {"observations", BREAKDOWNS}:
            definition = report.definition(named)
            return definition.decimals if definition else 0
        field = report.resources[cell.resource].field(cell.column)
        return (field.decimals or (1 if field.unit == PERCENT else 0)) if field else 0


def _hidden(history: History) -> Iterator[CellAddress]:
    for report in history.reports:
        yield from _hidden_in(report)


def _hidden_in(report: Report) -> Iterator[CellAddress]:
    month = str(report.period)
    for resource in report.resources.values():
        figures = [one.name for one in resource.fields if one.is_figure]
        hidden = _in_columns(resource.rows, figures) if isinstance(resource.rows, ColumnRows) else (
            (row.key, name) for row in resource.rows for name in figures
            if _is_hidden(row.values.get(name)) and name not in row.derived
        )  # fmt: skip
        yield from (CellAddress(month, resource.name, key, name) for key, name in hidden)


def _in_columns(rows: ColumnRows, figures: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield the hidden cells of a table that is kept as columns, by the keys of their rows."""
    for name in figures:
        column = rows.columns.get(name)
        yield from ((rows.key(row), name) for row in column.rows_where(_is_hidden)) if column else ()


def _is_hidden(value: Value | None) -> bool:
    return value is Missing.SUPPRESSED
