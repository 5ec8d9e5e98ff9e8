"""The macros: each looks up, asks for a table or a figure, and hands it to the one renderer.

Pure: no state, no reading, no counting (a macro in a heading is evaluated twice). ``desk`` is bound when the
macros are registered; a page never gives it.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from utfall.draw import paint
from utfall.pages import front_macros
from utfall.pages.macro import Fragment, Macro
from utfall.render import figure as figures
from utfall.render.axes import FRAMES
from utfall.render.chart import Picture
from utfall.render.chart import chart as draw_chart
from utfall.render.dictionary import dictionary as draw_dictionary
from utfall.render.files import files as draw_files
from utfall.render.mark import mark as draw_mark
from utfall.render.number import spoken_amount
from utfall.render.plot import plot
from utfall.render.table import tables as draw_tables
from utfall.render.text import element, escape, paragraph
from utfall.view.charts import chart_of, retold
from utfall.view.choice import choice
from utfall.view.corrections_table import corrected_in, corrected_note, corrections_table
from utfall.view.deviation_table import deviations_table
from utfall.view.dictionary import dictionary_entries
from utfall.view.downloads import edition_files, table_links
from utfall.view.figure import bound
from utfall.view.indicator_now import now_table
from utfall.view.indicator_page import indicator_page, track_table
from utfall.view.indicator_tables import indicator_tables
from utfall.view.plan_tables import activities_table, assignments_table, goals_table, projects_tables
from utfall.view.reference_tables import (
    definitions_table,
    facts_table,
    legend_tables,
    rules_table,
    sources_table,
    symbols_table,
)
from utfall.view.resource_table import resource_table
from utfall.view.series_chart import line_chart
from utfall.view.statement_table import statement_table

if TYPE_CHECKING:
    from collections.abc import Callable

    from utfall.errors import UtfallError
    from utfall.pages.macro import Columns, Desk
    from utfall.shown.chart import Chart
    from utfall.shown.table import Table


def show(desk: Desk, *tables: Table) -> Fragment:
    """Draw tables, each with its edition and links to the files that have it."""
    tables = tuple(desk.dated(one) for one in tables)
    links = {one.id: table_links(desk.report, desk.words, desk.forms, one) for one in tables}
    return Fragment(draw_tables(tables, desk.words, links), tables)


def show_chart(desk: Desk, shown: Chart) -> Fragment:
    """Draw a chart, with its figures as a table."""
    shown = replace(shown, table=desk.dated(shown.table))
    links = table_links(desk.report, desk.words, desk.forms, shown.table)
    figures = {frame.name: plot(shown, frame, desk.words.language) for frame in FRAMES}
    pictures = {name: Picture(made, paint(made)) for name, made in figures.items()}
    return Fragment(draw_chart(shown, pictures, desk.words, links), [shown.table], [shown])


def indicators(desk: Desk, chapter: str | None = None, area: str | None = None, frequency: str | None = None,
               columns: Columns = None, title: str | None = None) -> str:  # fmt: skip
    """Show indicators with outcome, target and forecast, by chapter, area or frequency."""
    asked = choice(desk.report, desk.words, "indicators", columns, title)
    return show(desk, *indicator_tables(desk.report, desk.words, chapter, area, frequency, asked))


def statement(desk: Desk, name: str | None = None, columns: Columns = None, title: str | None = None) -> str:
    """Show a statement as a tree with subtotals; without a name, every statement."""
    asked = choice(desk.report, desk.words, "statement", columns, title)
    names = [name] if name is not None else [one.id for one in desk.report.statements]
    return show(desk, *(statement_table(desk.history, desk.words, one, asked) for one in names))


def goals(desk: Desk, area: str | None = None, columns: Columns = None, title: str | None = None) -> str:
    """Show the goals and their status, of one area or of all."""
    asked = choice(desk.report, desk.words, "goals", columns, title)
    return show(desk, goals_table(desk.report, desk.words, area, asked))


def activities(desk: Desk, area: str | None = None, columns: Columns = None, title: str | None = None) -> str:
    """Show the activities and their status, of one area or of all."""
    asked = choice(desk.report, desk.words, "activities", columns, title)
    return show(desk, activities_table(desk.report, desk.words, area, asked))


def assignments(desk: Desk, columns: Columns = None, title: str | None = None) -> str:
    """Show the assignments and their status."""
    asked = choice(desk.report, desk.words, "assignments", columns, title)
    return show(desk, assignments_table(desk.report, desk.words, asked))


def projects(desk: Desk, columns: Columns = None, title: str | None = None) -> str:
    """Show the projects with the status of each dimension, and the causes and actions."""
    asked = choice(desk.report, desk.words, "projects", columns, title)
    return show(desk, *projects_tables(desk.report, desk.words, asked))


def table(desk: Desk, name: str, columns: Columns = None, title: str | None = None) -> str:
    """Show any resource of the package from its schema alone."""
    asked = choice(desk.report, desk.words, "table", columns, title)
    return show(desk, resource_table(desk.report, desk.words, name, asked))


def figure(
    desk: Desk, name: str, measure: str = "outcome", unit: str | None = None, decimals: int | None = None
) -> str:
    """Write a figure inside a sentence, bound to the data: of an indicator, or as statement/line or table/row."""
    found = bound(desk.report, desk.words, name, measure, unit, decimals)
    shown = spoken_amount(found.value, found.decimals, found.unit, desk.words.language)
    kept = spoken_amount(found.stored, None, found.stored_unit, desk.words.language)
    source = desk.words.say("text.figure-source", name=found.name, heading=found.heading, value=kept, file=found.file)
    address = f"figure-{name}-{measure}".removesuffix("-outcome")
    notes = [*found.notes, *(corrected_note(desk.report, one, desk.words) for one in found.corrections)]
    said = corrected_in(desk.report, found.corrections[-1], desk.words) if found.corrections else ""
    found = replace(found, id=re.sub(r"[/_.]", "-", address))
    drawn = figures.bound_figure(found.stored, shown, " ".join((source, *notes)), found.id, said)
    return Fragment(drawn, (), [found])


def mark(desk: Desk, scale: str, state: str) -> str:
    """Show the mark of a status: shape and word."""
    return draw_mark(desk.report.state(scale, state))


def legend(desk: Desk, scale: str | None = None) -> str:
    """Show what the states of a status scale mean; without a scale, of every scale."""
    return show(desk, *legend_tables(desk.report, desk.words, scale))


def definitions(desk: Desk, chapter: str | None = None) -> str:
    """Show how the indicators are defined, of one chapter or of all."""
    return show(desk, definitions_table(desk.report, desk.words, chapter))


def symbols(desk: Desk) -> str:
    """Show what stands in a table where a value is missing."""
    return show(desk, symbols_table(desk.words))


def sources(desk: Desk) -> str:
    """Show the data files of the package."""
    return show(desk, sources_table(desk.report, desk.words))


def facts(desk: Desk) -> str:
    """Show what the package says of itself: period, edition, publisher, case number, licence, sources."""
    return show(desk, facts_table(desk.report, desk.words))


def period(desk: Desk) -> str:
    """Write the report's month, such as november 2023."""
    return escape(desk.report.period.report_name(desk.words))


