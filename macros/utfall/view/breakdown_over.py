"""An indicator's parts over the archive's periods: as a heat table, and as small charts on one scale.

A sum from the year's beginning only says that the year goes on. Of such an indicator each period's own value is shown,
unless there are targets that the sums are held against.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from utfall.derive.breakdown_way import way_of
from utfall.derive.measures import own_value
from utfall.derive.part_series import part_series
from utfall.derive.part_status import part_status, whole_observations
from utfall.derive.series import series_of
from utfall.model.breakdown import RESOURCE
from utfall.model.missing import Missing
from utfall.model.unit import PERCENT
from utfall.shown.heat import HeatRow
from utfall.view.breakdown_table import WHOLE, with_manner
from utfall.view.chart_parts import Heading, NumberFormat, files_of, sign_of, with_sign
from utfall.view.headings import ACCUMULATED
from utfall.view.heat_table import PERIODS, heat_table
from utfall.view.indicator_tables import with_unit
from utfall.view.multiples_chart import Multiple, Multiples, multiples_chart

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from utfall.derive.series import Series
    from utfall.model.indicator import Amount, Observation
    from utfall.period import Period
    from utfall.shown.chart import Chart
    from utfall.shown.table import Table
    from utfall.view.asked_breakdown import AskedBreakdown, ListedMember

FEWEST = 3  # periods that make a line
LATEST = 13  # periods of a line: the report's, and back to the same one last year
FEWEST_OF_HEAT = 2  # values that can stand in an order
SUM = "sum"  # the way of a whole that is the sum of its parts


@dataclass(frozen=True, slots=True)
class _Followed:
    """Hold one row over time: what is seen of it in each period, and its outcomes as a series."""

    id: str
    name: str
    seen: Mapping[Period, Observation]
    series: Series
    listed: ListedMember | None = None


@dataclass(frozen=True)
class BreakdownOver:
    """Hold the members and the whole over the periods of the archive: those of ``only``, or all that are there.

    ``address`` is the id of its small charts where it is not the usual one.
    """

    asked: AskedBreakdown
    title: str = ""
    only: tuple[ListedMember, ...] = ()
    address: str = ""
    has_whole: bool = True

    @cached_property
    def periods(self) -> tuple[Period, ...]:
        """The newest periods, the oldest first: those of a line, of which a heat table shows all but one."""
        return self.asked.newest(LATEST)

    @cached_property
    def followed(self) -> tuple[_Followed, ...]:
        """The members in their order, and last the whole, where it is known."""
        return tuple(self._followed())

    def _followed(self) -> Iterator[_Followed]:
        asked = self.asked
        there = {key[0] for period in self.periods for key in asked.over.cells[period]}
        for listed in self.only or asked.members(0, there):
            name = listed.member.id
            parts = {period: asked.over.part(period, name) for period in self.periods}
            seen = {period: part.observation for period, part in parts.items() if part}
            yield _Followed(name, listed.name, seen, part_series(asked.over, asked.indicator, name), listed)
        whole = whole_observations(asked.history, asked.indicator, set(self.periods)) if self.has_whole else {}
        if whole:
            series = series_of(asked.history, asked.indicator)
            yield _Followed(WHOLE, asked.words.say("breakdown.whole"), whole, series)

    @cached_property
    def is_own(self) -> bool:
        """Whether each period's own value is shown in the place of a sum from the year's beginning."""
        indicator = self.asked.indicator
        is_summed = indicator.reported_as == ACCUMULATED and indicator.accumulation == "flow"
        targets = (seen.target for one in self.followed if one.listed for seen in one.seen.values())
        return is_summed and not any(isinstance(one, Decimal) for one in targets)

    def value(self, one: _Followed, period: Period) -> Amount | None:
        """Return what is shown of a row in a period; ``None`` where nothing was told."""
        seen = one.seen.get(period)
        if seen is None or isinstance(seen.outcome, Missing):
            return seen.outcome if seen else None
        if not self.is_own:
            return seen.outcome
        found = own_value(one.series, period)
        return found.value if found else None

    def caption(self, key: str, first: Period, last: Period) -> str:
        """Return what is said above: the page's own title, or the indicator and what it is divided by."""
        words, asked = self.asked.words, self.asked
        span = "–".join(dict.fromkeys((first.short(words), last.short(words))))
        if self.title:
            return words.say("breakdown.titled", title=self.title, span=span)
        said = words.say(f"breakdown.{key}", name=asked.indicator.name, dimension=asked.said(), span=span)
        return words.say("breakdown.own-months", caption=said) if self.is_own else said

    @property
    def files(self) -> list[str]:
        """The files that the figures are from."""
        return list(dict.fromkeys(files_of(self.asked.history, RESOURCE)))

    def heat(self) -> Table | None:
        """Return the heat table; ``None`` where no row has a state or two values to stand in an order."""
        periods = self.periods[-PERIODS:]
        rows = [self._heat_row(one, periods) for one in self.followed]
        members = [row for row, one in zip(rows, self.followed, strict=True) if one.listed]
        if not any(row.is_held_against or _count(row) >= FEWEST_OF_HEAT for row in members):
            return None
        asked = self.asked
        caption = self.caption("caption-heat", periods[0], periods[-1])
        caption = with_unit(caption, asked.indicator.unit, asked.words) if self.is_own else with_manner(caption, asked)
        heads = (asked.dimensions[0].name, periods)
        return heat_table(asked.words, f"heat-{asked.id}", caption, heads, rows, self.files)

    def _heat_row(self, one: _Followed, periods: tuple[Period, ...]) -> HeatRow:
        indicator, report, listed = self.asked.indicator, self.asked.report, one.listed
        values: list[Decimal | Missing | Literal[""]] = []
        for period in periods:
            value = self.value(one, period)
            values.append("" if value is None else value)
        states = [
            part_status(report, indicator, one.seen[period]).shown if period in one.seen and not self.is_own else None
            for period in periods
        ]
        return HeatRow(
            one.id, one.name, tuple(values), tuple(states), indicator.decimals,
            PERCENT if indicator.unit == PERCENT else "", kind="line" if listed else "total",
            level=listed.level if listed else 0, is_folded=bool(listed and listed.is_folded),
        )  # fmt: skip

    def multiples(self) -> Chart | None:
        """Return the small charts; ``None`` where there are too few periods for a line.

        A whole that is the sum of its parts has no place on their scale; one that is their mean stands first.
        """
        asked, periods = self.asked, self._line()
        if len(periods) < FEWEST:
            return None
        indicator, words = asked.indicator, asked.words
        is_sum = way_of(indicator) == SUM
        kept = [one for one in self.followed if not (one.listed.is_folded if one.listed else is_sum)]
        kept = [one for one in kept if not (is_sum and one.listed and one.listed.has_parts)]
        kept.sort(key=lambda one: one.listed is not None)
        charts = tuple(self._multiple(one, periods) for one in kept)
        charts = tuple(one for one in charts if any(isinstance(value, Decimal) for value in one.values))
        if not charts:
            return None
        title = self.caption("caption-multiples", periods[0], periods[-1]) + with_sign(sign_of(indicator.unit))
        head = Heading(self.address or f"multiples-{asked.id}", title, "")
        starts_over = indicator.reported_as == ACCUMULATED and not self.is_own
        breaks = [at for at, (one, two) in enumerate(pairwise(periods), 1) if one.in_year != two.in_year]
        shown = Multiples(
            charts, periods, asked.dimensions[0].name, indicator.target_term, tuple(breaks) if starts_over else ()
        )
        return multiples_chart(head, shown, NumberFormat(words, indicator.unit, indicator.decimals), self.files)

    def _line(self) -> tuple[Period, ...]:
        """Return every period from the first that is shown to the last: a gap in the archive is a gap in the line."""
        found = [self.periods[-1]]
        while len(found) < LATEST and found[0] > self.periods[0]:
            found.insert(0, found[0].previous)
        return tuple(found) if len(self.periods) >= FEWEST else ()

    def _multiple(self, one: _Followed, periods: tuple[Period, ...]) -> Multiple:
        targets = [one.seen[period].target if period in one.seen and not self.is_own else None for period in periods]
        return Multiple(
            one.id, one.name, tuple(self.value(one, period) for period in periods),
            tuple(target if isinstance(target, Decimal) else None for target in targets), is_whole=one.listed is None,
        )  # fmt: skip


def _count(row: HeatRow) -> int:
    return sum(isinstance(value, Decimal) for value in row.values)
