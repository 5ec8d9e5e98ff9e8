"""The page in English, made of the data whatever the report's language: key figures, indicators, what deviates.

Texts that people have written are in the report's language and are left out. So is what has no title in English; how
much that is is told.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from utfall.derive.assessed_items import KINDS, deviating
from utfall.derive.status import status_of
from utfall.model.missing import Missing
from utfall.shown.table import Cell, Column
from utfall.view.assemble import Draft, assemble
from utfall.view.sentences import indicator_sentence, report_verdict
from utfall.view.sentences.amounts import Amounts
from utfall.view.sentences.names import capital, english, english_state

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from utfall.derive.assessed_items import AssessedItem
    from utfall.model.history import History
    from utfall.model.indicator import Amount, Indicator, Observation
    from utfall.model.report import Report
    from utfall.model.status import State
    from utfall.shown.table import Table

INDICATORS = "indicators"


@dataclass(frozen=True, slots=True)
class EnglishFigure:
    """One key figure: its name and value as they are read, its status, and a sentence on it."""

    id: str
    name: str
    value: str
    status: State | None
    said: str


@dataclass(frozen=True, slots=True)
class EnglishPage:
    """Hold what the page says. ``left_out`` are sentences on what has no title in English."""

    verdict: str
    figures: tuple[EnglishFigure, ...]
    indicators: Table | None
    deviating: Table | None
    left_out: tuple[str, ...]


def english_page(history: History, key_figures: Sequence[str]) -> EnglishPage:
    """Return the page of a report that is written in another language."""
    report, words = history.current, english()
    known = [one for one in report.indicators if one.name_en and report.observation(one.id)]
    left = sum(1 for one in report.indicators if not one.name_en)
    chosen = [one for name in key_figures for one in known if one.id == name]
    others = ", ".join(_others(report))
    sentences = [words.say("english.left-out", count=left)] if left else []
    sentences += [words.say("english.also-deviating", things=others)] if others else []
    return EnglishPage(
        report_verdict(history, words, key_figures),
        tuple(_figure(history, one) for one in chosen),
        _indicators(report, known) if known else None,
        _deviating(history, known),
        tuple(sentences),
    )


def _figure(history: History, indicator: Indicator) -> EnglishFigure:
    report = history.current
    seen = report.observation(indicator.id)
    value = _value(report, indicator, seen.outcome) if seen else ""
    status = _state(report, indicator, seen) if seen else None
    return EnglishFigure(
        indicator.id, indicator.name_en, value, status, indicator_sentence(history, indicator, english())
    )


def _value(report: Report, indicator: Indicator, amount: Amount, *, decided: bool = False) -> str:
    if isinstance(amount, Missing):
        return english().say(f"missing.{amount.key}") if amount is not Missing.NOT_REPORTED else ""
    return Amounts(report, english(), indicator).value(amount, decided=decided)


def _state(report: Report, indicator: Indicator, seen: Observation) -> State | None:
    found = status_of(report, indicator, seen).shown
    return replace(found, name=english_state(found)) if found else None


def _indicators(report: Report, known: Sequence[Indicator]) -> Table:
    words = english()
    columns = [
        Column("name", words.say("heading.indicator"), "name"),
        Column("period", words.say("heading.series.period"), "text"),
        Column("outcome", words.say("heading.series.outcome"), "text", "current"),
        Column("target", words.say("english.heading.target"), "text"),
        Column("forecast", words.say("english.heading.forecast"), "text"),
        Column("status", words.say("heading.status"), "status"),
        Column("by", words.say("english.heading.by"), "text"),
    ]
    rows = [_row(report, one, seen) for one in known if (seen := report.observation(one.id))]
    caption = words.say("english.caption.indicators", month=report.period.report_name(words))
    return assemble("english-indicators", caption, columns, rows, _files(report))


def _row(report: Report, indicator: Indicator, seen: Observation) -> Draft:
    found = status_of(report, indicator, seen)
    state = _state(report, indicator, seen)
    by = "" if state is None or not state.is_assessed else "judged" if found.judged else "calculated"
    target = seen.year_target if isinstance(seen.target, Missing) else seen.target
    cells = {
        "name": Cell(indicator.name_en),
        "period": Cell(capital(seen.period.name(english()))),
        "outcome": Cell(_value(report, indicator, seen.outcome)),
        "target": Cell(_value(report, indicator, target, decided=True)),
        "forecast": Cell(_value(report, indicator, seen.forecast, decided=True)),
        "status": Cell(state or ""),
        "by": Cell(english().say(f"english.by.{by}") if by else ""),
    }
    return Draft(indicator.id, cells)


def _deviating(history: History, known: Sequence[Indicator]) -> Table | None:
    report, words = history.current, english()
    named = {one.id: one for one in known}
    found = [one for one in deviating(report) if one.kind == INDICATORS and one.key in named]
    if not found:
        return None
    columns = [
        Column("name", words.say("heading.indicator"), "name"),
        Column("status", words.say("heading.status"), "status"),
        Column("said", words.say("english.heading.said"), "text"),
    ]
    rows = [_off(history, named[one.key], one) for one in found]
    caption = words.say("english.caption.deviating", month=report.period.report_name(words))
    return assemble("english-deviating", caption, columns, rows, _files(report))


def _off(history: History, indicator: Indicator, one: AssessedItem) -> Draft:
    state = one.state
    cells = {
        "name": Cell(indicator.name_en),
        "status": Cell(replace(state, name=english_state(state)) if state else ""),
        "said": Cell(indicator_sentence(history, indicator, english())),
    }
    return Draft(indicator.id, cells)


def _others(report: Report) -> Iterator[str]:
    """Yield how many things of each kind deviate beside the indicators that have a title in English."""
    named = {one.id for one in report.indicators if one.name_en}
    found = [one for one in deviating(report) if one.deviates and not (one.kind == INDICATORS and one.key in named)]
    counts = Counter(kind for kind, _ in {(one.kind, one.name) for one in found})
    for kind in KINDS:
        if counts[kind]:
            yield english().say(f"english.things.{kind}", count=counts[kind])


def _files(report: Report) -> tuple[str, ...]:
    return (report.resource("observations").file,)
