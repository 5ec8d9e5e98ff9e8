"""A form taken back: its answers compared with the month as it is now, and written all together or not at all.

The fields are those that ``utfall form`` makes forms of, so that what is asked for and what is taken cannot differ.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import PurePath
from typing import TYPE_CHECKING

from utfall.checks.examine import examine_cells
from utfall.errors import UsageError
from utfall.model.finding import Finding, blocking
from utfall.source.raw import DESCRIPTOR, read_package
from utfall.view.fill_fields import FillFields
from utfall.words import Sentence, words
from utfall.work.form import limits_of, open_history
from utfall.work.form_answer import WrongAnswer, answer, is_same
from utfall.work.form_files import WrittenCells, files_with
from utfall.work.form_left import left_to_fill
from utfall.work.form_record import FormCells, is_form, read_record
from utfall.work.import_result import Imported, ImportStep, StepKind
from utfall.work.month_files import with_source, write_month

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from utfall.model.history import History
    from utfall.period import Period
    from utfall.project import Project
    from utfall.sheets.workbook import Workbook
    from utfall.shown.fill_form import FillField
    from utfall.shown.fill_record import AskedCell, FillRecord
    from utfall.work.form_record import CellPlace
    from utfall.work.import_result import ImportRequest

__all__ = ["is_form", "take_back"]
# What makes a file of the package something else than rows and columns, so that no cell of it can be written.
_UNWRITABLE = {"descriptor", "encoding", "delimiter", "cell-count", "unknown-column", "unknown-resource"}


@dataclass(frozen=True, slots=True)
class FormAnswer:
    """Hold an answer that differs from what the form was made with: its place in the form and in the data."""

    place: CellPlace
    field: FillField
    text: str
    was: str
    written: str


@dataclass(slots=True)
class _Taken:
    """Gather what is found in a form."""

    answers: list[FormAnswer] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    gone: list[Sentence] = field(default_factory=list)


def take_back(project: Project, workbook: Workbook, asked: ImportRequest) -> Imported:
    """Write what a form answers into its month, whole or not at all.

    Raise ``UsageError`` for a form of another month, edition or package, and for one that is damaged. Findings and
    filled cells that would get another value stop it; the latter unless ``asked`` says that they may.
    """
    record = read_record(workbook)
    month = _open_month(project, asked.period, record, workbook)
    history = open_history(project, month)
    _require_of(history, record, workbook)
    _require_writable(project, month)
    raw = read_package(project.folder(month), project.root)
    fields = FillFields(history.current, words(history.current.package.language), limits_of(raw))
    taken = _taken(workbook, record, fields, is_confirmed=asked.is_confirmed)
    written = WrittenCells(raw)
    answers = [_as_written(one, written) for one in taken.answers]
    changes = [one for one in answers if not is_same(one.text, one.field.now, one.field.kind)]
    steps = tuple(_step(one, history) for one in changes)
    files = files_with(raw, {one.field.place: one.text for one in changes}) if changes else {}
    found = Imported(
        month, "", tuple(taken.findings), steps, notes=(*taken.gone, *_since(changes)),
        files=tuple(sorted(f"{raw.folder}/{name}" for name in files)),
    )  # fmt: skip
    is_asking = any(step.kind is StepKind.CHANGED for step in steps) and not asked.is_confirmed
    is_written = bool(files) and not found.findings and not is_asking
    if is_written:
        descriptor = (project.folder(month) / DESCRIPTOR).read_bytes()
        files[DESCRIPTOR] = with_source(descriptor, PurePath(workbook.name).name, workbook.sha256)
        write_month(project, month, files)
    left = left_to_fill(open_history(project, month).current if is_written else history.current)
    return replace(
        found, is_written=is_written, notes=(*found.notes, *left.sentences), still_empty=left.cells,
    )  # fmt: skip


def _open_month(project: Project, wanted: str | None, record: FillRecord, workbook: Workbook) -> Period:
    """Return the newest month, which the form and the command have to be about: the others are published."""
    chosen = project.chosen_month(wanted)
    month, there = project.months[-1], record.facts["month"]
    if there != str(month) or chosen != month:
        params = {"file": workbook.name, "there": there, "here": str(month)}
        raise UsageError(Sentence("error.form-other-month", params))
    return month


def _require_of(history: History, record: FillRecord, workbook: Workbook) -> None:
    """Raise ``UsageError`` for a form that was made of another edition or package."""
    package, facts = history.current.package, record.facts
    for name, value in {"edition": package.version, "package": package.name}.items():
        if facts[name] != value:
            params = {"file": workbook.name, "there": facts[name], "here": value, "month": facts["month"]}
            raise UsageError(Sentence(f"error.form-other-{name}", params))


def _require_writable(project: Project, month: Period) -> None:
    """Raise ``UsageError`` where a file of the month is not a table that cells can be written into."""
    found = blocking(examine_cells(project.folder(month), project.root))
    first = next((one for one in found if one.slug in _UNWRITABLE), None)
    if first:
        speech = words(project.language)
        params = {"month": str(month), "place": first.place(speech), "message": first.message(speech)}
        raise UsageError(Sentence("error.form-faulty", params))


def _taken(workbook: Workbook, record: FillRecord, fields: FillFields, *, is_confirmed: bool) -> _Taken:
    cells, taken = FormCells(workbook), _Taken()
    for place in cells.unknown:
        taken.findings.append(_finding(workbook, place, "no-row", place.sheet.text(place.row, place.column)))
    for asked in record.cells:
        places = cells.places(asked)
        if len(places) != 1:
            taken.findings.append(_lost(workbook, asked, places, fields.title(asked.table)))
            continue
        field_now = fields.of(*asked.place)
        if field_now is None:
            _leave_out(taken, workbook, asked, (places[0], fields.title(asked.table)), is_confirmed=is_confirmed)
        else:
            _take(taken, workbook, asked, places[0], field_now)
    return taken


def _take(taken: _Taken, workbook: Workbook, asked: AskedCell, place: CellPlace, field_now: FillField) -> None:
    """Take one cell's answer, if it is another than what the form was made with."""
    cell = place.cell
    if merged := place.sheet.merged_at(place.row, place.column):
        taken.findings.append(_finding(workbook, place, "merged", "", cells=merged.address))
        return
    said = answer(cell, field_now, asked.was)
    if isinstance(said, WrongAnswer):
        details = {"name": f"{field_now.name}, {field_now.title}", **said.details}
        taken.findings.append(_finding(workbook, place, said.case, cell.text if cell else "", **details))
    elif said == asked.was:
        return
    elif field_now.definition != asked.takes:
        details = {"then": _takes(asked.takes), "now": _takes(field_now.definition)}
        taken.findings.append(_finding(workbook, place, "other-definition", cell.text if cell else "", **details))
    else:
        taken.answers.append(FormAnswer(place, field_now, said, asked.was, cell.text if cell else ""))


