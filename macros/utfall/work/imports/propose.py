"""A mapping proposed for a delivery that has none: what its sheets, columns and rows are, and how each is known.

What is open is a finding at its cell and no mapping; what is proposed is told, for a person to confirm.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from utfall.model.unit import canonical, is_money, size_of
from utfall.sheets.workbook import address
from utfall.work.import_result import at_cell
from utfall.work.imports.choices import chosen, chosen_scale
from utfall.work.imports.headings import is_period_heading, is_unit_heading, unit_said
from utfall.work.imports.layout import blocks_of, period_text
from utfall.work.imports.mapping import ALONE, SourceMapping, TableMapping
from utfall.work.imports.match_columns import has_both_times, matched_columns
from utfall.work.imports.match_rows import RowMatch, label_key, matched_rows
from utfall.work.imports.match_values import met_columns
from utfall.work.imports.period_words import ends_with, of_other_month, plain, templated
from utfall.work.imports.proposal import TableProposal, left_open, nothing_fits, told
from utfall.work.imports.scale import guessed_scale

if TYPE_CHECKING:
    from collections.abc import Sequence

    from utfall.model.finding import Finding
    from utfall.period import Period
    from utfall.sheets.workbook import Workbook
    from utfall.words import Sentence
    from utfall.work.import_result import ImportRequest
    from utfall.work.imports.layout import BlockRow, SheetBlock
    from utfall.work.imports.match_columns import ColumnMatches
    from utfall.work.imports.match_values import MetColumn
    from utfall.work.imports.target import TargetPackage, TargetTable


@dataclass(frozen=True, slots=True)
class MappingProposal:
    """Hold what is proposed for a delivery, or why nothing is. ``month`` is that of the figures, by those met."""

    mapping: SourceMapping
    month: Period
    findings: tuple[Finding, ...]
    said: tuple[Sentence, ...]


def propose(name: str, workbook: Workbook, package: TargetPackage, asked: ImportRequest) -> MappingProposal:
    """Return the mapping that is proposed for a workbook of a source."""
    sheets = [one for one in workbook.worksheets if not one.is_hidden and (not asked.sheet or one.name == asked.sheet)]
    if asked.sheet and not sheets:
        known = ", ".join(one.name for one in workbook.worksheets if not one.is_hidden)
        found = at_cell(workbook, "", "", "no-sheet", asked.sheet, known=known)
        return MappingProposal(SourceMapping(name), package.month, (found,), ())
    sheets = [one for one in sheets if not of_other_month(one.name, package.month)] or sheets
    blocks = [_of_month(block, package.month) for sheet in sheets for block in blocks_of(sheet)]
    each = [best for block in blocks for best in _best(block, package, asked)]
    kept, findings = _without_rivals(each, workbook)
    if not kept and not findings:
        findings = [nothing_fits(workbook, sheets, package)]
    for one in kept:
        findings += left_open(one, workbook, package)
    tables = tuple(one.mapping for one in kept)
    said = tuple(sentence for one in kept for sentence in told(one, package))
    return MappingProposal(SourceMapping(name, tables), _month_met(kept, package), tuple(findings), said)


def _of_month(block: SheetBlock, month: Period) -> SheetBlock:
    """Return a table without the rows of other months, where a column tells their months and some are of this one."""
    label = next((plain(one.label) for one in block.columns if is_period_heading(plain(one.label))), "")
    if not label or not _is_period(block, label):
        return block
    number = next(one.number for one in block.columns if plain(one.label) == label)
    said = {row.number: period_text(cell) for row in block.rows if (cell := block.sheet.cell(row.number, number))}
    kept = tuple(row for row in block.rows if ends_with(said.get(row.number, ""), month))
    return replace(block, rows=kept) if kept else block


def _best(block: SheetBlock, package: TargetPackage, asked: ImportRequest) -> tuple[TableProposal, ...]:
    """Return the proposal of the package's table that a table of a sheet fills most of.

    Two, where some rows are reported for the year so far and some for the month, and the sheet has a column of each.
    """
    found = [one for table in package.tables.values() if (one := _fitted(block, table, package, asked))]
    best = max(found, key=lambda one: (one.met > 0, len(one.cells), one.met), default=None)
    if best is None:
        return ()
    table = package.tables[best.mapping.resource]
    rhythms = {table.rows[match.key].is_accumulated for match in best.rows.values()}
    if len(rhythms) < len((True, False)) or not has_both_times(block, table, package.month):
        return (best,)
    parts = (_fitted(block, table, package, asked, only=rhythm) for rhythm in (True, False))
    return tuple(one for one in parts if one)


def _fitted(
    block: SheetBlock, table: TargetTable, package: TargetPackage, asked: ImportRequest, *, only: bool | None = None
) -> TableProposal | None:
    """Return the proposal of a table, of all its rows or ``only`` those reported for the year so far or not so."""
    names = matched_rows(block, table)
    met = met_columns(block, table, package, names)
    rows = {**{row: RowMatch(key, "values") for one in reversed(met) for row, key in one.keys.items()}, **names}
    rows = _once(rows)
    others = {row for row, match in rows.items() if only not in {None, table.rows[match.key].is_accumulated}}
    rows = {row: match for row, match in rows.items() if row not in others}
    met = [one for one in met if any(row in rows for row in one.keys)]
    accumulated = [table.rows[match.key].is_accumulated for match in rows.values()]
    is_accumulated = 2 * sum(accumulated) > len(accumulated)
    columns = matched_columns(block, table, package.month, met, is_accumulated=is_accumulated)
    wanted, units = _choices(block, table, package.month, asked)
    rows |= {row: RowMatch(key, "told") for row, key in wanted.items() if key != ALONE}
    rows = {row: match for row, match in rows.items() if wanted.get(row) != ALONE}
    for template, column in units.items():
        columns.columns = {one: name for one, name in columns.columns.items() if name != column and one != template}
        columns.open.pop(column, None)
        columns.of_month = [one for one in columns.of_month if templated(one.label, package.month) != template]
        columns.reasons[template] = None
        if column != ALONE:
            columns.columns[template] = column
    told_apart = {name for template, name in columns.columns.items() if name != ALONE}
    is_nothing = not told_apart and not columns.open and not columns.of_month
    if not rows or is_nothing:
        return None
    filled = frozenset(
        (table.resource, match.key, name) for match in rows.values() for name in columns.columns.values()
    )
    used = [one for one in columns.reasons.values() if one]
    shown = replace(block, rows=tuple(row for row in block.rows if row.number not in others))
    mapping, how = _mapping(shown, table, package, rows, columns, asked)
    return TableProposal(
        shown,
        mapping,
        rows,
        columns,
        filled,
        sum(len(one.keys) for one in used),
        frozenset(wanted),
        _earlier_month(block, package.month, columns, met),
        how,
    )


def _earlier_month(block: SheetBlock, month: Period, columns: ColumnMatches, met: Sequence[MetColumn]) -> Period | None:
    """Return the earlier month whose outcomes stand where the month's own would: it is that month's own file."""
    for template, name in columns.columns.items():
        if name == "outcome":
            here = [one.number for one in block.columns if templated(one.label, month) == template]
            of_column = [one.month for one in met if one.column == name and one.month != month and one.number in here]
            reason = columns.reasons.get(template)
            if not here and reason:
                return reason.month
            return of_column[0] if of_column else None
    return None


def _once(rows: dict[int, RowMatch]) -> dict[int, RowMatch]:
    """Return rows without those that figures alone say are a row that is named elsewhere."""
    named = {match.key for match in rows.values() if match.how != "values"}
    found: dict[int, RowMatch] = {}
    seen: set[str] = set()
    for row, match in rows.items():
        if match.how == "values" and (match.key in named or match.key in seen):
            continue
        seen.add(match.key)
        found[row] = match
    return found


def _choices(
    block: SheetBlock, table: TargetTable, month: Period, asked: ImportRequest
) -> tuple[dict[int, str], dict[str, str]]:
    rows = chosen(asked.rows)
    columns = chosen(asked.columns)
    by_row = {row.number: rows[plain(name)] for row in block.rows for name in (row.label, label_key(row, block))
              if rows.get(plain(name)) in {ALONE, *table.rows}}  # fmt: skip
    by_column = {templated(one.label, month): columns[plain(one.label)] for one in block.columns
                 if columns.get(plain(one.label)) in {ALONE, *table.columns}}  # fmt: skip
    return by_row, by_column


def _mapping(
    block: SheetBlock,
    table: TargetTable,
    package: TargetPackage,
    rows: dict[int, RowMatch],
    columns: ColumnMatches,
    asked: ImportRequest,
) -> tuple[TableMapping, str]:
    month = package.month
    named = {plain(one.label): templated(one.label, month) for one in block.columns}
    period = next(
        (template for label, template in named.items() if is_period_heading(label) and _is_period(block, label)), ""
    )
    unit_column = next(
        (template for label, template in named.items() if is_unit_heading(label) and _is_units(block, label)), ""
    )
    seen = (row for row in block.visible_rows() if row.number in rows or _has_values(block, row, columns, month))
    labels = {label_key(row, block): rows[row.number].key if row.number in rows else ALONE for row in seen}
    scale, how = guessed_scale(block, table, package, rows, columns)
    said = unit_said(
        [
            *(one.label for one in block.columns if templated(one.label, month) in columns.columns),
            *(cell.text for cell in block.above),
        ]
    )
    has_money = any(is_money(unit) for match in rows.values() for unit in table.rows[match.key].units.values())
    told, share = chosen_scale(asked.unit)
    unit = told or (scale.unit if how == "values" else said or scale.unit)
    heads = {template: name for template, name in columns.columns.items() if template not in {period, unit_column}}
    mapping = TableMapping(
        table.resource, templated(block.sheet.name, month), heads, labels, unit if has_money else "",
        share or scale.share, period, unit_column if unit_column not in heads else "", scale.flipped,
        tuple(dict.fromkeys(one for one in columns.summed if one in heads)),
    )  # fmt: skip
    is_doubtful = said and how == "size" and not told and size_of(said) != size_of(scale.unit)
    return mapping, "doubt" if is_doubtful else "said" if said and how != "values" else how


def _is_period(block: SheetBlock, label: str) -> bool:
    number = next(one.number for one in block.columns if plain(one.label) == label)
    cells = [cell for row in block.rows if (cell := block.sheet.cell(row.number, number))]
    return bool(cells) and 2 * sum(bool(period_text(cell)) for cell in cells) >= len(cells)


def _is_units(block: SheetBlock, label: str) -> bool:
    """Tell whether a column holds units: most of them such as are known."""
    number = next(one.number for one in block.columns if plain(one.label) == label)
    said = [text for row in block.rows if (text := block.sheet.text(row.number, number).strip())]
    return bool(said) and 2 * sum(size_of(canonical(text)) is not None for text in said) >= len(said)


def _has_values(block: SheetBlock, row: BlockRow, columns: ColumnMatches, month: Period) -> bool:
    numbers = [one.number for one in block.columns if templated(one.label, month) in columns.columns]
    return any(block.sheet.cell(row.number, number) for number in numbers)


def _without_rivals(found: Sequence[TableProposal], workbook: Workbook) -> tuple[list[TableProposal], list[Finding]]:
    """Return proposals that fill different cells; of two that fill the same, the one that clearly fits better."""
    kept: list[TableProposal] = []
    findings = []
    for one in sorted(found, key=lambda each: (each.met, len(each.cells)), reverse=True):
        rival = next((each for each in kept if each.cells & one.cells), None)
        if rival is None:
            kept.append(one)
        elif not _is_clearly_better(rival, one):
            places = [
                f"{each.block.sheet.name}!{address(each.block.headings[0], each.block.columns[0].number)}"
                for each in (rival, one)
            ]
            findings.append(at_cell(workbook, places[1].partition("!")[0], places[1].rpartition("!")[2], "two-sheets",
                                    other=places[0], sheet=rival.block.sheet.name))  # fmt: skip
    order = {id(one): at for at, one in enumerate(found)}
    return sorted(kept, key=lambda one: order[id(one)]), findings


def _is_clearly_better(one: TableProposal, other: TableProposal) -> bool:
    if one.met != other.met:
        return one.met >= 2 * other.met
    return len(one.cells) >= 2 * len(other.cells)


def _month_met(kept: Sequence[TableProposal], package: TargetPackage) -> Period:
    """Return the month that the delivery's figures are of: an earlier one where it holds nothing but that month's."""
    fresh = [one for one in kept if "outcome" in one.columns.columns.values()]
    earlier = [one.earlier for one in fresh if one.earlier]
    return earlier[0] if earlier and len(earlier) == len(fresh) else package.month
