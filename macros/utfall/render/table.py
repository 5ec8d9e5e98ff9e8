"""The one table renderer: caption, heads with scope, figures to the right, footnotes and explanations below.

The table scrolls inside its own region, which can be focused, so that it never pushes the page sideways.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from utfall.model.status import State
from utfall.render.address import link
from utfall.render.foot import foot_of
from utfall.render.mark import mark, near, reason
from utfall.render.table_bars import bar, bar_scale, columns
from utfall.render.table_content import drawn_content, stored_value
from utfall.render.table_plain import plain
from utfall.render.text import NOTHING, Html, element, escape, joined
from utfall.shown.content import Verdict
from utfall.shown.table import Cell

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from utfall.render.table_bars import BarScale
    from utfall.shown.table import Column, Table, TableRow
    from utfall.view.downloads import FileLink
    from utfall.words import Words

FEW = 2  # columns that a narrow screen shows beside the row's name, and a table of words across its width
LONG = 60  # characters: more than a name, so likely a sentence


@dataclass(frozen=True)
class TableContext:
    """Hold what every part of one table needs: the table, the words, the numbers of its notes, its long columns."""

    table: Table
    words: Words
    numbers: dict[str, int]
    long: frozenset[str] = frozenset()
    links: tuple[FileLink, ...] = ()

    def classes(self, column: Column) -> str:
        """Return what the style sheet knows of a column: its kind, its weight, whether sentences stand in it."""
        return _classes(
            f"u-{column.kind}",
            column.weight and f"u-{column.weight}",
            "u-long" if column.key in self.long else "",
            "u-stays" if self.stays and column.kind == "status" else "",
        )

    @cached_property
    def stays(self) -> bool:
        """Whether the statuses stay in sight when the table is scrolled: those of one column, which is the last."""
        kinds = [column.kind for column in self.columns]
        return kinds.count("status") == 1 and kinds[-1] == "status"

    @property
    def stacks(self) -> bool:
        """Whether a narrow screen lays each row's cells under one another: words alone, in too many columns."""
        kinds = {column.kind for column in self.columns}
        return kinds <= {"name", "text", "status"} and len(self.columns) > FEW and not self._is_parted

    @cached_property
    def bars(self) -> BarScale | None:
        """How its figures are drawn as bars, where they are."""
        return bar_scale(self.table) if self.table.is_bars else None

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        """The columns that a page has."""
        return tuple(self.table.columns[at] for at in self._places)

    @cached_property
    def _places(self) -> tuple[int, ...]:
        return self.table.on_page

    def cells(self, row: TableRow) -> list[tuple[Column, Cell]]:
        """Return the columns that a page has, each with a row's cell."""
        return [(self.table.columns[at], row.cells[at]) for at in self._places]

    def why(self, column: Column, row: TableRow) -> Html:
        """Return the drawn reason that stands beside a status, with its footnotes."""
        told = [row.cells[at] for at in self.table.beside(column)]
        return joined(reason(plain(cell.content, self.words), self.refer(cell.notes)) for cell in told)

    @property
    def _is_parted(self) -> bool:
        return any(row.kind != "line" for row in self.table.rows)

    def refer(self, notes: tuple[str, ...]) -> Html:
        """Return the references to footnotes, as links beside one another."""
        links = joined(self._link(self.numbers[note]) for note in notes)
        return element("sup", links, class_="u-ref") if links else NOTHING

    def note_id(self, number: int) -> str:
        """Return the address of a footnote."""
        return f"{self.table.id}-note-{number}"

    def _link(self, number: int) -> Html:
        label = self.words.say("text.note", number=number)
        return element("a", Html(f"&#91;{number}&#93;"), href=f"#{self.note_id(number)}", aria_label=label)


def tables(shown: Sequence[Table], words: Words, links: Mapping[str, tuple[FileLink, ...]] | None = None) -> Html:
    """Return several tables after one another, as one line, each with the links to its files, which are by its id."""
    at = links or {}
    drawn = [table(one, words, at.get(one.id, ())) for one in shown]
    return drawn[0] if len(drawn) == 1 else element("div", joined(drawn), class_="u-tables")


