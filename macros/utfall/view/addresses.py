"""Where the files beside the pages lie, so that pages can link to them before they are made.

A link says ``utfall:data/x.csv``, from pages of any depth; the theme puts the way to the edition's root in the
place of ``utfall:``. That each address named here is written, and no other, is tested.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from utfall.model.report import Report
    from utfall.names import SiteNames
    from utfall.words import Words

DATA = "data"  # the folder of the edition's data
SHARE = "share"  # the folder of the pictures of shared pages
TABLES = "tables"  # and in it the folder of the tables as shown
DESCRIPTOR = "datapackage.json"
SCHEMAS = ("index", "tables", "indicator", "statement")  # what the JSON files look like
MANIFEST = "manifest.json"
PAPERS = ("report", "summary", "appendix", "documentation")  # the documents; their files are named in words


def paper(name: str, words: Words) -> str:
    """Return the address of a document, in the report's language: ``report`` is ``rapport.pdf`` in Swedish."""
    return words.say(f"paper.file.{name}")


def package_files(report: Report) -> tuple[str, ...]:
    """Return the names of the package's files, from its folder: the descriptor and every resource's."""
    folder = f"{report.package.folder}/"
    return (DESCRIPTOR, *(one.file.removeprefix(folder) for one in report.resources.values()))


def workbook(report: Report) -> str:
    """Return the address of the workbook."""
    return f"{DATA}/{report.package.name}.xlsx"


def package_zip(report: Report) -> str:
    """Return the address of the package in one file."""
    return f"{DATA}/{report.package.name}.zip"


def shown_csv(table: str) -> str:
    """Return the address of a table as it is shown, by its id."""
    return f"{DATA}/{TABLES}/{table}.csv"


def share_picture(page: str) -> str:
    """Return the address of the picture that stands beside links to a page."""
    return f"{SHARE}/{page.removesuffix('.md').replace('/', '-')}.png"


def addresses(
    report: Report, words: Words, names: SiteNames, forms: Sequence[str], tables: Iterable[str], pages: Iterable[str]
) -> frozenset[str]:
    """Return the addresses of all files of these forms.

    ``tables`` are the ids of the tables that the pages show, ``pages`` are those that have a picture.
    """
    shown = tuple(tables)
    found = {address for form in forms for address in _OF[form](report, names, shown)}
    found |= {paper(name, words) for name in PAPERS} if "pdf" in forms else set()
    return frozenset(found | set(map(share_picture, pages)))


def _csv(report: Report, names: SiteNames, tables: Sequence[str]) -> Iterator[str]:
    yield from (f"{DATA}/{name}" for name in package_files(report))
    yield f"{DATA}/{names.history_csv}"
    yield from map(shown_csv, tables)


def _xlsx(report: Report, _names: SiteNames, _tables: Sequence[str]) -> Iterator[str]:
    yield workbook(report)


def _zip(report: Report, _names: SiteNames, _tables: Sequence[str]) -> Iterator[str]:
    yield package_zip(report)


def _json(report: Report, _names: SiteNames, _tables: Sequence[str]) -> Iterator[str]:
    files = ["index", "tables", *(f"schema/{name}" for name in SCHEMAS)]
    files += [f"indicators/{one.id}" for one in report.indicators]
    files += [f"statements/{one.id}" for one in report.statements]
    yield from (f"{DATA}/{name}.json" for name in files)


def _parquet(_report: Report, names: SiteNames, _tables: Sequence[str]) -> Iterator[str]:
    yield f"{DATA}/{names.history_parquet}"


_OF: Mapping[str, Callable[[Report, SiteNames, Sequence[str]], Iterator[str]]] = {
    "csv": _csv,
    "xlsx": _xlsx,
    "json": _json,
    "parquet": _parquet,
    "zip": _zip,
    "pdf": lambda _report, _names, _tables: iter(()),
    "pictures": lambda _report, _names, _tables: iter(()),
    "manifest": lambda _report, _names, _tables: iter([MANIFEST]),
}
