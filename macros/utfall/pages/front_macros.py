"""The macros of the start page: which edition, the key figures, what deviates, how things stand, the ways on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from utfall.errors import MacroError, UnknownName
from utfall.number import NO_BREAK
from utfall.pages.macro import Fragment
from utfall.render.files import documents as draw_documents
from utfall.render.moves import moves as draw_moves
from utfall.render.sections import sections as draw_sections
from utfall.render.table import table as draw_table
from utfall.render.tally import tally
from utfall.render.text import escape, paragraph
from utfall.render.tiles import tiles as draw_tiles
from utfall.render.worst import worst as draw_worst
from utfall.view.accessibility import statement_sections
from utfall.view.assessed_tables import status_counts_table
from utfall.view.calendar_words import said_by
from utfall.view.changes_table import changes_table
from utfall.view.chapters_table import chapters_table
from utfall.view.downloads import documents_of, table_links
from utfall.view.glossary import RESOURCE
from utfall.view.key_figures import tiles
from utfall.view.resource_table import resource_table
from utfall.view.sentences import chapter_headline, report_headline, report_verdict
from utfall.view.unfinished_table import unfinished_table
from utfall.view.worst_table import deviations, way_to_all
from utfall.words import LANGUAGES, Sentence
from utfall.words import words as words_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from utfall.pages.macro import MacroContext
    from utfall.shown.table import Table
    from utfall.view.downloads import FileLink


def edition(context: MacroContext) -> str:
    """Write which month and edition this is, such as November 2023, edition 1."""
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


def previous(context: MacroContext) -> str:
    """Write the month of the report before, such as november, or T2 2023 where each tertial has a report."""
    before = context.history.previous.period if context.history.previous else context.report.period.previous
    is_near = before.reported is before and before.year == context.report.period.year
    name = context.words.say(f"month.name.{before.number}") if is_near else before.report_name(context.words)
    return escape(name)


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


def deviating(context: MacroContext, limit: int | None = None) -> str:
    """Show what deviates, with figure, cause, action and owner, the worst first; with a limit only so much of it."""
    if limit is not None and limit < 1:
        raise MacroError(Sentence("error.limit", {"value": limit}))
    found = deviations(context.history, context.words, context.outline, limit)
    if found is None:
        key = "text.nothing-deviates-yet" if context.report.package.due else "text.nothing-deviates"
        return paragraph(context.words.say(key, month=context.report.period.report_name(context.words)))
    shown = context.dated(found.table)
    more = way_to_all(found, context.words, context.outline) if limit is not None else None
    return Fragment(draw_worst(shown, context.words, _files(context, shown), more), [shown])


def status_counts(context: MacroContext) -> str:
    """Show how many goals, activities, assignments, projects and indicators have each status."""
    found = status_counts_table(context.report, context.words)
    if found is None:
        return paragraph(context.words.say("text.no-statuses"))
    found = context.dated(found)
    return Fragment(tally(found, context.words, _files(context, found)), [found])


def changes(context: MacroContext) -> str:
    """Show what changed since the last report, each thing once: worse, new forecasts, then new, better or done."""
    if context.history.previous is None:
        before = context.report.period.previous.report_name(context.words)
        return paragraph(context.words.say("text.no-previous", month=before))
    found = changes_table(context.history, context.words, context.outline)
    if found is None:
        return paragraph(
            said_by(context.report.calendar, context.words, ("text.no-changes", "text.no-changes-by-report"))
        )
    found = context.dated(found)
    return Fragment(draw_moves(found, context.words, _files(context, found)), [found])


def glossary(context: MacroContext) -> str:
    """Show the terms that the package explains."""
    found = resource_table(context.report, context.words, RESOURCE)
    return Fragment(draw_table(found, context.words, _files(context, found)), [found])


def accessibility_statement(context: MacroContext) -> str:
    """Show the accessibility statement, from the settings and the last run of the tests."""
    return draw_sections(statement_sections(context.accessibility, context.run, context.words), "statement")


def chapters(context: MacroContext) -> str:
    """Show the chapters with how many of what each holds have which status."""
    found = chapters_table(context.report, context.words, context.outline)
    if found is None:
        return paragraph(context.words.say("text.no-statuses"))
    found = context.dated(found)
    return Fragment(tally(found, context.words, _files(context, found)), [found])


def documents(context: MacroContext) -> str:
    """Show what most readers fetch of the edition, and when the next report comes."""
    found = documents_of(context.report, context.words, context.forms)
    return draw_documents(found, context.next_report) if found or context.next_report else ""


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
    previous,
    chapters,
    documents,
    glossary,
    accessibility_statement,
)
