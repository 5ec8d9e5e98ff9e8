"""The data as JSON: an index, every table as shown, each indicator and each statement with its history.

The files are a static interface: their addresses stay, their form is told by schemas that lie beside them, and a
change that would break a reader raises ``schema_version``.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from utfall.forms.grid import grid
from utfall.forms.histories import VERSION, exact, indicator_history, meanings, statement_history
from utfall.forms.request import File
from utfall.forms.schemas import schema
from utfall.model.missing import Missing
from utfall.pages.page_content import shown_tables
from utfall.shown.content import Day, Number
from utfall.view.addresses import DATA, SCHEMAS, package_zip, shown_csv, workbook
from utfall.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from utfall.forms.grid import Entry, Grid, GridColumn
    from utfall.forms.histories import Json
    from utfall.forms.request import ExportRequest
    from utfall.words import Words


def data_json(request: ExportRequest) -> Iterator[File]:
    """Write the index, the tables, the histories and the schemas."""
    history, speech = request.edition.history, words(request.project.language)
    yield _file("index", _index(request))
    yield _file("tables", _tables(request, speech))
    if history:
        for indicator in request.report.indicators:
            yield _file(f"indicators/{indicator.id}", indicator_history(history, indicator, speech))
        for statement in request.report.statements:
            yield _file(f"statements/{statement.id}", statement_history(history, statement, speech))
    for name in SCHEMAS:
        yield File(f"{DATA}/schema/{name}.json", schema(name, speech))


def _file(name: str, content: Json) -> File:
    written = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return File(f"{DATA}/{name}.json", f"{written}\n".encode())


def _index(request: ExportRequest) -> Json:
    """Return what there is and where; addresses are counted from the index."""
    report, forms = request.report, request.project.forms
    package = report.package
    files = {
        "datapackage": ("csv", f"{DATA}/datapackage.json"), "zip": ("zip", package_zip(report)),
        "history": ("csv", f"{DATA}/{request.project.named.history_csv}"), "workbook": ("xlsx", workbook(report)),
        "tables": ("json", f"{DATA}/tables.json"),
    }  # fmt: skip
    return {
        "$schema": "schema/index.json",
        "schema_version": VERSION,
        "name": package.name,
        "title": package.title,
        "version": package.version,
        "period": str(package.period),
        "licences": [{"title": one.title, "path": one.path} for one in package.licences],
        "files": {name: _from_index(address) for name, (form, address) in files.items() if form in forms},
        "indicators": [
            {"id": one.id, "name": one.name, "unit": one.unit, "path": f"indicators/{one.id}.json"}
            for one in report.indicators
        ],
        "statements": [
            {"id": one.id, "name": one.name, "unit": one.unit, "path": f"statements/{one.id}.json"}
            for one in report.statements
        ],
    }


def _from_index(address: str) -> str:
    return address.removeprefix(f"{DATA}/")


def _tables(request: ExportRequest, speech: Words) -> Json:
    where = {table.id: page.title for page in reversed(request.edition.shown) for table in page.tables}
    listed = []
    for table in shown_tables(request.edition.shown):
        csv = {"csv": _from_index(shown_csv(table.id))} if "csv" in request.project.forms else {}
        shown = _table(grid(table, speech))
        listed.append({"id": table.id, "caption": table.caption, "page": where[table.id], **csv, **shown})
    return {
        "$schema": "schema/tables.json", "schema_version": VERSION, "version": request.report.package.version,
        "missing_symbols": meanings(speech), "tables": listed,
    }  # fmt: skip


def _table(shown: Grid) -> Json:
    columns = [_column(one) for one in shown.columns]
    return {"columns": columns, "rows": [[_entry(entry) for entry in row] for row in shown.rows]}


def _column(one: GridColumn) -> Json:
    """Return a column; that its figures are worked out is said only of those that are."""
    said: Json = {"key": one.key, "heading": one.heading, "type": "number" if one.is_number else "text"}
    return {**said, "derived": True} if one.is_derived else said


def _entry(entry: Entry) -> object:
    """Return a cell: a figure, a text, a day as text, or why there is no value; null where nothing is to be said."""
    if isinstance(entry, Number):
        return exact(entry.value)
    if isinstance(entry, Missing):
        return {"missing": entry.symbol}
    return entry.value.isoformat() if isinstance(entry, Day) else entry or None
