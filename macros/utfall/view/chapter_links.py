"""The links from the start page into the chapters: what each holds, and how much of it deviates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from utfall.derive.assessed_items import assessed_items
from utfall.shown.chapter_link import ChapterLink
from utfall.view.chapter_contents import chapter_contents

if TYPE_CHECKING:
    from collections.abc import Iterable

    from utfall.derive.assessed_items import AssessedItem
    from utfall.model.report import Report
    from utfall.shown.outline import Chapter, Outline
    from utfall.words import Words


def chapter_links(report: Report, outline: Outline, words: Words) -> tuple[ChapterLink, ...]:
    """Return the link into each chapter that holds anything this month, in the order of the menu."""
    known = assessed_items(report)
    found = (_link(report, outline, words, chapter, known) for chapter in outline.chapters)
    return tuple(one for one in found if one.holds)


def _link(
    report: Report, outline: Outline, words: Words, chapter: Chapter, known: Iterable[AssessedItem]
) -> ChapterLink:
    keys = chapter_contents(report, chapter)
    holds = [_counted(words, resource, len(there)) for resource, there in keys.items() if there]
    states = [one.state for one in known if one.state and one.key in keys.get(one.kind, ())]
    deviating = sum(state.deviates for state in states)
    unknown = sum(len(there) for there in keys.values()) - sum(state.is_assessed for state in states)
    said = [words.say("way.deviating", count=deviating)] if deviating else []
    said += [words.say("way.unknown", count=unknown)] if unknown else []
    return ChapterLink(
        outline.address(chapter.page), chapter.title, tuple(holds), tuple(said or [words.say("way.well")])
    )


def _counted(words: Words, resource: str, count: int) -> str:
    return words.say(f"way.{resource}", count=count)
