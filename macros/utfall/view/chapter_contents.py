"""What of the report stands in each chapter: the keys of the rows that its macros show."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from utfall.model.report import Report
    from utfall.shown.outline import Chapter, ChapterContent


def chapter_contents(report: Report, chapter: Chapter) -> Mapping[str, frozenset[str]]:
    """Return the keys of the rows that a chapter shows, by their resource, in the order of its macros."""
    found: dict[str, frozenset[str]] = {}
    for shown in chapter.shows:
        found[shown.resource] = found.get(shown.resource, frozenset()) | frozenset(_selected(report, shown))
    return found


def _selected(report: Report, shown: ChapterContent) -> Iterator[str]:
    for one in getattr(report, shown.resource):
        wanted = {name: value for name in ("chapter", "area") if (value := getattr(shown, name))}
        is_there = shown.resource != "indicators" or report.observation(one.id) is not None
        if is_there and all(getattr(one, name) == value for name, value in wanted.items()):
            yield one.id
