"""One indicator per another over the members of a dimension: kronor per employee, sorted, beside both amounts."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from utfall.derive.part_series import part_series
from utfall.derive.per_base import PerBase, decimals_of, per_base
from utfall.derive.placing import places
from utfall.derive.series import Point, Series, series_of
from utfall.errors import NothingToShow
from utfall.model.missing import Missing
from utfall.model.unit import is_pieces, rescaled
from utfall.number import rounded
from utfall.shown.content import Number
from utfall.shown.table import Cell, Column
from utfall.view.asked_breakdown import lower_first
from utfall.view.assemble import NOTHING, Draft, assemble
from utfall.view.breakdown_table import figure
from utfall.view.choice import EVERYTHING, ColumnChoice
from utfall.view.headings import ACCUMULATED
from utfall.view.members import NEITHER, ComparedMember, MembersComparison, whole_of, whole_row
from utfall.view.members_table import median_row, place_cell, place_column, table_id, trend_cell
from utfall.view.sentences.names import capital
from utfall.words import Sentence, grammar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from utfall.model.indicator import Amount, Indicator
    from utfall.period import Period
    from utfall.shown.content import Content
    from utfall.shown.table import Table
    from utfall.words import Words


@dataclass(frozen=True, slots=True)
class PerComparison:
    """Hold a comparison of ratios beside those of what is divided and of what it is divided by."""

    ratios: MembersComparison
    above: MembersComparison
    below: MembersComparison
    way: PerBase

    @property
    def base(self) -> Indicator:
        """What is divided by."""
        return self.way.base

    @property
    def id(self) -> str:
        """What the table of ratios is called as part of an address."""
        return f"{table_id(self.above)}-per-{self.base.id}".replace("_", "-").lower()

    def caption(self, key: str) -> str:
        """Return what stands above the table or the bars."""
        asked = self.above.asked
        said = asked.words.say(
            key, name=asked.indicator.name, base=lower_first(self.base.name), dimension=asked.said(),
            unit=self.ratios.unit, period=asked.period.name(asked.words),
        )  # fmt: skip
        return asked.words.say("caption.accumulated", caption=said) if self.is_summed else said

    @property
    def is_summed(self) -> bool:
        """Whether what is divided is summed from the beginning of the year, so that a line of it begins anew each."""
        return self.above.asked.indicator.reported_as == ACCUMULATED

    def undivided(self) -> Iterator[Sentence]:
        """Yield what an editor is told of members whose ratio lacks its base."""
        known = {one.id: one for one in self.below.members}
        absent = {name for name, one in known.items() if one.known is None and one.value is not Missing.SUPPRESSED}
        lacking = [one.name for one in self.above.known if one.id in absent]
        zero = [one.name for one in self.above.known if (value := known[one.id].known) is not None and value <= 0]
        about = {"name": self.above.asked.indicator.name, "base": self.base.name}
        for key, found in (("lacking", lacking), ("zero", zero)):
            if found:
                yield Sentence(f"members.per-{key}", {**about, "members": ", ".join(found)})


def per_comparison(above: MembersComparison, below: MembersComparison, unit: str = "") -> PerComparison:
    """Return the ratios of two comparisons of one period. Raises ``MacroError`` where they cannot be divided."""
    asked = above.asked
    way = per_base(asked.indicator, below.asked.indicator)
    if below.asked.period != asked.period:
        about = {"name": asked.indicator.name, "base": way.base.name, "period": asked.period.name(asked.words)}
        raise NothingToShow(Sentence("error.per-period", about))
    bases = {one.id: one for one in below.members}
    exact = {one.id: way.ratio(_told(one), _told(bases[one.id])) for one in above.members}
    known = {name: value for name, value in exact.items() if isinstance(value, Decimal)}
    decimals = decimals_of(tuple(known.values()))
    seen = {name: rounded(value, decimals) for name, value in known.items()}
    stand = places(seen, is_lowest_first=False)
    members = tuple(
        ComparedMember(one.id, one.name, seen.get(one.id, exact[one.id]), stand.get(one.id)) for one in above.members
    )
    whole = way.ratio(_whole(above), _whole(below))
    shown = rounded(whole, decimals) if isinstance(whole, Decimal) else None
    ratios = replace(
        above, members=members, whole=shown, unit=unit or unit_of(asked.words, way), decimals=decimals,
        direction=NEITHER, is_alike=True,  # no definition says which way is better of a ratio
    )  # fmt: skip
    return PerComparison(ratios, above, below, way)


def unit_of(words: Words, way: PerBase) -> str:
    """Return the unit of a ratio: ``kr per anställd``; of a base that has no known single form, by its name."""
    each = grammar(words.language, "units")["each"]
    single = dict(zip(each["several"], each["one"], strict=True))
    spoken = [*reversed(way.base.name.casefold().split()), way.base_unit.casefold()]
    found = next((single[one] for one in spoken if one in single), "")
    last = lower_first(way.base.name) if is_pieces(way.base_unit) else way.base_unit
    return words.say("members.per-unit", unit=way.unit, base=found or last)


def per_table(shown: PerComparison, choice: ColumnChoice = EVERYTHING) -> Table:
    """Return the table: members by the ratio, both amounts that it is worked out from, the median and the whole."""
    words, asked, ratios = shown.above.words, shown.above.asked, shown.ratios
    then = asked.period.same_last_year.short(words)
    columns = [
        Column("name", asked.dimensions[0].name, "name"),
        place_column(ratios),
        Column("ratio", capital(ratios.unit), "number", "current", notes=(_how(shown),), is_derived=True),
        Column("outcome", _with_unit(asked.indicator), "number"),
        Column("base", _with_unit(shown.base), "number"),
        Column("previous", words.say("members.per-then", unit=ratios.unit, period=then), "number", is_derived=True),
        Column("trend", words.say("heading.deviation.trend"), "trend"),
    ]  # fmt: skip
    rows = [_row(shown, one) for one in ratios.ordered()]
    rows += [*median_row(ratios, "ratio"), _whole_row(shown)]
    return assemble(shown.id, shown.caption("members.caption-per"), columns, rows, ratios.files, choice)


def _row(shown: PerComparison, one: ComparedMember) -> Draft:
    above, below = shown.above.of(one.id), shown.below.of(one.id)
    series = _ratio_series(shown, one.id)
    return Draft(one.id, {
        "name": Cell(one.name), "place": place_cell(one), "ratio": Cell(_content(shown, one.value)),
        "outcome": Cell(figure(shown.above.asked.indicator, above.value, due=True) if above else ""),
        "base": Cell(figure(shown.base, below.value, due=True) if below else ""),
        **_over_time(shown, series),
    })  # fmt: skip


def _whole_row(shown: PerComparison) -> Draft:
    above, below, within = shown.above, shown.below, shown.above.within
    whole = shown.ratios.whole
    values = [one.whole if one.whole is not None else Missing.NOT_REPORTED for one in (above, below)]
    return Draft(whole_row(within), {
        "name": Cell(above.whole_name), "ratio": Cell("" if whole is None else _content(shown, whole)),
        "outcome": Cell(figure(above.asked.indicator, values[0], due=True)),
        "base": Cell(figure(shown.base, values[1], due=True)),
        **_over_time(shown, _ratio_series(shown, within)),
    }, "total")  # fmt: skip


def _over_time(shown: PerComparison, series: Series) -> dict[str, Cell]:
    then = series.points.get(shown.above.asked.period.same_last_year)
    drawn = NOTHING if shown.is_summed else trend_cell(shown.ratios, series)
    return {"previous": Cell(_content(shown, then.value) if then else ""), "trend": drawn}


def _ratio_series(shown: PerComparison, member: str) -> Series:
    """Return the ratios of the periods that have both; without a member, of the whole."""
    above, below = _series(shown.above, member), _series(shown.below, member)
    told: dict[Period, Point] = {}
    for period in above.points:
        value, base = _beside(above, shown, period), _beside(below, shown, period)
        found = shown.way.ratio(_in(value, above.indicator), _in(base, below.indicator))
        if isinstance(found, Decimal):
            told[period] = Point(period, found, "", told=found, unit=shown.ratios.unit)
    made = replace(
        above.indicator, unit=shown.ratios.unit, decimals=shown.ratios.decimals, accumulation="rate",
        reported_as="period",
    )  # fmt: skip
    return Series(made, told, meanings=(made,))


def _series(shown: MembersComparison, member: str) -> Series:
    asked = shown.asked
    return part_series(asked.over, asked.indicator, member) if member else series_of(asked.history, asked.indicator)


def _beside(series: Series, shown: PerComparison, period: Period) -> Point | None:
    """Return the value of a period that the one shown may be held against: of the same definition."""
    here = series.at(shown.above.asked.period)
    return series.beside(here, period) if here else None


def _in(point: Point | None, indicator: Indicator) -> Amount | None:
    """Return a point's amount in the indicator's unit of now."""
    if point is None:
        return None
    found = rescaled(point.value, point.unit or indicator.unit, indicator.unit)
    return Missing.NOT_AVAILABLE if found is None else found


def _told(one: ComparedMember) -> Amount | None:
    """Return the amount as it is stored: a ratio is worked out before anything is rounded."""
    return one.part.outcome if one.part else None


def _whole(shown: MembersComparison) -> Amount | None:
    seen = whole_of(shown.asked, shown.within)
    return seen.outcome if seen else None


def _content(shown: PerComparison, value: Amount) -> Content:
    return Number(value, shown.ratios.decimals) if isinstance(value, Decimal) else value


def _with_unit(indicator: Indicator) -> str:
    return indicator.name if is_pieces(indicator.unit) else f"{indicator.name}, {indicator.unit}"


def _how(shown: PerComparison) -> str:
    return shown.above.words.say(
        "members.per-how", name=shown.above.asked.indicator.name, base=lower_first(shown.base.name)
    )
