"""A period's own budget: as it is reported, else a step between sums, which is told to hold a change of the year's."""

from dataclasses import replace
from decimal import Decimal

import pytest

from utfall.derive.own_target import own_steps, own_targets
from utfall.model.history import History
from utfall.model.missing import Missing
from utfall.period import Period

APRIL, MAY, JANUARY = (Period.parse(f"2025-{number}") for number in ("04", "05", "01"))


def without_own(history):
    """The same archive as it was before the column came."""
    bare = Missing.NOT_REPORTED
    seen = [tuple(replace(one, period_budget=bare) for one in report.observations) for report in history.reports]
    return History(tuple(replace(one, observations=two) for one, two in zip(history.reports, seen, strict=True)))


@pytest.fixture(scope="module")
def cost(example):
    return example.current.indicator("kostnader")


def test_the_budget_of_the_month_in_which_the_year_changed_is_what_was_decided_for_it(example, cost):
    """860 400 divided by twelve; the sums of March and April differ by 71 400, since January to March changed too."""
    assert own_targets(example, cost)[APRIL].value == Decimal(71700)
    assert own_steps(example, cost)[APRIL].value == Decimal(71400)


def test_a_step_over_a_change_of_the_budget_is_told_to_hold_it(example, cost):
    found = own_targets(without_own(example), cost)
    assert (found[APRIL].value, found[APRIL].has_change) == (Decimal(71400), True)
    assert (found[MAY].value, found[MAY].has_change) == (Decimal(71700), False)
    assert (found[JANUARY].value, found[JANUARY].has_change) == (Decimal(71800), False)  # where sums begin anew


def test_a_target_that_is_not_summed_is_its_own(example):
    rate = example.current.indicator("sjukfranvaro")
    assert own_targets(example, rate)[APRIL].value == Decimal("5.8")