def _leave_out(
    taken: _Taken, workbook: Workbook, asked: AskedCell, where: tuple[CellPlace, str], *, is_confirmed: bool
) -> None:  # fmt: skip
    """Tell of a row that the package no longer has. What is answered there stops, unless it is said to be left out."""
    place, table = where
    written = place.cell.text if place.cell else ""
    if written and not asked.was and not is_confirmed:
        taken.findings.append(_finding(workbook, place, "gone", written, table=table, key=asked.row))
        return
    said = Sentence("form.gone", {"place": place.name, "table": table, "key": asked.row})
    rows = {(one.params["table"], one.params["key"]) for one in taken.gone}
    if written and (table, asked.row) not in rows:
        taken.gone.append(said)


def _lost(workbook: Workbook, asked: AskedCell, places: list[CellPlace], table: str) -> Finding:
    """Return the finding of an open cell that the form no longer has, or has more than once."""
    details = {"table": table, "key": asked.row, "heading": asked.heading}
    if places:
        return _finding(workbook, places[1], "twice", "", **details)
    return Finding("form", "lost", workbook.name, details=details)


def _takes(definition: str) -> Sentence:
    """Return what a field takes in words: a figure and its unit, or a word and those to choose from."""
    kind, _, rest = definition.partition(" ")
    said = Sentence(f"form.kind.{kind}")
    return Sentence("form.takes", {"kind": said, "of": rest.replace("|", ", ")}) if rest else said


def _finding(workbook: Workbook, place: CellPlace, case: str, value: str, **details: object) -> Finding:
    return Finding("form", case, f"{workbook.name}, {place.name}", value=value or None, details=details)


def _as_written(one: FormAnswer, cells: WrittenCells) -> FormAnswer:
    """Return an answer that knows what stands in its cell of the files, where that cannot be read as a value."""
    written = "" if one.field.now else cells.text(one.field.place)
    return replace(one, field=replace(one.field, now=written)) if written else one


def _step(one: FormAnswer, history: History) -> ImportStep:
    now, target = one.field.now, one.field
    resource = history.current.resources[target.resource]
    row = history.current.row(target.resource, target.row)
    return ImportStep(
        StepKind.CHANGED if now else StepKind.FILLED, one.place.name, one.written, resource.file,
        row.number if row else 0, target.row, target.column, one.text, target.unit, now,
    )  # fmt: skip


def _since(answers: Iterable[FormAnswer]) -> Iterator[Sentence]:
    """Yield what somebody else has changed since the form was made, where the form says a third thing."""
    for one in answers:
        now = one.field.now
        if not is_same(now, one.was, one.field.kind):
            yield Sentence("form.since", {"place": one.place.name, "was": one.was or "–", "now": now or "–"})
