"""A table where there is no browser: as text for a terminal, and as Markdown for where code is reviewed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from utfall.model.missing import Missing
from utfall.model.status import State
from utfall.number import plus
from utfall.render.mark import by_whom
from utfall.render.number import format_number
from utfall.shown.content import Day, Number, Trend, Verdict

if TYPE_CHECKING:
    from utfall.shown.content import Content
    from utfall.shown.table import Column, Table, TableRow
    from utfall.words import Words

BOTH = " / "  # between a judged status and a computed one
LONGEST = 200  # characters of a cell that a Markdown table shows
_ACTIVE = re.compile(r"[\\`*_{}\[\]()#+\-!]")
_MARKUP = re.compile(r"[<>&|~$]")
# What GitHub makes a link or a call of by itself: names, numbers of issues, addresses.
_CALLING = re.compile(r"([@#])(?=\w)|(?i:(\bGH-)(?=\d)|(\bwww)(?=\.)|(\b(?:https?|ftp|mailto|xmpp):)(?=\S))")
_NUMBERED = re.compile(r"^(\d+)\.(?=\s|$)")


def plain(content: Content, words: Words) -> str:
    """Return what a cell shows, as text."""
    if isinstance(content, Number):
        sign = plus(content.value, content.decimals) if content.signed else ""
        figure = sign + format_number(content.value, content.decimals, content.unit, words.language)
        return f"({figure})" if content.bracketed else figure
    if isinstance(content, State):
        return content.name
    if isinstance(content, Verdict):
        return BOTH.join(f"{state.name}, {said}" if said else state.name for state, said in by_whom(content, words))
    if isinstance(content, Missing):
        return words.say(f"missing.{content.key}")
    return content.text if isinstance(content, Trend | Day) else content


def table_text(shown: Table, words: Words) -> str:
    """Return a table as text: a paragraph for each row, since a terminal is narrow and sentences are long."""
    return "\n".join([shown.caption, *(_paragraph(shown, row, words) for row in shown.rows)])


def table_markdown(shown: Table, words: Words) -> str:
    """Return a table in Markdown, its caption above it. What is data can neither break it nor call on anyone."""
    return f"**{inert(shown.caption)}**\n\n{grid_markdown(shown, words)}"


def grid_markdown(shown: Table, words: Words) -> str:
    """Return a table in Markdown without its caption."""
    heads = " | ".join(inert(column.heading) for column in shown.columns)
    lines = [f"| {heads} |", f"|{'---|' * len(shown.columns)}"]
    for row in shown.rows:
        shows = zip(shown.columns, row.cells, strict=True)
        cells = [inert(_cut(_in_grid(column, cell.content, words))) for column, cell in shows]
        if row.detail:
            cells[0] += f"<br><sub>{inert(_cut(row.detail))}</sub>"
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)


def _in_grid(column: Column, content: Content, words: Words) -> str:
    """Return what a cell shows; where there is no figure the grid is empty, so that the eye finds those there are."""
    return "" if content is Missing.NOT_REPORTED and column.kind == "number" else plain(content, words)


def inert(text: str) -> str:
    """Return a text that Markdown takes for nothing else, on one line, that names nobody."""
    quiet = _CALLING.sub(lambda calling: f"{calling[0]}\u200b", " ".join(text.split()))
    escaped = _ACTIVE.sub(lambda active: f"\\{active[0]}", quiet)
    return _NUMBERED.sub(r"\1\.", _MARKUP.sub(lambda active: f"&#{ord(active[0])};", escaped))


def _paragraph(shown: Table, row: TableRow, words: Words) -> str:
    name, *rest = row.cells
    lines = [f"  {plain(name.content, words)}{f' ({row.detail})' if row.detail else ''}"]
    for column, cell in zip(shown.columns[1:], rest, strict=True):
        if cell.content != "" and (cell.content is not Missing.NOT_REPORTED or column.kind == "text"):
            lines.append(f"    {column.heading}: {plain(cell.content, words)}")
    return "\n".join(lines)


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
