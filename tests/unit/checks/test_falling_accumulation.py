"""A year to date that is lower than last month's, of a figure that only grows."""

from dataclasses import replace
from decimal import Decimal

import pytest

from utfall.checks.falling_accumulation import check
from utfall.model.finding import Severity
from utfall.model.history import History
from utfall.period import Period

COST, RESULT, ABSENCE = 2, 3, 4  # rows of observations.csv


def found(month, name="kostnader", **before):
    """Check a month after others in which the indicator's outcome was ``oct=982`` and so on."""
    now = month.report()
    numbers = {"sep": 9, "oct": 10, "dec": 12}
    earlier = [
        replace(now.observation(name), period=Period.parse(f"2023-{numbers[short]:02}"), outcome=Decimal(value))
        for short, value in before.items()
    ]
    reports = [replace(now, package=replace(now.package, period=seen.period), observations=(seen,)) for seen in earlier]
    return list(check(History((*reports, now))))


def test_a_year_to_date_that_falls_is_told_with_what_the_month_would_be(month, sv):
    [finding] = found(month.edited("observations", COST, outcome="951"), oct="982")
    assert (finding.slug, finding.file) == ("falling-accumulation", "data/2023-11/observations.csv")
    assert (finding.row, finding.field, finding.value) == (COST, "outcome", "951")
    assert finding.severity is Severity.WARNING
    assert finding.message(sv) == (
        "”Kostnader”: det ackumulerade utfallet 951 tkr är lägre än i 2023-10, 982 tkr. Månaden skulle vara −31 tkr."
    )
    assert finding.remedy(sv) == "Kontrollera värdet mot källan; har något bokats om, skriv det i comment."


@pytest.mark.parametrize(("outcome", "is_told"), [("981", True), ("982", False), ("983", False)])
def test_a_month_of_nothing_is_quiet(month, outcome, is_told):
    assert bool(found(month.edited("observations", COST, outcome=outcome), oct="982")) is is_told


def test_a_result_may_fall(month):
    assert found(month.edited("observations", RESULT, outcome="951"), "resultat", oct="982") == []


def test_a_volume_of_which_more_is_better_may_not(month):
    month.edited("indicators", RESULT, unit="antal").edited("observations", RESULT, outcome="951")
    assert len(found(month, "resultat", oct="982")) == 1


def test_january_begins_anew(month):
    month.edited("observations", COST, period="2024-01", outcome="80")
    assert found(month, dec="982") == []


def test_without_last_month_there_is_nothing_to_fall_from(month):
    assert found(month.edited("observations", COST, outcome="951"), sep="982") == []


@pytest.mark.parametrize("outcome", ["", "..", "x"])
def test_a_missing_outcome_has_not_fallen(month, outcome):
    assert found(month.edited("observations", COST, outcome=outcome), oct="982") == []


def test_rates_and_single_months_may_fall(month):
    assert found(month.edited("observations", ABSENCE, outcome="5.3"), "franvaro", oct="9.8") == []
    month.edited("indicators", 2, reported_as="period").edited("observations", COST, outcome="951")
    assert found(month, oct="982") == []
