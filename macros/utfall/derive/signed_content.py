"""The rows that a section's figures come from and the rules behind them, as a sign-off binds them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from utfall.derive.rating import RULE_VERSION
from utfall.model.column_rows import ABSENT, ColumnRows
from utfall.model.missing import Missing
from utfall.model.sign_off import SignedContent, content_hash_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from utfall.model.history import History
    from utfall.model.report import Report
    from utfall.model.resource import Resource, Row

    Keys = frozenset[str]

RULES = ("indicators", "statements", "scales", "areas")  # tables that say how others are to be read
OF_THE_EDITION = ("corrections", "glossary")  # what they say of the figures stands in the figures
LONGEST = 40  # signs of a cell that are kept as they are
HASHED = "sha256:"  # begins what is kept as its hash
_KEYS = frozenset({"id", "order", "indicator", "period", "statement", "project", "dimension"})  # said by the row's key
_SUBJECT = {  # the column of a row that says what it is about, where that is not its key
    "observations": "indicator",
    "project_statuses": "project",
    "breakdowns": "indicator",
}


def signed_content(history: History, text: Sequence[str], keys: Keys | None) -> SignedContent:
    """Return what a sign-off of a section binds: of the things that it is about, or of all where ``keys`` is none."""
    report = history.current
    figures = dict(_figures(report, keys))
    rules = {"rule-version": str(RULE_VERSION)} | dict(_rules(report, keys))
    earlier = {str(one.period): found for one in history.reports[:-1] if (found := _hashed(one, keys))}
    return SignedContent(tuple(text), figures, rules, earlier)


def _figures(report: Report, keys: Keys | None) -> Iterator[tuple[str, str]]:
    told: set[tuple[str, str]] = set()
    for name, resource in report.resources.items():
        if name in RULES or name in OF_THE_EDITION or name == "notes":
            continue
        if isinstance(resource.rows, ColumnRows):
            if keys is None or name in keys or not keys.isdisjoint(_subjects(resource)):
                yield f"{name}//", content_hash_of("\n".join(_columns(resource.rows)))
            continue
        for row in resource.rows:
            if keys is None or name in keys or _subject(name, row) in keys:
                told.add((name, row.key))
                yield from _cells(name, row)
    for note in report.notes:
        if (note.resource, note.row) in told:
            yield f"notes/{note.resource}/{note.row}/{note.field}", note.text


def _columns(rows: ColumnRows) -> Iterator[str]:
    """Yield each column of a long table as one text: its cells as they are written."""
    for name, column in rows.columns.items():
        yield json.dumps([name, *("" if code == ABSENT else column.texts[code] for code in column.codes)])


def _subjects(resource: Resource) -> frozenset[str]:
    column = _SUBJECT.get(resource.name, "")
    return frozenset(row.text(column) for row in resource.rows) if column else frozenset()


def _subject(name: str, row: Row) -> str:
    """Return the key of what a row is about: of a statement's line ``statement/line``."""
    return row.text(_SUBJECT[name]) if name in _SUBJECT else row.key


def _rules(report: Report, keys: Keys | None) -> Iterator[tuple[str, str]]:
    """Yield a hash of each row that others are read by: its texts are long, and which row has changed is enough."""
    statements = None if keys is None else {one.partition("/")[0] for one in keys if "/" in one}
    for name in RULES:
        resource = report.resources.get(name)
        for row in resource.rows if resource else ():
            wanted = {"indicators": keys, "statements": statements}.get(name)
            if wanted is None or row.key in wanted:
                yield f"{name}/{row.key}", content_hash_of(json.dumps(list(_cells(name, row))))


def _cells(name: str, row: Row) -> Iterator[tuple[str, str]]:
    """Yield what the cells of a row say beside its key; a long text as its hash."""
    for field, value in row.values.items():
        text = str(value.value if isinstance(value, Missing) else value)
        if text and field not in _KEYS:
            yield f"{name}/{row.key}/{field}", text if len(text) <= LONGEST else f"{HASHED}{content_hash_of(text)}"


def _hashed(report: Report, keys: Keys | None) -> str:
    """Return the hash of an earlier report's rows of the same; an empty text where it has none."""
    definitions = [one for one in _rules(report, keys) if one[0].startswith("indicators/")]
    cells = [*_figures(report, keys), *definitions]
    return content_hash_of(json.dumps(cells)) if cells else ""