def table(shown: Table, words: Words, links: tuple[FileLink, ...] = (), *, is_of_a_chart: bool = False) -> Html:
    """Return a table as one line of HTML. Of a chart's table the chart tells the source, and has the links."""
    whole, shown = shown, shown.unfolded().paged()
    sheet = sheet_of(shown, words, links)
    caption_id = f"{shown.id}-caption"
    caption = element("caption", _caption(shown), id=caption_id)
    head = element("thead", element("tr", joined(_head(sheet, column) for column in sheet.columns)))
    body = joined(element("tbody", joined(_row(sheet, row) for row in part)) for part in _parts(shown.rows))
    kind = _classes("u-table", "u-stacks" if sheet.stacks else "", "u-bars" if sheet.bars else "")
    content = caption + (columns(sheet.bars) if sheet.bars else NOTHING) + head + body
    inner = element("table", content, class_=kind, data_sortable=shown.sortable and len(shown.rows) > 1)
    scroll = element("div", inner, class_="u-scroll", role="region", aria_labelledby=caption_id, tabindex=0)
    below = _legend(shown) + _folded(whole, sheet) + foot_of(sheet, is_of_a_chart=is_of_a_chart)
    return element("div", scroll + below, class_="u-block", id=shown.id)


def _caption(shown: Table) -> Html:
    """Return the caption, its parts apart where it has such: a heading above may say the name already."""
    parts = shown.on_pages
    if parts is None:
        return escape(shown.caption)
    kind = "u-named u-heard" if parts.is_general else "u-named"
    comma = element("span", escape(", "), class_="u-comma") if parts.told or parts.unit else NOTHING
    name = element("span", escape(parts.name) + comma, class_=kind)
    told = element("span", escape(parts.told), class_="u-told") if parts.told else NOTHING
    before_unit = ", " if parts.told else ""
    unit = element("span", escape(before_unit + parts.unit), class_="u-in-unit") if parts.unit else NOTHING
    return name + told + unit


def _legend(shown: Table) -> Html:
    """Return what the states beside figures mean, each once; nothing for a table without them."""
    listed = joined(element("li", mark(state) + _after(state)) for state in shown.legend)
    return element("ul", listed, class_="u-legend") if listed else NOTHING


def _after(state: State) -> Html:
    return escape(f": {state.meaning}") if state.meaning else NOTHING


def _folded(whole: Table, sheet: TableContext) -> Html:
    """Return how many rows a page leaves to the files, where it does."""
    if not whole.folded:
        return NOTHING
    said = "foot.folded-files" if sheet.links else "foot.folded"
    text = sheet.words.say(said, count=len(sheet.table.rows), of=len(whole.rows))
    return element("p", escape(text), class_="u-folded")


def sheet_of(shown: Table, words: Words, links: tuple[FileLink, ...] = ()) -> TableContext:
    """Return what every part of a table needs."""
    numbers = {note: number for number, note in enumerate(shown.notes, 1)}
    return TableContext(shown, words, numbers, frozenset(_long_columns(shown)), links)


def _parts(rows: Sequence[TableRow]) -> list[list[TableRow]]:
    """Divide rows so that each heading begins a part, which it heads until its level is left."""
    parts: list[list[TableRow]] = [[]]
    for row in rows:
        begins = row.kind == "heading"
        ends = parts[-1] and parts[-1][0].kind == "heading" and row.level <= parts[-1][0].level
        if parts[-1] and (begins or ends):
            parts.append([])
        parts[-1].append(row)
    return parts


def _long_columns(shown: Table) -> Iterator[str]:
    """Find the columns of text that hold sentences, which want more room than a word or a name."""
    for at, column in enumerate(shown.columns):
        texts = (row.cells[at].content for row in shown.rows if row.kind != "heading")
        if column.kind == "text" and any(isinstance(text, str) and len(text) > LONG for text in texts):
            yield column.key


def _head(sheet: TableContext, column: Column) -> Html:
    beside = (note for at in sheet.table.beside(column) for note in sheet.table.columns[at].notes)
    label = escape(column.heading) + sheet.refer(tuple(dict.fromkeys((*column.notes, *beside))))
    graded = "u-heat-head" if sheet.table.graded(column) else ""
    return element("th", label, scope="col", class_=_classes(sheet.classes(column), graded))


