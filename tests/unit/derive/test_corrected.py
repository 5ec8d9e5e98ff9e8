"""Which corrected values a figure stands on: its own, and those of the periods that it is worked out from."""

from dataclasses import replace
from datetime import date

import pytest

from utfall.derive.corrected import corrected, own_inputs, rolling_inputs
from utfall.model.history import History
from utfall.model.indicator import Measure
from utfall.model.report import Correction
from utfall.period import Period


def months(*texts):
    return [Period.parse(text) for text in texts]


def with_correction(report, row, field="outcome", resource="observations"):
    one = Correction(resource, row, field, "1", "2", "Skrivfel.", "error", 2, date(2023, 12, 20))
    return replace(report, corrections=(one,))


@pytest.mark.parametrize(
    ("name", "month", "inputs"),
    [
        ("kostnader", "2023-11", ["2023-11", "2022-12", "2022-11"]),  # this year so far, and the rest of last year
        ("kostnader", "2023-12", ["2023-12"]),
        ("franvaro", "2023-02", ["2023-02", "2023-01", *(f"2022-{month:02}" for month in range(12, 2, -1))]),
    ],
)
def test_a_rolling_twelve_stands_on_the_months_it_is_worked_out_from(small, name, month, inputs):
    assert list(rolling_inputs(small.indicator(name), Period.parse(month))) == months(*inputs)


def test_a_months_own_value_of_a_sum_stands_on_the_month_before_too_except_in_january(small):
    sums, rates = small.indicator("kostnader"), small.indicator("franvaro")
    assert list(own_inputs(sums, Period.parse("2023-03"))) == months("2023-03", "2023-02")
    assert list(own_inputs(sums, Period.parse("2023-01"))) == months("2023-01")
    assert list(own_inputs(rates, Period.parse("2023-03"))) == months("2023-03")


def test_a_correction_of_another_period_measure_or_indicator_is_not_its(small):
    history = History((with_correction(small, "kostnader/2023-11"),))
    costs, november = small.indicator("kostnader"), Period.parse("2023-11")
    assert [one.row for _, one in corrected(history, costs, [november])] == ["kostnader/2023-11"]
    assert corrected(history, costs, [november.previous]) == ()
    assert corrected(history, costs, [november], Measure.TARGET) == ()
    assert corrected(history, small.indicator("franvaro"), [november]) == ()


def test_a_line_of_a_statement_is_corrected_by_its_own_name_for_a_measure(small):
    history = History((with_correction(small, "resultat/hr", "budget", "statement_lines"),))
    line, november = small.indicator("resultat/hr"), Period.parse("2023-11")
    assert len(corrected(history, line, [november], Measure.TARGET)) == 1
    assert corrected(history, line, [november]) == ()
