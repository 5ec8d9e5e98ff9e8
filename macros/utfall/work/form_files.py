"""The files of a month with the answers of a form in them. Footnotes are rows of a table of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from utfall.checks.material import key_columns
from utfall.csv_text import write_csv_text
from utfall.shown.fill_form import NOTE
from utfall.view.fill_fields import NOTES
from utfall.work.cells import with_cells

if TYPE_CHECKING:
    from collections.abc import Mapping

    from utfall.source.raw import RawPackage, RawTable
    from utfall.source.raw_rows import RawRow

    Answers = Mapping[tuple[str, str, str], str]


def files_with(raw: RawPackage, answers: Answers) -> dict[str, bytes]:
    """Return the changed files of a month, by their names in its folder. Answers are by table, row's key and column."""
    found = {}
    for table in raw.tables:
        own = {(key, column): text for (name, key, column), text in answers.items() if name == table.name}
        cells = {place: text for place, text in own.items() if not place[1].startswith(NOTE)}
        if cells:
            found[_name(raw, table)] = _with_answers(raw, table, cells).encode()
    notes = {
        (name, key, column.removeprefix(NOTE)): text
        for (name, key, column), text in answers.items()
        if column.startswith(NOTE)
    }
    footnotes = raw.table(NOTES)
    if notes and footnotes:
        found[_name(raw, footnotes)] = _with_notes(footnotes, notes).encode()
    return found


def _name(raw: RawPackage, table: RawTable) -> str:
    return table.file.removeprefix(f"{raw.folder}/")


class WrittenCells:
    """Tell what stands in the cells of a month's files, whether it can be read as a value or not."""

    def __init__(self, raw: RawPackage) -> None:
        self._raw = raw
        self._rows: dict[str, dict[str, RawRow]] = {}

    def text(self, place: tuple[str, str, str]) -> str:
        """Return the text of a cell, by table, row's key and column."""
        name, key, column = place
        table = self._raw.table(name)
        if table is None or column not in table.header:
            return ""
        if name not in self._rows:
            self._rows[name] = _rows(table)
        row = self._rows[name].get(key)
        return row.cells[table.header.index(column)] if row else ""


def _rows(table: RawTable) -> dict[str, RawRow]:
    """Return the rows by their keys; of those with one key the first."""
    at = [table.header.index(name) for name in key_columns(table)]
    return {"/".join(row.cells[one] for one in at) or str(row.number): row for row in reversed(table.rows)}


def _with_answers(raw: RawPackage, table: RawTable, cells: Mapping[tuple[str, str], str]) -> str:
    text = (raw.path / _name(raw, table)).read_text(encoding="utf-8")
    rows = _rows(table)
    return with_cells(text, [(rows[key].number, column, said) for (key, column), said in cells.items()])


def _with_notes(table: RawTable, notes: Answers) -> str:
    """Return the footnotes with others at some cells: changed where they stand, new ones last, empty ones gone."""
    at = {name: table.header.index(name) for name in ("resource", "row", "field", "text")}
    left, rows = dict(notes), [list(table.header)]
    for row in table.rows:
        cells = list(row.cells)
        place = (cells[at["resource"]], cells[at["row"]], cells[at["field"]])
        if place in notes:
            cells[at["text"]] = left.pop(place, "")
        if cells[at["text"]]:
            rows.append(cells)
    for place, text in left.items():
        if text:
            said = dict(zip(("resource", "row", "field", "text"), (*place, text), strict=True))
            rows.append([said.get(name, "") for name in table.header])
    return write_csv_text(rows)
