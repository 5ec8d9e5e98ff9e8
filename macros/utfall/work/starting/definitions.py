"""The indicators of a new project: read from a delivered spreadsheet, or one or two to begin with."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from utfall.checks.identifier import TAKEN, identifier_of
from utfall.words import recognised
from utfall.work.imports.headings import HeadingTime, sense_of, unit_said
from utfall.work.imports.layout import blocks_of, is_figure
from utfall.work.imports.match_rows import is_total

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from utfall.sheets.workbook import Workbook
    from utfall.words import Words
    from utfall.work.imports.layout import BlockRow, SheetBlock

PERCENT = "procent"
MOST = 200  # indicators that one spreadsheet gives


@dataclass(frozen=True, slots=True)
class StartingIndicator:
    """Hold what a new project says of an indicator; the rest is for the editor to fill in.

    ``reported_as`` is ``period`` or ``year_to_date``, ``goal`` whether it is held against ``budget`` or ``target``.
    """

    name: str
    chapter: str
    unit: str
    reported_as: str = "period"
    goal: str = "target"
    direction: str = "none"
    definition: str = ""
    source: str = ""
    reading: str = ""  # what of it nobody has confirmed

    @property
    def accumulation(self) -> str:
        """How its periods make a year: amounts are added, shares are not."""
        return "rate" if self.unit == PERCENT else "flow"


def first_indicators(chapter: str, money: str, words: Words) -> tuple[StartingIndicator, ...]:
    """Return two indicators to begin with, an amount and a share, for a project without a spreadsheet."""
    result, sick = (
        {"definition": words.say(f"init.definition.{one}"), "source": words.say(f"init.source.{one}"),
         "reading": words.say("init.reading.first")}
        for one in ("result", "sick-leave")
    )  # fmt: skip
    return (
        StartingIndicator(words.say("init.result"), chapter, money, "year_to_date", "budget", "higher", **result),
        StartingIndicator(words.say("init.sick-leave"), chapter, PERCENT, direction="lower", **sick),
    )


def as_read(one: StartingIndicator, file: str, words: Words) -> StartingIndicator:
    """Return an indicator that says which row of which file it is, and that nobody has confirmed how it was read."""
    return replace(
        one, definition=words.say("init.definition.row", name=one.name, file=file),
        source=words.say("init.source.row", file=file), reading=words.say("init.reading.row"),
    )  # fmt: skip


def indicators_of(workbook: Workbook, chapters: Iterable[str], money: str) -> tuple[StartingIndicator, ...]:
    """Return an indicator for each row with figures on the visible sheets, in their order, each name once.

    The rows of a sheet belong to the chapter that is called as the sheet, else to the first.
    """
    named = list(chapters)
    found: dict[str, StartingIndicator] = {}
    for sheet in workbook.worksheets:
        if sheet.is_hidden:
            continue
        chapter = next((one for one in named if one.casefold() == sheet.name.casefold()), named[0])
        for block in blocks_of(sheet):
            for one in _of_block(block, chapter, money):
                found.setdefault(identifier_of(one.name), one)
    return tuple(found.values())[:MOST]


def _of_block(block: SheetBlock, chapter: str, money: str) -> Iterator[StartingIndicator]:
    senses = [sense for column in block.columns if (sense := sense_of(column.label))]
    is_to_date = any(one.measure == "outcome" and one.time is HeadingTime.TO_DATE for one in senses)
    is_budgeted = any(
        word in column.label.casefold() for column in block.columns for word in recognised("import", "name.budget")
    )
    said = unit_said([*(cell.text for cell in block.above), *(column.label for column in block.columns)])
    for row in block.visible_rows():
        unit = _unit(block, row, said or money)
        if unit and not is_total(row):
            reported = "year_to_date" if is_to_date and unit != PERCENT else "period"
            yield StartingIndicator(row.label, chapter, unit, reported, "budget" if is_budgeted else "target")


def _unit(block: SheetBlock, row: BlockRow, usual: str) -> str:
    """Return the unit of a row's figures; nothing for a row without any."""
    cells = [block.sheet.cell(row.number, column.number) for column in block.columns]
    figures = [cell for cell in cells if cell and cell.column not in block.label_columns and is_figure(cell)]
    if not figures or not row.label:
        return ""
    is_share = any(cell.is_percent or cell.text.strip().endswith("%") for cell in figures)
    return PERCENT if is_share or "%" in row.label else unit_said([row.label]) or usual


def identifiers(indicators: Iterable[StartingIndicator]) -> dict[str, StartingIndicator]:
    """Return the indicators by the ids that they get, each once."""
    found: dict[str, StartingIndicator] = {}
    for one in indicators:
        name = identifier_of(one.name)[:60].strip("-")
        name = f"{name}-1" if name in TAKEN else name
        found.setdefault(name, one)
    return found
