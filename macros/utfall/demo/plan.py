"""What one invented department is and does: all that its months are made of, as one value.

The functions that make tables read a plan and nothing else, so that another department is another plan.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from utfall.demo import behaviour

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from decimal import Decimal

    from utfall.demo.activities import InventedActivity
    from utfall.demo.assignments import InventedAssignment
    from utfall.demo.behaviour import Behaviour
    from utfall.demo.economy import Unit
    from utfall.demo.goals import InventedGoal
    from utfall.demo.incidents import Incidents
    from utfall.demo.projects import InventedProject
    from utfall.demo.timeline import Timeline
    from utfall.period import Period

Row = dict[str, str]


@dataclass(frozen=True, eq=False)
class Plan:
    """One department. ``seeds`` stands before what sets its scatter apart, so that departments differ.

    ``staff`` tells of each unit how many of a thousand employees it has, what of them are women in per cent, and its
    sick leave as a share of the whole's. Two plans are never alike, so that what follows from one can be kept by it.
    """

    id: str
    name: str
    diary: str
    seeds: str
    renamed: Mapping[str, str]  # what the shipped texts say, and what stands there instead
    tables: Mapping[str, tuple[Row, ...]]  # the tables that no month changes, and the indicators
    contacts: Mapping[str, str]  # the mailboxes of those who answer for indicators
    units: tuple[Unit, ...]
    tree: tuple[tuple[str, str, str, str], ...]
    statement_name: str
    staff: Mapping[str, tuple[int, int, int]]
    cost_growth: str
    year_budgets: Mapping[str, Timeline[int]]
    budget_versions: Timeline[str]
    behaviours: Mapping[str, Behaviour]
    wider: Mapping[str, Timeline[Decimal]]  # how many times more a figure covers from a month on
    yearly_targets: Mapping[str, Timeline[str]]
    rates_foreseen: Mapping[str, Timeline[str]]
    incidents: Incidents
    explain: Callable[[Plan, str, Period], Row]
    goals: tuple[InventedGoal, ...]
    activities: tuple[InventedActivity, ...]
    assignments: tuple[InventedAssignment, ...]
    projects: tuple[InventedProject, ...]

    def seed(self, name: str) -> str:
        """Return what sets the scatter of a figure apart from that of others."""
        return f"{self.seeds}{name}"

    def scatter(self, name: str, period: Period) -> Decimal:
        """Return a number from -1 to 1 for a figure of this department."""
        return behaviour.scatter(self.seed(name), period)

    def definition(self, indicator: str) -> Row:
        """Return an indicator's definition."""
        return self._definitions[indicator]

    def named(self, text: str) -> str:
        """Return a shipped text with this department's names."""
        for before, after in self.renamed.items():
            text = text.replace(before, after)
        return text

    @cached_property
    def _definitions(self) -> dict[str, Row]:
        return {row["id"]: row for row in self.tables["indicators"]}
