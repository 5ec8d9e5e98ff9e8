"""Comparisons of a report's members, each worked out once: a page of every member asks for those of all indicators."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from utfall.view.asked_breakdown import asked_breakdown
from utfall.view.indicator_tables import require_known
from utfall.view.members import comparison

if TYPE_CHECKING:
    from collections.abc import Mapping

    from utfall.model.history import History
    from utfall.model.indicator import Indicator
    from utfall.view.asked_breakdown import AskedBreakdown
    from utfall.view.members import MembersComparison
    from utfall.words import Words


class MembersBook:
    """Keep comparisons by indicator, dimension and the member that the compared ones are parts of."""

    def __init__(self, history: History, words: Words) -> None:
        self.history, self.words = history, words
        self._asked: dict[tuple[str, str], AskedBreakdown] = {}
        self._found: dict[tuple[str, str, str], MembersComparison] = {}

    def of(self, indicator: str, by: str, within: str = "") -> MembersComparison:
        """Return the comparison that is asked for.

        Raises ``UnknownName`` for an indicator, a dimension or a member that is not there, ``NothingToShow`` where the
        indicator's period is not divided so, ``MacroError`` where there are no two members to compare.
        """
        key = (indicator, by, within)
        if key not in self._found:
            if key[:2] not in self._asked:
                self._asked[key[:2]] = asked_breakdown(self.history, self.words, indicator, (by,))
            self._found[key] = comparison(self._asked[key[:2]], within)
        return self._found[key]

    def over(
        self, by: str, within: str = "", chapter: str | None = None, area: str | None = None
    ) -> tuple[MembersComparison, ...]:
        """Return the comparisons of every indicator that is divided so in its newest period, in the report's order.

        Raises ``UnknownName`` for a chapter or an area that no indicator has.
        """
        report = self.history.current
        require_known(report, chapter, area)
        found = [
            one for one in report.indicators
            if (by,) in report.breakdowns.by(one.id) and chapter in {None, one.chapter} and area in {None, one.area}
        ]  # fmt: skip
        return tuple(self.of(one.id, by, within) for one in found if self._is_now(one, by))

    def _is_now(self, indicator: Indicator, by: str) -> bool:
        seen = self.history.current.observation(indicator.id)
        return seen is None or seen.period in self.history.current.breakdowns.of(indicator.id, by).periods

    @cached_property
    def sources(self) -> Mapping[str, Mapping[str, str]]:
        """What the package tells of where each member's figures are from, by member; nothing where it tells nothing."""
        resource = self.history.current.resources.get("member_sources")
        rows = resource.rows if resource else ()
        keys = ("edition", "version", "sha256", "address")
        return {row.text("member"): {key: row.text(key) for key in keys} for row in rows}
