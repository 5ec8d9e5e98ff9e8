"""Charts of the report, chosen by what they show: an indicator, a statement, a chapter, a plan, any resource."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from decimal import Decimal
from itertools import groupby
from typing import TYPE_CHECKING

from utfall.derive.assessed_items import stated
from utfall.errors import MacroError, NothingToShow, UnknownName
from utfall.model.indicator import Measure
from utfall.model.missing import Missing
from utfall.model.statement import LineMeasure
from utfall.model.status import Tone
from utfall.shown.chart import ChartKind, Panel, Role
from utfall.view.chart_parts import (
    Heading,
    NumberFormat,
    distinct,
    drawn,
    extremes,
    files_of,
    filled,
    sentences,
    sign_of,
    with_sign,
)
from utfall.view.choice import EVERYTHING, ColumnChoice
from utfall.view.headings import line_heading, measure_heading
from utfall.view.indicator_tables import seen_or_due
from utfall.view.resource_chart import resource_chart
from utfall.view.series_chart import Charted, series_chart
from utfall.words import Sentence

if TYPE_CHECKING:
    from utfall.model.history import History
    from utfall.model.statement import Line, Statement
    from utfall.model.status import State
    from utfall.shown.chart import Chart, ChartSeries
    from utfall.view.indicator_tables import Pair
    from utfall.words import Words

TONES = {
    Tone.GOOD: Role.GOOD,
    Tone.SOME: Role.SOME,
    Tone.BAD: Role.BAD,
    Tone.NONE: Role.UNKNOWN,
    Tone.NEUTRAL: Role.DONE,
}
PLANS = ("goals", "activities", "assignments", "projects")
FILES = {"projects": "project_statuses"}


def chart_of(
    history: History, words: Words, name: str | None = None, kind: str | None = None, choice: ColumnChoice = EVERYTHING,
) -> Charted:  # fmt: skip
    """Return the chart of an indicator, ``statement/line``, statement, chapter, plan or resource.

    Without a name the first statement's, else the first chapter's; columns are chosen of a resource. Raises
    ``UnknownName`` for a name or a kind that there is not, ``MacroError`` where there is nothing to draw.
    """
    report = history.current
    if choice.columns is not None:
        if name is None or name not in report.resources:
            raise MacroError(Sentence("error.columns-of-chart", {"known": ", ".join(report.resources)}))
        return _of_kind(Charted(resource_chart(history, words, name, choice)), kind)
    chapters = list(dict.fromkeys(one.chapter for one in report.indicators))
    if name is None:
        first = [one.id for one in report.statements] or chapters
        if not first:
            raise NothingToShow(Sentence("error.no-rows", {"macro": "chart", "what": "statements"}))
        name = first[0]
    if name in {one.id for one in report.statements}:
        found = Charted(statement_chart(history, words, report.statement(name)))
    elif name in {one.id for one in (*report.indicators, *report.lines)}:
        return series_chart(history, words, report.indicator(name), kind)
    elif name in chapters:
        found = Charted(chapter_chart(history, words, name))
    elif name in PLANS:
        found = Charted(counts_chart(history, words, name))
    elif name in report.resources:
        found = Charted(resource_chart(history, words, name, choice))
    else:
        plans = [one for one in PLANS if one in report.resources]
        known = [*(one.id for one in report.statements), *chapters, *plans, *(one.id for one in report.indicators)]
        raise UnknownName("charted", name, known)
    return _of_kind(found, kind)


def retold(chart: Chart, title: str | None, alternative: str | None) -> Chart:
    """Return a chart with the title and the text alternative that an editor has given it.

    Raises ``MacroError`` for an alternative that only repeats the title.
    """
    named = replace(chart, title=title or chart.title, alternative=alternative or chart.alternative)
    if named.alternative.strip() == named.title.strip():
        raise MacroError(Sentence("error.alternative-is-title"))
    return named


def _of_kind(found: Charted, kind: str | None) -> Charted:
    """Draw in the way asked for, where that way can show it."""
    if kind is None:
        return found
    across = (ChartKind.BARS, ChartKind.BULLET, ChartKind.DIVERGING)
    known = (ChartKind.COUNTS,) if found.chart.kind is ChartKind.COUNTS else across
    if kind not in known:
        raise UnknownName("chart-kind", kind, known)
    return Charted(replace(found.chart, kind=ChartKind(kind)), found.remark)


def statement_chart(history: History, words: Words, statement: Statement) -> Chart:
    """Return a statement's lines: outcome as bars, budget and forecast as marks, one panel for each sum."""
    sums = [line for line in statement.lines if line.kind in {"subtotal", "total"}]
    groups = [(one, [line for line in statement.terms(one) if line.kind == "line"]) for one in sums]
    if not any(lines for _, lines in groups):
        rest = [line for line in statement.lines if line.has_figures]
        groups = [(rest[-1], rest)] if rest else []
    panels = [_lines_panel(words, statement, one, lines) for one, lines in groups if lines]
    is_waiting = any(line.outcome is Missing.DUE for line in statement.lines)
    panels = [one for one in panels if one.series and (not is_waiting or one.series[0].role is Role.OUTCOME)]
    if not panels:
        raise NothingToShow(Sentence("error.no-rows", {"macro": "chart", "what": statement.name}))
    if len(panels) == 1:
        panels = [replace(panels[0], title="")]
    negative = any(value < 0 for panel in panels for one in panel.series for value in one.values if value is not None)
    report = history.current
    title = words.say("chart.title.statement", name=statement.name, unit=with_sign(statement.unit),
                      period=report.period.report_name(words))  # fmt: skip
    told = [_panel_words(words, panel) for panel in panels]
    kind = ChartKind.DIVERGING if negative else ChartKind.BULLET
    said = sentences(words.say("chart.said.statement", period=report.period.report_name(words)), *told)
    head = Heading(f"chart-statement-{statement.id}", title, said)
    return drawn(kind, head, panels, words, files_of(history, "statement_lines")[-1:])


