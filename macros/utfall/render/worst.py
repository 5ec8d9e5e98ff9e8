"""What deviates as a list: name and status, and beside them figure, cause, action and who is responsible, in sentences.

The same value as a table's, so the same rows, addresses, footnotes and source.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from utfall.render.address import link
from utfall.render.foot import foot_of
from utfall.render.lacking import is_told, lacking
from utfall.render.table import by_column, content_of, sheet_of
from utfall.render.text import NOTHING, Html, element, escape, joined

if TYPE_CHECKING:
    from utfall.render.table import TableContext
    from utfall.shown.outline import WayOn
    from utfall.shown.table import Cell, Table, TableRow
    from utfall.view.downloads import FileLink
    from utfall.words import Words

_SPACE = Html(" ")


def worst(shown: Table, words: Words, links: tuple[FileLink, ...], more: WayOn | None = None) -> Html:
    """Return a table of what deviates as a list on one line. ``more`` leads to a page with more of it."""
    sheet = sheet_of(shown, words, links)
    caption = element("p", escape(shown.caption), class_="u-caption", id=f"{shown.id}-caption")
    items = joined(_item(sheet, row) for row in shown.rows)
    listed = element("ul", items, class_="u-card-list u-worst", aria_labelledby=f"{shown.id}-caption")
    foot = foot_of(sheet, explains_missing=False)
    return element("div", caption + listed + _more(more) + foot, class_="u-block u-cards", id=shown.id)


def _more(way: WayOn | None) -> Html:
    if way is None:
        return NOTHING
    rest = element("span", escape(f": {way.rest}"), class_="u-detail") if way.rest else NOTHING
    return element("p", link(escape(way.text), way.address) + rest, class_="u-more")


def _item(sheet: TableContext, row: TableRow) -> Html:
    cells = by_column(sheet, row)
    name = element("p", content_of(sheet, cells["name"]), class_="u-card-name")
    kind = element("span", escape(row.detail), class_="u-detail") if row.detail else NOTHING
    status = element("div", content_of(sheet, cells["status"]) + kind, class_="u-worst-status")
    told = [
        _figure(sheet, cells["figure"]), _text(sheet, cells["cause"]), _action(sheet, cells["action"]),
        _who(sheet, cells["responsible"], cells["until"]),
    ]  # fmt: skip
    said = element("p", _SPACE.join(filter(None, told)), class_="u-worst-said")
    return element(
        "li", element("div", name + status, class_="u-worst-name") + element("div", said + lacking(cells, sheet.words)),
        id=f"{sheet.table.id}-{row.id}",
    )  # fmt: skip


def _figure(sheet: TableContext, cell: Cell) -> Html:
    return element("b", content_of(sheet, cell) + Html(".")) if is_told(cell) else NOTHING


def _text(sheet: TableContext, cell: Cell) -> Html:
    return _sentence(content_of(sheet, cell), cell) if is_told(cell) else NOTHING


def _action(sheet: TableContext, cell: Cell) -> Html:
    if not is_told(cell):
        return NOTHING
    return escape(f"{sheet.words.say('heading.action')}: ") + _sentence(content_of(sheet, cell), cell)


def _sentence(shown: Html, cell: Cell) -> Html:
    """Return a text as a sentence; a name that stands as one gets its stop."""
    is_ended = str(cell.content).rstrip().endswith((".", "!", "?", "…"))
    return shown if is_ended else shown + Html(".")


def _who(sheet: TableContext, responsible: Cell, until: Cell) -> Html:
    """Return who is responsible and until when: either may be all that is known."""
    by = content_of(sheet, until) if is_told(until) else NOTHING
    if by and not isinstance(until.content, str):
        by = escape(sheet.words.say("worst.until")) + _SPACE + by
    who = content_of(sheet, responsible) if is_told(responsible) else NOTHING
    head = escape(sheet.words.say("worst.responsible" if who else "worst.due")) + _SPACE
    said = Html(", ").join(filter(None, (who, by)))
    return element("span", head + said + Html("."), class_="u-who") if said else NOTHING
