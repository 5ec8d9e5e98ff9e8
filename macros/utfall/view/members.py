"""The members of a dimension held against one another: each one's figure, its place, the median and the whole.

Only members of one level are compared: what is part of another member is compared with that one's other parts.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING

from utfall.derive.breakdown_way import OWN, WEIGHTED_MEAN, way_of
from utfall.derive.comparing import as_shown
from utfall.derive.part_status import part_status, whole_observations
from utfall.derive.placing import median, places
from utfall.errors import MacroError
from utfall.model.breakdown import RESOURCE
from utfall.model.missing import Missing
from utfall.model.unit import abbreviated, with_unit
from utfall.number import places_of, write_number
from utfall.view.breakdown_table import WHOLE
from utfall.words import Sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from utfall.derive.status import IndicatorStatus
    from utfall.model.breakdown import Dimension, Member, Part
    from utfall.model.indicator import Amount, Indicator, Observation
    from utfall.model.report import Report
    from utfall.view.asked_breakdown import AskedBreakdown
    from utfall.words import Words

BY_VALUE, BY_STATUS = "value", "status"
ORDERS = (BY_VALUE, BY_STATUS)
FEWEST = 2  # members that can be compared
NEITHER = "none"  # the direction of what has no better end
ORGANISATION = "organisation"  # the dimension that is meant where a package has several and a page names none


@dataclass(frozen=True, slots=True)
class ComparedMember:
    """Hold one member's figure as it is shown, where it stands among the others, and what the package says of it."""

    id: str
    name: str
    value: Amount
    place: int | None = None
    status: IndicatorStatus | None = None
    part: Part | None = None

    @property
    def known(self) -> Decimal | None:
        """The figure, where there is one."""
        return self.value if isinstance(self.value, Decimal) else None

    @property
    def severity(self) -> int:
        """How bad the status is, for an order that begins with the worst; without one it comes last."""
        state = self.status.shown if self.status else None
        return state.order if state and state.is_assessed else 0


@dataclass(frozen=True)
class MembersComparison:
    """Hold the members of one level, in the order of the package, with their figures of one period.

    ``direction`` tells which end of the order is better, if any: a sum follows the size of a member.
    ``whole`` is their whole, of which ``is_alike`` says whether it can be held against its parts: a mean can, a sum
    cannot.
    """

    asked: AskedBreakdown
    members: tuple[ComparedMember, ...]
    whole: Amount | None
    whole_name: str
    unit: str
    decimals: int
    direction: str
    is_alike: bool
    within: str = ""

    @property
    def words(self) -> Words:
        """The reader's words."""
        return self.asked.words

    @property
    def report(self) -> Report:
        """The report that is shown."""
        return self.asked.report

    @property
    def files(self) -> list[str]:
        """The data files that the figures are from."""
        there = self.report.resources
        return [there[name].file for name in (RESOURCE, "observations") if name in there]

    @property
    def is_directed(self) -> bool:
        """Whether one end of the order is better than the other."""
        return self.direction in {"higher", "lower"}

    @cached_property
    def known(self) -> tuple[ComparedMember, ...]:
        """Those with a figure, the first in place first."""
        found = [one for one in self.members if one.known is not None]
        return tuple(sorted(found, key=lambda one: one.place or 1))

    @property
    def absent(self) -> tuple[ComparedMember, ...]:
        """Those without a figure, in the order of the package."""
        return tuple(one for one in self.members if one.known is None)

    @cached_property
    def median(self) -> Decimal | None:
        """The middle of the figures as they are shown."""
        return median(one.known for one in self.known if one.known is not None)

    @property
    def median_places(self) -> int:
        """The decimals of the median: those of the figures, and one more where it lies between two of them."""
        return max(self.decimals, places_of(self.median.normalize())) if self.median is not None else self.decimals

    def ordered(self, by: str = BY_VALUE) -> tuple[ComparedMember, ...]:
        """Return the members by place, or by status with the worst first; those without a figure stand last."""
        if by == BY_VALUE:
            return (*self.known, *self.absent)
        worst = sorted(self.known, key=lambda one: (-one.severity, -(one.place or 1)))
        return (*worst, *self.absent)

    def of(self, name: str) -> ComparedMember | None:
        """Return a member of the level, if it is one."""
        return next((one for one in self.members if one.id == name), None)

    def text(self, value: Decimal, decimals: int | None = None) -> str:
        """Return a figure with its unit, as a sentence has it."""
        places = self.decimals if decimals is None else decimals
        return with_unit(write_number(value, places, self.words.language), abbreviated(self.unit), self.words.language)


