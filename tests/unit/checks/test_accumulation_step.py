"""A year to date that is not last month's and the month's own value together."""

from dataclasses import replace
from decimal import Decimal

import pytest

from utfall.checks.accumulation_step import check
from utfall.model.finding import Severity
from utfall.model.history import History
from utfall.model.missing import Missing
from utfall.period import Period

COST = 2  # the row of observations.csv


def found(report, outcome, own, before=Decimal(900), period="2023-11"):
    """Check a month whose own value is reported too, after one in which the outcome was ``before``."""
    month = Period.parse(period)
    seen = replace(report.observation("kostnader"), period=month, outcome=outcome, month_outcome=own)
    earlier = replace(seen, period=month.previous, outcome=before, month_outcome=Missing.NOT_REPORTED)
    rows = tuple(replace(row, key=f"kostnader/{month}") for row in report.resource("observations").rows[:1])
    observations = replace(report.resource("observations"), rows=rows)
    now = replace(report, observations=(seen,), resources={**report.resources, "observations": observations})
    then = replace(report, package=replace(report.package, period=month.previous), observations=(earlier,))
    return list(check(History((then, now) if before is not None else (now,))))


def test_a_step_that_does_not_add_up_is_told_with_the_sum(small, sv):
    [finding] = found(small, Decimal(982), Decimal(80))
    assert (finding.slug, finding.file) == ("accumulation-step", "data/2023-11/observations.csv")
    assert (finding.row, finding.field, finding.value) == (COST, "month_outcome", "80")
    assert finding.severity is Severity.WARNING
    assert finding.message(sv) == (
        "”Kostnader”: utfallet hittills är 982 tkr, men förra månadens 900 och månadens eget 80 blir tillsammans 980. "
        "Skillnaden är 2."
    )
    assert finding.remedy(sv) == "Rätta det av värdena som är fel."


@pytest.mark.parametrize(("outcome", "is_told"), [(978, True), (979, False), (980, False), (981, False), (982, True)])
def test_what_rounding_can_explain_is_quiet(small, outcome, is_told):
    assert bool(found(small, Decimal(outcome), Decimal(80))) is is_told


@pytest.mark.parametrize(("outcome", "is_told"), [("80.4", True), ("80.1", False)])
def test_the_rounding_is_that_of_the_decimals_shown(small, outcome, is_told):
    [cost] = [one for one in small.indicators if one.id == "kostnader"]
    exact = replace(small, indicators=(replace(cost, decimals=1),))
    assert bool(found(exact, Decimal(outcome), Decimal(80), Decimal(0))) is is_told


def test_january_begins_from_nothing(small, sv):
    assert found(small, Decimal(80), Decimal(80), period="2024-01") == []
    [finding] = found(small, Decimal(90), Decimal(80), period="2024-01")
    assert "men förra månadens 0 och månadens eget 80 blir tillsammans 80. Skillnaden är 10." in finding.message(sv)


def test_without_last_month_there_is_nothing_to_add_to(small):
    assert found(small, Decimal(982), Decimal(80), before=None) == []
    assert found(small, Decimal(982), Decimal(80), before=Missing.NOT_REPORTED) == []


@pytest.mark.parametrize("kind", Missing)
def test_a_missing_figure_is_not_added(small, kind):
    assert found(small, kind, Decimal(80)) == []
    assert found(small, Decimal(982), kind) == []


def test_only_years_to_date_are_added_to(small):
    monthly = replace(small, indicators=tuple(replace(one, reported_as="period") for one in small.indicators))
    assert found(monthly, Decimal(982), Decimal(80)) == []


def budget_found(report, own, version="Beslutad", before=Decimal(900)):
    """Check a month with a budget of 1 000 so far and one of its own, after a month with ``before``."""
    month = Period.parse("2023-11")
    seen = replace(
        report.observation("kostnader"), period=month, target=Decimal(1000), period_budget=own, budget_version=version,
        month_outcome=Missing.NOT_REPORTED, outcome=Missing.NOT_REPORTED,
    )  # fmt: skip
    earlier = replace(seen, period=month.previous, target=before, budget_version="Beslutad")
    rows = tuple(replace(row, key=f"kostnader/{month}") for row in report.resource("observations").rows[:1])
    observations = replace(report.resource("observations"), rows=rows)
    now = replace(report, observations=(seen,), resources={**report.resources, "observations": observations})
    then = replace(report, package=replace(report.package, period=month.previous), observations=(earlier,))
    return list(check(History((then, now))))


def test_a_budget_that_does_not_add_up_is_told_with_the_sum(small, sv):
    [finding] = budget_found(small, Decimal(90))
    assert (finding.field, finding.severity) == ("period_budget", Severity.WARNING)
    assert finding.message(sv) == (
        "”Kostnader”: budgeten hittills är 1\u00a0000 tkr, men förra periodens 900 och periodens egen 90 blir "
        "tillsammans 990. Skillnaden är 10."
    )


def test_a_budget_that_adds_up_or_has_changed_is_quiet(small):
    assert budget_found(small, Decimal(100)) == []
    assert budget_found(small, Missing.NOT_REPORTED) == []
    assert budget_found(small, Decimal(90), version="Reviderad") == []
