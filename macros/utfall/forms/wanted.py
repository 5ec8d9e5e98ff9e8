"""What the JSON beside the pages ought to hold beside the cells of tables, file by file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from utfall.forms.wanted_history import ArchiveRows, wanted_of_indicator, wanted_of_statement
from utfall.model.missing import SYMBOLS, Missing
from utfall.model.unit import canonical
from utfall.pages.page_content import shown_tables
from utfall.view.addresses import DATA

if TYPE_CHECKING:
    from collections.abc import Iterator

    from utfall.forms.request import ExportRequest
    from utfall.forms.tree import Tree
    from utfall.model.history import History
    from utfall.words import Words

INDEX, TABLES = f"{DATA}/index.json", f"{DATA}/tables.json"


def wanted_trees(request: ExportRequest, history: History, words: Words) -> Iterator[tuple[str, str, Tree]]:
    """Yield what each file is called among the forms, its address, and what it ought to hold."""
    report, kept = request.report, ArchiveRows(history)
    symbols = {symbol: words.say(f"missing-meaning.{Missing(symbol).key}") for symbol in SYMBOLS}
    told = {"missing_symbols": symbols, "version": report.package.version}
    yield "json", INDEX, _index(request)
    yield "json", TABLES, {**told, "tables": list(_tables(request))}
    for indicator in report.indicators:
        address = f"{DATA}/indicators/{indicator.id}.json"
        yield "history", address, {**told, **wanted_of_indicator(kept, indicator, words)}
    for statement in report.statements:
        address = f"{DATA}/statements/{statement.id}.json"
        yield "history", address, {**told, **wanted_of_statement(kept, statement, words)}


def _index(request: ExportRequest) -> Tree:
    package = request.report.package
    return {
        "name": package.name,
        "title": package.title,
        "version": package.version,
        "period": str(package.period),
        "licences": [{"title": one.title, "path": one.path} for one in package.licences],
        **{kind: list(_listed(request, kind)) for kind in ("indicators", "statements")},
    }


def _listed(request: ExportRequest, kind: str) -> Iterator[Tree]:
    """Yield the indicators or the statements as the package's own rows name them, in their request."""
    rows = request.report.resources[kind].rows if kind in request.report.resources else ()
    for row in sorted(rows, key=lambda row: int(row.text("order"))):
        facts = {"id": row.text("id"), "name": row.text("name"), "unit": canonical(row.text("unit"))}
        yield {**facts, "path": f"{kind}/{row.key}.json"}


def _tables(request: ExportRequest) -> Iterator[Tree]:
    """Yield where each table stands; its cells are compared where they are seen."""
    first: dict[str, str] = {}
    for page in request.edition.shown:
        for table in page.tables:
            first.setdefault(table.id, page.title)
    for table in shown_tables(request.edition.shown):
        yield {"id": table.id, "caption": table.caption, "page": first[table.id]}
