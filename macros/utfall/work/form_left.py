"""What is still to be filled in of a month, and by whom, after a form has been taken back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from utfall.derive.due import OBSERVATIONS
from utfall.shown.fill_form import NOTE
from utfall.view.fill_form import fill_form
from utfall.words import Sentence, words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from utfall.model.history import History
    from utfall.shown.fill_form import FillField
    from utfall.view.fill_fields import Limits

SHOWN = 5  # names that a line lists


@dataclass(frozen=True, slots=True)
class StillEmpty:
    """Hold the cells that are due and empty, by file, key and column, and a sentence for each who owns some."""

    cells: tuple[tuple[str, str, str], ...]
    sentences: tuple[Sentence, ...]


def left_to_fill(history: History, limits: Limits, answers: Mapping[tuple[str, str, str], str]) -> StillEmpty:
    """Return what is left of the newest month once these answers stand in it, by table, row's key and column."""
    report = history.current
    speech = words(report.package.language)
    form = fill_form(history, speech, limits)
    left: dict[str, list[str]] = {}
    cells = []
    for sheet in form.sheets:
        for at, _, field in sheet.fields():
            row = sheet.rows[at]
            if field.is_due and not answers.get(field.place, field.now) and not _is_noted(history, field, answers):
                cells.append((report.resources[field.resource].file, field.row, field.column))
                left.setdefault(row.owner or speech.say("work.nobody"), []).append(row.name)
    return StillEmpty(tuple(cells), tuple(_sentence(owner, names) for owner, names in left.items()))


def _sentence(owner: str, names: list[str]) -> Sentence:
    listed = list(dict.fromkeys(names))
    shown = ", ".join(listed[:SHOWN]) + (" …" if len(listed) > SHOWN else "")
    return Sentence("form.left", {"owner": owner, "count": len(names), "names": shown})


def _is_noted(history: History, field: FillField, answers: Mapping[tuple[str, str, str], str]) -> bool:
    """Tell whether a footnote at the cell says why it is empty, where one is enough: of an indicator it is not."""
    if field.resource == OBSERVATIONS:
        return False
    noted = history.current.note(field.resource, field.row, field.column) or ""
    return bool(answers.get((field.resource, field.row, f"{NOTE}{field.column}"), noted))
