"""The macros: each looks up, asks for a table or a figure, and hands it to the one renderer.

Pure: no state, no reading, no counting (a macro in a heading is evaluated twice). ``context`` is bound when the
macros are registered; a page never gives it.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from utfall.pages import (
    breakdown_macros,
    comparison_macro,
    deck_macros,
    english_macro,
    front_macros,
    indicator_macros,
    members_macros,
)
from utfall.pages.macro import Fragment, Macro
from utfall.pages.showing import show, show_chart
from utfall.render import figure as figures
from utfall.render.dictionary import dictionary as draw_dictionary
from utfall.render.files import files as draw_files
from utfall.render.mark import mark as draw_mark
from utfall.render.number import spoken_amount
from utfall.render.text import escape, paragraph
from utfall.view.charts import chart_of, retold
from utfall.view.choice import choice
from utfall.view.corrections_table import corrected_in, corrected_note, corrections_table
from utfall.view.deviation_bars import deviation_bars_table
from utfall.view.deviation_table import deviations_table
from utfall.view.dictionary import dictionary_entries
from utfall.view.downloads import edition_files
from utfall.view.figure import bound
from utfall.view.indicator_tables import indicator_tables
from utfall.view.plan_tables import goals_table
from utfall.view.reference_tables import (
    definitions_table,
    facts_table,
    legend_tables,
    rules_table,
    sources_table,
    symbols_table,
)
from utfall.view.resource_table import resource_table
from utfall.view.statement_table import statement_table

if TYPE_CHECKING:
    from collections.abc import Callable

    from utfall.errors import UtfallError
    from utfall.pages.macro import Columns, MacroContext


def indicators(context: MacroContext, chapter: str | None = None, area: str | None = None, frequency: str | None = None,
               columns: Columns = None, title: str | None = None) -> str:  # fmt: skip
    """Show indicators with outcome, target and forecast, by chapter, area or frequency."""
    asked = choice(context.report, context.words, "indicators", columns, title)
    return show(context, *indicator_tables(context.report, context.words, chapter, area, frequency, asked))


def statement(context: MacroContext, name: str | None = None, columns: Columns = None, title: str | None = None) -> str:
    """Show a statement as a tree with subtotals; without a name, every statement."""
    asked = choice(context.report, context.words, "statement", columns, title)
    names = [name] if name is not None else [one.id for one in context.report.statements]
    return show(context, *(statement_table(context.history, context.words, one, asked) for one in names))


def deviation_bars(context: MacroContext, name: str, things: str = "", title: str | None = None) -> str:
    """Show the deviations from budget of a statement's lines or a chapter's indicators as bars around zero."""
    asked = choice(context.report, context.words, "deviation_bars", None, title)
    return show(context, deviation_bars_table(context.report, context.words, name, things, asked.title))


def goals(context: MacroContext, area: str | None = None, columns: Columns = None, title: str | None = None) -> str:
    """Show the goals and their status, of one area or of all."""
    asked = choice(context.report, context.words, "goals", columns, title)
    return show(context, goals_table(context.report, context.words, area, asked))


def table(context: MacroContext, name: str, columns: Columns = None, title: str | None = None) -> str:
    """Show any resource of the package from its schema alone."""
    asked = choice(context.report, context.words, "table", columns, title)
    return show(context, resource_table(context.report, context.words, name, asked))


def figure(
    context: MacroContext, name: str, measure: str = "outcome", unit: str | None = None, decimals: int | None = None
) -> str:
    """Write a figure inside a sentence, bound to the data: of an indicator, or as statement/line or table/row."""
    found = bound(context.report, context.words, name, measure, unit, decimals)
    shown = spoken_amount(found.value, found.decimals, found.unit, context.words.language)
    kept = spoken_amount(found.stored, None, found.stored_unit, context.words.language)
    source = context.words.say(
        "text.figure-source", name=found.name, heading=found.heading, value=kept, file=found.file
    )
    address = f"figure-{name}-{measure}".removesuffix("-outcome")
    notes = [*found.notes, *(corrected_note(context.report, one, context.words) for one in found.corrections)]
    said = corrected_in(context.report, found.corrections[-1], context.words) if found.corrections else ""
    found = replace(found, id=re.sub(r"[/_.]", "-", address))
    drawn = figures.bound_figure(found.stored, shown, " ".join((source, *notes)), found.id, said)
    return Fragment(drawn, (), [found])


def mark(context: MacroContext, scale: str, state: str) -> str:
    """Show the mark of a status: shape and word."""
    return draw_mark(context.report.state(scale, state))


def legend(context: MacroContext, scale: str | None = None) -> str:
    """Show what the states of a status scale mean; without a scale, of every scale."""
    return show(context, *legend_tables(context.report, context.words, scale))


def definitions(context: MacroContext, chapter: str | None = None) -> str:
    """Show how the indicators are defined, of one chapter or of all."""
    return show(context, definitions_table(context.report, context.words, chapter))


def symbols(context: MacroContext) -> str:
    """Show what stands in a table where a value is missing."""
    return show(context, symbols_table(context.words))


def sources(context: MacroContext) -> str:
    """Show the data files of the package."""
    return show(context, sources_table(context.report, context.words))


def facts(context: MacroContext) -> str:
    """Show what the package says of itself: period, edition, publisher, case number, licence, sources."""
    return show(context, facts_table(context.report, context.words))


def period(context: MacroContext) -> str:
    """Write the report's month, such as november 2023."""
    return escape(context.report.period.report_name(context.words))