def level_of(dimension: Dimension, within: str = "") -> tuple[Member, ...]:
    """Return the members that are compared: the parts of a member, else the first level that has two.

    Raises ``UnknownName`` for a member that is not there, ``MacroError`` where there are no two to compare.
    """
    if within:
        dimension.member(within)
    found = dimension.children(within)
    while len(found) == 1 and not within:
        found = dimension.children(found[0].id)
    if len(found) < FEWEST:
        about = {"dimension": dimension.name, "member": dimension.member(within).name if within else dimension.name}
        raise MacroError(Sentence("error.members-too-few", about))
    return found


def comparison(asked: AskedBreakdown, within: str = "") -> MembersComparison:
    """Return the members of a level with their outcomes of the period asked for."""
    indicator = asked.indicator
    level, is_alike = level_of(asked.dimensions[0], within), _is_alike(indicator)
    direction = indicator.direction if is_alike else NEITHER
    parts = {one.id: asked.now.part(asked.period, one.id) for one in level}
    values = {name: _outcome(asked, part) for name, part in parts.items()}
    known = {name: value for name, value in values.items() if isinstance(value, Decimal)}
    stand = places(known, is_lowest_first=direction == "lower")
    members = tuple(
        ComparedMember(one.id, name, values[one.id], stand.get(one.id), _status(asked, parts[one.id]), parts[one.id])
        for one, name in zip(level, names_of(level), strict=True)
    )
    whole = whole_of(asked, within)
    return MembersComparison(
        asked, members, as_shown(indicator, whole.outcome) if whole else None, whole_name(asked, within),
        indicator.unit, indicator.decimals, direction, is_alike, within,
    )  # fmt: skip


def names_of(level: Iterable[Member]) -> tuple[str, ...]:
    """Return the names of members, one that others have too with its id behind it."""
    there = tuple(level)
    count = Counter(one.name for one in there)
    return tuple(one.name if count[one.name] == 1 else f"{one.name} ({one.id})" for one in there)


def whole_of(asked: AskedBreakdown, within: str) -> Observation | None:
    """Return what is known of the whole that the members are parts of: of the indicator, or of a member."""
    if within:
        part = asked.now.part(asked.period, within)
        return part.observation if part else None
    return whole_observations(asked.history, asked.indicator, {asked.period}).get(asked.period, asked.seen)


def whole_name(asked: AskedBreakdown, within: str) -> str:
    """Return what the whole is called."""
    return asked.dimensions[0].member(within).name if within else asked.words.say("breakdown.whole")


def whole_row(within: str) -> str:
    """Return the id of the row of the whole."""
    return within or WHOLE


def _is_alike(indicator: Indicator) -> bool:
    """Tell whether a whole is of the size of its parts, so that they can be held against it and each other."""
    way = way_of(indicator)
    return way == WEIGHTED_MEAN or (way == OWN and indicator.accumulation == "rate")


def _outcome(asked: AskedBreakdown, part: Part | None) -> Amount:
    return as_shown(asked.indicator, part.outcome) if part else Missing.NOT_REPORTED


def _status(asked: AskedBreakdown, part: Part | None) -> IndicatorStatus | None:
    return part_status(asked.report, asked.indicator, part.observation) if part else None


def dimension_with(report: Report, member: str, by: str | None) -> str:
    """Return the dimension of a member: the one that a page names, else the only one that has it."""
    having = [one.id for one in report.breakdowns.dimensions if member in {each.id for each in one.members}]
    return having[0] if by is None and len(having) == 1 else dimension_of(report, by)


def dimension_of(report: Report, by: str | None, indicator: str = "") -> str:
    """Return the dimension that a page means: the one it names, the only one there is, or that of organisations.

    Raises ``UnknownName`` for one that is not there, ``MacroError`` where a page must say which.
    """
    known: Mapping[str, Dimension] = {one.id: one for one in report.breakdowns.dimensions}
    if by is not None:
        return report.breakdowns.dimension(by).id
    used = {one[0] for one in report.breakdowns.by(indicator) if len(one) == 1} if indicator else set(known)
    for possible in (used, {ORGANISATION} & (used or set(known)), set(known)):
        if len(possible) == 1:
            return next(iter(possible))
    raise MacroError(Sentence("error.members-dimension", {"known": ", ".join(known) or "–"}))
