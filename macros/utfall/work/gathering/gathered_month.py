"""All that is made of members' packages for one month, before it is put into the city's tables."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from utfall.model.missing import Missing
from utfall.work.gathering.gathered_member import WHOLE, Gap

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from utfall.model.indicator import Amount
    from utfall.period import Period
    from utfall.work.gathering.definitions import Definition
    from utfall.work.gathering.gathered_member import GatheredMember
    from utfall.work.gathering.overview import Overview
    from utfall.work.gathering.statement_sums import SummedStatement
    from utfall.work.gathering.wholes import GatheredWhole
    from utfall.work.members.member import MemberSetting

UNTOLD = (Missing.NOT_AVAILABLE, Missing.SUPPRESSED, Missing.UNREADABLE)


@dataclass(frozen=True, slots=True)
class GatheredMonth:
    """Hold what was made.

    ``names`` are what the city calls the members of the hub, those that could not be read too; ``missing`` are the
    gaps of these. ``without`` are the indicators that members have not had before, with the members. ``last_year``
    gives the outcome of a row a year before, where the city's own archive has it.
    """

    month: Period
    settings: tuple[MemberSetting, ...]
    names: Mapping[str, str]
    members: tuple[GatheredMember, ...]
    missing: tuple[Gap, ...]
    definitions: tuple[Definition, ...]
    wholes: tuple[GatheredWhole, ...]
    statements: tuple[SummedStatement, ...]
    overview: Overview
    without: frozenset[tuple[str, str]]
    last_year: Callable[[str, Period], str]

    @property
    def fresh(self) -> tuple[Definition, ...]:
        """The definitions that the city has from a member."""
        return tuple(one for one in self.definitions if one.source)

    @property
    def gaps(self) -> tuple[Gap, ...]:
        """Everything that is missing, and whose."""
        return (
            *self.missing,
            *(gap for one in self.definitions for gap in one.gaps),
            *(gap for one in self.wholes for gap in one.gaps),
            *(gap for one in self.statements for gap in one.gaps),
            *self.overview.gaps,
        )

    def outcome(self, whole: GatheredWhole, member: str) -> Amount:
        """Return what stands for a member: its figure, that there can be none, or that it is not told."""
        part = next((one for one in whole.parts if one.member.id == member), None)
        if part:
            return part.outcome
        if any(gap.member == member for gap in self._left_out(whole)):
            return Missing.NOT_AVAILABLE
        is_unread = any(gap.member == member for gap in self.missing)
        is_without = not is_unread or (whole.indicator.id, member) in self.without
        return Missing.CANNOT_OCCUR if is_without else Missing.NOT_AVAILABLE

    def lacking(self, whole: GatheredWhole) -> list[str]:
        """Return the names of the members that a whole is without."""
        return [name for member, name in self.names.items() if self.outcome(whole, member) in UNTOLD]

    def why(self, whole: GatheredWhole, member: str) -> Gap:
        """Return why a member's figure is not told."""
        known = (*whole.gaps, *self._left_out(whole), *self.missing)
        return next((gap for gap in known if gap.member == member), Gap(member, "", WHOLE, "", "no-value"))

    def _left_out(self, whole: GatheredWhole) -> Iterator[Gap]:
        return (gap for one in self.definitions if one.indicator is whole.indicator for gap in one.gaps)
