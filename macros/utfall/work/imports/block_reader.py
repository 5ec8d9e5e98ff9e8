"""The rows of one table of a sheet, read by its mapping: steps and texts for the package, findings at cells."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING

from utfall.errors import nearest
from utfall.model.unit import canonical, size_of
from utfall.sheets.workbook import CellKind, SheetCell, address
from utfall.source.cells import read_cell
from utfall.words import Sentence
from utfall.work.import_result import ImportStep, StepKind, at_cell
from utfall.work.imports.headings import unit_said
from utfall.work.imports.layout import is_figure, period_text
from utfall.work.imports.mapping import ALONE
from utfall.work.imports.match_rows import is_total, label_key, nearest_row
from utfall.work.imports.match_values import months_to
from utfall.work.imports.period_words import compared, plain
from utfall.work.imports.reading import ColumnShows, DeliveredAs, read_delivered

if TYPE_CHECKING:
    from utfall.model.finding import Finding
    from utfall.sheets.workbook import Workbook
    from utfall.work.imports.layout import BlockColumn, BlockRow, SheetBlock
    from utfall.work.imports.mapping import TableMapping
    from utfall.work.imports.target import TargetColumn, TargetPackage, TargetRow, TargetTable


@dataclass(slots=True)
class AppliedMapping:
    """Gather what a delivery becomes: steps, findings, and the texts of the package's cells by file, row and column."""

    steps: list[ImportStep] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    cells: dict[tuple[str, int, str], tuple[str, str]] = field(default_factory=dict)  # with where each came from
    notes: list[Sentence] = field(default_factory=list)
    red: list[str] = field(default_factory=list)  # figures below zero that are shown without a minus


@dataclass(frozen=True, slots=True)
class BlockPlace:
    """Hold one place where a table of a sheet and the package meet."""

    block: SheetBlock
    mapping: TableMapping
    table: TargetTable


