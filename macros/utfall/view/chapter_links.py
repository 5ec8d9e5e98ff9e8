"""The links from the start page into the chapters: what each holds, and how much of it deviates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from utfall.derive.assessed_items import assessed_items
from utfall.shown.chapter_link import ChapterLink

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from utfall.derive.assessed_items import AssessedItem
    from utfall.model.report import Report
    from utfall.shown.outline import Chapter, ChapterContent, Outline
    from utfall.words import Words


def chapter_links(report: Report, outline: Outline, words: Words) -> tuple[ChapterLink, ...]:
    """Return the link into each chapter that holds anything this month, in the order of the menu."""
    known = assessed_items(report)
    found = (_link(report, outline, words, chapter, known) for chapter in outline.chapters)
    return tuple(one for one in found if one.holds)


def _link(
    report: Report, outline: Outline, words: Words, chapter: Chapter, known: Iterable[AssessedItem]
) -> ChapterLink:
    keys = {resource: set(_keys(report, chapter, resource)) for resource in dict.fromkeys(_resources(chapter))}
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


def _resources(chapter: Chapter) -> Iterator[str]:
    return (one.resource for one in chapter.shows)


def _keys(report: Report, chapter: Chapter, resource: str) -> Iterator[str]:
    for shown in chapter.shows:
        if shown.resource == resource:
            yield from _selected(report, shown)


def _selected(report: Report, shown: ChapterContent) -> Iterator[str]:
    for one in getattr(report, shown.resource):
        wanted = {name: value for name in ("chapter", "area") if (value := getattr(shown, name))}
        is_there = shown.resource != "indicators" or report.observation(one.id) is not None
        if is_there and all(getattr(one, name) == value for name, value in wanted.items()):
            yield one.id
