"""A reported rolling twelve that is not what the archive's months make."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from utfall.checks.observed import observed
from utfall.derive.measures import rolling_12
from utfall.derive.series import series_of
from utfall.model.missing import Missing
from utfall.period import Frequency

if TYPE_CHECKING:
    from collections.abc import Iterator

    from utfall.model.finding import Finding
    from utfall.model.history import History


def check(history: History) -> Iterator[Finding]:
    """Find reported R12 that differ from the computed by more than rounding."""
    for one in observed(history.current):
        shown = one.seen.rolling_12
        if isinstance(shown, Missing) or one.seen.period.frequency is not Frequency.MONTH:
            continue
        weight = one.indicator.weight
        weights = series_of(history, history.current.indicator(weight)) if weight else None
        computed = rolling_12(series_of(history, one.indicator), one.seen.period, weights)
        unit = Decimal(1).scaleb(-one.indicator.decimals)
        if computed and abs(shown - computed.value) > unit:
            yield one.warning(
                "rolling-12", "differs", "rolling_12",
                shown=shown, computed=round(computed.value, one.indicator.decimals), method=computed.method,
            )  # fmt: skip
