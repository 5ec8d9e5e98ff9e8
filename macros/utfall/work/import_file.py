"""``utfall import``: figures from a delivered workbook into the month's package, by a mapping that is kept.

The first time the mapping is proposed, and told before anything is written; afterwards it is used without a question.
A form that Utfall made is known by its mark, and taken back. An import is whole or not at all.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from utfall.errors import PeriodError, UsageError
from utfall.model.finding import in_order
from utfall.period import Frequency, Period
from utfall.sheets.read import read_workbook
from utfall.words import Sentence
from utfall.work.form_return import is_form, take_back
from utfall.work.import_result import Imported, StepKind, at_cell
from utfall.work.imports.apply import apply_mapping
from utfall.work.imports.choices import chosen, chosen_scale
from utfall.work.imports.layout import blocks_of
from utfall.work.imports.mapping import ALONE, mapping_file, read_mapping
from utfall.work.imports.period_words import compared, plain, source_name, templated
from utfall.work.imports.propose import propose
from utfall.work.imports.target import read_target
from utfall.work.imports.writing import write_cells, write_mapping

if TYPE_CHECKING:
    from collections.abc import Iterator

    from utfall.model.finding import Finding
    from utfall.project import Project
    from utfall.sheets.workbook import Workbook
    from utfall.work.import_result import ImportRequest
    from utfall.work.imports.block_reader import AppliedMapping
    from utfall.work.imports.mapping import SourceMapping, TableMapping
    from utfall.work.imports.propose import MappingProposal
    from utfall.work.imports.target import TargetPackage


def import_file(project: Project, asked: ImportRequest) -> Imported:
    """Import a workbook. Raise ``UsageError`` for a file that cannot be read and a month that is not open."""
    workbook = read_workbook(asked.file)
    if is_form(workbook):
        return take_back(project, workbook, asked)
    month = _open_month(project, asked.period)
    name = source_name(asked.source or asked.file.stem, project.language)
    package = read_target(project, month)
    kept = read_mapping(project, name)
    if kept:
        mapping = _settled(kept, workbook, asked, package)
        proposal = None
    else:
        package, proposal = _proposed(project, name, workbook, package, asked)
        if proposal.findings:
            return Imported(package.month, name, in_order(proposal.findings), notes=tuple(_notes(workbook)))
        mapping = proposal.mapping
    done = apply_mapping(workbook, mapping, package)
    found = Imported(
        package.month, name, in_order([*done.findings, *_of_package(workbook, package, done, project)]),
        tuple(done.steps), proposal.said if proposal else (), (*_notes(workbook), *done.notes),
        still_empty=tuple(_still_empty(package, done)),
    )  # fmt: skip
    if found.findings or (found.awaits_answer and not asked.is_confirmed):
        return found
    return _written(project, workbook, found, (mapping, done))


def _open_month(project: Project, name: str | None) -> Period:
    """Return the month to import into: the newest, or the one that is named. Raise ``UsageError`` for no open month."""
    if not project.months:
        raise UsageError(Sentence("error.no-months"))
    newest = project.months[-1]
    if not name:
        return newest
    try:
        month = Period.parse(name)
    except PeriodError:
        month = None
    if month is None or month.frequency is not Frequency.MONTH or month not in project.months:
        known = ", ".join(map(str, project.months))
        raise UsageError(Sentence("import.not-open", {"month": name, "known": known, "next": str(newest.next)}))
    return month


def _proposed(
    project: Project, name: str, workbook: Workbook, package: TargetPackage, asked: ImportRequest
) -> tuple[TargetPackage, MappingProposal]:
    """Return the mapping proposed for a delivery, and the package of the month that its figures are found to be of."""
    proposal = propose(name, workbook, package, asked)
    if proposal.month == package.month:
        return package, proposal
    if asked.period:
        found = at_cell(workbook, "", "", "of-earlier", last=str(proposal.month), month=str(package.month))
        return package, replace(proposal, findings=(found,))
    package = read_target(project, proposal.month)
    proposal = propose(name, workbook, package, asked)
    learnt = Sentence("import.proposed.learnt", {"month": str(package.month), "newest": str(project.months[-1])})
    return package, replace(proposal, said=(learnt, *proposal.said))


def _settled(mapping: SourceMapping, workbook: Workbook, asked: ImportRequest, package: TargetPackage) -> SourceMapping:
    """Return a kept mapping with what the command line settles."""
    heads = {
        compared(sheet.name, package.month): {plain(one.label) for block in blocks_of(sheet) for one in block.columns}
        for sheet in workbook.worksheets
    }
    tables = (_with_choices(one, asked, package, heads.get(plain(one.sheet), set())) for one in mapping.tables)
    return replace(mapping, tables=tuple(tables))


def _with_choices(table: TableMapping, asked: ImportRequest, package: TargetPackage, heads: set[str]) -> TableMapping:
    """Return a table's mapping with what is said of its rows, and of the headings that its sheet has."""
    rows = chosen(asked.rows)
    columns = {label: name for label, name in chosen(asked.columns).items() if label in heads}
    known = package.tables.get(table.resource)
    keys = {ALONE, *(known.rows if known else ())}
    names = {ALONE, *(known.columns if known else ())}
    unit, share = chosen_scale(asked.unit)
    fresh_rows = {label: key for label, key in rows.items() if key in keys}
    fresh_columns = {templated(label, package.month): name for label, name in columns.items() if name in names}
    kept_rows = {label: key for label, key in table.rows.items() if plain(label) not in fresh_rows}
    renamed = set(fresh_columns.values()) - {ALONE}
    kept_columns = {label: name for label, name in table.columns.items()
                    if plain(label) not in fresh_columns and name not in renamed}  # fmt: skip
    return replace(
        table,
        rows={**kept_rows, **fresh_rows},
        columns={**kept_columns, **fresh_columns},
        unit=unit or table.unit,
        share=share or table.share,
    )