def deviations(context: MacroContext, chapter: str | None = None, area: str | None = None) -> str:
    """Show indicators against target, forecast, last year and R12, worked out from the archive."""
    return show(context, deviations_table(context.history, context.words, chapter, area))


def corrections(context: MacroContext) -> str:
    """Show every corrected value of the month and those before it: what stood, what stands, and why."""
    found = corrections_table(context.history, context.words)
    return show(context, found) if found else paragraph(context.words.say("text.no-corrections"))


def chart(context: MacroContext, name: str | None = None, kind: str | None = None, title: str | None = None,
          alternative: str | None = None, columns: Columns = None) -> str:  # fmt: skip
    """Draw an indicator over time, a statement, a chapter, a plan's statuses, or any resource's figures."""
    asked = choice(context.report, context.words, "chart", columns, title)
    found = chart_of(context.history, context.words, name, kind, asked)
    if found.remark:
        context.remarks.append(found.remark)
    return show_chart(context, retold(found.chart, asked.title, alternative))


def rules(context: MacroContext) -> str:
    """Show the rules by which figures and statuses are worked out, with examples."""
    return show(context, rules_table(context.words, context.report.calendar))


def downloads(context: MacroContext) -> str:
    """Show the files of the whole edition: the document, the workbook, the data."""
    found = edition_files(context.report, context.words, context.outline.names, context.forms)
    return draw_files(found) if found else paragraph(context.words.say("forms.none"))


def dictionary(context: MacroContext, name: str | None = None) -> str:
    """Show what every column of the package's tables is called and holds; with a name, of one table."""
    return draw_dictionary(dictionary_entries(context.report, context.words, name))


FUNCTIONS: tuple[Callable[..., str], ...] = (
    indicators, statement, deviation_bars, goals, *deck_macros.FUNCTIONS, table, figure, mark, legend, definitions,
    symbols, sources, facts, period, deviations, corrections, *indicator_macros.FUNCTIONS, rules, chart,
    downloads, dictionary, *breakdown_macros.FUNCTIONS, *members_macros.FUNCTIONS, *front_macros.FUNCTIONS,
    *comparison_macro.FUNCTIONS, *english_macro.FUNCTIONS,
)  # fmt: skip
NAMES = tuple(function.__name__ for function in FUNCTIONS)


def macros(context: MacroContext, refused: Callable[[UtfallError], str] | None = None) -> tuple[Macro, ...]:
    """Return every macro, at a context."""
    return tuple(Macro(function, context, refused) for function in FUNCTIONS)
