"""Whether the reader's search finds each row of each table by what the row says: its name, statuses and texts.

Expected is the tables that the pages were to show; the writer (``search_index``) reads the built pages instead.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from utfall.derive.status import status_of
from utfall.forms.same_value import even
from utfall.forms.search_index import ADDRESS, COUNTLESS
from utfall.model.missing import Missing
from utfall.model.status import State
from utfall.names import indicator_of_page
from utfall.number import write_number
from utfall.render.table_plain import plain
from utfall.shown.chart import Chart
from utfall.shown.content import Verdict
from utfall.words import Sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from utfall.forms.parity import WrittenTable
    from utfall.forms.request import ExportRequest
    from utfall.model.finding import Finding
    from utfall.model.indicator import Indicator, Observation
    from utfall.model.report import Report
    from utfall.pages.page_content import PageContent
    from utfall.shown.content import Content
    from utfall.shown.table import Table, TableRow
    from utfall.words import Words

Entry = tuple[str, str, str]  # name, where it stands, what else is said there
NOTHING: Entry = ("", "", "")
COUNTED = ("status-counts", "chapters")  # tables whose rows a page shows as counts beside one another


def compare_search(form: WrittenTable, request: ExportRequest, address_of: Callable[[str], str]) -> Iterator[Finding]:
    """Find rows that the search does not find, or finds by another name, status or text."""
    written = (request.site / ADDRESS).read_text(encoding="utf-8")
    entries = read_entries(written)
    yield from _indicators(form, request, read_firsts(written), address_of)
    for shown in request.edition.shown:
        page = address_of(shown.page)
        title = entries.get(page, NOTHING)[0]
        if even(title) != even(shown.title):
            yield form.says(Sentence("forms.place.found", {"name": page}), shown.title, title)
        for table in (one.unfolded().paged() for one in _of_things(shown)):
            for row in table.rows:
                name = f"{page}#{table.id}-{row.id}"
                if row.kind != "heading":
                    yield from _row(form, table, row, name, entries.get(name, NOTHING))
        for table in (one for one in shown.tables if one.within):
            yield from _parts(form, table, page, entries)


def read_entries(text: str) -> Mapping[str, Entry]:
    """Return what the index holds, by address."""
    listed = json.loads(text[text.index("=") + 1 : text.rindex(";")])["entries"]
    return {address: (name, where, said) for address, name, where, said, *_ in listed}


def read_firsts(text: str) -> Mapping[str, str]:
    """Return what the index tells first of each thing, by address: of an indicator its value and status."""
    listed = json.loads(text[text.index("=") + 1 : text.rindex(";")])["entries"]
    return {address: rest[0]["first"] for address, _, _, _, *rest in listed if rest and "first" in rest[0]}


def _indicators(
    form: WrittenTable, request: ExportRequest, firsts: Mapping[str, str], address_of: Callable[[str], str]
) -> Iterator[Finding]:
    """Find indicators with a page whose newest value and status are not told first of it."""
    pages = {indicator_of_page(page.page): page.page for page in request.edition.shown}
    for indicator in request.report.indicators:
        seen = request.report.observation(indicator.id)
        if indicator.id not in pages or seen is None:
            continue
        page = pages[indicator.id]
        found = even(firsts.get(address_of(page), ""))
        state = status_of(request.report, indicator, seen).shown
        for said in (
            _outcome(request.report, indicator, seen, form.words),
            state.name if state and state.is_assessed else "",
        ):
            if even(said) not in found:
                yield form.says(Sentence("forms.place.found", {"name": address_of(page)}), said, found)


def _outcome(report: Report, indicator: Indicator, seen: Observation, words: Words) -> str:
    """Return the figure of an outcome as pages have it."""
    if isinstance(seen.outcome, Missing):
        return ""
    scale = report.money.of_indicator(indicator)
    amount, decimals = (seen.outcome / scale.factor, scale.decimals) if scale else (seen.outcome, indicator.decimals)
    return write_number(amount, decimals, words.language)


def _of_things(shown: PageContent) -> Iterator[Table]:
    """Yield the tables of a page whose rows are things that a reader looks for."""
    charted = {one.table.id for one in shown.others if isinstance(one, Chart)}
    for table in shown.tables:
        is_of_things = table.id not in {*charted, *COUNTED} and not table.id.startswith(COUNTLESS)
        if is_of_things and not table.within:
            yield table


def _row(form: WrittenTable, table: Table, row: TableRow, address: str, found: Entry) -> Iterator[Finding]:
    name, where, text = (even(part) for part in found)
    wanted = plain(row.cells[0].content, form.words)
    place = Sentence("forms.place.found", {"name": address})
    if name != even(wanted):
        yield form.says(place, wanted, found[0])
        return
    for said in (table.caption, row.detail):
        if even(said) not in where and even(said) != name:
            yield form.says(place, said, found[1])
    for column, cell in list(zip(table.columns, row.cells, strict=True))[1:]:
        if column.is_part and isinstance(cell.content, State) and not cell.content.is_assessed:
            continue  # which its card does not tell
        within = text if column.kind == "text" or column.is_part else where.split(" · ")
        told = _states(cell.content) or ([_text(cell.content, form.words)] if column.kind == "text" else [])
        for said in told:
            if even(said) not in within:
                yield form.says(place, said, found[2 if column.kind == "text" else 1])


def _parts(form: WrittenTable, table: Table, page: str, entries: Mapping[str, Entry]) -> Iterator[Finding]:
    """Find texts of a table that is told in the cards of another one, which no card's entry has."""
    beginning = f"{page}#{table.within}-"
    cards = {address.removeprefix(beginning): address for address in entries if address.startswith(beginning)}
    for row in table.unfolded().rows:
        card = max((name for name in cards if row.id.startswith(f"{name}-")), key=len, default="")
        address = cards.get(card, beginning + row.id)
        said = even(entries.get(address, NOTHING)[2])
        for column, cell in zip(table.columns, row.cells, strict=True):
            wanted = _text(cell.content, form.words) if column.kind == "text" else ""
            if even(wanted) not in said:
                yield form.says(Sentence("forms.place.found", {"name": address}), wanted, said)


def _states(content: Content) -> list[str]:
    if isinstance(content, State):
        return [content.name]
    return [one.name for one in (content.judged, content.computed) if one] if isinstance(content, Verdict) else []


def _text(content: Content, words: Words) -> str:
    return "" if isinstance(content, Missing) else plain(content, words)
