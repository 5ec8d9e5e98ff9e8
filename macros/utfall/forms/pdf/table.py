"""A table as a call of the template: its rows, what each cell is, and how wide its columns are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from utfall.forms.pdf.calls import array, call, literal
from utfall.forms.pdf.inline import line, trimmed
from utfall.forms.pdf.tree import classes, span_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from xml.etree.ElementTree import Element

    from utfall.forms.pdf.widths import Setting

_KINDS = {"u-current": "current", "u-number": "number", "u-status": "status", "u-side": "side"}
_ROWS = {"u-heading": "heading", "u-subtotal": "subtotal", "u-total": "total", "u-median": "subtotal"}


def data_table(table: Element, setting: Setting, cell_of: Callable[[Element, int], list[str]]) -> str:
    """Return a table as a call; ``cell_of`` gives what a cell says, its words broken after so many letters."""
    caption = table.find("caption")
    named = {
        "widths": array(f"{width:.2f}" for width in setting.widths),
        "size": f"{setting.points}",
        "gap": f"{setting.gap}",
    }
    if "p-footed" in classes(table):
        named["footed"] = "true"
    if caption is not None:
        named["caption"] = call("caption", *trimmed(line(caption)))
        if caption.get("id"):
            named["id"] = literal(caption.get("id", ""))
    count = len(setting.widths)
    heads, rows = rows_of(table)
    if "u-bars" in classes(table):
        for row in (*heads, *rows):
            row[-1].set("class", "u-side")  # right of zero: its bars begin at the left
    made = [[_row(row, count, setting.longest, cell_of) for row in some] for some in (heads, rows)]
    anchor = [call("anchor", literal(table.get("id", "")))] if table.get("id") else []
    return "\n".join([*anchor, call("data-table", **named, heads=array(made[0]), rows=array(made[1]))])


def rows_of(table: Element) -> tuple[list[Element], list[Element]]:
    """Return the rows of a table's head, and the others."""
    head = table.find("thead")
    heads = list(head.iter("tr")) if head is not None else []
    return heads, [row for row in table.iter("tr") if row not in heads]


def headed_rows(body: Element) -> Iterator[tuple[bool, ...]]:
    """Return for every table, in their order, which of the rows below its head begin with a header cell."""
    for table in body.iter("table"):
        yield tuple(len(row) > 0 and row[0].tag == "th" for row in rows_of(table)[1])


def _row(row: Element, count: int, longest: tuple[int, ...], cell_of: Callable[[Element, int], list[str]]) -> str:
    kinds = classes(row)
    kind = next((kind for name, kind in _ROWS.items() if name in kinds), "")
    named = {"kind": literal(kind)} if kind else {}
    level = next((kind[-1] for kind in kinds if kind.startswith("u-level-")), "0")
    if level != "0":
        named["level"] = level
    made, at = [], 0
    for cell in row:
        span = min(span_of(cell), count - at)
        if span < 1:
            break
        anchor = [
            call("anchor", literal(one.get("id", "")))
            for one in (row, cell)
            if one.get("id") and (one is cell or not at)
        ]
        made.append(_cell(cell, span, [*anchor, *cell_of(cell, longest[at] if span == 1 else 0)]))
        at += span
    made += [_cell(row, 1, [])] * (count - at)
    return call("row", *made, **named)


def _cell(cell: Element, span: int, said: list[str]) -> str:
    kind = next((kind for name, kind in _KINDS.items() if name in classes(cell)), "text")
    if cell.tag == "th" and kind == "current":
        kind = "number"
    named = {"span": str(span)} if span > 1 else {}
    return call("cell", literal(kind), *said, **named)
