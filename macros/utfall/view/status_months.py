"""Where indicators have stood in each of the last twelve months: a shape a month, the newest value, misses in a row.

What is told of a longer period stands over all its months. An indicator that is not assessed, such as a volume, has
one cell that says so.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from utfall.derive.states_over import deviating_in_a_row, states_over
from utfall.errors import NothingToShow
from utfall.model.indicator import Measure
from utfall.model.missing import Missing
from utfall.model.unit import PERCENT
from utfall.shown.content import Number
from utfall.shown.table import Cell, Column
from utfall.view.assemble import NOTHING, Draft, PackageRow, assemble
from utfall.view.chart_parts import files_of
from utfall.view.choice import EVERYTHING, ColumnChoice
from utfall.view.due import absent
from utfall.view.indicator_heat import months_of
from utfall.view.indicator_tables import chosen
from utfall.words import Sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from utfall.model.history import History
    from utfall.model.indicator import Indicator, Observation
    from utfall.model.status import State
    from utfall.period import Period
    from utfall.shown.content import Content
    from utfall.shown.table import Table
    from utfall.view.indicator_tables import Pair
    from utfall.words import Words


def status_months(
    history: History, words: Words, chapter: str | None = None, area: str | None = None,
    choice: ColumnChoice = EVERYTHING,
) -> Table:  # fmt: skip
    """Return the table of the indicators that meet the conditions. Raises ``UnknownName`` for one unknown."""
    pairs = _seen(history, chapter, area)
    if not pairs:
        what = ", ".join(filter(None, (chapter, area))) or "indicators"
        raise NothingToShow(Sentence("error.no-rows", {"macro": "statuses", "what": what}))
    months = months_of(history)
    columns = [
        Column("name", words.say("heading.indicator"), "name", notes=(words.say("statuses.rule"),)),
        *(Column(str(one), one.short(words), "sign") for one in months),
        *(Column(key, words.say(f"statuses.{key}"), "number") for key in ("latest", "against", "in-a-row")),
    ]
    rows = list(_rows(history, words, pairs, months))
    span = "–".join(dict.fromkeys((months[0].short(words), months[-1].short(words))))
    name = "-".join(filter(None, ("heat-statuses", chapter, area)))
    caption = choice.caption(words.say("statuses.caption", span=span))
    return assemble(name, caption, columns, rows, files_of(history, "observations"))


def _seen(history: History, chapter: str | None, area: str | None) -> list[Pair]:
    """Return the indicators that meet the conditions, each with what was last told of it: a quarter's is not in May."""
    chosen(history.current, chapter, area)  # refuses what is not known
    wanted = {name: value for name, value in (("chapter", chapter), ("area", area)) if value}
    found = [one for one in history.current.indicators if all(getattr(one, key) == wanted[key] for key in wanted)]
    newest: dict[str, Pair] = {}
    for indicator in found:
        for report in reversed(history.reports):
            definition, seen = report.definition(indicator.id), report.observation(indicator.id)
            if seen and definition and definition.unit == indicator.unit:
                newest.setdefault(indicator.id, (indicator, seen))
    return list(newest.values())


def _rows(history: History, words: Words, pairs: Sequence[Pair], months: Sequence[Period]) -> Iterator[Draft]:
    """Yield the indicators under the area that each belongs to, those of none last; of one area without a heading."""
    report = history.current
    there = dict.fromkeys(indicator.area for indicator, _ in pairs)
    named = [one.id for one in report.areas if one.id in there]
    for area in (*named, *(one for one in there if one not in named)):
        if len(there) > 1:
            title = report.area(area).name if area in named else words.say("statuses.no-area")
            yield Draft(f"area-{area or 'none'}", {"name": Cell(title)}, kind="heading")
        for indicator, seen in pairs:
            if indicator.area == area:
                yield _row(history, words, (indicator, seen), months)


def _row(history: History, words: Words, pair: Pair, months: Sequence[Period]) -> Draft:
    indicator, seen = pair
    states = states_over(history, indicator)
    place = PackageRow(history.current, words, "observations", f"{indicator.id}/{seen.period}")
    cells = {str(month): cell for month, cell in zip(months, _cells(words, indicator, states, months), strict=True)}
    cells["name"] = PackageRow(history.current, words, "indicators", indicator.id).cell("name", indicator.name)
    is_now = seen is history.current.observation(indicator.id)
    for key, (field, content) in {"latest": _latest(indicator, seen), "against": _against(indicator, seen)}.items():
        cells[key] = place.cell(field, content) if is_now and field else Cell(content)
    if any(one.is_assessed for one in states.values()):
        cells["in-a-row"] = Cell(Number(Decimal(deviating_in_a_row(states))))
    unit = "" if indicator.unit == PERCENT else indicator.unit
    period = "" if is_now else seen.period.name(words)
    return Draft(indicator.id, cells, detail=", ".join(filter(None, (unit, period))))


def _cells(
    words: Words, indicator: Indicator, states: Mapping[Period, State], months: Sequence[Period]
) -> Iterator[Cell]:
    """Yield a cell for each month; what is told of a longer period stands in the last, over those before it."""
    of_month = [month.within(indicator.rhythm) for month in months]
    shown = [states.get(period) for period in of_month]
    if not any(state and state.is_assessed for state in shown):
        yield from [NOTHING] * (len(months) - 1)
        yield Cell(words.say("statuses.not-assessed"), covers=len(months) - 1)
        return
    for at, (month, period, state) in enumerate(zip(months, of_month, shown, strict=True)):
        is_last = period.last == month.last or month == months[-1]
        covered = sum(one == period for one in of_month[:at])
        yield Cell(state or "", covers=covered) if is_last else NOTHING


def _latest(indicator: Indicator, seen: Observation) -> tuple[str, Content]:
    """Return the newest outcome, with the column that it stands in."""
    return "outcome", _figure(indicator, seen, Measure.OUTCOME)


def _against(indicator: Indicator, seen: Observation) -> tuple[str, Content]:
    """Return the period's target or budget, else the year's, with the column that it stands in."""
    for measure in (Measure.TARGET, Measure.YEAR_TARGET):
        if not isinstance(seen.amount(measure), Missing):
            return measure.value, _figure(indicator, seen, measure)
    return "", ""


def _figure(indicator: Indicator, seen: Observation, measure: Measure) -> Content:
    amount = seen.amount(measure)
    if isinstance(amount, Missing):
        return absent(amount, due=measure is Measure.OUTCOME)
    unit = PERCENT if indicator.unit == PERCENT else ""
    return Number(amount, indicator.decimals if measure is Measure.OUTCOME else None, unit)
