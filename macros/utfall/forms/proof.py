"""The proof that the forms of an edition say the same: each file that was written is read back and compared."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from utfall.forms.joined import part_of, together
from utfall.forms.origins import History, Package, compare_origins
from utfall.forms.parity import Form, compare, compare_items
from utfall.forms.read_files import csv_table, data_rows, json_tables, workbook_tables
from utfall.forms.read_history import Archive, compare_csv, compare_facts
from utfall.forms.read_page import read_page
from utfall.forms.shown_csv import DECIMAL, PARTING
from utfall.pages.shown import shown_tables
from utfall.view.addresses import DATA, shown_csv, workbook
from utfall.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from utfall.forms.order import Order
    from utfall.forms.read_page import ReadPage
    from utfall.model.finding import Finding
    from utfall.model.table import Table
    from utfall.words import Words

ABOUT_SHEETS = 3  # the data, the contents and the notes


def differences(order: Order) -> Iterator[Finding]:
    """Find whatever a form says otherwise than is shown: nothing, unless we are wrong or a file was changed."""
    speech, forms = words(order.project.language), order.project.forms
    tables = shown_tables(order.edition.shown)
    yield from _pages(order, speech)
    if "csv" in forms:
        yield from _shown_csvs(order, tables, speech)
        yield from compare_origins(tables, Package(order, speech))
        yield from compare_csv(order)
        yield from compare_origins(tables, Archive(order, speech))
    if "xlsx" in forms:
        yield from _workbook(order, tables, speech)
    if "json" in forms:
        yield from _json(order, tables, speech)
        yield from compare_origins(tables, History(order, speech))


def _pages(order: Order, speech: Words) -> Iterator[Finding]:
    for shown in (one for one in order.edition.shown if one.tables):
        address = _address_of(order, shown.page)
        form = Form("page", address, speech)
        file = order.site / address
        page = read_page(file.read_text(encoding="utf-8") if file.is_file() else "")
        for table in shown.tables:
            if _is_list(table, page):
                yield from compare_items(form, table, page)
            else:
                yield from compare(form, table, page.tables.get(table.id))


def _address_of(order: Order, page: str) -> str:
    """Return where the generator has put a page: as a file, or as a folder of its own."""
    path = PurePosixPath(page)
    name = "index" if path.stem == "README" else path.stem
    file, folder = path.with_name(f"{name}.html"), path.with_suffix("") / "index.html"
    return str(file if name == "index" or (order.site / file).is_file() else folder)


def _is_list(table: Table, page: ReadPage) -> bool:
    """Tell whether a page shows a table as a list."""
    return any(f"{table.id}-{row.id}" in page.items for row in table.rows)


def _shown_csvs(order: Order, tables: tuple[Table, ...], speech: Words) -> Iterator[Finding]:
    parting = PARTING[DECIMAL[speech.language]]
    for table in tables:
        form = Form("shown-csv", shown_csv(table.id), speech)
        yield from compare(form, table, csv_table((order.site / form.address).read_bytes(), parting))


def _workbook(order: Order, tables: tuple[Table, ...], speech: Words) -> Iterator[Finding]:
    form = Form("xlsx", workbook(order.report), speech)
    content = (order.site / form.address).read_bytes()
    yield from compare_facts(form, order, data_rows(content))
    sheets = workbook_tables(content, ABOUT_SHEETS)
    for at, some in enumerate(together(tables)):
        for table in some:
            yield from compare(form, table, part_of(sheets[at], some, table) if at < len(sheets) else None)


def _json(order: Order, tables: tuple[Table, ...], speech: Words) -> Iterator[Finding]:
    form = Form("json", f"{DATA}/tables.json", speech)
    read = json_tables((order.site / form.address).read_bytes())
    for table in tables:
        yield from compare(form, table, read.get(table.id))
