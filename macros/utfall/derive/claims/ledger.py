"""What a report's sentences are held against, indexed once: names of measures, the levels of each when asked for."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from utfall.derive.claims.grammar import grammar_of
from utfall.derive.claims.levels import FORECAST, OUTCOME, REPORTED, TARGET, YEAR, levels_of
from utfall.derive.claims.subject import names_of
from utfall.derive.claims.things import things_of
from utfall.derive.states_over import streak
from utfall.model.unit import is_money
from utfall.words import LANGUAGES

if TYPE_CHECKING:
    from utfall.derive.claims.levels import Level
    from utfall.derive.claims.subject import Mention, Names
    from utfall.derive.claims.things import Thing
    from utfall.model.history import History
    from utfall.model.indicator import Indicator
    from utfall.model.report import Report
    from utfall.period import Period

COST_NAMES = ("sign.cost", "sign.cost-name")
PLANNED, WHOLE = {OUTCOME, TARGET, FORECAST}, {REPORTED, YEAR}


@dataclass(frozen=True, eq=False)
class Ledger:
    """Hold an archive with the index of its newest report's names; levels are read once, when a sentence asks."""

    history: History
    _levels: dict[str, tuple[Level, ...]] = field(default_factory=dict)

    @property
    def report(self) -> Report:
        """The newest report."""
        return self.history.current

    @property
    def now(self) -> Period:
        """Its month."""
        return self.report.period

    @cached_property
    def names(self) -> Names:
        """The names of its measures."""
        return names_of(self.report)

    @cached_property
    def units(self) -> frozenset[str]:
        """The words that its measures are counted in."""
        return frozenset(one.unit for one in (*self.report.indicators, *self.report.lines))

    def indicator(self, name: str) -> Indicator | None:
        """Return the definition of an indicator or a line."""
        return self.report.definition(name)

    def levels(self, name: str) -> tuple[Level, ...]:
        """Return all levels of a measure."""
        if name not in self._levels:
            found = self.indicator(name)
            self._levels[name] = levels_of(self.history, found) if found else ()
        return self._levels[name]

    def period_of(self, name: str) -> Period:
        """Return the newest period that is reported of a measure."""
        seen = self.report.observation(name)
        return seen.period if seen else self.now

    @cached_property
    def things(self) -> tuple[Thing, ...]:
        """The goals, activities, assignments and projects with their states."""
        return things_of(self.report)

    @cached_property
    def common(self) -> frozenset[str]:
        """The words that the names of several things have, in any form."""
        counted = Counter(stem for one in self.things for stem in {stem for word in one.words for stem in word})
        return frozenset(stem for stem, count in counted.items() if count > 1)

    def name_of(self, name: str) -> str:
        """Return what a measure is called."""
        found = self.indicator(name)
        return found.name if found else name

    def run(self, name: str, *, is_up: bool, against_target: bool, of_assessed: bool = False) -> tuple[int, bool]:
        """Return for how many periods a measure has moved one way, or been beyond its target, up to the newest.

        Told with it is whether the run has a beginning that is known. Of the assessed periods only it is how many in a
        row have a status that deviates.
        """
        known = self.indicator(name)
        if of_assessed and against_target and known:
            return streak(self.history, known).count, True
        wanted = [one for one in self.levels(name) if one.measure == "outcome" and one.span in {"own", "reported"}]
        values = {one.period: one.value for one in wanted if not one.is_summed or one.span == "own"}
        targets = {
            one.period: one.value for one in self.levels(name) if one.measure == "target" and one.span == "reported"
        }
        period, count = self.period_of(name), 0
        while period in values:
            base = targets.get(period) if against_target else values.get(period.previous)
            if base is None:
                return count, False
            if (values[period] > base) != is_up or values[period] == base:
                return count, True
            count, period = count + 1, period.previous
        return count, False

    def unit_of(self, name: str) -> str:
        """Return the unit that a measure is counted in."""
        found = self.indicator(name)
        return found.unit if found else ""

    def is_negative(self, name: str) -> bool:
        """Tell whether a measure is of money and kept below zero: its outcome, its target and its forecast."""
        levels = self.levels(name)
        found = [one.value for one in levels if one.measure in PLANNED and one.span in WHOLE and one.is_newest]
        return bool(found) and max(found) < 0 and is_money(levels[0].unit)

    def is_cost(self, name: str) -> bool:
        """Tell whether what is kept below zero is a cost by its name, or since all of its statement is."""
        if any(grammar_of(language).hits(self.name_of(name), *COST_NAMES) for language in LANGUAGES):
            return True
        statement, slash, _ = name.partition("/")
        return bool(slash) and statement in self.net_costs

    def has_negative_costs(self, name: str) -> bool:
        """Tell whether a measure is a line of a statement that keeps its costs below zero."""
        statement, slash, _ = name.partition("/")
        lines = (one.id for one in self.report.lines if slash and one.id.startswith(f"{statement}/"))
        return any(self.is_negative(one) and self.is_cost(one) for one in lines)

    @cached_property
    def net_costs(self) -> frozenset[str]:
        """The statements of net costs: several lines, and all of them kept below zero."""
        lines: dict[str, list[str]] = {}
        for one in self.report.lines:
            lines.setdefault(one.id.partition("/")[0], []).append(one.id)
        return frozenset(name for name, found in lines.items() if len(found) > 1 and all(map(self.is_negative, found)))

    def direction(self, name: str) -> int:
        """Return 1 where more of a measure is better, -1 where less is, 0 where neither."""
        found = self.indicator(name)
        return {"higher": 1, "lower": -1}.get(found.direction, 0) if found else 0

    def is_result(self, mention: Mention) -> bool:
        """Tell whether a sentence names a result: what may be a surplus or a deficit."""
        return mention.is_line or mention.is_sign or any(name in self.names.results for name in mention.subjects)
