"""An indicator's parts by member, and the whole that they make: a sum, or a mean by the weights that packages have.

Only members whose definition is the city's take part. A part that is not told is a gap, and the whole is of the others;
where no weights are told there is no mean, and none is made.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING

from utfall.derive.breakdown_way import OWN, SUM, WEIGHTED_MEAN, way_of
from utfall.model.missing import Missing
from utfall.number import places_of, rounded
from utfall.work.gathering.amounts import exactly, written
from utfall.work.gathering.gathered_member import Gap

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from utfall.model.indicator import Amount, Indicator, Observation
    from utfall.model.report import Report
    from utfall.period import Period
    from utfall.work.gathering.definitions import Definition
    from utfall.work.gathering.gathered_member import GatheredMember

PLANNED = ("target", "forecast", "year_target", "previous_outcome")  # figures that are summed beside the outcome
SAME = ("forecast_made", "budget_version")  # what is told of a whole only where it is the same of every part


@dataclass(frozen=True, slots=True)
class MemberPart:
    """What a member reports of an indicator, in the city's unit. ``is_part`` tells whether the whole has it in it."""

    member: GatheredMember
    outcome: Amount
    target: Amount = Missing.NOT_REPORTED
    weight: Amount = Missing.NOT_REPORTED
    seen: Observation | None = None
    gap: Gap | None = None
    is_part: bool = False


@dataclass(frozen=True, slots=True)
class GatheredWhole:
    """An indicator of one period: its parts, and what they make, by the column of the observations.

    ``is_made`` is false where the parts make no whole: the city's own figure then stands.
    """

    indicator: Indicator
    period: Period
    parts: tuple[MemberPart, ...]
    cells: Mapping[str, str] = field(default_factory=dict)
    is_made: bool = True
    way: str = SUM

    @property
    def gaps(self) -> tuple[Gap, ...]:
        """What is missing, and whose."""
        return tuple(one.gap for one in self.parts if one.gap)

    @property
    def is_preliminary(self) -> bool:
        """Whether a part is of a draft."""
        return any(one.is_part and one.member.package.is_preliminary for one in self.parts)


def whole_of(definition: Definition, month: Period) -> GatheredWhole | None:
    """Return an indicator's whole of the newest period that its members report of; nothing where none does."""
    seen = {one.id: one.report.observation(definition.indicator.id) for one in definition.members}
    period = _period([one.period for one in seen.values() if one], month)
    if period is None:
        return None
    return _Maker(definition, period, seen).whole()


def _period(periods: Sequence[Period], month: Period) -> Period | None:
    """Return the newest period that has ended, else the one that is going on."""
    ended = [one for one in periods if one.is_complete_in(month)]
    return max(ended or periods, default=None)