def _row(sheet: TableContext, row: TableRow) -> Html:
    address = f"{sheet.table.id}-{row.id}"
    kind = "" if row.kind == "line" else f"u-{row.kind}"
    classes = _classes(kind, f"u-level-{row.level}" if row.level else "")
    columns = sheet.columns
    if row.kind == "heading":
        # Beside an empty cell, not over all columns: there it would be a second head of each of them.
        beside = element("td", colspan=len(columns) - 1) if len(columns) > 1 else NOTHING
        cells = element("th", content_of(sheet, row.cells[0]), scope="rowgroup") + beside
    else:
        cells = joined(_cell(sheet, column, cell, row) for column, cell in _uncovered(sheet.cells(row)))
    return element("tr", cells, id=address, class_=classes or None)


def _uncovered(cells: list[tuple[Column, Cell]]) -> list[tuple[Column, Cell]]:
    """Return the cells of a row without the empty ones that a later one stands over, as far as there are any."""
    kept: list[tuple[Column, Cell]] = []
    for column, cell in cells:
        covers = 0
        while covers < cell.covers and kept and kept[-1][1].content == "" and kept[-1][0].kind == column.kind:
            kept.pop()
            covers += 1
        kept.append((column, replace(cell, covers=covers) if cell.covers else cell))
    return kept


def _cell(sheet: TableContext, column: Column, cell: Cell, row: TableRow) -> Html:
    content = content_of(sheet, cell, sheet.why(column, row))
    if sheet.bars and column.kind == "number":
        drawn = bar(sheet.bars, cell)
        content = content + drawn if column is sheet.columns[1] else drawn + content
    if column.kind == "name":
        detail = element("span", escape(row.detail), class_="u-detail") if row.detail else NOTHING
        return element("th", content + detail + _near(sheet, row), scope="row")
    state = _graded(sheet, column, row)
    classes = _classes(
        sheet.classes(column), "u-graded" if sheet.table.graded(column) else "",
        f"u-heat u-{state.tone.value} u-of-{state.shape}" if state else "",
    )  # fmt: skip
    drawn = element("span", mark(state), class_="u-heat-mark") if state else NOTHING
    return element(
        "td", content + drawn, class_=classes, data_value=stored_value(cell.content), data_order=_rank(sheet, cell),
        data_head=column.heading if sheet.stacks else None, colspan=cell.covers + 1 if cell.covers else None,
    )  # fmt: skip


def _graded(sheet: TableContext, column: Column, row: TableRow) -> State | None:
    """Return the state that a figure is in, where a page draws it beside the figure."""
    found = (row.cells[at].content for at in sheet.table.graded(column))
    return next((one for one in found if isinstance(one, State)), None)


def _near(sheet: TableContext, row: TableRow) -> Html:
    """Return the row's statuses once more beside its name, where other columns push one out of narrow sight.

    A last column of statuses stays in sight by itself, except among several figures, or several statuses, which it may
    not cover.
    """
    kinds = [column.kind for column in sheet.columns]
    places = [at for at, kind in enumerate(kinds) if kind == "status"]
    if (sheet.stays and "number" not in kinds) or not any(at > FEW for at in places):
        return NOTHING
    statuses = [(column.heading, cell.content) for column, cell in sheet.cells(row) if column.kind == "status"]
    told = [at for column in sheet.columns if column.kind == "status" for at in sheet.table.beside(column)]
    why = " ".join(filter(None, (plain(row.cells[at].content, sheet.words) for at in told)))
    return near(statuses, sheet.words, why)


def by_column(sheet: TableContext, row: TableRow) -> Mapping[str, Cell]:
    """Return the cells of a row by their columns, which a table has only where a row fills them; else an empty one."""
    return defaultdict(_empty, zip((column.key for column in sheet.table.columns), row.cells, strict=True))


def _empty() -> Cell:
    return Cell("")


def content_of(sheet: TableContext, cell: Cell, why: str = "") -> Html:
    """Return what a cell shows, with the references to its footnotes; ``why`` is the drawn reason of a status."""
    return link(drawn_content(cell.content, sheet.words, why), cell.leads) + sheet.refer(cell.notes)


def _rank(sheet: TableContext, cell: Cell) -> int | None:
    """Return a status's place on its scale, by which a reader sorts; only where one can."""
    content = cell.content.shown if isinstance(cell.content, Verdict) else cell.content
    return content.order if sheet.table.sortable and isinstance(content, State) else None


def _classes(*names: str) -> str:
    return " ".join(name for name in names if name)
