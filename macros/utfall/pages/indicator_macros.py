"""The macros of an indicator's own page: the answer first, then its parts, each under a heading of its own."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from utfall.pages.macro import Fragment
from utfall.pages.showing import show, show_chart, together
from utfall.render.foot import origin
from utfall.render.parts import chart_tables, corrections, facts, files, folded, part, quotes, sentence
from utfall.render.table import table as draw_table
from utfall.render.text import Html, element, escape, joined, paragraph
from utfall.shown.chart import Chart
from utfall.view.asked_breakdown import asked_breakdown, lower_first
from utfall.view.breakdown_over import BreakdownOver
from utfall.view.breakdown_table import breakdown_table
from utfall.view.downloads import indicator_files
from utfall.view.forecast_chart import forecast_chart
from utfall.view.forecast_table import forecasts_table
from utfall.view.indicator_now import now_table, now_unit
from utfall.view.indicator_page import corrections_of, series_table, track_table
from utfall.view.indicator_words import history_heading, trend_sentences
from utfall.view.reference_tables import definition_facts
from utfall.view.sentences import indicator_sentence
from utfall.view.sentences.amounts import behind_figure
from utfall.view.series_chart import line_chart

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from utfall.model.indicator import Indicator
    from utfall.pages.macro import MacroContext
    from utfall.shown.table import Table

PAGE = "u-tables u-indicator"


def indicator(context: MacroContext, name: str) -> str:
    """Show everything about an indicator: as it stands, over time, what is said of it, forecasts, what it measures."""
    one = context.report.indicator(name)
    drawn = _IndicatorPage(context, one)
    parts = [found for found in drawn.parts() if found]
    return together([*parts, drawn.data(parts)], PAGE)


def track_record(context: MacroContext, name: str) -> str:
    """Show how an indicator's forecasts for the year have moved, and how far off they were."""
    found = track_table(context.history, context.words, name)
    return show(context, found) if found else paragraph(context.words.say("text.no-forecasts"))


def forecasts(context: MacroContext, chapter: str) -> str:
    """Show a chapter's forecasts for the year as they were made, and the outcome once the year is over."""
    found = forecasts_table(context.history, context.words, chapter)
    none = context.words.say("text.no-forecasts-yet", year=context.report.period.year_name)
    return show(context, found) if found else paragraph(none)


