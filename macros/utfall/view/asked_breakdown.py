"""What a page asks of a breakdown: of which indicator, by what, for which period, and which members it lists.

A tree is listed whole in the files. A page shows as many of its levels as are a page's worth of rows, the upper ones
first, and leaves the rest to the files.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from utfall.derive.breakdown_history import breakdown_over
from utfall.errors import NothingToShow
from utfall.view.chart_parts import distinct
from utfall.words import Sentence

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from utfall.model.breakdown import Breakdown, Dimension, Member
    from utfall.model.history import History
    from utfall.model.indicator import Indicator, Observation
    from utfall.model.report import Report
    from utfall.period import Period
    from utfall.words import Words

MOST = 30  # members that a page lists


@dataclass(frozen=True, slots=True)
class ListedMember:
    """A member in a table's order: its indent, whether a page leaves it to the files, and whether it is divided.

    ``name`` is its own, with the name of what it is part of where others have the same.
    """

    member: Member
    level: int
    name: str
    is_folded: bool
    has_parts: bool


@dataclass(frozen=True, slots=True)
class AskedBreakdown:
    """Hold an indicator's breakdown of the report's period, and over all periods of the archive."""

    history: History
    words: Words
    indicator: Indicator
    period: Period
    seen: Observation | None
    now: Breakdown
    over: Breakdown

    @property
    def report(self) -> Report:
        """The report that is shown."""
        return self.history.current

    @property
    def dimensions(self) -> tuple[Dimension, ...]:
        """What the indicator is divided by."""
        return self.now.dimensions

    @property
    def id(self) -> str:
        """What is asked for as part of an address: ``sjukfranvaro-enhet``."""
        return "-".join((self.indicator.id, *(one.id for one in self.dimensions))).replace("_", "-").lower()

    def said(self, at: int = 0) -> str:
        """Return what a dimension is called in a sentence."""
        return lower_first(self.dimensions[at].name)

    def newest(self, most: int) -> tuple[Period, ...]:
        """Return the newest periods up to the report's that the archive has parts of, the oldest first."""
        return tuple(one for one in self.over.periods if one <= self.period)[-most:]

    def members(self, at: int, there: Collection[str]) -> tuple[ListedMember, ...]:
        """Return the members of a dimension that are there, and those that they are part of, in the tree's order."""
        return _listed(self.dimensions[at], there)


def asked_breakdown(history: History, words: Words, name: str, by: Sequence[str]) -> AskedBreakdown:
    """Return the breakdown that is asked for.

    Raises ``UnknownName`` for an indicator, a dimension or a breakdown that is not there, and ``NothingToShow`` where
    the indicator's period is not divided so.
    """
    report = history.current
    indicator, now = report.indicator(name), report.breakdowns.of(name, *by)
    seen = report.observation(name)
    period = seen.period if seen else now.newest
    if period not in now.periods:
        said = ", ".join(lower_first(one.name) for one in now.dimensions)
        where = {"period": period.name(words), "last": now.newest.name(words)}
        raise NothingToShow(Sentence("error.breakdown-not-now", {"name": indicator.name, "dimension": said, **where}))
    return AskedBreakdown(history, words, indicator, period, seen, now, breakdown_over(history, name, tuple(by)))


def lower_first(name: str) -> str:
    """Return a name as it stands in a sentence; one that begins with an abbreviation stays."""
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]


def _listed(dimension: Dimension, there: Collection[str]) -> tuple[ListedMember, ...]:
    tree = dimension.tree
    parents = {member.id: member.parent for member, _ in tree}
    wanted: set[str] = set()
    for one in there:
        at = one
        while at and at not in wanted:
            wanted.add(at)
            at = parents.get(at, "")
    kept = [(member, level) for member, level in tree if member.id in wanted]
    folded = _folded(kept)
    divided = {member.parent for member, _ in kept if member.id not in folded}
    names = Counter(member.name for member, _ in kept)
    own = {member.id: member.name for member, _ in kept}
    called = distinct(_with_parent(one, own) if names[one.name] > 1 else one.name for one, _ in kept)
    return tuple(
        ListedMember(member, level, name, member.id in folded, member.id in divided)
        for (member, level), name in zip(kept, called, strict=True)
    )


def _with_parent(member: Member, names: dict[str, str]) -> str:
    above = names.get(member.parent, "")
    return f"{member.name} ({above})" if above else member.name


def _folded(kept: Sequence[tuple[Member, int]]) -> frozenset[str]:
    """Return the members that a page leaves to the files: the lower levels, as many as must be."""
    counts = Counter(level for _, level in kept)
    levels, count = -1, 0
    for level in sorted(counts):
        if count + counts[level] > MOST:
            break
        levels, count = level, count + counts[level]
    if levels >= 0 or not kept:
        return frozenset(member.id for member, level in kept if level > levels)
    first = [member.id for member, level in kept if level == min(counts)]  # more than a page's worth by themselves
    return frozenset(member.id for member, _ in kept) - set(first[:MOST])
