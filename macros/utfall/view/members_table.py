"""One indicator over the members of a dimension, sorted: each one's place, and last the median and the whole."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from utfall.derive.deviation import deviation
from utfall.derive.measures import base_last_year, same_last_year
from utfall.derive.part_series import part_series
from utfall.derive.part_status import part_status
from utfall.derive.series import series_of
from utfall.model.breakdown import RESOURCE
from utfall.model.indicator import Measure
from utfall.model.unit import PERCENT
from utfall.number import change_places
from utfall.shown.content import Number
from utfall.shown.table import Cell, Column
from utfall.view.assemble import Draft, PackageRow, assemble
from utfall.view.breakdown_table import changed, figure, status_content, with_manner
from utfall.view.breaks import newest_break
from utfall.view.choice import EVERYTHING, ColumnChoice
from utfall.view.headings import ACCUMULATED, measure_heading
from utfall.view.members import BY_VALUE, whole_of, whole_row
from utfall.view.trend import series_trend

if TYPE_CHECKING:
    from collections.abc import Mapping

    from utfall.derive.series import Series
    from utfall.model.indicator import Amount, Indicator
    from utfall.shown.table import Table
    from utfall.view.members import ComparedMember, MembersComparison
    from utfall.words import Words

MEDIAN_KIND = "median"
MEDIAN = "_median"  # the address of the median's row: no member is called so


def members_table(shown: MembersComparison, order: str = BY_VALUE, choice: ColumnChoice = EVERYTHING) -> Table:
    """Return the table: the members in order, those without a figure last, then the median and the whole."""
    words, asked = shown.words, shown.asked
    rows = [_row(shown, one) for one in shown.ordered(order)]
    rows += [*median_row(shown), _whole(shown)] if shown.whole is not None else [*median_row(shown)]
    said = words.say(
        "members.caption", name=asked.indicator.name, dimension=asked.said(), period=asked.period.name(words)
    )
    name = table_id(shown) + ("" if order == BY_VALUE else f"-by-{order}")
    return assemble(name, with_manner(said, asked), _columns(shown), rows, shown.files, choice)


def table_id(shown: MembersComparison) -> str:
    """Return what the table of a comparison is called as part of an address."""
    within = shown.within.replace("_", "-").lower()
    return "-".join(filter(None, ("members", shown.asked.id, within)))


def place_column(shown: MembersComparison) -> Column:
    """Return the column of places, with a footnote that says which end is first and whether that is better."""
    words = shown.words
    return Column("place", words.say("members.place"), "number", notes=(place_rule(words, shown.direction),),
                  is_derived=True)  # fmt: skip


def place_rule(words: Words, direction: str) -> str:
    """Say which end is first, and whether that is better."""
    return words.say(f"members.rule.{direction if direction in {'higher', 'lower'} else 'none'}")


def place_cell(one: ComparedMember) -> Cell:
    """Return the place of a member; nothing where it has none."""
    return Cell("" if one.place is None else Number(Decimal(one.place)))


def median_row(shown: MembersComparison, key: str = "outcome") -> tuple[Draft, ...]:
    """Return the row of the median, where there is one."""
    if shown.median is None:
        return ()
    unit = PERCENT if shown.unit == PERCENT else ""
    cells = {
        "name": Cell(shown.words.say("members.median")),
        key: Cell(Number(shown.median, shown.median_places, unit)),
    }
    return (Draft(MEDIAN, cells, MEDIAN_KIND),)


def deviation_content(words: Words, indicator: Indicator, value: Amount, target: Amount) -> Number | str:
    """Return how far a figure as shown is from its target, favourable as plus; nothing where no way is better."""
    found = deviation(indicator, value, target)
    if found is None or not indicator.is_directed:
        return ""
    unit = words.say("unit-of-change.procent") if indicator.unit == PERCENT else ""
    return Number(found.amount, change_places(found.amount, indicator.decimals), unit, signed=True)


def trend_cell(shown: MembersComparison, series: Series) -> Cell:
    """Return the latest periods drawn small, where there are enough."""
    found = series_trend(series, shown.words, shown.asked.period, own=True)
    return Cell(found or "")


def _columns(shown: MembersComparison) -> list[Column]:
    asked, words = shown.asked, shown.words
    indicator, period = asked.indicator, asked.period
    outcome, previous, target = (
        measure_heading(one, indicator, period, words)
        for one in (Measure.OUTCOME, Measure.PREVIOUS_OUTCOME, Measure.TARGET)
    )
    is_summed = indicator.reported_as == ACCUMULATED and indicator.accumulation == "flow"
    key = "breakdown.change-own" if is_summed else "breakdown.change"
    broken = newest_break(asked.history, words, indicator, period)
    return [
        Column("name", asked.dimensions[0].name, "name", notes=broken),
        place_column(shown),
        Column("outcome", outcome, "number", "current"),
        Column("target", target, "number"),
        Column("deviation", words.say(f"heading.against.{indicator.target_term}"), "number", is_derived=True),
        Column("change", words.say(key, period=period.previous.short(words)), "number", is_derived=True),
        Column("previous_outcome", previous, "number", is_extra=True),
        Column("trend", words.say("heading.deviation.trend"), "trend"),
        Column("comment", words.say("heading.comment"), "text"),
        Column("weight", words.say("breakdown.weight"), "number", is_extra=True),
        Column("status", words.say("heading.status"), "status"),
    ]


def _row(shown: MembersComparison, one: ComparedMember) -> Draft:
    asked = shown.asked
    series = part_series(asked.over, asked.indicator, one.id)
    then = same_last_year(series, asked.period)
    cells = {
        "name": Cell(one.name),
        "place": place_cell(one),
        "outcome": Cell(figure(asked.indicator, one.value, due=True)),
        **_told(shown, one),
        **changed(asked, series),
        "previous_outcome": Cell(figure(asked.indicator, then.value) if then else ""),
        "trend": trend_cell(shown, series),
    }
    return Draft(one.id, cells)


def _told(shown: MembersComparison, one: ComparedMember) -> Mapping[str, Cell]:
    """Return what the package tells of a member, with the notes of its cells, and what follows from it."""
    part, asked, words = one.part, shown.asked, shown.words
    if part is None:
        return {}
    indicator = asked.indicator
    place = PackageRow(asked.report, words, RESOURCE, part.row)
    return {
        "outcome": place.cell("outcome", figure(indicator, part.outcome, due=True)),
        "target": place.cell("target", figure(indicator, part.target, None)),
        "deviation": Cell(deviation_content(words, indicator, one.value, part.target)),
        "weight": place.cell("weight", figure(indicator, part.weight, None)),
        "status": place.cell("status", status_content(words, indicator, one.status) if one.status else ""),
        "comment": place.cell("comment", part.comment),
    }


def _whole(shown: MembersComparison) -> Draft:
    asked, words = shown.asked, shown.words
    indicator, seen = asked.indicator, whole_of(asked, shown.within)
    cells = {"name": Cell(shown.whole_name)}
    if seen is None:
        return Draft(whole_row(shown.within), cells, "total")
    place = PackageRow(asked.report, words, *_origin(shown))
    series = part_series(asked.over, indicator, shown.within) if shown.within else series_of(asked.history, indicator)
    then = same_last_year(series, asked.period)
    base = then.value if shown.within and then else base_last_year(asked.history, indicator, seen)[0]
    status = part_status(asked.report, indicator, seen)
    cells |= {
        "outcome": place.cell("outcome", figure(indicator, seen.outcome, due=True)),
        "target": place.cell("target", figure(indicator, seen.target, None)),
        "deviation": Cell(deviation_content(words, indicator, shown.whole or seen.outcome, seen.target)),
        "previous_outcome": Cell(figure(indicator, base)),
        "status": Cell(status_content(words, indicator, status)),
        "trend": trend_cell(shown, series),
        **changed(asked, series),
    }
    return Draft(whole_row(shown.within), cells, "total")


def _origin(shown: MembersComparison) -> tuple[str, str]:
    """Return where the whole stands in the package: its table, and the key of its row."""
    asked = shown.asked
    part = asked.now.part(asked.period, shown.within) if shown.within else None
    return (RESOURCE, part.row) if part else ("observations", f"{asked.indicator.id}/{asked.period}")
