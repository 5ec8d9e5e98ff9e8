"""The menu: how many deviate of what each page shows, and the worst status among them.

Each thing is counted on one page, so that the numbers of the menu add up to all that deviates: the first chapter that
shows it, or the start page where no chapter does. A thing is counted by the status that stands first, a judged project
as judged.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from utfall.derive.assessed_items import assessed_items
from utfall.model.status import Tone
from utfall.shown.menu_entry import MenuEntry
from utfall.shown.outline import FRONT
from utfall.view.chapter_contents import chapter_contents

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from utfall.derive.assessed_items import AssessedItem
    from utfall.model.report import Report
    from utfall.model.status import State
    from utfall.shown.outline import Outline
    from utfall.words import Words

_WORST_FIRST = (Tone.BAD, Tone.SOME, Tone.GOOD, Tone.NEUTRAL)


def menu_entries(report: Report, outline: Outline, words: Words) -> tuple[MenuEntry, ...]:
    """Return the pages of the menu that show things with a status, in its order, the start page first."""
    return tuple(_entries(report, outline, words))


def _entries(report: Report, outline: Outline, words: Words) -> Iterator[MenuEntry]:
    for page, items in _by_page(report, outline).items():
        states = [one.state for one in items if one.state and one.state.is_assessed]
        address = outline.address(page)
        if states and address:
            worst, count = min(states, key=_worst_first), sum(state.deviates for state in states)
            yield MenuEntry(address, worst, count, _said(worst, count, words))


def _by_page(report: Report, outline: Outline) -> Mapping[str, Sequence[AssessedItem]]:
    """Return what is counted on each page."""
    contents = {chapter.page: chapter_contents(report, chapter) for chapter in outline.chapters}
    found: dict[str, list[AssessedItem]] = defaultdict(list)
    found[FRONT] = []
    for one in assessed_items(report):
        page = next((page for page, keys in contents.items() if one.key in keys.get(one.kind, ())), FRONT)
        found[page].append(one)
    return found


def _worst_first(state: State) -> tuple[int, int]:
    """Return a state's place from the worst; of those that mean the same, the last of its scale first."""
    return _WORST_FIRST.index(state.tone), -state.order


def _said(worst: State, count: int, words: Words) -> str:
    if not count:
        return words.say("menu.well")
    return words.say("menu.deviating", count=count, worst=worst.name[:1].lower() + worst.name[1:])
