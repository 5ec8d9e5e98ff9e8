"""An indicator divided by one dimension, for the report's period: the members, as their tree has them, and the whole.

Beside each outcome stand its change since the report before, the outcome of the same period last year, its target and
its status. The whole stands last, as the total of a statement does.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from utfall.derive.comparing import change
from utfall.derive.measures import base_last_year, own_values, same_last_year
from utfall.derive.part_series import part_series
from utfall.derive.part_status import part_status, whole_observations
from utfall.derive.series import series_of
from utfall.model.breakdown import RESOURCE
from utfall.model.indicator import Measure
from utfall.model.missing import Missing
from utfall.model.unit import PERCENT
from utfall.number import change_places
from utfall.shown.content import Number, Verdict
from utfall.shown.table import Cell, Column
from utfall.view.assemble import Draft, PackageRow, assemble
from utfall.view.breaks import newest_break
from utfall.view.choice import EVERYTHING, ColumnChoice
from utfall.view.due import absent
from utfall.view.headings import ACCUMULATED, measure_heading
from utfall.view.indicator_tables import with_unit
from utfall.view.verdict import rule_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from utfall.derive.series import Series
    from utfall.derive.status import IndicatorStatus
    from utfall.model.breakdown import Part
    from utfall.model.indicator import Amount, Indicator
    from utfall.shown.content import Content
    from utfall.shown.table import Table
    from utfall.view.asked_breakdown import AskedBreakdown, ListedMember
    from utfall.words import Words

WHOLE = "_whole"  # the address of the whole's row: no member is called so
YEAR = 13  # periods: the report's, and back to the same one last year


def breakdown_table(asked: AskedBreakdown, choice: ColumnChoice = EVERYTHING) -> Table:
    """Return the table of the members and the whole."""
    words, report = asked.words, asked.report
    periods = asked.newest(YEAR)
    there = {key[0] for period in periods for key in asked.over.cells[period]}
    rows = [_row(asked, one) for one in asked.members(0, there)]
    rows += [_whole(asked)] if asked.seen else []
    caption = words.say(
        "breakdown.caption", name=asked.indicator.name, dimension=asked.said(), period=asked.period.name(words)
    )
    files = [report.resource(name).file for name in (RESOURCE, "observations") if name in report.resources]
    return assemble(f"breakdown-{asked.id}", with_manner(caption, asked), _columns(asked), rows, files, choice)


def with_manner(caption: str, asked: AskedBreakdown) -> str:
    """Return a caption that tells the unit, and that figures are summed from the year's beginning where they are."""
    if asked.indicator.reported_as == ACCUMULATED:
        caption = asked.words.say("caption.accumulated", caption=caption)
    return with_unit(caption, asked.indicator.unit, asked.words)


def _columns(asked: AskedBreakdown) -> list[Column]:
    words, indicator, period = asked.words, asked.indicator, asked.period
    measures = (Measure.OUTCOME, Measure.PREVIOUS_OUTCOME, Measure.TARGET)
    outcome, previous, target = (
        Column(one.value, measure_heading(one, indicator, period, words), "number",
               "current" if one is Measure.OUTCOME else "")
        for one in measures
    )  # fmt: skip
    is_summed = indicator.reported_as == ACCUMULATED and indicator.accumulation == "flow"
    key = "breakdown.change-own" if is_summed else "breakdown.change"
    before = words.say(key, period=period.previous.short(words))
    broken = newest_break(asked.history, words, indicator, period)
    return [
        Column("name", asked.dimensions[0].name, "name", notes=broken),
        outcome,
        Column("change", before, "number", is_derived=True),
        previous,
        target,
        Column("status", words.say("heading.status"), "status"),
        Column("comment", words.say("heading.comment"), "text"),
        Column("weight", words.say("breakdown.weight"), "number", is_extra=True),
    ]


def _row(asked: AskedBreakdown, listed: ListedMember) -> Draft:
    indicator, member = asked.indicator, listed.member
    part, series = asked.now.part(asked.period, member.id), part_series(asked.over, indicator, member.id)
    cells = {"name": Cell(listed.name)}
    if part:
        cells |= _told(asked, part)
    else:  # what is divided may have figures of its parts alone
        cells["outcome"] = Cell("" if listed.has_parts else Missing.NOT_REPORTED)
    cells |= changed(asked, series)
    then = same_last_year(series, asked.period)
    cells["previous_outcome"] = Cell(figure(indicator, then.value) if then else "")
    return Draft(member.id, cells, level=listed.level, is_folded=listed.is_folded)


def _told(asked: AskedBreakdown, part: Part) -> Mapping[str, Cell]:
    """Return what the package tells of a part, with the notes of its cells."""
    indicator, words = asked.indicator, asked.words
    place = PackageRow(asked.report, words, RESOURCE, part.row)
    status = part_status(asked.report, indicator, part.observation)
    return {
        "outcome": place.cell("outcome", figure(indicator, part.outcome, due=True)),
        "target": place.cell("target", figure(indicator, part.target, None)),
        "weight": place.cell("weight", _weight(part.weight)),
        "status": place.cell("status", status_content(words, indicator, status)),
        "comment": place.cell("comment", part.comment),
    }


def _whole(asked: AskedBreakdown) -> Draft:
    history, indicator, words, seen = asked.history, asked.indicator, asked.words, asked.seen
    cells = {"name": Cell(words.say("breakdown.whole"))}
    if seen is None:
        return Draft(WHOLE, cells, "total")
    place = PackageRow(asked.report, words, "observations", f"{indicator.id}/{seen.period}")
    known = whole_observations(history, indicator, {asked.period}).get(asked.period, seen)
    status = part_status(asked.report, indicator, known)
    base, _ = base_last_year(history, indicator, seen)
    cells |= {
        "outcome": place.cell("outcome", figure(indicator, seen.outcome, due=True)),
        "target": place.cell("target", figure(indicator, seen.target, None)),
        "previous_outcome": Cell(figure(indicator, base)),
        "status": Cell(status_content(words, indicator, status)),
        **changed(asked, series_of(history, indicator)),
    }
    return Draft(WHOLE, cells, "total")


def changed(asked: AskedBreakdown, series: Series) -> Mapping[str, Cell]:
    """Return the change of the period's own value since the report before, where the archive has both."""
    found = own_values(series, asked.period, asked.period.previous)
    if found is None:
        return {}
    now, before = found
    amount = change(asked.indicator, now.value, before.value)
    unit = asked.words.say("unit-of-change.procent") if asked.indicator.unit == PERCENT else ""
    return {"change": Cell(Number(amount, change_places(amount, asked.indicator.decimals), unit, signed=True))}


def figure(indicator: Indicator, amount: Amount, decimals: int | None = -1, *, due: bool = False) -> Content:
    """Return an amount as a cell shows it: with the indicator's decimals, or others; ``None`` for those stored."""
    if isinstance(amount, Missing):
        return absent(amount, due=due)
    places = indicator.decimals if decimals == -1 else decimals
    return Number(amount, places, PERCENT if indicator.unit == PERCENT else "")


def _weight(amount: Amount) -> Content:
    return Number(amount, None) if isinstance(amount, Decimal) else absent(amount, due=False)


def status_content(words: Words, indicator: Indicator, found: IndicatorStatus) -> Content:
    """Return a part's status as a cell shows it, with the rule behind it."""
    if found.shown is None:
        return ""
    return Verdict(found.judged, found.computed, rule_text(words, indicator, found.rating) if found.rating else "")