class _IndicatorPage:
    """Draw the parts of an indicator's page in the order in which they are read."""

    def __init__(self, context: MacroContext, one: Indicator) -> None:
        self.context, self.one = context, one
        self.words, self.history = context.words, context.history
        self.behind: list[Fragment] = []  # tables that stand behind the line at the end of the page
        self.address = one.id.replace("/", "-")

    def parts(self) -> Iterator[Fragment | None]:
        """Yield the parts; nothing in the place of one of which there is nothing to tell."""
        yield self._answer()
        yield self._now()
        yield self._trend()
        yield self._said()
        yield from self._breakdowns()
        yield self._forecasts()
        yield self._series()
        yield self._about()

    def data(self, parts: Sequence[Fragment]) -> Fragment:
        """Return the charts' figures, where all of it is from, the files and the way to cite: in one place."""
        words, address = self.words, f"data-{self.address}"
        tables = [table for found in parts for table in found.tables]
        charted = [one.table for found in parts for one in found.others if isinstance(one, Chart)]
        tables += [table for found in self.behind for table in found.tables]
        figures = chart_tables(charted, words) + joined(Html(one) for one in self.behind)
        seen, more = indicator_files(self.context.report, words, self.context.forms, self.one, tables)
        source = words.say("indicator.source", edition=self.context.edition, source=self.one.source.rstrip("."))
        said = words.say("indicator.all")
        whole = next((one for one in tables if one.id.startswith("series-")), tables[-1])
        block = element(
            "div",
            joined((
                element("p", escape(words.say("indicator.data-of", name=self.one.name)), class_="u-caption u-heard"),
                sentence(source),
                files(words.say("indicator.fetch"), seen),
                element("div", origin(whole, address, words, more, figures, said), class_="u-foot"),
            )),
            class_="u-block", id=address,
        )  # fmt: skip
        shown = [table for found in self.behind for table in found.tables]
        return self._part("data", words.say("indicator.part.data"), Fragment(block, shown))

    @cached_property
    def _sentence(self) -> str:
        return indicator_sentence(self.history, self.one, self.words)

    def _answer(self) -> Fragment:
        return Fragment(sentence(self._sentence, "u-lead u-answer"))

    def _now(self) -> Fragment | None:
        found = now_table(self.history, self.words, self.one.id)
        return self._facts(found, "u-now", now_unit(self.context.report, self.one)) if found else None

    def _trend(self) -> Fragment | None:
        line = line_chart(self.history, self.words, self.one.id)
        if not line:
            return None
        told = [
            Fragment(sentence(said)) for said in trend_sentences(self.history, self.words, self.one, self._sentence)
        ]
        return self._part("trend", self.words.say("indicator.part.trend"), self._chart(line), *told)

    def _said(self) -> Fragment | None:
        found = [one for one in self.context.mentions(self.one.id) if one.paragraphs]
        if not found:
            return None
        return self._part("said", self.words.say("indicator.part.said"), Fragment(quotes(found, self.words)))

    def _breakdowns(self) -> Iterator[Fragment]:
        """Yield a part for each dimension that the indicator is broken down by in this period."""
        known = self.context.report.breakdowns
        for by in known.by(self.one.id) if known else ():
            seen = self.context.report.observation(self.one.id)
            if len(by) > 1 or seen is None or seen.period not in known.of(self.one.id, *by).periods:
                continue
            asked = asked_breakdown(self.history, self.words, self.one.id, by)
            chart = BreakdownOver(asked).multiples()
            drawn = self._chart(chart) if chart else self._table(breakdown_table(asked))
            heading = self.words.say("indicator.part.breakdown", dimension=lower_first(asked.said()))
            yield self._part(f"by-{'-'.join(by)}", heading, drawn)

    def _forecasts(self) -> Fragment | None:
        found = track_table(self.history, self.words, self.one.id)
        if not found:
            return None
        is_closed = any(column.key == "error" for column in found.columns)
        heading = self.words.say(f"indicator.part.{'forecast' if is_closed else 'forecast-open'}")
        first = self.words.say("indicator.forecasts", first=min(found.rows, key=lambda row: row.id).cells[0].content)
        steps = forecast_chart(self.history, self.words, self.one.id)
        if steps is None:
            return self._part("forecast", heading, self._folded(first, self._table(found)))
        self.behind.append(self._table(found))  # the picture says it; the table stands with the figures of the others
        return self._part("forecast", heading, self._chart(steps))

    def _series(self) -> Fragment | None:
        found = series_table(self.history, self.words, self.one)
        if not found:
            return None
        count = len(found.unfolded().rows)
        return self._part("history", history_heading(self.words, self.one, count), self._table(found))

    def _about(self) -> Fragment:
        shown = definition_facts(self.context.report, self.words, self.one, self.context.contact)
        told, corrected = [self._facts(shown, "u-about")], corrections_of(self.history, self.words, self.one)
        if corrected:
            corrected = self.context.dated(corrected)
            told.append(Fragment(corrections(corrected, self.words, behind_figure(self.one.unit)), [corrected]))
        return self._part("about", self.words.say("indicator.part.about"), *told)

    def _part(self, key: str, heading: str, *content: Fragment) -> Fragment:
        drawn = part(f"{key}-of-{self.address}", heading, (Html(one) for one in content))
        return Fragment(drawn, (table for one in content for table in one.tables),
                        (other for one in content for other in one.others))  # fmt: skip

    def _facts(self, found: Table, kind: str, unit: str = "") -> Fragment:
        found = self.context.dated(found)
        return Fragment(facts(found, self.words, kind, unit), [found])

    def _table(self, found: Table) -> Fragment:
        """Draw a table whose source and files are told at the end of the page."""
        found = self.context.dated(found)
        return Fragment(draw_table(found, self.words, is_of_a_chart=True), [found])

    @staticmethod
    def _folded(summary: str, content: Fragment) -> Fragment:
        return Fragment(folded(summary, Html(content)), content.tables, content.others)

    def _chart(self, found: Chart) -> Fragment:
        return show_chart(self.context, found, is_bare=True)


FUNCTIONS: tuple[Callable[..., str], ...] = (track_record, forecasts, indicator)
