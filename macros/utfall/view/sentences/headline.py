"""The headlines: of the report, by its key figures, and of a chapter, by what it shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from utfall.derive.assessed_items import assessed_items
from utfall.view.chapter_contents import chapter_contents
from utfall.view.sentences.names import capital
from utfall.view.sentences.points import as_heading, points

if TYPE_CHECKING:
    from collections.abc import Sequence

    from utfall.model.history import History
    from utfall.shown.outline import Chapter
    from utfall.words import Words

PLANS = ("goals", "activities", "assignments", "projects")


def report_headline(history: History, words: Words, key_figures: Sequence[str] = ()) -> str:
    """Return the report's month and its two points, without a full stop; of the key figures, else of all indicators."""
    report = history.current
    chosen = [report.indicator(name) for name in key_figures] or list(report.indicators)
    found = points(history, words, chosen) or points(history, words, report.indicators)
    month = capital(report.period.report_name(words))
    if found is None:
        return month
    key = "sentence.dated" if found.is_named else "sentence.dated-listed"
    return words.say(key, month=month, points=found.text)


def chapter_headline(history: History, words: Words, chapter: Chapter) -> str:
    """Return what a chapter's own indicators say, else how its goals, activities or projects stand.

    Empty where there is nothing to say, for the chapter's name to stand there.
    """
    report = history.current
    wanted = chapter_contents(report, chapter).get("indicators", ())
    found = points(history, words, [one for one in report.indicators if one.id in wanted])
    if found:
        return as_heading(found)
    said = (_plans(history, words, chapter, kind) for kind in PLANS)
    return next(filter(None, said), "")


def _plans(history: History, words: Words, chapter: Chapter, kind: str) -> str:
    wanted = chapter_contents(history.current, chapter).get(kind)
    if not wanted:
        return ""
    there = [one for one in assessed_items(history.current) if one.kind == kind and one.key in wanted]
    assessed = [one for one in there if one.state and one.state.is_assessed]
    count = sum(one.deviates for one in assessed)
    return words.say(f"sentence.plan.{kind}.{_plan_case(count, len(assessed))}", count=count, all=len(assessed))


def _plan_case(count: int, every: int) -> str:
    if every <= 1:
        return ("one" if count else "one-none") if every else "unknown"
    if not count:
        return "none"
    return "all" if count == every else "some"
