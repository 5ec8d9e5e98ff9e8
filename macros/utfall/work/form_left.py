"""What is still to be filled in of a month, and by whom, after a form has been taken back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from utfall.derive.due import due_rows
from utfall.derive.due_cells import due_cells
from utfall.words import Sentence, words

if TYPE_CHECKING:
    from utfall.model.report import Report

SHOWN = 5  # names that a line lists


@dataclass(frozen=True, slots=True)
class StillEmpty:
    """Hold the cells that are due and empty, by file, key and column, and a sentence for each who owns some."""

    cells: tuple[tuple[str, str, str], ...]
    sentences: tuple[Sentence, ...]


def left_to_fill(report: Report) -> StillEmpty:
    """Return what is left of a month before it can be published."""
    owners = {(one.resource, one.key): one.owner for one in due_rows(report, report.period)}
    nobody = words(report.package.language).say("work.nobody")
    cells = due_cells(report)
    left: dict[str, list[str]] = {}
    for one in cells:
        owner = one.owner or owners.get((one.resource, one.key), "")
        left.setdefault(owner or nobody, []).append(one.name)
    sentences = tuple(_sentence(owner, names) for owner, names in left.items())
    return StillEmpty(tuple((one.file, one.key, one.field) for one in cells), sentences)


def _sentence(owner: str, names: list[str]) -> Sentence:
    listed = list(dict.fromkeys(names))
    shown = ", ".join(listed[:SHOWN]) + (" …" if len(listed) > SHOWN else "")
    return Sentence("form.left", {"owner": owner, "count": len(names), "names": shown})
