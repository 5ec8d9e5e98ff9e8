"""What is left of a month that is being written: who is to fill in what, and where it is to stand."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from utfall.derive.due_cells import due_cells
from utfall.shown.content import Number
from utfall.shown.table import Cell, Column
from utfall.view.assemble import Draft, assemble
from utfall.view.draft import ADDRESS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from utfall.derive.due_cells import DueCell
    from utfall.model.report import Report
    from utfall.shown.table import Table
    from utfall.shown.unfinished import OldText
    from utfall.words import Words

COLUMNS = {"name": "name", "owner": "text", "file": "text", "row": "text", "field": "text", "count": "number"}


def unfinished_table(report: Report, words: Words, old_texts: Sequence[OldText] = ()) -> Table | None:
    """Return what is left, by owner, then by file: figures with their cells, pages with an earlier month's text.

    ``None`` where nothing is left.
    """
    cells = due_cells(report)
    groups: dict[tuple[str, str, str], list[DueCell]] = {}
    for one in sorted(cells, key=lambda one: (not one.owner, one.owner)):
        groups.setdefault((one.owner, one.file, one.field), []).append(one)
    rows = [_of_cells(some, words, number) for number, some in enumerate(groups.values(), 1)]
    rows += _of_texts(old_texts, words)
    if not rows:
        return None
    columns = [Column(key, words.say(f"draft.column.{key}"), kind) for key, kind in COLUMNS.items()]
    caption = words.say("draft.caption", period=report.period.report_name(words))
    return assemble(ADDRESS, caption, columns, rows, tuple(dict.fromkeys(one.file for one in cells)))


def _of_cells(cells: list[DueCell], words: Words, number: int) -> Draft:
    first = cells[0]
    rows = [one.row for one in cells if one.row is not None]
    said = {
        "name": ", ".join(dict.fromkeys(one.group for one in cells)),
        "owner": first.owner or words.say("draft.nobody"),
        "file": first.file,
        "row": spans(rows) or words.say("draft.new-row"),
        "field": first.field,
    }
    return Draft(f"cells-{number}", _texts(said) | {"count": Cell(Number(Decimal(len(cells)), 0))})


def _of_texts(old_texts: Sequence[OldText], words: Words) -> Iterator[Draft]:
    for number, month in enumerate(dict.fromkeys(one.month for one in old_texts), 1):
        pages = [one for one in old_texts if one.month == month]
        titles = ", ".join(one.title for one in pages)
        said = {
            "name": words.say("draft.texts-of", month=month, titles=titles),
            "owner": words.say("draft.nobody"),
            "file": ", ".join(one.file for one in pages),
        }
        yield Draft(f"text-{number}", _texts(said))


def _texts(said: dict[str, str]) -> dict[str, Cell]:
    return {key: Cell(text) for key, text in said.items()}


def spans(numbers: Iterable[int]) -> str:
    """Return whole numbers with those that follow on one another drawn together: 2-4, 7."""
    found: list[list[int]] = []
    for number in sorted(set(numbers)):
        if found and number == found[-1][-1] + 1:
            found[-1].append(number)
        else:
            found.append([number])
    return ", ".join(str(one[0]) if len(one) == 1 else f"{one[0]}\u2013{one[-1]}" for one in found)
