"""A reported rolling twelve that is not what the archive's months make."""

from __future__ import annotations

from typing import TYPE_CHECKING

from utfall.checks.observed import observed
from utfall.checks.sums import bound_of
from utfall.derive.measures import rolling_12
from utfall.derive.series import series_of, weights_of
from utfall.model.missing import Missing
from utfall.number import rounded

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from utfall.checks.observed import Observed
    from utfall.model.finding import Finding
    from utfall.model.history import History


def check(history: History) -> Iterator[Finding]:
    """Find reported R12 that differ from the computed by more than rounding."""
    for one in observed(history.current):
        shown = one.seen.rolling_12
        if isinstance(shown, Missing) or not one.seen.period.follows_reports:
            continue
        weights = weights_of(history, one.indicator)
        computed = rolling_12(series_of(history, one.indicator), one.seen.period, weights)
        if computed and abs(shown - computed.value) > _bound(one):
            yield one.warning(
                "rolling-12", "differs", "rolling_12",
                shown=shown, computed=rounded(computed.value, one.indicator.decimals), method=computed.method,
            )  # fmt: skip


def _bound(one: Observed) -> Decimal:
    """Return what rounding can explain: of twelve months summed, of three accumulated figures, or of a mean."""
    if one.is_cumulative:
        return bound_of(3, one.indicator.decimals)
    terms = 12 if one.indicator.accumulation == "flow" else 1
    return bound_of(terms, one.indicator.decimals)
