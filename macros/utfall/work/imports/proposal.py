"""What is told of a proposed mapping: how each part is known, and what a person has to settle first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from utfall.sheets.workbook import address
from utfall.words import Sentence
from utfall.work.import_result import at_cell
from utfall.work.imports.headings import HeadingTime, sense_of
from utfall.work.imports.layout import blocks_of
from utfall.work.imports.mapping import ALONE
from utfall.work.imports.match_rows import hidden_rows, is_total, keys_called, label_key, nearest_row
from utfall.work.imports.period_words import templated

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from utfall.model.finding import Finding
    from utfall.period import Period
    from utfall.sheets.workbook import Workbook, Worksheet
    from utfall.work.imports.layout import SheetBlock
    from utfall.work.imports.mapping import TableMapping
    from utfall.work.imports.match_columns import ColumnMatches
    from utfall.work.imports.match_rows import RowMatch
    from utfall.work.imports.target import TargetPackage, TargetTable


@dataclass(frozen=True, slots=True)
class TableProposal:
    """Hold a mapping of one table of a sheet, with what it was made from.

    ``cells`` are the places in the package that it fills, ``met`` how many known figures it was told by, ``settled``
    the rows of which the command line says what is to be done. ``earlier`` is the month whose outcomes it holds, where
    that is not the month to import into.
    """

    block: SheetBlock
    mapping: TableMapping
    rows: dict[int, RowMatch]
    columns: ColumnMatches
    cells: frozenset[tuple[str, str, str]]
    met: int
    settled: frozenset[int]
    earlier: Period | None
    scale_how: str = ""


def nothing_fits(workbook: Workbook, sheets: Sequence[Worksheet], package: TargetPackage) -> Finding:
    """Return the finding of a file in which nothing of the package was found, with the nearest names."""
    for sheet in sheets:
        for block in blocks_of(sheet):
            for row in block.visible_rows():
                near = next((one for table in package.tables.values() if (one := nearest_row(row, table))), None)
                if near:
                    place = address(row.number, block.label_columns[0])
                    return at_cell(
                        workbook, sheet.name, place, "unknown-row", row.label, near=near.names[0], key=near.key
                    )
    place = sheets[0].name if len(sheets) == 1 else ""
    tables = ", ".join(table.title for table in package.tables.values()) or "–"
    return at_cell(workbook, place, "", "nothing-fits", tables=tables)


def left_open(one: TableProposal, workbook: Workbook, package: TargetPackage) -> Iterator[Finding]:
    """Yield what a person has to settle before there is a mapping."""
    block, head = one.block, one.block.headings[-1]
    for name, columns in one.columns.open.items():
        headings = " / ".join(f"”{each.label}”" for each in columns)
        yield at_cell(workbook, block.sheet.name, address(head, columns[1].number), "two-columns", columns[1].label,
                      column=name, headings=headings, first=columns[0].label)  # fmt: skip
    for column in one.columns.of_month:
        yield at_cell(workbook, block.sheet.name, address(head, column.number), "of-month", column.label)
    if one.scale_how == "doubt":
        yield at_cell(
            workbook, block.sheet.name, address(head, block.columns[0].number), "unit-doubt", one.mapping.unit
        )
    table = package.tables[one.mapping.resource]
    taken = {match.key for match in one.rows.values()}
    for row in block.visible_rows():
        is_known = row.number in one.rows or row.number in one.settled
        is_passed = is_known or is_total(row) or not one.mapping.rows.get(label_key(row, block))
        near = None if is_passed else nearest_row(row, table)
        place = address(row.number, block.label_columns[0])
        several = sorted(keys_called(row, block, table) - taken) if near else []
        if len(several) > 1:
            yield at_cell(workbook, block.sheet.name, place, "several-keys", row.label, keys=", ".join(several),
                          key=several[0])  # fmt: skip
        elif near and near.key not in taken:
            yield at_cell(workbook, block.sheet.name, place, "unknown-row", row.label, near=near.names[0], key=near.key)
    labels = {row.number: row.label for row in block.rows}
    for number, match in hidden_rows(block, table).items():
        if match.key not in taken and number not in one.settled:
            place = address(number, block.label_columns[0])
            yield at_cell(workbook, block.sheet.name, place, "hidden-row", labels[number])


def told(one: TableProposal, package: TargetPackage) -> Iterator[Sentence]:
    """Yield what is proposed, in the order in which a person checks it."""
    table = package.tables[one.mapping.resource]
    sheet = one.block.sheet.name
    yield Sentence("import.proposed.table", {"sheet": sheet, "table": table.title, "file": table.path})
    for column in one.block.columns:
        template = templated(column.label, package.month)
        if template in one.mapping.columns:
            name = one.mapping.columns[template]
            met = one.columns.reasons.get(template)
            key = "values" if met else "heading"
            params = {
                "heading": column.label,
                "column": name,
                "count": len(met.keys) if met else 0,
                "month": str(met.month) if met else "",
            }
            yield Sentence(f"import.proposed.column-{key}", params)
            if template in one.mapping.summed:
                yield Sentence("import.proposed.summed", {"heading": column.label})
    yield from _told_times(one, table, package)
    for row in one.block.visible_rows():
        match = one.rows.get(row.number)
        if match and match.how != "exact":
            params = {"label": row.label, "key": match.key, "name": table.rows[match.key].names[0]}
            yield Sentence(f"import.proposed.row-{match.how}", params)
    alone = [label for label, key in one.mapping.rows.items() if key == ALONE]
    exact = sum(match.how == "exact" for match in one.rows.values())
    yield Sentence("import.proposed.rows-exact", {"count": exact})
    if alone:
        yield Sentence("import.proposed.alone", {"labels": "; ".join(alone)})
    yield from _told_scale(one)


def _told_times(one: TableProposal, table: TargetTable, package: TargetPackage) -> Iterator[Sentence]:
    """Yield that a column is of the year so far where some of its rows are reported for the period alone."""
    keys = [match.key for match in one.rows.values() if not table.rows[match.key].is_accumulated]
    for column in one.block.columns:
        template = templated(column.label, package.month)
        sense = sense_of(template)
        is_outcome = one.mapping.columns.get(template) == "outcome"
        if keys and is_outcome and sense and sense.time is HeadingTime.TO_DATE and template not in one.columns.met_by:
            yield Sentence("import.proposed.to-date", {"heading": column.label, "keys": ", ".join(keys)})


def _told_scale(one: TableProposal) -> Iterator[Sentence]:
    if one.mapping.unit:
        yield Sentence(f"import.proposed.unit-{one.scale_how or 'same'}", {"unit": one.mapping.unit})
    if one.mapping.share == "fraction":
        yield Sentence("import.proposed.fraction")
    if one.mapping.flipped:
        yield Sentence("import.proposed.flipped", {"keys": ", ".join(one.mapping.flipped)})
