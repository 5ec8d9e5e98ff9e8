"""Things with a status as cards: the name first, then how it stands and how that has gone, then cause, action and date.

A list, so that whoever hears the page is told how many there are and goes from name to name. What goes well is folded
behind one line that opens without script. The same values as the table's, so the same rows, addresses and source.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from utfall.render.foot import foot_of
from utfall.render.lacking import is_told, lacking
from utfall.render.mark import mark
from utfall.render.mark import reason as drawn_reason
from utfall.render.table import by_column, content_of, sheet_of
from utfall.render.table_plain import plain
from utfall.render.text import NOTHING, Html, element, escape, joined
from utfall.shown.deck import ASIDE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from utfall.model.status import State
    from utfall.render.table import TableContext
    from utfall.shown.deck import Deck
    from utfall.shown.table import Cell, Column, TableRow
    from utfall.view.downloads import FileLink
    from utfall.words import Words

NAMED = 150  # characters of folded names that the line tells; of more the numbers alone
CHANGE, LATE, SINCE = "change", "late", "since"  # columns of texts that stand beside a status or a date
PART = "dimension"  # the column that names a part
LAST = ("owner", "due", "until", "report_back")  # facts that come after what is said in words


def deck(shown: Deck, words: Words, links: Mapping[str, tuple[FileLink, ...]]) -> Html:
    """Return the cards on one line. ``links`` has those to the files of a table by its id."""
    table = shown.table
    sheet = sheet_of(table, words, links.get(table.id, ()))
    parts = sheet_of(shown.parts.unfolded(), words, links.get(shown.parts.id, ())) if shown.parts else None
    rows = {row.id: row for row in table.rows}
    drawn = {key: _card(sheet, row, shown.turns.get(key, ""), _parts(shown, parts, row)) for key, row in rows.items()}
    kinds = "u-caption" if shown.is_titled else "u-caption u-unseen"
    caption = element("p", escape(table.caption), class_=kinds, id=f"{table.id}-caption")
    listed = _listed((drawn[key] for key in shown.open), f"{table.id}-caption")
    well = NOTHING if shown.open else element("p", escape(words.say("deck.well")), class_="u-deck-well")
    folded = _folded(shown, rows, drawn, words) if shown.folded else NOTHING
    foot = foot_of(sheet, explains_missing=False, within=parts)
    return element("div", caption + listed + well + folded + foot, class_="u-block u-deck", id=table.id)


def _listed(items: Iterable[Html], caption: str) -> Html:
    inside = joined(items)
    return element("ul", inside, class_="u-card-list", aria_labelledby=caption) if inside else NOTHING


def _folded(shown: Deck, rows: Mapping[str, TableRow], drawn: Mapping[str, Html], words: Words) -> Html:
    """Return the line that tells what goes well, by status, and opens on its cards."""
    names = [plain(rows[key].cells[0].content, words) for _, keys in shown.folded for key in keys]
    is_named = sum(map(len, names)) <= NAMED
    said = Html(" ").join(_said(state, keys, rows, words, is_named=is_named) for state, keys in shown.folded)
    items = joined(drawn[key] for _, keys in shown.folded for key in keys)
    inside = element("ul", items, class_="u-card-list", aria_labelledby=f"{shown.table.id}-folded")
    return element(
        "details", element("summary", said, id=f"{shown.table.id}-folded") + inside, class_="u-deck-folded"
    )  # fmt: skip


def _said(state: State, keys: tuple[str, ...], rows: Mapping[str, TableRow], words: Words, *, is_named: bool) -> Html:
    names = ", ".join(plain(rows[key].cells[0].content, words) for key in keys)
    told = escape(f": {names}") if is_named else NOTHING
    return element("span", element("b", escape(str(len(keys)))) + Html(" ") + mark(state) + told)


def _card(sheet: TableContext, row: TableRow, turn: str, parts: Html) -> Html:
    table = sheet.table
    (_, name), *others = zip(table.columns, row.cells, strict=True)
    told = [plain(cell.content, sheet.words) for column, cell in others if column.key in ASIDE]
    small = " · ".join(filter(None, (row.detail, *told)))
    aside = Html(" ") + element("span", escape(small), class_="u-aside") if small else NOTHING
    head = element("p", content_of(sheet, name) + aside, class_="u-card-name")
    facts = element("div", _facts(sheet, row) + parts, class_="u-card-facts")
    return element("li", head + _status(sheet, row, turn) + facts, id=f"{table.id}-{row.id}")


def _status(sheet: TableContext, row: TableRow, turn: str) -> Html:
    """Return how it stands: each status with the reason beside it, and how the first has gone."""
    cells = by_column(sheet, row)
    columns = [one for one in sheet.table.columns if one.kind == "status" and not one.is_part]
    drawn = joined(_one_status(sheet, row, column, is_first=column is columns[0]) for column in columns)
    change = plain(cells[CHANGE].content, sheet.words) if CHANGE in cells else ""
    told = element("p", escape(change), class_=f"u-turn u-turn-{turn}") if change else NOTHING
    return element("div", drawn + told, class_="u-card-status")


def _one_status(sheet: TableContext, row: TableRow, column: Column, *, is_first: bool) -> Html:
    beside = [sheet.table.columns[at] for at in sheet.table.beside(column)]
    cells = dict(zip(sheet.table.columns, row.cells, strict=True))
    why = joined(
        drawn_reason(plain(cells[one].content, sheet.words), sheet.refer(cells[one].notes))
        for one in beside
        if one.key not in {CHANGE, SINCE}
    )
    head = NOTHING if is_first else element("span", escape(f"{column.heading}: "), class_="u-detail")
    content = content_of(sheet, cells[column], why)
    return element("div", head + content) if content else NOTHING


def _facts(sheet: TableContext, row: TableRow) -> Html:
    """Return what is told in words, each fact with its name; a date says so where its time is out."""
    cells = dict(zip(sheet.table.columns, row.cells, strict=True))
    texts = by_column(sheet, row)
    told = [one for one in cells if _is_fact(one) and is_told(cells[one])]
    told.sort(key=lambda one: LAST.index(one.key) if one.key in LAST else -1)
    pairs = joined(element("div", _fact(sheet, one, cells[one], _late(sheet, one, texts))) for one in told)
    return element("dl", pairs) if pairs else NOTHING


def _is_fact(column: Column) -> bool:
    return column.kind not in {"name", "status"} and not column.beside and column.key not in {*ASIDE, PART}


def _fact(sheet: TableContext, column: Column, cell: Cell, late: Html) -> Html:
    return element("dt", escape(column.heading)) + element("dd", content_of(sheet, cell) + late)


def _late(sheet: TableContext, column: Column, texts: Mapping[str, Cell]) -> Html:
    """Return that the time is out, beside the date that it is told of."""
    beside = [sheet.table.columns[at] for at in sheet.table.beside(column)]
    said = [plain(texts[one.key].content, sheet.words) for one in beside if one.key == LATE]
    return joined(Html(" – ") + element("strong", escape(one)) for one in said if one)


def _parts(shown: Deck, sheet: TableContext | None, row: TableRow) -> Html:
    """Return the parts of a thing, each with its status, and the cause and action of what deviates."""
    if sheet is None:
        return NOTHING
    rows = {one.id: one for one in sheet.table.rows}
    items = joined(_part(sheet, rows[key]) for key in shown.parts_of.get(row.id, ()))
    return element("ul", items, class_="u-part-list") if items else NOTHING


def _part(sheet: TableContext, row: TableRow) -> Html:
    cells = by_column(sheet, row)
    told = [escape(f"{plain(cells[PART].content, sheet.words)}: "), content_of(sheet, cells["status"])]
    since = plain(cells[SINCE].content, sheet.words) if SINCE in cells else ""
    said = Html(" ") + element("span", escape(since), class_="u-said") if since else NOTHING
    inside = element("p", joined(told) + said, class_="u-part") + _facts(sheet, row) + lacking(cells, sheet.words)
    return element("li", inside, id=f"{sheet.table.id}-{row.id}")
