"""Built pages, read by meaning: every table row as its row head and its cells by column heading."""

from copy import copy
from dataclasses import dataclass, field

from bs4 import BeautifulSoup


@dataclass(frozen=True)
class Cell:
    """What a cell shows, and whether a footnote stands at it."""

    text: str
    has_note: bool


@dataclass(frozen=True)
class Row:
    """One row of a table: its head, and its cells by heading; a footnote at a heading stands at each cell."""

    caption: str
    head: Cell
    cells: dict[str, Cell] = field(default_factory=dict)


def soup(path):
    return BeautifulSoup(path.read_text(encoding="utf-8"), "lxml")


def article(path):
    """Return a page's article as it reads before any explanation is opened."""
    found = soup(path).find("article")
    for explanation in found.select("[popover]"):
        explanation.decompose()
    return found


def rows(path):
    """Return every row of every table of ours on a page, in the page's order; not of those under charts."""
    tables = soup(path).select("table.u-table:not(.u-chart-data table)")
    return [row for table in tables for row in _rows(table)]


def cards(path):
    """Return every card on a page as a row: its name, and what it tells of each part by the part's name."""
    return [_card(card) for card in soup(path).select(".u-deck .u-card-list > li")]


def _card(card):
    name = _text(card.select_one(".u-card-name").find(string=True, recursive=False).parent)
    facts = {pair.dt.get_text(): _cell(pair.dd) for pair in card.select("dl > div")}
    parts = {
        part.select_one(".u-part").get_text().partition(":")[0]: _cell(part.select_one(".u-word"))
        for part in card.select(".u-part-list > li")
    }
    whole = (
        {"Samlad status": _cell(card.select_one(".u-card-status .u-word"))}
        if card.select(".u-card-status .u-word")
        else {}
    )
    return Row("", Cell(name, has_note=False), {**facts, **parts, **whole})


def _rows(table):
    caption = _text(table.caption)
    headings = [_cell(head) for head in table.select("thead th")]
    for row in table.select("tbody tr"):
        head, *cells = [_cell(cell) for cell in row.find_all(["th", "td"], recursive=False)]
        if head_is_of_a_group(row):
            cells = []  # one empty cell beside the heading of a group
        yield Row(caption, head, {
            heading.text: Cell(cell.text, has_note=cell.has_note or heading.has_note)
            for heading, cell in zip(headings[1:], cells, strict=False)
        })  # fmt: skip


def head_is_of_a_group(row):
    """Tell whether a row only heads those below it."""
    return row.select_one("th[scope=rowgroup]") is not None


def _cell(element):
    return Cell(_text(element), has_note=element.select_one("sup.u-ref") is not None)


def _text(element):
    """Return what an element shows, without references to footnotes, details, and what narrow screens repeat."""
    own = copy(element)
    for extra in own.select("sup.u-ref, .u-detail, .u-aside, .u-near"):
        extra.decompose()
    return own.get_text().strip()
