"""A mapping applied to a delivery: for each cell that the package wants, what it becomes there, or a finding at it.

Rows and columns are found by what they are called, wherever they stand this month. Nothing is written here.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from utfall.model.unit import canonical, is_money, size_of
from utfall.sheets.workbook import address
from utfall.source.cells import read_cell
from utfall.words import Sentence
from utfall.work.import_result import ImportStep, StepKind, at_cell
from utfall.work.imports.block_reader import AppliedMapping, BlockPlace, BlockReader, is_equal
from utfall.work.imports.headings import unit_said
from utfall.work.imports.layout import blocks_of, heading_text
from utfall.work.imports.match_rows import label_key
from utfall.work.imports.period_words import compared, has_month, named_month, of_other_month, plain

if TYPE_CHECKING:
    from utfall.period import Period
    from utfall.sheets.workbook import Workbook, Worksheet
    from utfall.work.imports.layout import SheetBlock
    from utfall.work.imports.mapping import SourceMapping, TableMapping
    from utfall.work.imports.target import TargetPackage


def apply_mapping(workbook: Workbook, mapping: SourceMapping, package: TargetPackage) -> AppliedMapping:
    """Return what a delivery becomes in the package by a mapping."""
    done = AppliedMapping()
    known: dict[tuple[str, str], set[str]] = {}
    for one in mapping.tables:
        known.setdefault((one.sheet, one.resource), set()).update(plain(label) for label in one.rows)
    for one in mapping.tables:
        table = package.tables.get(one.resource)
        if table is None:
            done.findings.append(
                at_cell(workbook, "", "", "no-resource", one.resource, known=", ".join(package.tables))
            )
            continue
        block = _block(workbook, one, package, done)
        if block and _is_unit_as_said(workbook, block, one, package, done):
            reader = BlockReader(workbook, BlockPlace(block, one, table), package, done)
            reader.read(known[one.sheet, one.resource])
    _require_fresh(workbook, package, done)
    _require_size(workbook, package, done)
    if done.red:
        done.notes.append(Sentence("import.note.red", {"cells": ", ".join(done.red)}))
    return done


def _block(
    workbook: Workbook, mapping: TableMapping, package: TargetPackage, done: AppliedMapping
) -> SheetBlock | None:
    """Return the table of a sheet that a mapping is of: the one with its headings."""
    sheet = next(
        (one for one in workbook.worksheets if compared(one.name, package.month) == plain(mapping.sheet)), None
    )
    if sheet is None or sheet.is_hidden:
        names = ", ".join(one.name for one in workbook.worksheets if not one.is_hidden)
        case = "hidden-sheet" if sheet else "no-sheet"
        done.findings.append(at_cell(workbook, "", "", case, mapping.sheet, known=names))
        return None
    wanted = {plain(template) for template in mapping.columns}
    rows = {plain(label) for label in mapping.rows}
    ranked = sorted(
        blocks_of(sheet),
        key=lambda one: (
            len(wanted & {compared(each.label, package.month) for each in one.columns}),
            len(rows & {plain(label_key(row, one)) for row in one.rows}),
        ),
        reverse=True,
    )
    if not ranked:
        done.findings.append(at_cell(workbook, sheet.name, "", "no-rows"))
        return None
    return _with_headings(workbook, sheet, (ranked[0], mapping), package, done)


def _with_headings(
    workbook: Workbook,
    sheet: Worksheet,
    mapped: tuple[SheetBlock, TableMapping],
    package: TargetPackage,
    done: AppliedMapping,
) -> SheetBlock | None:
    """Return the table where each heading of the mapping is there once; else nothing, with a finding for each."""
    block, mapping = mapped
    found = [compared(one.label, package.month) for one in block.columns]
    head = block.headings[-1]
    is_whole = True
    for template in mapping.columns:
        times = found.count(plain(template))
        if times == 1:
            continue
        is_whole = False
        if times:
            column = [one for one, each in zip(block.columns, found, strict=True) if each == plain(template)][1]
            done.findings.append(
                at_cell(workbook, sheet.name, address(head, column.number), "heading-twice", column.label)
            )
            continue
        others = [one.label for one in block.columns if of_other_month(one.label, package.month)]
        case = "no-heading-month" if others and "{" in template else "no-heading"
        there = ", ".join(f"”{one.label}”" for one in block.columns if one.label)
        done.findings.append(at_cell(workbook, sheet.name, address(head, block.columns[0].number), case, template,
                                     headings=there, month=str(package.month)))  # fmt: skip
    return block if is_whole and not _is_of_other(workbook, block, mapping, package, done) else None


def _is_of_other(
    workbook: Workbook, block: SheetBlock, mapping: TableMapping, package: TargetPackage, done: AppliedMapping
) -> bool:
    """Tell whether the texts over a table name another month than the report's, where no heading names its own."""
    if any(has_month(template) for template in mapping.columns) or mapping.period_column:
        return False
    month = (package.month.year, package.month.number)
    named = [(cell, found) for cell in block.above if (found := named_month(heading_text(cell)))]
    others = [cell for cell, found in named if found != month]
    if not others or len(others) < len(named):
        return False
    cell = others[0]
    done.findings.append(
        at_cell(workbook, block.sheet.name, cell.address, "other-month", heading_text(cell), month=str(package.month))
    )
    return True


