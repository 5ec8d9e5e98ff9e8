"""The macros of the start page: which edition, the key figures, what deviates, how things stand, the ways on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from utfall.derive.matters import deviating as matters_deviating
from utfall.number import NO_BREAK
from utfall.pages.macro import Fragment
from utfall.render.cards import cards
from utfall.render.sections import sections as draw_sections
from utfall.render.table import table as draw_table
from utfall.render.tally import tally
from utfall.render.text import escape, paragraph
from utfall.render.tiles import tiles as draw_tiles
from utfall.render.ways import ways as draw_ways
from utfall.view.accessibility import statement_sections
from utfall.view.calendar_words import said_by
from utfall.view.changes_table import changes_table
from utfall.view.downloads import table_links
from utfall.view.glossary import RESOURCE
from utfall.view.key_figures import tiles
from utfall.view.matter_tables import deviating_table, links_of_matters, status_counts_table
from utfall.view.resource_table import resource_table
from utfall.view.ways import ways

if TYPE_CHECKING:
    from collections.abc import Callable

    from utfall.pages.macro import Desk
    from utfall.shown.table import Table
    from utfall.view.downloads import FileLink


def edition(desk: Desk) -> str:
    """Write which month and edition this is, such as november 2023, utgåva 1."""
    found = desk.report.package.edition
    if found is None:
        return escape(desk.report.period.report_name(desk.words))
    month, _, number = found.title(desk.words).rpartition(" ")
    return escape(f"{month}{NO_BREAK}{number}")


def key_figures(desk: Desk) -> str:
    """Show the indicators that the settings choose as key figures, each with one comparing sentence."""
    found = tiles(desk.history, desk.words, desk.key_figures, desk.outline)
    return Fragment(draw_tiles(found, desk.words), (), found)


def deviating(desk: Desk) -> str:
    """Show what deviates, with cause and action, the worst first."""
    found = deviating_table(desk.report, desk.words)
    if found is None:
        return paragraph(desk.words.say("text.nothing-deviates", month=desk.report.period.report_name(desk.words)))
    found = desk.dated(found)
    leads = links_of_matters(matters_deviating(desk.report), desk.outline)
    asked = {key: desk.words.say(f"heading.{key}").lower() for key in ("cause", "action")}
    return Fragment(cards(found, desk.words, _files(desk, found), leads, asked), [found])


def status_counts(desk: Desk) -> str:
    """Show how many goals, activities, assignments, projects and indicators have each status."""
    found = status_counts_table(desk.report, desk.words)
    if found is None:
        return paragraph(desk.words.say("text.no-statuses"))
    found = desk.dated(found)
    return Fragment(tally(found, desk.words, _files(desk, found)), [found])


def changes(desk: Desk) -> str:
    """Show what changed since last month, the weightiest first."""
    if desk.history.previous is None:
        before = desk.report.period.previous.report_name(desk.words)
        return paragraph(desk.words.say("text.no-previous", month=before))
    found = changes_table(desk.history, desk.words)
    if found is None:
        return paragraph(said_by(desk.report.calendar, desk.words, ("text.no-changes", "text.no-changes-by-report")))
    found = desk.dated(found)
    return Fragment(cards(found, desk.words, _files(desk, found), {}, {}), [found])


def glossary(desk: Desk) -> str:
    """Show the terms that the package explains."""
    found = resource_table(desk.report, desk.words, RESOURCE)
    return Fragment(draw_table(found, desk.words, _files(desk, found)), [found])


def accessibility_statement(desk: Desk) -> str:
    """Show the accessibility statement, from the settings and the last run of the tests."""
    return draw_sections(statement_sections(desk.accessibility, desk.run, desk.words), "statement")


def chapters(desk: Desk) -> str:
    """Show the ways into the chapters: what each holds, and how much of it deviates."""
    found = ways(desk.report, desk.outline, desk.words)
    return Fragment(draw_ways(found), (), found)


def _files(desk: Desk, shown: Table) -> tuple[FileLink, ...]:
    return table_links(desk.report, desk.words, desk.forms, shown)


FUNCTIONS: tuple[Callable[..., str], ...] = (
    edition,
    key_figures,
    deviating,
    status_counts,
    changes,
    chapters,
    glossary,
    accessibility_statement,
)
