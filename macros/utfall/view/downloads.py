"""What can be fetched of a table: the files of the package behind it, the table as shown, the workbook."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from utfall.shown.outline import SCHEME
from utfall.view.addresses import (
    DATA,
    DESCRIPTOR,
    PAPERS,
    package_files,
    package_zip,
    paper,
    shown_csv,
    workbook,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from utfall.model.indicator import Indicator
    from utfall.model.report import Report
    from utfall.names import SiteNames
    from utfall.shown.table import Table
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


def indicator_files(
    report: Report, words: Words, forms: Sequence[str], indicator: Indicator, tables: Sequence[Table]
) -> tuple[tuple[FileLink, ...], tuple[FileLink, ...]]:
    """Return the files of an indicator: the one that most ask for, its series, and all of the others."""
    seen: list[FileLink] = []
    more: dict[str, FileLink] = {}
    for table in tables:
        for one in _links(report, words, forms, table):
            is_shown = one.address == f"{SCHEME}:{shown_csv(table.id)}"
            if is_shown and table.id.startswith("series-"):
                said = words.say("indicator.series-file")
                seen.append(FileLink(said, f"{said}: {table.caption}", one.address))
            else:
                more[one.address] = FileLink(f"{table.caption} (CSV)", one.label, one.address) if is_shown else one
    if "json" in forms and "/" not in indicator.id:
        address = f"{DATA}/indicators/{indicator.id}.json"
        more[address] = FileLink("JSON", f"JSON: {indicator.name}", f"{SCHEME}:{address}")
    return tuple(seen), tuple(more.values())


def documents_of(report: Report, words: Words, forms: Sequence[str]) -> tuple[FileLink, ...]:
    """Return what most readers fetch: the summary, the report, all tables, the open data; each with what kind it is."""
    listed = {
        "summary": ("pdf", paper("summary", words)), "report": ("pdf", paper("report", words)),
        "workbook": ("xlsx", workbook(report)),
        "zip": ("zip", package_zip(report)),
    }  # fmt: skip
    return tuple(
        FileLink(words.say(f"document.{name}"), words.say(f"document.{name}-kind"), address)
        for name, (form, address) in listed.items()
        if form in forms
    )


def edition_files(report: Report, words: Words, names: SiteNames, forms: Sequence[str]) -> tuple[FileLink, ...]:
    """Return the files of the whole edition, each with what it is for. Addresses are from the edition's root."""
    listed = {
        **{name: ("pdf", paper(name, words)) for name in PAPERS},
        "workbook": ("xlsx", workbook(report)), "zip": ("zip", package_zip(report)),
        "history": ("csv", f"{DATA}/{names.history_csv}"), "parquet": ("parquet", f"{DATA}/{names.history_parquet}"),
        "descriptor": ("csv", f"{DATA}/{DESCRIPTOR}"), "index": ("json", f"{DATA}/index.json"),
    }  # fmt: skip
    made = {name: address for name, (form, address) in listed.items() if form in forms}
    return tuple(
        FileLink(words.say(f"forms.file.{name}"), words.say(f"forms.file.{name}-use"), address)
        for name, address in made.items()
    )