def _is_unit_as_said(
    workbook: Workbook, block: SheetBlock, mapping: TableMapping, package: TargetPackage, done: AppliedMapping
) -> bool:
    """Tell whether a delivery says no other unit of money than the mapping does, or the package where it does not."""
    wanted = {plain(template) for template in mapping.columns}
    heads = [one.label for one in block.columns if compared(one.label, package.month) in wanted]
    said = unit_said([*heads, *(cell.text for cell in block.above)])
    rows = package.tables[mapping.resource].rows
    own = {unit for key in mapping.rows.values() if key in rows for unit in rows[key].units.values() if is_money(unit)}
    known = {size_of(canonical(unit)) for unit in ([mapping.unit] if mapping.unit else own)}
    if not said or not own or mapping.unit_column or size_of(said) in known:
        return True
    place = address(block.headings[-1], block.columns[0].number)
    unit = mapping.unit or ", ".join(sorted(own))
    done.findings.append(at_cell(workbook, block.sheet.name, place, "unit-changed", said, unit=unit))
    return False


THOUSAND = 300  # how much larger or smaller figures are, at least, that are in a unit of thousands instead of ones


def _require_size(workbook: Workbook, package: TargetPackage, done: AppliedMapping) -> None:
    """Find that amounts of money are, most of them, hundreds of times what they were: the unit is another."""
    if not package.earlier:
        return
    last = max(package.earlier)
    outcomes = [step for step in done.steps if step.column == "outcome" and is_money(step.unit)]
    known = [(step, ratio) for step in outcomes if (ratio := _ratio(step.value, _then(package, last, step)))]
    odd = [step for step, ratio in known if not 1 / Decimal(THOUSAND) < ratio < THOUSAND]
    if len(odd) > 1 and 2 * len(odd) > len(known):
        sheet, _, cell = odd[0].place.rpartition("!")
        done.findings.append(at_cell(workbook, sheet, cell, "unit-size", odd[0].written, last=str(last)))


def _ratio(now: str, then: str) -> Decimal | None:
    """Return how many times as large a figure is as it was; nothing where one of them is none, or zero."""
    one, other = read_cell(now, "number"), read_cell(then, "number")
    return abs(one / other) if isinstance(one, Decimal) and isinstance(other, Decimal) and other else None


MANY = 4  # outcomes that are all the last month's: then it is the last month's file


def _require_fresh(workbook: Workbook, package: TargetPackage, done: AppliedMapping) -> None:
    """Find that a delivery is an earlier month's: its outcomes are, all of them, what that month's package says."""
    if not package.earlier:
        return
    last = max(package.earlier)
    outcomes = [step for step in done.steps if step.column == "outcome" and step.kind is not StepKind.LEFT]
    same = [step for step in outcomes if is_equal(step.value, _then(package, last, step))]
    if len(same) >= MANY and len(same) == len(outcomes) and any(step.kind is not StepKind.SAME for step in outcomes):
        sheet, _, cell = same[0].place.rpartition("!")
        done.findings.append(
            at_cell(workbook, sheet, cell, "old-file", last=str(last), month=str(package.month), count=len(same))
        )


def _then(package: TargetPackage, month: Period, step: ImportStep) -> str:
    for table in package.earlier[month].values():
        if step.file.endswith(table.path) and step.key in table.rows:
            return table.rows[step.key].values.get(step.column, "")
    return ""
