"""Indicators by chapter, area and frequency: one table for each set of headings."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from utfall.derive.comparing import as_shown
from utfall.derive.deviation import deviation
from utfall.derive.year_end import is_over
from utfall.errors import NothingToShow, UnknownName
from utfall.model.contract import FREQUENCIES
from utfall.model.indicator import Measure
from utfall.model.missing import Missing
from utfall.model.unit import PERCENT
from utfall.number import change_places
from utfall.shown.content import Number
from utfall.shown.table import Cell, Column, PageCaption
from utfall.view.assemble import Draft, PackageRow, assemble
from utfall.view.choice import EVERYTHING, ColumnChoice
from utfall.view.due import absent, is_due
from utfall.view.extra_columns import extra_cells, extra_columns
from utfall.view.headings import ACCUMULATED, is_incomplete, measure_heading
from utfall.view.page_caption import told_time, told_unit
from utfall.view.verdict import verdict
from utfall.words import Sentence

if TYPE_CHECKING:
    from decimal import Decimal

    from utfall.model.indicator import Indicator, Observation
    from utfall.model.page_money import Scale
    from utfall.model.report import Report
    from utfall.shown.content import Content
    from utfall.shown.table import Table
    from utfall.words import Words

Pair = tuple["Indicator", "Observation"]
DEVIATION = "deviation"
ORDER = (
    Measure.TARGET, Measure.FORECAST, Measure.YEAR_TARGET, Measure.PREVIOUS_OUTCOME, Measure.ROLLING_12,
)  # fmt: skip
MEASURED = {Measure.OUTCOME, Measure.PREVIOUS_OUTCOME, Measure.ROLLING_12}


def indicator_tables(
    report: Report, words: Words, chapter: str | None = None, area: str | None = None, frequency: str | None = None,
    choice: ColumnChoice = EVERYTHING,
) -> tuple[Table, ...]:  # fmt: skip
    """Return the tables of the indicators that meet the conditions, in the order of their definitions.

    Outcomes are shown with the indicator's decimals; targets and forecasts as they were decided, with the
    decimals they are stored with. Raises ``UnknownName`` for a condition that nothing meets.
    """
    pairs = chosen(report, chapter, area, frequency)
    if not pairs:
        what = ", ".join(filter(None, (chapter, area, frequency))) or "indicators"
        raise NothingToShow(Sentence("error.no-rows", {"macro": "indicators", "what": what}))
    groups = [list(group) for _, group in groupby(sorted(pairs, key=_frequency_first), key=_headings)]
    prefix = "-".join(filter(None, ("indicators", chapter, area)))
    names = [_id(prefix, groups, number) for number in range(len(groups))]
    return tuple(
        _table(report, words, name, _Group(group, area), choice) for name, group in zip(names, groups, strict=True)
    )


def seen_or_due(report: Report, chapter: str | None = None, area: str | None = None) -> list[Pair]:
    """Return those with an outcome, and beside them those whose outcome is not there yet; none where all are so."""
    pairs = chosen(report, chapter, area)
    found = [one for one in pairs if not isinstance(one[1].outcome, Missing) or one[1].outcome is Missing.DUE]
    return found if any(seen.outcome is not Missing.DUE for _, seen in found) else []


def chosen(
    report: Report, chapter: str | None = None, area: str | None = None, frequency: str | None = None
) -> list[Pair]:
    """Return the indicators that meet the conditions and are observed, with their newest observation."""
    require_known(report, chapter, area)
    _require("frequency", frequency, dict.fromkeys(FREQUENCIES))
    conditions = {"chapter": chapter, "area": area, "frequency": frequency}
    wanted = {name: value for name, value in conditions.items() if value}
    return [
        (one, seen)
        for one in report.indicators
        if all(getattr(one, name) == value for name, value in wanted.items()) and (seen := report.observation(one.id))
    ]


def require_known(report: Report, chapter: str | None, area: str | None) -> None:
    """Raise ``UnknownName`` for a chapter or an area that is not there."""
    _require("chapter", chapter, dict.fromkeys(one.chapter for one in report.indicators))
    _require("area", area, dict.fromkeys(one.id for one in report.areas))


def _require(kind: str, value: str | None, known: dict[str, None]) -> None:
    if value is not None and value not in known:
        raise UnknownName(kind, value, known)


def _frequency_first(pair: Pair) -> tuple[int, tuple[str, ...], int]:
    indicator, _ = pair
    return -FREQUENCIES.index(indicator.frequency), _headings(pair), indicator.order


def _headings(pair: Pair) -> tuple[str, ...]:
    """Return what two indicators must share to stand under the same headings."""
    indicator, seen = pair
    terms = (indicator.target_term, indicator.year_target_term)
    return (indicator.frequency, str(seen.period), indicator.reported_as, *terms)


def _id(prefix: str, groups: list[list[Pair]], number: int) -> str:
    frequency = groups[number][0][0].frequency
    same = [at for at, group in enumerate(groups) if group[0][0].frequency == frequency]
    return f"{prefix}-{frequency}" + (f"-{same.index(number) + 1}" if len(same) > 1 else "")


@dataclass(frozen=True, slots=True)
class _Group:
    """Hold the indicators of one table, and the area that they are chosen by."""

    pairs: list[Pair]
    area: str | None


def _table(report: Report, words: Words, name: str, group: _Group, choice: ColumnChoice) -> Table:
    pairs = group.pairs
    indicator = pairs[0][0]
    columns = [
        Column("name", words.say(f"heading.name.{indicator.frequency}"), "name"),
        *_figures(report, words, pairs),
        Column("status", words.say("heading.status"), "status"),
        Column("reason", words.say("heading.reason"), "text", beside="status"),
        Column("comment", words.say("heading.comment"), "text"),
        *extra_columns(report, "observations"),
    ]
    unit = _shared_unit(pairs)
    rows = [_row(report, words, pair, "" if unit else _unit_detail(pair[0])) for pair in pairs]
    caption = _caption(report, words, pairs[0], group.area, unit)
    files = (report.resource("observations").file,)
    return assemble(name, caption, columns, rows, files, choice, _on_pages(report, words, group, unit))


def _figures(report: Report, words: Words, pairs: list[Pair]) -> list[Column]:
    """Return the columns of figures: outcome, deviation, and what it deviates from, before what is further off.

    A target for the year that is the period's own, as when the year has ended, is not told twice.
    """
    indicator, seen = pairs[0]
    heads = {one: measure_heading(one, indicator, seen.period, words) for one in Measure}
    is_same = is_over(report.period, seen) and all(one.year_target == one.target for _, one in pairs)
    against = Column(DEVIATION, words.say(f"heading.against.{indicator.target_term}"), "number", is_derived=True)
    outcome = Column(Measure.OUTCOME.value, heads[Measure.OUTCOME], "number", "current")
    others = (
        Column(one.value, heads[one], "number", "" if one is Measure.TARGET else "quiet",
               is_extra=is_same and one is Measure.YEAR_TARGET)
        for one in ORDER
    )  # fmt: skip
    return [outcome, against, *others]


def _on_pages(report: Report, words: Words, group: _Group, unit: str) -> PageCaption:
    """Return the caption of pages: what they are is told by the headings above and within the table."""
    indicator, seen = group.pairs[0]
    told = told_time(seen.period, report.period, words, is_so_far=indicator.reported_as == ACCUMULATED)
    if group.area:
        told = words.say("caption.in-area", caption=told, area=report.area(group.area).name)
    is_compared = any(_deviation(one, of) is not None for one, of in group.pairs)
    against = words.say(f"caption.against.{indicator.target_term}") if is_compared else ""
    scales = {report.money.of_indicator(one) for one, _ in group.pairs}
    scale = scales.pop() if len(scales) == 1 else None
    name = words.say(f"caption.indicators-by.{indicator.frequency}")
    return PageCaption(name, told, told_unit(unit, scale, words, against), is_general=True)


def _deviation(indicator: Indicator, seen: Observation) -> Decimal | None:
    """Return how far the outcome as shown is from its target, plus where that is good; none where no way is better."""
    found = deviation(indicator, as_shown(indicator, seen.outcome), seen.target)
    return found.amount if found and indicator.is_directed else None


def _row(report: Report, words: Words, pair: Pair, detail: str) -> Draft:
    indicator, seen = pair
    place = PackageRow(report, words, "observations", f"{indicator.id}/{seen.period}")
    scale = report.money.of_indicator(indicator)
    cells = {one.value: place.cell(one.value, _figure(indicator, seen, one, scale)) for one in Measure}
    cells |= extra_cells(place) | _against(words, indicator, seen, scale)
    cells["name"] = PackageRow(report, words, "indicators", indicator.id).cell("name", indicator.name)
    cells["status"] = place.cell("status", verdict(report, words, indicator, seen))
    cells["reason"] = place.cell("reason", seen.reason)
    cells["comment"] = place.cell("comment", seen.comment)
    return Draft(indicator.id, cells, detail=detail)


def _against(words: Words, indicator: Indicator, seen: Observation, scale: Scale | None) -> dict[str, Cell]:
    amount = _deviation(indicator, seen)
    if amount is None:
        return {}
    unit = words.say("unit-of-change.procent") if indicator.unit == PERCENT else ""
    places = change_places(amount, indicator.decimals)
    return {DEVIATION: Cell(Number(amount, places, unit, signed=True, scale=scale))}


def _figure(indicator: Indicator, seen: Observation, measure: Measure, scale: Scale | None) -> Content:
    amount = seen.amount(measure)
    if isinstance(amount, Missing):
        return absent(amount, due=is_due(indicator, measure))
    unit = PERCENT if indicator.unit == PERCENT else ""
    return Number(amount, indicator.decimals if measure in MEASURED else None, unit, scale=scale)


def _shared_unit(pairs: list[Pair]) -> str:
    units = {indicator.unit for indicator, _ in pairs}
    return units.pop() if len(units) == 1 else ""


def _unit_detail(indicator: Indicator) -> str:
    return "" if indicator.unit == PERCENT else indicator.unit


def _caption(report: Report, words: Words, pair: Pair, area: str | None, unit: str) -> str:
    indicator, seen = pair
    caption = words.say(f"caption.indicators.{indicator.frequency}", period=seen.period.name(words))
    if area:
        caption = words.say("caption.in-area", caption=caption, area=report.area(area).name)
    if is_incomplete(seen.period, report.period):
        caption = words.say("caption.incomplete", caption=caption)
    if indicator.reported_as == ACCUMULATED:
        caption = words.say("caption.accumulated", caption=caption)
    return with_unit(caption, unit, words)


def with_unit(caption: str, unit: str, words: Words) -> str:
    """Return a caption that names the unit of the table's figures, once; per cent stands in the cells."""
    if unit in {"", PERCENT}:
        return caption
    key = f"unit.{unit}"
    return words.say("caption.with-unit", caption=caption, unit=words.say(key) if words.has(key) else unit)
