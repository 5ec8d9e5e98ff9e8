"""What can be fetched of a table: the files of the package behind it, the table as shown, the workbook."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from utfall.view.addresses import DATA, SCHEME, package_files, shown_csv, workbook

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from utfall.model.report import Report
    from utfall.model.table import Table
    from utfall.words import Words


@dataclass(frozen=True, slots=True)
class FileLink:
    """Lead to a file: the words that are seen, the same said in full, and the address."""

    text: str
    label: str
    address: str


def table_links(report: Report, words: Words, forms: Sequence[str], table: Table) -> tuple[FileLink, ...]:
    """Return the links at a table's foot."""
    return tuple(_links(report, words, forms, table))


def _links(report: Report, words: Words, forms: Sequence[str], table: Table) -> Iterator[FileLink]:
    if "csv" in forms:
        for name in (one for one in package_files(report) if f"{report.package.folder}/{one}" in table.files):
            yield FileLink(name, words.say("forms.package-file", file=name), f"{SCHEME}:{DATA}/{name}")
        shown = words.say("forms.shown-csv")
        yield FileLink(shown, f"{shown}: {table.caption}", f"{SCHEME}:{shown_csv(table.id)}")
    if "xlsx" in forms:
        book = words.say("forms.workbook")
        yield FileLink(book, words.say("forms.workbook-label", text=book), f"{SCHEME}:{workbook(report)}")
