"""The macros of the start page: which edition, the key figures, what deviates, how things stand, the ways on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from utfall.derive.assessed_items import deviating as deviating_items
from utfall.errors import UnknownName
from utfall.number import NO_BREAK
from utfall.pages.macro import Fragment
from utfall.render.cards import cards
from utfall.render.chapter_links import chapter_links as draw_chapter_links
from utfall.render.sections import sections as draw_sections
from utfall.render.table import table as draw_table
from utfall.render.tally import tally
from utfall.render.text import escape, paragraph
from utfall.render.tiles import tiles as draw_tiles
from utfall.view.accessibility import statement_sections
from utfall.view.assessed_tables import deviating_table, links_of_items, status_counts_table
from utfall.view.calendar_words import said_by
from utfall.view.changes_table import changes_table
from utfall.view.chapter_links import chapter_links
from utfall.view.downloads import table_links
from utfall.view.glossary import RESOURCE
from utfall.view.key_figures import tiles
from utfall.view.resource_table import resource_table
from utfall.view.sentences import chapter_headline, report_headline, report_verdict
from utfall.view.unfinished_table import unfinished_table
from utfall.words import LANGUAGES
from utfall.words import words as words_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from utfall.pages.macro import MacroContext
    from utfall.shown.table import Table
    from utfall.view.downloads import FileLink


def edition(context: MacroContext) -> str:
    """Write which month and edition this is, such as november 2023, utgåva 1."""
    found = context.report.package.edition
    if found is None:
        return escape(context.report.period.report_name(context.words))
    month, _, number = found.title(context.words).rpartition(" ")
    title, due = f"{month}{NO_BREAK}{number}", context.report.package.due
    return escape(context.words.say("draft.edition", edition=title, count=due) if due else title)


def headline(context: MacroContext, chapter: str | None = None, language: str | None = None) -> str:
    """Write the headline that is made of the figures: of the report, or of a chapter by its page's or its own name."""
    if language is not None and language not in LANGUAGES:
        raise UnknownName("language", language, LANGUAGES)
    speech = words_of(language) if language else context.words
    if chapter is None:
        return escape(report_headline(context.history, speech, context.key_figures))
    found = context.outline.chapter(chapter)
    if found is None:
        raise UnknownName("chapter", chapter, context.outline.chapter_names)
    return escape(chapter_headline(context.history, speech, found) or found.title)


def verdict(context: MacroContext) -> str:
    """Write the line of verdict: how the year goes, and how many of the assessed indicators deviate."""
    return escape(report_verdict(context.history, context.words, context.key_figures))


def unfinished(context: MacroContext) -> str:
    """Show what is left of a month that is being written, by owner and with the cells; nothing when all is in."""
    found = unfinished_table(context.report, context.words, context.old_texts)
    if found is None:
        return ""
    found = context.dated(found)
    return Fragment(draw_table(found, context.words, _files(context, found)), [found])


def key_figures(context: MacroContext) -> str:
    """Show the indicators that the settings choose as key figures, each with one comparing sentence."""
    found = tiles(context.history, context.words, context.key_figures, context.outline)
    return Fragment(draw_tiles(found, context.words), (), found)


def deviating(context: MacroContext) -> str:
    """Show what deviates, with cause and action, the worst first."""
    found = deviating_table(context.report, context.words)
    if found is None:
        key = "text.nothing-deviates-yet" if context.report.package.due else "text.nothing-deviates"
        return paragraph(context.words.say(key, month=context.report.period.report_name(context.words)))
    found = context.dated(found)
    leads = links_of_items(deviating_items(context.report), context.outline)
    asked = {key: context.words.say(f"heading.{key}").lower() for key in ("cause", "action")}
    return Fragment(cards(found, context.words, _files(context, found), leads, asked), [found])


def status_counts(context: MacroContext) -> str:
    """Show how many goals, activities, assignments, projects and indicators have each status."""
    found = status_counts_table(context.report, context.words)
    if found is None:
        return paragraph(context.words.say("text.no-statuses"))
    found = context.dated(found)
    return Fragment(tally(found, context.words, _files(context, found)), [found])


def changes(context: MacroContext) -> str:
    """Show what changed since last month, the weightiest first."""
    if context.history.previous is None:
        before = context.report.period.previous.report_name(context.words)
        return paragraph(context.words.say("text.no-previous", month=before))
    found = changes_table(context.history, context.words)
    if found is None:
        return paragraph(
            said_by(context.report.calendar, context.words, ("text.no-changes", "text.no-changes-by-report"))
        )
    found = context.dated(found)
    return Fragment(cards(found, context.words, _files(context, found), {}, {}), [found])


def glossary(context: MacroContext) -> str:
    """Show the terms that the package explains."""
    found = resource_table(context.report, context.words, RESOURCE)
    return Fragment(draw_table(found, context.words, _files(context, found)), [found])


def accessibility_statement(context: MacroContext) -> str:
    """Show the accessibility statement, from the settings and the last run of the tests."""
    return draw_sections(statement_sections(context.accessibility, context.run, context.words), "statement")


def chapters(context: MacroContext) -> str:
    """Show the links into the chapters: what each holds, and how much of it deviates."""
    found = chapter_links(context.report, context.outline, context.words)
    return Fragment(draw_chapter_links(found), (), found)


def _files(context: MacroContext, shown: Table) -> tuple[FileLink, ...]:
    return table_links(context.report, context.words, context.forms, shown)


FUNCTIONS: tuple[Callable[..., str], ...] = (
    edition,
    headline,
    verdict,
    unfinished,
    key_figures,
    deviating,
    status_counts,
    changes,
    chapters,
    glossary,
    accessibility_statement,
)