def _lines_panel(words: Words, statement: Statement, one: Line, lines: list[Line]) -> Panel:
    scale = NumberFormat(words, statement.unit, statement.decimals)
    roles = {LineMeasure.OUTCOME: Role.OUTCOME, LineMeasure.BUDGET: Role.TARGET, LineMeasure.FORECAST: Role.FORECAST}
    found = [
        scale.series(
            role, line_heading(measure, statement, one.period, words), [line.amount(measure) for line in lines]
        )
        for measure, role in roles.items()
    ]
    return Panel(distinct(line.name for line in lines), filled(found), statement.unit, one.name)


def chapter_chart(history: History, words: Words, chapter: str) -> Chart:
    """Return a chapter's indicators against target or budget: one panel for each unit and heading."""
    pairs = seen_or_due(history.current, chapter)
    if not pairs:
        raise NothingToShow(Sentence("error.no-rows", {"macro": "chart", "what": chapter}))
    panels = [_pairs_panel(words, list(group)) for _, group in groupby(sorted(pairs, key=_alike), key=_alike)]
    panels = [one for one in panels if one.series and one.series[0].role is Role.OUTCOME]
    title = words.say("chart.title.chapter", period=history.current.period.report_name(words))
    said = sentences(
        words.say("chart.said.chapter", count=sum(one.outcome is not Missing.DUE for _, one in pairs)),
        *(_panel_words(words, one) for one in panels),
    )
    files = files_of(history, "observations")[-1:]
    return drawn(ChartKind.BULLET, Heading(f"chart-{chapter}", title, said), panels, words, files)


def _alike(pair: Pair) -> tuple[str, str, str, str]:
    indicator, seen = pair
    return (indicator.unit, str(seen.period), indicator.reported_as, indicator.target_term)


def _pairs_panel(words: Words, pairs: list[Pair]) -> Panel:
    first, seen = pairs[0]
    scale, decimals = NumberFormat(words, first.unit, None), [one.decimals for one, _ in pairs]
    roles = {Measure.OUTCOME: Role.OUTCOME, Measure.TARGET: Role.TARGET, Measure.PREVIOUS_OUTCOME: Role.PREVIOUS}
    names = {Role.OUTCOME: "outcome", Role.TARGET: first.target_term, Role.PREVIOUS: "previous"}
    found = [
        scale.series(role, words.say(f"chart.{names[role]}"), [two.amount(what) for _, two in pairs], decimals)
        for what, role in roles.items()
    ]
    heading = measure_heading(Measure.OUTCOME, first, seen.period, words)
    categories = distinct(indicator.name for indicator, _ in pairs)
    return Panel(categories, filled(found), "", f"{heading}, {sign_of(first.unit)}")


def counts_chart(history: History, words: Words, plan: str) -> Chart:
    """Return how many of a plan's rows have each status."""
    report = history.current
    found = [one.state for one in stated(report) if one.kind == plan and one.state]
    if not found:
        raise NothingToShow(Sentence("error.no-rows", {"macro": "chart", "what": plan}))
    name, scale = words.say(f"kind-of-matter.{plan}"), NumberFormat(words, "", 0)
    counts = Counter(found)
    series = [_counted(scale, state, counts[state]) for state in sorted(counts, key=lambda state: state.order)]
    listed = ", ".join(f"{one.name.lower()} {one.shown[0]}" for one in series)
    title = words.say("chart.title.counts", name=name, period=report.period.report_name(words))
    said = sentences(words.say("chart.said.counts", count=len(found), name=name.lower(), listed=listed))
    panel = Panel((name,), tuple(series), "")
    file = report.resources[FILES.get(plan, plan) if FILES.get(plan, plan) in report.resources else plan].file
    return drawn(ChartKind.COUNTS, Heading(f"chart-{plan}", title, said), [panel], words, [file])


def _counted(scale: NumberFormat, state: State, count: int) -> ChartSeries:
    found = scale.series(TONES[state.tone], state.name, [Decimal(count)])
    return found if state.shape == state.tone.shape else replace(found, shape=state.shape)


def _panel_words(words: Words, panel: Panel) -> str:
    """Say a panel's extremes, and how many reach what they are held against."""
    outcome = next((one for one in panel.series if one.role is Role.OUTCOME), panel.series[0])
    return sentences(f"{panel.title}:" if panel.title else "", extremes(words, panel.categories, outcome))