def _of_package(
    workbook: Workbook, package: TargetPackage, done: AppliedMapping, project: Project
) -> Iterator[Finding]:
    """Yield why the month's own files cannot take what was read."""
    changing = {step.file for step in done.steps if step.kind in _WRITING}
    if changing and package.month != project.months[-1]:
        first = next(step for step in done.steps if step.kind in _WRITING)
        sheet, _, cell = first.place.rpartition("!")
        yield at_cell(workbook, sheet, cell, "closed", first.written, month=str(package.month),
                      newest=str(project.months[-1]), value_there=first.before or "–")  # fmt: skip
    for table in package.tables.values():
        if table.file in changing and not table.is_canonical:
            yield at_cell(workbook, "", "", "package-file", table.file)


_WRITING = frozenset({StepKind.FILLED, StepKind.CONVERTED, StepKind.CHANGED})


def _notes(workbook: Workbook) -> Iterator[Sentence]:
    if workbook.has_macros:
        yield Sentence("import.note.macros")
    hidden = ", ".join(one.name for one in workbook.worksheets if one.is_hidden)
    if hidden:
        yield Sentence("import.note.hidden-sheets", {"sheets": hidden})


def _still_empty(package: TargetPackage, done: AppliedMapping) -> Iterator[tuple[str, str, str]]:
    """Yield the outcomes of the month that have no value after the import."""
    for table in package.tables.values():
        if "outcome" in table.columns:
            for row in table.rows.values():
                filled = done.cells.get((table.path, row.number, "outcome"))
                if not row.values.get("outcome") and not filled:
                    yield table.path, row.key, "outcome"


def _written(
    project: Project, workbook: Workbook, found: Imported, read: tuple[SourceMapping, AppliedMapping]
) -> Imported:
    mapping, done = read
    files: tuple[str, ...] = ()
    if found.month == project.months[-1] and done.cells:
        cells = {at: text for at, (text, _) in done.cells.items()}
        files = write_cells(project, found.month, cells, workbook, mapping.name)
    kept = write_mapping(project, mapping, workbook.name) if _is_news(project, mapping) else None
    return replace(found, is_written=True, files=(*files, *([kept] if kept else [])))


def _is_news(project: Project, mapping: SourceMapping) -> bool:
    """Tell whether a mapping says something else than its file; one that was mended by hand keeps its own words."""
    return not mapping_file(project, mapping.name).is_file() or read_mapping(project, mapping.name) != mapping