class BlockReader:
    """Read the rows of one table of a sheet."""

    def __init__(self, workbook: Workbook, place: BlockPlace, package: TargetPackage, done: AppliedMapping) -> None:
        self.workbook, self.package, self.done = workbook, package, done
        self.block, self.mapping, self.table = place.block, place.mapping, place.table
        self.sheet = place.block.sheet
        labels = {compared(one.label, package.month): one for one in self.block.columns}
        self.columns = [(labels[plain(template)], self.table.columns[name])
                        for template, name in self.mapping.columns.items()
                        if name != ALONE and name in self.table.columns]  # fmt: skip
        self.period = labels.get(plain(self.mapping.period_column)) if self.mapping.period_column else None
        self.unit = labels.get(plain(self.mapping.unit_column)) if self.mapping.unit_column else None
        self.rows = {plain(label): key for label, key in self.mapping.rows.items()}
        self.first: dict[str, BlockRow] = {}
        self.shown = {column.number: ColumnShows.of(self._texts(column)) for column, _ in self.columns}

    def read(self, known: set[str]) -> None:
        """Read every row that is mapped; tell of those that are hidden, twice there or new."""
        self._columns()
        seen = {plain(label_key(row, self.block)) for row in self.block.visible_rows()}
        of_other = 0
        read = 0
        for row in self.block.rows:
            label = plain(label_key(row, self.block))
            key = self.rows.get(label)
            if row.number in self.sheet.hidden_rows:
                if key not in {None, ALONE} and label not in seen:
                    self._find(row.number, self.block.label_columns[0], "hidden-row", row.label)
                continue
            if self.period and not self._is_of_month(row, key):
                of_other += 1
                continue
            if key is None and label not in known:
                self._unknown(row)
            elif key == ALONE:
                self._left(row, Sentence("import.why.by-mapping"))
            elif key is not None:
                read += self._row(row, key)
        seen |= {plain(label_key(row, self.block)) for row in self.block.rows}
        gone = [label for label, key in self.mapping.rows.items() if key != ALONE and plain(label) not in seen]
        if gone:
            self.done.notes.append(Sentence("import.note.gone", {"sheet": self.sheet.name, "labels": "; ".join(gone)}))
        if self.period and of_other and not read:
            self._find(self.block.headings[-1], self.period.number, "other-period", month=str(self.package.month))

    def _texts(self, column: BlockColumn) -> list[str]:
        cells = (self.sheet.cell(row.number, column.number) for row in self.block.rows)
        return [cell.text for cell in cells if cell and cell.kind is CellKind.TEXT]

    def _find(self, row: int, column: int, case: str, value: str = "", /, **details: object) -> None:
        self.done.findings.append(at_cell(self.workbook, self.sheet.name, address(row, column), case, value, **details))

    def _columns(self) -> None:
        """Find columns that the package does not have, and those that nobody sees."""
        for template, name in self.mapping.columns.items():
            if name != ALONE and name not in self.table.columns:
                self._find(self.block.headings[-1], self.block.columns[0].number, "no-column", template,
                           column=name, known=", ".join(self.table.columns))  # fmt: skip
        for column, _ in self.columns:
            if column.number in self.sheet.hidden_columns:
                self._find(self.block.headings[-1], column.number, "hidden-column", column.label)

    def _is_of_month(self, row: BlockRow, key: str | None) -> bool:
        """Tell whether a row of a table with a column of periods is of this report."""
        cell = self.sheet.cell(row.number, self.period.number) if self.period else None
        said = period_text(cell) if cell else ""
        target = self.table.rows.get(key or "")
        wanted = {str(self.package.month), str(target.period) if target and target.period else ""}
        return said in wanted

    def _unknown(self, row: BlockRow) -> None:
        has_value = any(self.sheet.cell(row.number, column.number) for column, _ in self.columns)
        if not has_value:
            return
        if is_total(row):
            self._left(row, Sentence("import.why.total"))
            return
        near = nearest_row(row, self.table)
        case = "unknown-row" if near else "new-row"
        details = {"near": near.names[0], "key": near.key} if near else {"table": self.table.title}
        self._find(row.number, self.block.label_columns[0], case, row.label, **details)

    def _left(self, row: BlockRow, why: Sentence) -> None:
        place = f"{self.sheet.name}!{address(row.number, self.block.label_columns[0])}"
        self.done.steps.append(ImportStep(StepKind.LEFT, place, row.label, why=why))

    def _row(self, row: BlockRow, key: str) -> int:
        target = self.table.rows.get(key)
        if target is None:
            near = nearest(key, self.table.rows) or "–"
            self._find(
                row.number, self.block.label_columns[0], "no-key", row.label, key=key, near=near, table=self.table.title
            )
            return 0
        if key in self.first:
            first = self.first[key]
            self._find(row.number, self.block.label_columns[0], "two-rows", row.label,
                       other=address(first.number, self.block.label_columns[0]))  # fmt: skip
            return 0
        self.first[key] = row
        for column, wanted in self.columns:
            self._cell(row, column, target, wanted)
        return 1

    def _cell(self, row: BlockRow, column: BlockColumn, target: TargetRow, wanted: TargetColumn) -> None:
        cell = self.sheet.cell(row.number, column.number)
        merged = self.sheet.merged_at(row.number, column.number)
        if merged and (cell or is_figure(self.sheet.cell(merged.first_row, merged.first_column))):
            self._find(row.number, column.number, "merged", cell.text if cell else "", range=merged.address)
            return
        if cell is None:
            return
        summed = self._summed(row, column) if self._is_summed(column) and target.is_accumulated else cell
        if summed is None:
            return
        how = self._how(row, column, target, wanted)
        found = read_delivered(summed, target, wanted, how)
        if found.case:
            details = {"row": target.key, "column": wanted.name, **(found.details or {})}
            self._find(row.number, column.number, found.case, found.shown, **details)
            return
        self._keep(summed, target, wanted, (found.text, found.shown))

    def _how(self, row: BlockRow, column: BlockColumn, target: TargetRow, wanted: TargetColumn) -> DeliveredAs:
        unit = unit_said([column.label]) or self.mapping.unit
        if self.unit:
            said = canonical(self.sheet.text(row.number, self.unit.number).strip())
            unit = said if size_of(said) else unit
        is_flipped = target.key in self.mapping.flipped and wanted.is_number
        known, shown = self._known(target, wanted.name), self.shown[column.number]
        return DeliveredAs(unit, self.mapping.share, is_flipped, known, shown)

    def _known(self, target: TargetRow, column: str) -> str:
        """Return the newest figure that the package has of a cell, else of its row."""
        for month in sorted(self.package.earlier, reverse=True):
            table = self.package.earlier[month].get(target.resource)
            row = table.rows.get(target.key) if table else None
            if row and isinstance(read_cell(row.values.get(column, ""), "number"), Decimal):
                return row.values[column]
        values = (target.values.get(name, "") for name in target.units)
        return next((one for one in values if isinstance(read_cell(one, "number"), Decimal)), "")

    def _is_summed(self, column: BlockColumn) -> bool:
        return compared(column.label, self.package.month) in {plain(one) for one in self.mapping.summed}

    def _summed(self, row: BlockRow, column: BlockColumn) -> SheetCell | None:
        """Return the sum of the year's months so far as a cell at the last one's place; nothing where one lacks."""
        parts = months_to(self.block, column.label, self.package.month)
        cells = [self.sheet.cell(row.number, one) for one in parts]
        for number, cell in zip(parts, cells, strict=True):
            if cell is None or cell.kind is not CellKind.NUMBER:
                self._find(row.number, number, "sum-part", cell.text if cell else "")
                return None
        if not cells:
            self._find(self.block.headings[-1], column.number, "sum-lacks", column.label)
            return None
        total = sum((Decimal(cell.text) for cell in cells if cell), Decimal(0))
        last = cells[-1]
        return SheetCell(row.number, column.number, CellKind.NUMBER, f"{total:f}", last.number_format if last else "")

    def _keep(self, cell: SheetCell, target: TargetRow, wanted: TargetColumn, said: tuple[str, str]) -> None:
        text, shown = said
        place = f"{self.sheet.name}!{cell.address}"
        at = (self.table.path, target.number, wanted.name)
        if at in self.done.cells and self.done.cells[at][0] != text:
            self._find(
                cell.row, cell.column, "twice", shown, other=self.done.cells[at][1], key=target.key, column=wanted.name
            )
            return
        if at in self.done.cells:
            return
        self.done.cells[at] = (text, place)
        if cell.hides_minus and cell.text.startswith("-"):
            self.done.red.append(f"{place} ({shown})")
        before = target.values.get(wanted.name, "")
        kind = _kind(before, text, cell.text.strip())
        unit = target.units.get(wanted.name, "") if text and read_cell(text, "number") != "" else ""
        self.done.steps.append(ImportStep(kind, place, shown, self.table.file, target.number, target.key, wanted.name,
                                          text, unit, before))  # fmt: skip


def _kind(before: str, text: str, written: str) -> StepKind:
    if before == text or is_equal(before, text):
        return StepKind.SAME
    if before:
        return StepKind.CHANGED
    return StepKind.FILLED if text == written else StepKind.CONVERTED


def is_equal(one: str, other: str) -> bool:
    """Tell whether two texts are the same figure."""
    first, second = read_cell(one, "number"), read_cell(other, "number")
    return isinstance(first, Decimal) and isinstance(second, Decimal) and first == second