def deviations(desk: Desk, chapter: str | None = None, area: str | None = None) -> str:
    """Show indicators against target, forecast, last year and R12, worked out from the archive."""
    return show(desk, deviations_table(desk.history, desk.words, chapter, area))


def corrections(desk: Desk) -> str:
    """Show every corrected value of the month and those before it: what stood, what stands, and why."""
    found = corrections_table(desk.history, desk.words)
    return show(desk, found) if found else paragraph(desk.words.say("text.no-corrections"))


def chart(desk: Desk, name: str | None = None, kind: str | None = None, title: str | None = None,
          alternative: str | None = None, columns: Columns = None) -> str:  # fmt: skip
    """Draw an indicator over time, a statement, a chapter, a plan's statuses, or any resource's figures."""
    asked = choice(desk.report, desk.words, "chart", columns, title)
    found = chart_of(desk.history, desk.words, name, kind, asked)
    if found.remark:
        desk.remarks.append(found.remark)
    return show_chart(desk, retold(found.chart, asked.title, alternative))


def track_record(desk: Desk, name: str) -> str:
    """Show how an indicator's forecasts for the year have moved, and how far off they were."""
    found = track_table(desk.history, desk.words, name)
    return show(desk, found) if found else paragraph(desk.words.say("text.no-forecasts"))


def indicator(desk: Desk, name: str) -> str:
    """Show everything about an indicator: as it stands, defined, over time, with forecasts and corrections."""
    line = line_chart(desk.history, desk.words, name)
    now = now_table(desk.history, desk.words, name)
    first = [show(desk, now)] if now else []
    drawn = [show_chart(desk, line)] if line else []
    parts = [*first, *drawn, show(desk, *indicator_page(desk.history, desk.words, name))]
    tables = [one for part in parts for one in part.tables]
    others = [one for part in parts for one in part.others]
    return Fragment(element("div", "".join(parts), class_="u-tables"), tables, others)


def rules(desk: Desk) -> str:
    """Show the rules by which figures and statuses are worked out, with examples."""
    return show(desk, rules_table(desk.words, desk.report.calendar))


def downloads(desk: Desk) -> str:
    """Show the files of the whole edition: the document, the workbook, the data."""
    found = edition_files(desk.report, desk.words, desk.forms)
    return draw_files(found) if found else paragraph(desk.words.say("forms.none"))


def dictionary(desk: Desk, name: str | None = None) -> str:
    """Show what every column of the package's tables is called and holds; with a name, of one table."""
    return draw_dictionary(dictionary_entries(desk.report, desk.words, name))


FUNCTIONS: tuple[Callable[..., str], ...] = (
    indicators, statement, goals, activities, assignments, projects, table, figure, mark, legend, definitions,
    symbols, sources, facts, period, deviations, corrections, track_record, indicator, rules, chart,
    downloads, dictionary, *front_macros.FUNCTIONS,
)  # fmt: skip
NAMES = tuple(function.__name__ for function in FUNCTIONS)


def macros(desk: Desk, refused: Callable[[UtfallError], str] | None = None) -> tuple[Macro, ...]:
    """Return every macro, at a desk."""
    return tuple(Macro(function, desk, refused) for function in FUNCTIONS)
