"""Two reports compared, on a page: the choice of reports, what was found, and the table of it.

The script of the page writes the same table of any other two. Without it the choice is not shown, since it would not
answer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from utfall.model.status import State
from utfall.render.address import link
from utfall.render.foot import foot_of
from utfall.render.mark import mark
from utfall.render.table import sheet_of
from utfall.render.text import NOTHING, Html, element, escape, joined

if TYPE_CHECKING:
    from utfall.shown.comparison import Comparison
    from utfall.shown.table import Cell, Column, Table, TableRow
    from utfall.view.downloads import FileLink
    from utfall.words import Words


def comparison(shown: Comparison, words: Words, links: tuple[FileLink, ...]) -> Html:
    """Return the whole on one line."""
    lead = element("p", escape(shown.lead), class_="u-lead", id="compare-lead")
    drawn = _table(shown.table, words, links) if shown.table else NOTHING
    notes = joined(element("p", escape(note)) for note in shown.notes)
    plain = element("p", escape(words.say("compare.plain")), class_="u-compare-plain")
    return element(
        "div", _form(shown, words) + lead + drawn + element("div", notes, class_="u-compare-notes") + plain,
        class_="u-block u-compare", id="compare",
    )  # fmt: skip


def _form(shown: Comparison, words: Words) -> Html:
    fields = joined(
        element("label", escape(words.say(f"compare.{side}")) + _select(shown, words, side, chosen))
        for side, chosen in (("from", shown.before), ("to", shown.after))
    )
    button = element("button", escape(words.say("compare.go")))
    form = element(
        "form", fields + button, class_="u-compare-form", method="get", hidden=True,
        aria_label=words.say("compare.choose"), data_before=shown.before, data_after=shown.after,
        data_failed=words.say("compare.failed"),
    )  # fmt: skip
    return form + element("p", class_="u-compare-said", role="status")


def _select(shown: Comparison, words: Words, side: str, chosen: str) -> Html:
    options = joined(
        element("option", escape(one.name), value=one.month, selected=one.month == chosen) for one in shown.choices
    )
    return element("select", options, name=words.say(f"compare.{side}-name"))


def _table(shown: Table, words: Words, links: tuple[FileLink, ...]) -> Html:
    sheet = sheet_of(shown, words, links)
    caption_id = f"{shown.id}-caption"
    caption = element("caption", escape(shown.caption), id=caption_id)
    heads = (element("th", escape(one.heading), scope="col", class_=f"u-{one.kind}") for one in shown.columns)
    parts = joined(_part(shown, part) for part in _parts(shown))
    inner = element(
        "table", caption + element("thead", element("tr", joined(heads))) + parts,
        class_="u-table u-stacks u-compare-table",
    )  # fmt: skip
    scroll = element("div", inner, class_="u-scroll", role="region", aria_labelledby=caption_id, tabindex=0)
    return element("div", scroll + foot_of(sheet), class_="u-block", id=shown.id)


def _parts(shown: Table) -> list[list[TableRow]]:
    """Divide the rows by their headings."""
    parts: list[list[TableRow]] = []
    for row in shown.rows:
        if row.kind == "heading":
            parts.append([])
        parts[-1].append(row)
    return parts


def _part(shown: Table, rows: list[TableRow]) -> Html:
    head, *others = rows
    beside = element("td", colspan=len(shown.columns) - 1)
    title = element("th", escape(str(head.cells[0].content)), scope="rowgroup")
    first = element("tr", title + beside, id=f"{shown.id}-{head.id}", class_="u-heading")
    return element("tbody", first + joined(_row(shown, row) for row in others))


def _row(shown: Table, row: TableRow) -> Html:
    detail = element("span", escape(row.detail), class_="u-detail") if row.detail else NOTHING
    name = element("th", link(escape(str(row.cells[0].content)), row.cells[0].leads) + detail, scope="row")
    pairs = list(zip(shown.columns, row.cells, strict=True))[1:]
    return element("tr", name + joined(_cell(column, cell) for column, cell in pairs), id=f"{shown.id}-{row.id}")


def _cell(column: Column, cell: Cell) -> Html:
    content = mark(cell.content) if isinstance(cell.content, State) else escape(str(cell.content))
    return element("td", content, class_=f"u-{column.kind}", data_head=column.heading)
