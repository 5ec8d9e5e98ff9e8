"""Indicators and what is reported of them."""

from decimal import Decimal

from utfall.model.indicator import Measure
from utfall.model.missing import Missing
from utfall.period import Frequency


def test_an_indicator_has_a_rhythm(small):
    assert [one.rhythm for one in small.indicators] == [Frequency.MONTH] * 3 + [Frequency.TERTIAL]


def test_an_observation_has_an_amount_for_each_measure(small):
    seen = small.observation("franvaro")
    assert {measure.value: seen.amount(measure) for measure in Measure} == {
        "previous_outcome": Decimal("5.1"), "outcome": Decimal("5.3"), "target": Decimal(5),
        "forecast": Decimal("5.5"), "year_target": Decimal(5), "rolling_12": Missing.NOT_AVAILABLE,
    }  # fmt: skip
