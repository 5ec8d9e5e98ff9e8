"""The proof that the forms of an edition say the same: each file that was written is read back and compared.

What is expected is asked of what the pages were to show and of the package, never of what wrote the file. First what
readers see is compared, cell by cell; then whole files, of those in which nothing was found.
"""

from __future__ import annotations

import json
from decimal import Decimal
from functools import partial
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile

from utfall.derive.facts import own_facts
from utfall.forms.book_proof import compare_contents, compare_notes
from utfall.forms.joined import parts_of, together
from utfall.forms.kept_files import compare_manifest, compare_package, compare_zip
from utfall.forms.origins import HistoryFiles, PackageFiles, compare_origins
from utfall.forms.page_parts import compare_linked_data, compare_marks, compare_parts
from utfall.forms.parity import WrittenTable, compare, compare_items
from utfall.forms.read_files import csv_table, data_rows, json_derived, json_tables, workbook_tables
from utfall.forms.read_history import Archive, compare_csv, compare_facts
from utfall.forms.read_history import address_of as archive_address
from utfall.forms.read_page import read_page
from utfall.forms.read_parts import read_parts
from utfall.forms.search_index import ADDRESS as SEARCH
from utfall.forms.search_proof import compare_search
from utfall.forms.shown_csv import PARTING
from utfall.forms.tree import unlike
from utfall.forms.wanted import TABLES, wanted_trees
from utfall.model.finding import Finding
from utfall.number import decimal_sign
from utfall.pages.page_content import shown_tables
from utfall.view.addresses import DATA, MANIFEST, package_zip, shown_csv, workbook
from utfall.words import Sentence, words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from utfall.forms.read_page import ReadPage
    from utfall.forms.read_parts import ReadMark
    from utfall.forms.request import ExportRequest
    from utfall.forms.tree import Tree
    from utfall.pages.page_content import PageContent
    from utfall.shown.table import Table
    from utfall.words import Words

UNREADABLE = (BadZipFile, ParseError, ValueError, LookupError, OSError)  # what reading a file that is not ours raises


def differences(request: ExportRequest) -> Iterator[Finding]:
    """Find whatever a form says otherwise than is shown: nothing, unless we are wrong or a file was changed."""
    speech, forms = words(request.project.language), request.project.forms
    tables = shown_tables(request.edition.shown)
    found = [*_pages(request, speech), *_seen(request, tables, speech)]
    if (request.site / SEARCH).is_file():  # beside pages that another program builds there is none
        searched = partial(compare_search, request=request, address_of=partial(_address_of, request))
        found += _read(WrittenTable("search", SEARCH, speech), searched)
    told = {one.file for one in found}
    found += [one for one in _whole(request, speech) if one.file not in told]
    if "manifest" in forms:
        told = {one.file for one in found}
        found += _read(
            WrittenTable("manifest", MANIFEST, speech), partial(compare_manifest, request=request, told=told)
        )
    yield from found


def _read(form: WrittenTable, compared: Callable[[WrittenTable], Iterator[Finding]]) -> Iterator[Finding]:
    """Find what a form says otherwise, or that it cannot be read at all."""
    try:
        yield from compared(form)
    except UNREADABLE:
        yield Finding("form-differs", "unreadable", form.address, details={"form": form.title})


def _pages(request: ExportRequest, speech: Words) -> Iterator[Finding]:
    """Find what the pages say otherwise; where nothing was found, marks that are drawn otherwise than elsewhere."""
    told: set[str] = set()
    marks: list[tuple[WrittenTable, frozenset[ReadMark]]] = []
    silent: list[WrittenTable] = []
    for shown in request.edition.shown:
        form = WrittenTable("page", _address_of(request, shown.page), speech)
        found = list(_read(form, partial(_page, request=request, shown=shown, marks=marks, silent=silent)))
        told |= {one.file for one in found}
        yield from found
    if len(silent) < len(request.edition.shown):  # what one page tells machines, every page does
        place, title = Sentence("forms.place.linked-data", {"name": "name"}), request.report.package.title
        yield from (form.says(place, title, "") for form in silent if form.address not in told)
    if request.edition.history:
        yield from compare_marks(
            [(form, some) for form, some in marks if form.address not in told], request.edition.history
        )


def _page(
    form: WrittenTable,
    request: ExportRequest,
    shown: PageContent,
    marks: list[tuple[WrittenTable, frozenset[ReadMark]]],
    silent: list[WrittenTable],
) -> Iterator[Finding]:
    file = request.site / form.address
    content = file.read_text(encoding="utf-8") if file.is_file() else ""
    page, parts = read_page(content), read_parts(content)
    marks.append((form, parts.marks))
    for table in shown.tables:
        if _is_list(table, page):
            yield from compare_items(form, table, page)
        else:
            yield from compare(form, table, page.tables.get(table.id))
    yield from compare_parts(form, shown.others, parts)
    if parts.linked_data is None:
        silent.append(form)
    else:
        yield from compare_linked_data(form, request, parts.linked_data)


