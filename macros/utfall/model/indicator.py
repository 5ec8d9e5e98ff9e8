"""Indicators: the definition of a measure, what is reported of it, and the measures an observation holds."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING

from utfall.model.missing import Missing
from utfall.period import Frequency, Period

if TYPE_CHECKING:
    from datetime import date

    from utfall.model.resource import Other

Amount = Decimal | Missing


class Measure(Enum):
    """What a figure of an observation is; the values are column names, the order is that of the tables."""

    PREVIOUS_OUTCOME = "previous_outcome"
    OUTCOME = "outcome"
    TARGET = "target"
    FORECAST = "forecast"
    YEAR_TARGET = "year_target"
    ROLLING_12 = "rolling_12"


@dataclass(frozen=True, slots=True)
class Indicator:
    """Define a measure: what it counts, in which unit, how it adds up, and which way is good."""

    id: str
    order: int
    name: str
    chapter: str
    area: str
    frequency: str
    unit: str
    decimals: int
    accumulation: str
    reported_as: str
    direction: str
    tolerance: Amount
    tolerance_kind: str
    target_term: str
    year_target_term: str
    compares: str
    definition: str
    own_reading: str
    source: str
    owner: str
    weight: str = ""
    breakdown: str = ""
    in_sentence: str = ""
    name_en: str = ""
    in_sentence_en: str = ""
    unit_en: str = ""
    contact: str = ""

    @property
    def rhythm(self) -> Frequency:
        """How often it is reported."""
        return Frequency(self.frequency)

    @property
    def is_directed(self) -> bool:
        """Whether one way is better: what then deviates is favourable or not."""
        return self.direction in {"higher", "lower"}


@dataclass(frozen=True, slots=True)
class Observation:
    """Hold what is reported of one indicator for one period. Amounts are in the indicator's unit.

    ``activity`` is the id of the activity that is the action.
    """

    indicator: str
    period: Period
    outcome: Amount
    target: Amount
    forecast: Amount
    year_target: Amount
    previous_outcome: Amount
    rolling_12: Amount
    forecast_made: Period | Missing
    budget_version: str
    status: str
    reason: str
    comment: str
    cause: str = ""
    action: str = ""
    responsible: str = ""
    until: date | Missing = Missing.NOT_REPORTED
    activity: str = ""
    month_outcome: Amount = Missing.NOT_REPORTED
    period_budget: Amount = Missing.NOT_REPORTED
    finality: str = ""
    origin: str = ""
    others: tuple[Other, ...] = ()
    year_outcome: Amount = Missing.NOT_REPORTED  # of a year that ended with the period: worked out, in no file

    def amount(self, measure: Measure) -> Amount:
        """Return the amount of a measure."""
        amounts = {
            Measure.PREVIOUS_OUTCOME: self.previous_outcome,
            Measure.OUTCOME: self.outcome,
            Measure.TARGET: self.target,
            Measure.FORECAST: self.forecast,
            Measure.YEAR_TARGET: self.year_target,
            Measure.ROLLING_12: self.rolling_12,
        }
        return amounts[measure]
