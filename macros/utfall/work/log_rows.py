"""The rows of corrections.csv: added and completed, never overwritten. Text in, text out."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING

from utfall.csv_text import write_csv_text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


@dataclass(frozen=True, slots=True)
class LoggedCorrection:
    """One correction as far as the files themselves tell of it."""

    resource: str
    row: str
    field: str
    old: str
    new: str
    reason: str = ""
    kind: str = ""


Cell = tuple[str, str, str]  # a corrected cell: its resource, the key of its row, its column
Why = tuple[str, str]  # the reason of a correction, and its kind


@dataclass(frozen=True, slots=True)
class About:
    """Hold what only a person knows of a correction; what is not said is empty.

    ``of_cells`` is what is known of some cells by themselves, and goes before what is said of all.
    """

    reason: str = ""
    kind: str = ""
    date: str = ""
    of_cells: Mapping[Cell, Why] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Log:
    """Hold the file's new text, and the rows of the edition that still lack a reason or a kind."""

    text: str
    lacking: tuple[int, ...]


def with_entries(text: str, edition: int, entries: Sequence[LoggedCorrection], about: About) -> Log:
    """Return the log with new rows of an edition last, and its empty cells filled with what is said of them."""
    head, *rows = csv.reader(io.StringIO(text, newline=""))
    added = [[_cell(name, entry, edition) for name in head] for entry in entries]
    found = [_filled(head, row, about) if _is_of(head, row, edition) else row for row in (*rows, *added)]
    lacking = [
        number
        for number, row in enumerate(found, start=2)
        if _is_of(head, row, edition) and not all(_at(head, row, name) for name in ("reason", "kind"))
    ]
    return Log(text if found == rows else write_csv_text([head, *found]), tuple(lacking))


def _cell(name: str, entry: LoggedCorrection, edition: int) -> str:
    if name == "edition":
        return str(edition)
    return str(getattr(entry, name)) if name in {one.name for one in fields(LoggedCorrection)} else ""


def _is_of(head: Sequence[str], row: Sequence[str], edition: int) -> bool:
    return _at(head, row, "edition") == str(edition)


def _at(head: Sequence[str], row: Sequence[str], name: str) -> str:
    return dict(zip(head, row, strict=False)).get(name, "").strip()


def _filled(head: Sequence[str], row: Sequence[str], about: About) -> list[str]:
    cell = (_at(head, row, "resource"), _at(head, row, "row"), _at(head, row, "field"))
    reason, kind = about.of_cells.get(cell, (about.reason, about.kind))
    said = {"reason": reason, "kind": kind, "date": about.date}
    return [cell.strip() or said.get(name, cell) for name, cell in zip(head, row, strict=True)]