def _address_of(request: ExportRequest, page: str) -> str:
    """Return where the generator has put a page: as a file, or as a folder of its own."""
    path = PurePosixPath(page)
    name = "index" if path.stem == "README" else path.stem
    file, folder = path.with_name(f"{name}.html"), path.with_suffix("") / "index.html"
    return str(file if name == "index" or (request.site / file).is_file() else folder)


def _is_list(table: Table, page: ReadPage) -> bool:
    """Tell whether a page shows a table as a list."""
    return any(f"{table.id}-{row.id}" in page.items for row in table.rows)


def _seen(request: ExportRequest, tables: tuple[Table, ...], speech: Words) -> Iterator[Finding]:
    """Find what a file beside the pages says otherwise of a cell that the pages show."""
    forms = request.project.forms
    if "csv" in forms:
        for table in tables:
            yield from _read(
                WrittenTable("shown-csv", shown_csv(table.id), speech),
                partial(_shown_csv, request=request, table=table),
            )
        yield from _read(
            WrittenTable("package", DATA, speech), lambda _: compare_origins(tables, PackageFiles(request, speech))
        )
        archive = WrittenTable("archive", archive_address(request), speech)
        yield from _read(archive, lambda _: compare_csv(request))
        yield from _read(archive, lambda _: compare_origins(tables, Archive(request, speech)))
    if "xlsx" in forms:
        yield from _read(
            WrittenTable("xlsx", workbook(request.report), speech), partial(_workbook, request=request, tables=tables)
        )
    if "json" in forms:
        yield from _read(WrittenTable("json", TABLES, speech), partial(_json, request=request, tables=tables))
        yield from _read(
            WrittenTable("history", DATA, speech), lambda _: compare_origins(tables, HistoryFiles(request, speech))
        )


def _shown_csv(form: WrittenTable, request: ExportRequest, table: Table) -> Iterator[Finding]:
    parting = PARTING[decimal_sign(form.words.language)]
    yield from compare(form, table, csv_table((request.site / form.address).read_bytes(), parting))


def _workbook(form: WrittenTable, request: ExportRequest, tables: tuple[Table, ...]) -> Iterator[Finding]:
    content = (request.site / form.address).read_bytes()
    history = request.edition.history
    yield from compare_facts(form, own_facts(history) if history else (), data_rows(content))
    contents, notes, *sheets = workbook_tables(content, 1)
    yield from compare_contents(form, request, tables, contents)
    yield from compare_notes(form, request, notes)
    for at, some in enumerate(together(tables)):
        parts = parts_of(sheets[at], some) if at < len(sheets) else [None] * len(some)
        for table, part in zip(some, parts, strict=True):
            yield from compare(form, table, part)
        subject = some[0].subject
        caption = form.words.say(f"forms.joined.{subject.sort}") if subject else ""
        if subject and at < len(sheets) and sheets[at].caption != caption:
            yield form.says(Sentence("forms.place.caption", {"table": caption}), caption, sheets[at].caption or "")


def _json(form: WrittenTable, request: ExportRequest, tables: tuple[Table, ...]) -> Iterator[Finding]:
    read = json_tables((request.site / form.address).read_bytes())
    derived = json_derived((request.site / form.address).read_bytes())
    for table in tables:
        yield from compare(form, table, read.get(table.id))
        wanted = [column.key for column in table.columns if column.is_derived]
        if derived.get(table.id, []) != wanted:
            place = Sentence("forms.place.derived", {"table": table.caption})
            yield form.says(place, ", ".join(wanted), ", ".join(derived.get(table.id, [])))


def _whole(request: ExportRequest, speech: Words) -> Iterator[Finding]:
    """Find what a file says otherwise that no page shows."""
    forms, history = request.project.forms, request.edition.history
    if "csv" in forms:
        yield from _read(WrittenTable("package", DATA, speech), partial(compare_package, request=request))
    if "zip" in forms:
        yield from _read(
            WrittenTable("zip", package_zip(request.report), speech), partial(compare_zip, request=request)
        )
    if "json" in forms and history:
        for name, address, wanted in wanted_trees(request, history, speech):
            yield from _read(WrittenTable(name, address, speech), partial(_tree, request=request, wanted=wanted))


def _tree(form: WrittenTable, request: ExportRequest, wanted: Tree) -> Iterator[Finding]:
    found = json.loads((request.site / form.address).read_bytes(), parse_int=Decimal, parse_float=Decimal)
    for place, expected, said in unlike(wanted, found):
        yield form.says(Sentence("forms.place.tree", {"place": place}), expected, said)
