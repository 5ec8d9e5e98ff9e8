"""Which figures a sentence of the month may be taken from."""

from decimal import Decimal

import pytest

from utfall.derive.known_figures import known_figures
from utfall.model.history import History


@pytest.fixture(scope="module")
def known(example):
    """The figures of the example's newest month: by name and measure, the magnitude and unit."""
    return known_figures(example)


def of(known, name, measure):
    return [(one.value, one.unit) for one in known if (one.name, one.measure) == (name, measure)]


def test_what_the_package_reports_is_known(small):
    known = known_figures(History((small,)))
    assert of(known, "Kostnader", "outcome") == [(Decimal(1265135), "tkr")]
    assert of(known, "Frånvaro", "target") == [(Decimal(5), "procent")]
    assert of(known, "Summa förvaltning", "outcome") == [(Decimal(70), "tkr")]
    assert of(known, "Datorer", "outcome") == []


def test_deviations_are_known_in_their_unit_and_as_shares(small):
    known = known_figures(History((small,)))
    assert of(known, "Kostnader", "deviation.target")[0] == (Decimal(64155), "tkr")
    assert round(of(known, "Kostnader", "deviation.target")[1][0], 1) == Decimal("4.8")
    assert of(known, "Frånvaro", "deviation.target") == [(Decimal("-0.3"), "procentenheter")]
    assert of(known, "Kostnader", "rest_month") == [(Decimal(100663), "tkr")]


@pytest.mark.parametrize(
    ("measure", "at_least"),
    [
        ("own", 3), ("change.before", 1), ("change.own_before", 1), ("change.last_year", 2), ("r12", 1),
        ("year_to_date", 1), ("forecast", 2), ("outcome", 3),
    ],
)  # fmt: skip
def test_what_an_archive_adds_is_known_too(known, measure, at_least):
    assert len(of(known, "Verksamhetens kostnader", measure)) >= at_least


def test_the_whole_year_before_is_known(known, example, month):
    december = example.of(example.current.period.same_last_year)
    last = december.observation("kostnader").outcome
    assert (last, "tkr") in of(known, "Verksamhetens kostnader", "outcome")
    report = month.edited("statement_lines", 3, previous_year="95").report()
    assert (Decimal(95), "tkr") in of(known_figures(History((report,))), "Ekonomi", "outcome")


def test_tables_of_ones_own_and_counts_are_known(known):
    assert any(one.title and not one.measure for one in known)
    assert sum(one.measure == "count.activities" for one in known) >= 2


def test_nothing_is_known_twice(known):
    assert len(set(known)) == len(known)
