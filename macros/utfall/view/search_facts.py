"""What the reader's search knows beside what stands on the pages: values, owners, months, and words for one another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from utfall.derive.reported import reported
from utfall.names import indicator_of_page
from utfall.shown.outline import FRONT
from utfall.view.comparison import written
from utfall.view.glossary import terms
from utfall.words import grammar
from utfall.words import words as words_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from utfall.derive.reported import ReportedIndicator
    from utfall.model.history import History
    from utfall.model.report import Report
    from utfall.period import Period
    from utfall.shown.outline import Outline
    from utfall.words import Words

GRAMMAR = "search"  # of the language: which words mean the same
BAR = " · "
ENGLISH = "en"  # who reads in another language than the report's may ask for a month in English


@dataclass(frozen=True, slots=True)
class IndicatorFact:
    """An indicator's newest value and status as they are read together, the tone of the status, and its owner."""

    value: str
    tone: str
    owner: str


@dataclass(frozen=True, slots=True)
class ReportMonth:
    """A report as it is asked for: its month, its name, and what else it is called, in both languages."""

    month: str
    name: str
    others: tuple[str, ...]


def indicator_facts(history: History, words: Words) -> Mapping[str, IndicatorFact]:
    """Return what is told of each indicator of the report, by its id."""
    there = {one.id for one in history.current.indicators}
    return {
        one.newest.id: _fact(one, words) for one in reported(history).indicators if one.newest.id in there and one.told
    }


def _fact(one: ReportedIndicator, words: Words) -> IndicatorFact:
    told = one.told[-1]
    state = told.status if told else None
    value = written(one.meanings[told.part], told.outcome.value, words) if told and told.outcome else ""
    said = BAR.join(filter(None, (value, state.name if state and state.is_assessed else "")))
    return IndicatorFact(said, state.tone.value if state and state.is_assessed else "", one.newest.owner)


def report_months(history: History, words: Words) -> tuple[ReportMonth, ...]:
    """Return the reports of the archive, the newest first."""
    return tuple(_month(one.period, words) for one in reversed(reported(history).reports))


def _month(month: Period, words: Words) -> ReportMonth:
    name = month.report_name(words)
    spoken = [words_of(language) for language in dict.fromkeys((words.language, ENGLISH))]
    named = [style for one in spoken for style in (month.name(one), month.short(one), month.reported.name(one))]
    others = dict.fromkeys([str(month), *(one.lower() for one in named)])
    return ReportMonth(str(month), name, tuple(one for one in others if one != name.lower()))


def words_alike(report: Report, words: Words, outline: Outline) -> tuple[tuple[str, ...], ...]:
    """Return words that mean one thing: those of the language, and the glossary's terms with their other forms."""
    own = grammar(words.language, GRAMMAR)["alike"].values()
    listed = [tuple(form.lower() for form in one.forms) for one in terms(report, outline)]
    return tuple(one for one in (*own, *listed) if len(one) > 1)


def words_of_tones(words: Words) -> Mapping[str, str]:
    """Return which tone of a status a word means: what is red, yellow or green."""
    found = grammar(words.language, GRAMMAR)["tone"]
    return {word: tone for tone, listed in found.items() for word in listed}


def documentation(outline: Outline, pages: Mapping[str, bool]) -> Iterator[str]:
    """Yield the pages that tell about the report and show nothing of it; ``pages`` says which show things."""
    chapters = {one.page for one in outline.chapters}
    for page, shows in pages.items():
        if page != FRONT and page not in chapters and not indicator_of_page(page) and not shows:
            yield page
