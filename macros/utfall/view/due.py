"""What was to be reported of an indicator: only of that is it said that it is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from utfall.model.indicator import Measure
from utfall.model.missing import Missing

if TYPE_CHECKING:
    from utfall.model.indicator import Indicator

COMPARED = {"outcome": {Measure.TARGET}, "forecast": {Measure.FORECAST, Measure.YEAR_TARGET}}


def is_due(indicator: Indicator, measure: Measure) -> bool:
    """Tell whether a measure is due wherever an observation is: the outcome, and what its status is worked out from."""
    return measure is Measure.OUTCOME or measure in COMPARED.get(indicator.compares, set())


def absent(amount: Missing, *, due: bool) -> Missing | Literal[""]:
    """Return what stands in place of a figure: its symbol, or nothing where none was to be reported."""
    return "" if amount is Missing.NOT_REPORTED and not due else amount
