"""What changed since last month, as a table: the weightiest first."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from utfall.derive.changes import changes
from utfall.model.status import Standing
from utfall.model.unit import spoken
from utfall.shown.table import Cell, Column, Number
from utfall.view.assemble import NOTHING, Draft, assemble
from utfall.view.verdict import told

if TYPE_CHECKING:
    from utfall.derive.change import Change
    from utfall.model.history import History
    from utfall.model.report import Report
    from utfall.shown.table import Table
    from utfall.words import Words


def changes_table(history: History, words: Words) -> Table | None:
    """Return the changes since the month before; ``None`` where the archive has no such month, or nothing changed."""
    before = history.previous
    found = changes(before, history.current) if before else ()
    if not before or not found:
        return None
    keys = ("kind", "before", "after")
    columns = [
        Column("name", words.say("heading.changed"), "name"),
        *(Column(key, words.say(f"heading.change.{key}"), "text") for key in keys),
    ]
    rows = [_row(history.current, words, change, number) for number, change in enumerate(found, 1)]
    period, since = history.current.period.report_name(words), before.period.report_name(words)
    caption = words.say("caption.changes", period=period, since=since)
    files = dict.fromkeys(history.current.resource(_file(change)).file for change in found)
    return assemble("changes", caption, columns, rows, tuple(files))


def _file(change: Change) -> str:
    return "observations" if change.resource == "indicators" else change.resource


def _row(report: Report, words: Words, change: Change, number: int) -> Draft:
    cells = {
        "name": Cell(change.name),
        "kind": Cell(words.say(f"change.{change.kind}")),
        "before": _cell(words, _said(words, change, change.before), change.unit),
        "after": _cell(words, _said(words, change, change.after), change.unit),
    }
    if change.count:
        what = "rows" if change.kind in {"new", "gone"} else "values"
        cells["after"] = Cell(words.say(f"changed-thing.{what}", count=change.count))
    address = f"{number}-{change.key}".strip("-").replace("/", "-").lower()
    return Draft(address, cells, detail=thing_of(report, words, change))


def thing_of(report: Report, words: Words, change: Change) -> str:
    """Return what kind of thing has changed; of a table of one's own its title and the column."""
    key = f"changed-thing.{change.resource}"
    thing = words.say(key) if words.has(key) else report.resource(change.resource).title
    return words.say("changed-thing.column", thing=thing, column=change.column) if change.column else thing


def _said(words: Words, change: Change, value: Standing | Decimal | str | None) -> Standing | Decimal | str | None:
    """Return a word of a definition as it is read."""
    key = f"series-break.{change.field}.{value}"
    return words.say(key) if change.field and words.has(key) else value


def _cell(words: Words, found: Standing | Decimal | str | None, unit: str) -> Cell:
    if found is None:
        return NOTHING
    if isinstance(found, Standing):
        return Cell(told(replace(found, inputs=()), words))
    if isinstance(found, Decimal):
        return Cell(Number(found, None, spoken(unit)))
    return Cell(found)
