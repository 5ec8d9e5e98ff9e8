"""A reported rolling twelve that is not what the archive's months make."""

from dataclasses import replace
from decimal import Decimal

import pytest

from utfall.checks.rolling_12 import check
from utfall.model.finding import Severity
from utfall.model.history import History
from utfall.period import Period

COST, RESULT, ABSENCE, COMPUTERS = 2, 3, 4, 5  # rows of observations.csv
NOVEMBER = Period.parse("2023-11")


def found(now, **earlier):
    """Check a report after others with these outcomes, such as ``kostnader={"2022-12": "1000"}``."""
    months = sorted({written for outcomes in earlier.values() for written in outcomes})
    reports = [
        replace(
            now,
            package=replace(now.package, period=Period.parse(written)),
            observations=tuple(
                replace(now.observation(name), period=Period.parse(written), outcome=Decimal(outcomes[written]))
                for name, outcomes in earlier.items()
                if written in outcomes
            ),
        )
        for written in months
    ]
    return list(check(History((*reports, now))))


def year(*values):
    """Return values of the eleven months before November 2023, the oldest first."""
    return {str(NOVEMBER.shifted(at - 11)): value for at, value in enumerate(values)}


def test_an_r12_that_the_months_do_not_make_is_told_with_what_they_do(month, sv):
    month.edited("observations", COST, outcome="700", rolling_12="803")
    [finding] = found(month.report(), kostnader={"2022-11": "600", "2022-12": "700"})
    assert (finding.slug, finding.file) == ("rolling-12", "data/2023-11/observations.csv")
    assert (finding.row, finding.field, finding.value) == (COST, "rolling_12", "803")
    assert finding.severity is Severity.WARNING
    assert finding.message(sv) == (
        "”Kostnader”: R12 är skrivet som 803 tkr, men arkivets månader ger 800 tkr."
    )  # fmt: skip
    assert finding.remedy(sv) == "Lämna cellen tom så räknas värdet, eller rätta det."


@pytest.mark.parametrize(
    ("shown", "is_told"), [("797", True), ("798", False), ("800", False), ("802", False), ("803", True)]
)
def test_what_rounding_three_figures_can_explain_is_quiet(month, shown, is_told):
    month.edited("observations", COST, outcome="700", rolling_12=shown)
    assert bool(found(month.report(), kostnader={"2022-11": "600", "2022-12": "700"})) is is_told


@pytest.mark.parametrize("missing", ["2022-11", "2022-12"])
def test_an_r12_that_cannot_be_worked_out_stands_as_reported(month, missing):
    month.edited("observations", COST, outcome="700", rolling_12="9")
    archive = {"2022-11": "600", "2022-12": "700"}
    del archive[missing]
    assert found(month.report(), kostnader=archive) == []


@pytest.mark.parametrize("shown", ["", "..", "x"])
def test_an_r12_that_is_not_reported_is_quiet(month, shown):
    month.edited("observations", COST, outcome="700", rolling_12=shown)
    assert found(month.report(), kostnader={"2022-11": "600", "2022-12": "700"}) == []


@pytest.mark.parametrize(
    ("shown", "is_told"), [("5.4", True), ("5.5", False), ("5.6", False), ("5.7", False), ("5.8", True)]
)
def test_the_r12_of_a_rate_is_the_mean(month, shown, is_told):
    month.edited("observations", ABSENCE, outcome="6.1", rolling_12=shown)
    rates = year(*["5.1"] * 6, *["6.1"] * 5)  # with November's 6.1 the mean is 5.6
    assert bool(found(month.report(), franvaro=rates)) is is_told


@pytest.mark.parametrize(("weight", "is_told"), [("", False), ("resultat", True)])
def test_the_r12_of_a_rate_is_weighted_where_the_definition_names_a_weight(month, sv, weight, is_told):
    month.edited("observations", ABSENCE, outcome="6", rolling_12="5.5").edited("observations", RESULT, outcome="300")
    now = month.report()
    changes = {"franvaro": {"weight": weight}, "resultat": {"reported_as": "period"}}
    now = replace(now, indicators=tuple(replace(one, **changes.get(one.id, {})) for one in now.indicators))
    findings = found(now, franvaro=year(*["5"] * 6, *["6"] * 5), resultat=year(*["100"] * 6, *["300"] * 5))
    assert bool(findings) is is_told  # plain, the mean is 5.5; weighted, (5 * 600 + 6 * 1800) / 2400 = 5.75
    for finding in findings:
        assert (
            finding.message(sv) == "”Frånvaro”: R12 är skrivet som 5,5 procent, men arkivets månader ger 5,8 procent."
        )


@pytest.mark.parametrize("missing", range(11))
def test_a_rate_of_which_a_month_is_missing_has_no_r12_to_compare(month, missing):
    month.edited("observations", ABSENCE, outcome="6", rolling_12="9")
    rates = year(*["5"] * 11)
    del rates[str(NOVEMBER.shifted(missing - 11))]
    assert found(month.report(), franvaro=rates) == []


def test_a_stock_has_no_r12_to_compare(month):
    month.edited("observations", COMPUTERS, outcome="7", rolling_12="9")
    assert found(month.report(), datorer={"2023-10": "7"}) == []
