"""What the script that compares two reports reads: what each report has told, in few bytes, and the words for it.

A script and no JSON, as the search's index: a page that is read from a disk may not fetch, but it may load a script.
Figures are whole numbers, scaled by the decimals that they are shown with, so that their differences are exact.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Generic, TypeVar

from utfall.derive.pair import span_of
from utfall.derive.reported import reported
from utfall.forms.request import File
from utfall.model.unit import PERCENT
from utfall.number import write_number
from utfall.render.mark import mark
from utfall.view.comparison import ONE_PLACE, own_name, units_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from utfall.derive.reported import Figure, Meaning, Reported, ReportedIndicator, Told
    from utfall.forms.request import ExportRequest
    from utfall.model.report import Report
    from utfall.model.status import State
    from utfall.shown.outline import Outline
    from utfall.words import Words

ADDRESS = "compare/reports.js"
NAME = "utfallReports"
OURS = b'id="compare"'  # what stands on a page that compares reports
SPOKEN = "compare."
RESOURCES = ("projects", "goals", "activities", "assignments")
Json = dict[str, object]
T = TypeVar("T")


def comparison_data(request: ExportRequest) -> Iterator[File]:
    """Yield what all reports have told, where a page compares them."""
    if any(OURS in page.read_bytes() for page in sorted(request.site.rglob("*.html"))):
        context = request.edition.macros[0].context
        data = compared_data(reported(context.history), context.words, context.outline)
        written = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
        yield File(ADDRESS, f"self.{NAME}={written};\n".encode())


def compared_data(found: Reported, words: Words, outline: Outline) -> Json:
    """Return what all reports have told, as the script reads it."""
    known = _Known(_Numbered(), _Numbered())
    indicators = [_indicator(one, found, words, outline, known) for one in found.indicators]
    plans = [
        [one.id, RESOURCES.index(one.resource), one.name, [known.states.number(state) for state in one.told]]
        for one in found.plans
    ]
    return {
        "reports": [_report(one, words) for one in found.reports],
        "indicators": indicators,
        "plans": plans,
        "states": [_state(one) for one in known.states.found],
        "periods": list(known.periods.found),
        "resources": [[name, words.say(f"changed-thing.{name}")] for name in RESOURCES],
        "signs": [write_number(Decimal(10_000), 0, words.language)[2], write_number(Decimal(1), 1, words.language)[1]],
        "words": {key.removeprefix(SPOKEN): text for key, text in words.entries.items() if key.startswith(SPOKEN)},
    }


class _Numbered(Generic[T]):
    """Give each value that is met a number, so that it is written once."""

    def __init__(self) -> None:
        self.found: dict[T, int] = {}

    def number(self, value: T | None) -> int:
        """Return the number of a value, and of nothing one below all."""
        return -1 if value is None else self.found.setdefault(value, len(self.found))


@dataclass(frozen=True, slots=True)
class _Known:
    """Hold the states and the periods that have been met."""

    states: _Numbered[State]
    periods: _Numbered[tuple[str, str, str]]


def _report(report: Report, words: Words) -> list[str]:
    period = report.period
    return [str(period), period.report_name(words), period.report_short(words), report.package.edition_title(words)]


def _state(state: State) -> list[object]:
    return [f"{state.scale}/{state.id}", state.scale, state.order, int(state.is_assessed), mark(state)]


def _indicator(one: ReportedIndicator, found: Reported, words: Words, outline: Outline, known: _Known) -> list[object]:
    told = [
        None if told is None else _told(told, one.meanings[told.part], report, words, known)
        for told, report in zip(one.told, found.reports, strict=True)
    ]
    meanings = [_meaning(meaning, words) for meaning in one.meanings]
    return [one.newest.id, one.newest.name, outline.indicator_page(one.newest.id), meanings, told]


def _meaning(meaning: Meaning, words: Words) -> list[object]:
    one = meaning.definition
    kind = [one.unit == PERCENT, meaning.is_sum, meaning.is_total, one.accumulation == "flow"]
    return [
        meaning.places, meaning.forecast_places, *units_of(meaning, words), *map(int, kind), one.direction,
        one.target_term, one.year_target_term,
    ]  # fmt: skip


def _told(
    told: Told, meaning: Meaning, report: Report, words: Words, known: _Known
) -> list[object]:  # fmt: skip
    if told.period is None:
        return [told.part]
    span = "-".join(str(part) for part in span_of(told.period))
    period = known.periods.number((own_name(told.period, report, words), span, told.period.year_name))
    figures = _figure(told.outcome, meaning.places), _figure(told.forecast, meaning.forecast_places)
    return [told.part, period, *figures, known.states.number(told.status)]


def _figure(figure: Figure | None, places: int) -> object:
    """Return a figure, alone where nothing stands beside it."""
    if figure is None:
        return None
    share = None if figure.share is None else _whole(figure.share, ONE_PLACE)
    beside = [None if figure.off is None else _whole(figure.off, places), share, figure.mark]
    value = _whole(figure.value, places)
    while beside and beside[-1] in (None, ""):
        beside.pop()
    return [value, *beside] if beside else value


def _whole(value: Decimal, places: int) -> int:
    return int(value.scaleb(places))
