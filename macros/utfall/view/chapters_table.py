"""The chapters of the report with how many of what each holds have which status, the worst first."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from typing import TYPE_CHECKING

from utfall.derive.assessed_items import assessed_items
from utfall.model.status import Tone
from utfall.shown.content import Number
from utfall.shown.table import Cell, Column
from utfall.view.assemble import Draft, assemble
from utfall.view.assessed_tables import files_of
from utfall.view.chapter_contents import chapter_contents

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from utfall.derive.assessed_items import AssessedItem
    from utfall.model.report import Report
    from utfall.shown.outline import Chapter, Outline
    from utfall.shown.table import Table
    from utfall.words import Words


_WORST_FIRST = (Tone.BAD, Tone.SOME, Tone.GOOD, Tone.NEUTRAL, Tone.NONE)


def chapters_table(report: Report, words: Words, outline: Outline) -> Table | None:
    """Return the chapters that hold anything this month, in the order of the menu; ``None`` where none does."""
    known = assessed_items(report)
    rows = [row for chapter in outline.chapters for row in _rows(report, words, outline, chapter, known)]
    if not rows:
        return None
    columns = [
        Column("name", words.say("heading.chapter"), "name"),
        Column("status", words.say("heading.status"), "status"),
        Column("count", words.say("heading.count"), "number"),
    ]
    caption = words.say("caption.chapters", period=report.period.report_name(words))
    return assemble("chapters", caption, columns, rows, files_of(report, known))


def _rows(
    report: Report, words: Words, outline: Outline, chapter: Chapter, known: Sequence[AssessedItem]
) -> Iterator[Draft]:
    keys = chapter_contents(report, chapter)
    name = Cell(chapter.title, leads=outline.address(chapter.page))
    page = chapter.page.removesuffix(".md").replace("/", "-")
    states = [one.state for one in known if one.state and one.key in keys.get(one.kind, ())]
    counts = Counter(states)
    for state in sorted(counts, key=lambda one: (_WORST_FIRST.index(one.tone), -one.order, one.scale, one.id)):
        cells = {"name": name, "status": Cell(state), "count": Cell(Number(Decimal(counts[state])))}
        yield Draft(f"{page}-{state.scale}-{state.id}", cells)
    unknown = sum(map(len, keys.values())) - len(states)
    if unknown:
        count = Cell(Number(Decimal(unknown)))
        yield Draft(f"{page}-unknown", {"name": name, "status": Cell(words.say("chapter.unknown")), "count": count})
