"""The summary on one page: the point, the key figures, what deviates, what changed, where the rest is.

It is given how many rows it may have, since a page has an end and a month's deviations have none.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from utfall.derive.assessed_items import assessed_items, deviating
from utfall.model.status import Tone
from utfall.shown.content import Verdict
from utfall.view.addresses import paper
from utfall.view.calendar_words import said_by
from utfall.view.changes_table import changes_table
from utfall.view.cover import case_number
from utfall.view.key_figures import tiles
from utfall.view.worst_table import deviating_table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from utfall.model.history import History
    from utfall.shown.table import Cell, Table
    from utfall.shown.tile import Tile
    from utfall.view.cover import Front
    from utfall.words import Words

LONGEST = 140  # characters of a text; what is longer stands whole in the report
LONGEST_HEADLINE = 320
SHARE = 0.6  # of the rows for what deviates, where both lists are long


@dataclass(frozen=True, slots=True)
class Listing:
    """A part: its heading and its rows, ``more`` of those that are left out, ``none`` where there is nothing.

    ``is_grouped`` says that its rows stand in groups, each below a row that heads it and is not counted.
    """

    heading: str
    table: Table | None
    none: str
    more: str = ""
    is_grouped: bool = False

    @property
    def length(self) -> int:
        """How many rows it has."""
        return self.table.length if self.table else 0


@dataclass(frozen=True, slots=True)
class Memo:
    """Hold what the page says."""

    title: str
    facts: tuple[str, ...]
    headline: str
    tally: str
    tiles: tuple[Tile, ...]
    parts: tuple[Listing, Listing]
    whole: str
    chart: str = ""  # the indicator whose chart the page has
    decision: tuple[str, str] = ("", "")  # what heads the line for it, and the decision where it is known

    @property
    def rows(self) -> int:
        """How many rows it has in all."""
        return sum(part.length for part in self.parts)


def memo(history: History, words: Words, names: Sequence[str], front: Front, headline: str, decision: str = "") -> Memo:
    """Return all of it. ``names`` are the key figures; ``headline`` is the editor's, empty where there is none."""
    shown = tuple(map(_short_tile, tiles(history, words, names))) if names else ()
    package = history.current.package
    number = f"{words.say('fact.case_number')}: {case_number(package, words)}"
    tally, report = _tally(history, words), paper("report", words)
    return Memo(
        words.say("memo.title"),
        tuple(filter(None, (front.title, front.lead, number, front.remark))),
        _short(headline, LONGEST_HEADLINE) or tally,
        tally if headline else "",
        shown,
        (_deviating(history, words), _changed(history, words)),
        words.say("memo.whole", report=report, package=package.name, edition=package.edition_title(words)),
        _charted(shown),
        (words.say("memo.decision"), decision),
    )


def _short_tile(one: Tile) -> Tile:
    """Return a key figure without its line and its changes: the page has one chart, and a list of what changed."""
    return replace(one, trend=None, trend_note="", changes=())


def _charted(shown: Sequence[Tile]) -> str:
    """Return the key figure that a reader wants to see the way of: the first that is bad, else less than good."""
    for tone in (Tone.BAD, Tone.SOME):
        for one in shown:
            state = one.status.shown if isinstance(one.status, Verdict) else one.status
            if state and state.tone is tone:
                return one.id
    return shown[0].id if shown else ""


def _deviating(history: History, words: Words) -> Listing:
    none = words.say("text.nothing-deviates", month=history.current.period.report_name(words))
    return Listing(words.say("memo.deviating"), _plain(deviating_table(history, words)), none)


def _changed(history: History, words: Words) -> Listing:
    if history.previous:
        none = said_by(history.current.calendar, words, ("text.no-changes", "text.no-changes-by-report"))
    else:
        none = words.say("text.no-previous", month=history.current.period.previous.report_name(words))
    return Listing(
        said_by(history.current.calendar, words, ("memo.changed", "memo.changed-by-report")),
        _plain(changes_table(history, words)),
        none,
        is_grouped=True,
    )


def shortened(whole: Memo, rows: int, words: Words) -> Memo:
    """Return it with so many rows at most, and how many are left out."""
    first, second = whole.parts
    most = max(round(rows * SHARE), rows - second.length)
    parts = (_cut(first, min(most, rows), words), _cut(second, rows - min(most, first.length), words))
    return replace(whole, parts=parts)


def _cut(part: Listing, rows: int, words: Words) -> Listing:
    if part.table is None or part.length <= rows:
        return part
    table = part.table.first(rows) if rows > 0 else None
    left = part.length - max(rows, 0)
    said = words.say("memo.more" if rows > 0 else "memo.all", count=left)
    return replace(part, table=table, none="", more=said)


def _tally(history: History, words: Words) -> str:
    known = [one for one in assessed_items(history.current) if one.state and one.state.is_assessed]
    count = len({(one.kind, one.name) for one in deviating(history.current) if one.deviates})
    said = words.say("memo.tally" if count else "memo.tally-none", count=count, all=len(known))
    computed = sum(one.standing.is_computed for one in known)
    return f"{said} {words.say('memo.computed', count=computed)}" if computed else said


def _plain(table: Table | None) -> Table | None:
    """Return a table with its texts cut short and without its sources and footnotes, which stand in the report."""
    if table is None:
        return None
    rows = tuple(replace(row, cells=tuple(map(_cell, row.cells))) for row in table.rows)
    return replace(table, rows=rows, files=())


def _cell(cell: Cell) -> Cell:
    content = _short(cell.content, LONGEST) if isinstance(cell.content, str) else cell.content
    return replace(cell, content=content, notes=())


def _short(text: str, longest: int) -> str:
    """Return a text cut at a word, with a sign that it goes on."""
    return text if len(text) <= longest else f"{text[:longest].rsplit(' ', 1)[0].rstrip(' ,;:')} …"