class _Maker:
    """Make the whole of one indicator and period."""

    def __init__(self, definition: Definition, period: Period, seen: Mapping[str, Observation | None]) -> None:
        self.indicator, self.members, self.period = definition.indicator, definition.members, period
        self.gaps = definition.gaps
        self.seen = {member: one if one and one.period == period else None for member, one in seen.items()}
        self.way = way_of(definition.indicator)
        self.weights = self._weights() if self.way == WEIGHTED_MEAN else {}

    def whole(self) -> GatheredWhole:
        """Return the parts in the order of the hub with what they make."""
        parts = tuple(self._part(one) for one in self.members)
        inside = [one for one in parts if one.is_part]
        is_made = self.way == SUM or (self.way == WEIGHTED_MEAN and bool(inside or not self._is_told))
        cells = self._cells(inside, parts) if is_made else {}
        return GatheredWhole(self.indicator, self.period, parts, cells, is_made, self.way)

    @property
    def _is_told(self) -> bool:
        return any(one and isinstance(one.outcome, Decimal) for one in self.seen.values())

    def _part(self, member: GatheredMember) -> MemberPart:
        seen = self.seen[member.id]
        outcome = self._amount(member, seen.outcome) if seen else Missing.NOT_REPORTED
        weight = self.weights.get(member.id, Missing.NOT_REPORTED)
        target = self._amount(member, seen.target) if seen else Missing.NOT_REPORTED
        if outcome is Missing.CANNOT_OCCUR:
            return MemberPart(member, outcome, target, seen=seen)
        if not isinstance(outcome, Decimal):
            return self._lacking(member, outcome, target, seen)
        if self.way == WEIGHTED_MEAN and not isinstance(weight, Decimal):
            gap = self._gap(member, "no-weight")
            return MemberPart(member, Missing.NOT_AVAILABLE, target, seen=seen, gap=gap)
        return MemberPart(member, outcome, target, weight, seen, is_part=self.way != OWN)

    def _lacking(
        self, member: GatheredMember, outcome: Missing, target: Amount, seen: Observation | None
    ) -> MemberPart:
        """Return the part of a member that tells no figure; where no member does, nothing is missing in a whole."""
        if not self._is_told:
            return MemberPart(member, outcome, target, seen=seen)
        is_hidden = outcome is Missing.SUPPRESSED
        gap = self._gap(member, "suppressed" if is_hidden else "no-value")
        return MemberPart(member, outcome if is_hidden else Missing.NOT_AVAILABLE, target, seen=seen, gap=gap)

    def _gap(self, member: GatheredMember, reason: str) -> Gap:
        return Gap(member.id, member.name, "observations", f"{self.indicator.id}/{self.period}", reason)

    def _amount(self, member: GatheredMember, amount: Amount) -> Amount:
        if not isinstance(amount, Decimal):
            return amount
        theirs = member.report.indicator(self.indicator.id)
        found = exactly(amount, theirs.unit, self.indicator.unit)
        return Missing.NOT_AVAILABLE if found is None else found

    def _weights(self) -> dict[str, Decimal]:
        """Return what each member's value weighs: by the indicator that it names, else by its own breakdown."""
        name = self.indicator.weight
        named = {one.id: _observed(one.report, name, self.period) for one in self.members} if name else {}
        found = {member: value for member, value in named.items() if isinstance(value, Decimal) and value > 0}
        if found:
            return self._in_one_unit(found, name)
        parts = {one.id: _weight_of_parts(one.report, self.indicator.id, self.period) for one in self.members}
        return {member: value for member, value in parts.items() if value is not None and value > 0}

    def _in_one_unit(self, found: Mapping[str, Decimal], name: str) -> dict[str, Decimal]:
        """Return weights in the unit of the first member's, without those that cannot be had in it."""
        reports = {one.id: one.report for one in self.members}
        unit = reports[next(iter(found))].indicator(name).unit
        same = {one: exactly(value, reports[one].indicator(name).unit, unit) for one, value in found.items()}
        return {member: value for member, value in same.items() if value is not None}

    def _cells(self, inside: Sequence[MemberPart], parts: Sequence[MemberPart]) -> dict[str, str]:
        """Return the cells of the whole's observation; those that the parts do not all tell are left out."""
        if not inside:
            symbols = {one.outcome.symbol for one in parts if isinstance(one.outcome, Missing)}
            symbol = symbols.pop() if len(symbols) == 1 else Missing.NOT_AVAILABLE.symbol
            return {"outcome": symbol, **self._planned(parts)}
        return {"outcome": self._outcome(inside), **self._planned(inside)}

    def _outcome(self, inside: Sequence[MemberPart]) -> str:
        amounts = [one.outcome for one in inside if isinstance(one.outcome, Decimal)]
        if self.way == SUM:
            return written(sum(amounts, Decimal(0)))
        weights = [one.weight for one in inside if isinstance(one.weight, Decimal)]
        total = sum((amount * weight for amount, weight in zip(amounts, weights, strict=True)), Decimal(0))
        places = max(self.indicator.decimals, *map(places_of, amounts))
        return written(rounded(total / sum(weights, Decimal(0)), places))

    def _planned(self, inside: Sequence[MemberPart]) -> dict[str, str]:
        seen = [(one.member, one.seen) for one in inside if one.seen]
        found: dict[str, str] = {}
        for column in PLANNED:
            amounts = [self._amount(member, getattr(one, column)) for member, one in seen]
            figures = [one for one in amounts if isinstance(one, Decimal)]
            if not figures or len(figures) < len(inside):
                continue
            if self.way == SUM:
                found[column] = written(sum(figures, Decimal(0)))
            elif column != "previous_outcome" and len(set(figures)) == 1:
                found[column] = written(figures[0])
        return found | {name: text for name, text in _shared([one for _, one in seen]) if text}


def _shared(seen: Sequence[Observation]) -> Iterator[tuple[str, str]]:
    """Yield what is told of a whole only where every part says the same, and the oldest month of their forecasts."""
    made = [one.forecast_made for one in seen]
    known = [one for one in made if not isinstance(one, Missing)]
    yield "forecast_made", str(min(known)) if known and len(known) == len(made) else ""
    versions = {one.budget_version for one in seen}
    yield "budget_version", versions.pop() if len(versions) == 1 else ""


def _observed(report: Report, name: str, period: Period) -> Amount:
    return next((one.outcome for one in report.observed(name) if one.period == period), Missing.NOT_REPORTED)


def _weight_of_parts(report: Report, name: str, period: Period) -> Decimal | None:
    """Return what a member's own parts of an indicator weigh together, by the first dimension that tells it of all."""
    for by in report.breakdowns.by(name):
        if len(by) > 1:
            continue
        breakdown = report.breakdowns.of(name, *by)
        parts = [breakdown.part(period, root.id) for root in breakdown.dimensions[0].roots]
        weights = [one.weight for one in parts if one and isinstance(one.weight, Decimal)]
        if weights and len(weights) == len(parts):
            return sum(weights, Decimal(0))
    return None
