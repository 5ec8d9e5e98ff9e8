"""Normal variation: the published example, shifts, seasons, and nothing where too little is known."""

from dataclasses import replace
from decimal import Decimal

import pytest

from utfall.derive.variation import limits_of, moving_range, run_of, variation
from utfall.model.history import History
from utfall.period import Period

# NIST/SEMATECH e-Handbook of Statistical Methods, 6.3.2.2: ten values, their mean moving range and their limits.
HANDBOOK = "49.6 47.6 49.9 51.3 47.8 51.2 52.6 52.4 53.6 52.1"
LEVEL = "10 12 11 9 10 12 11 9 10 12 11 9"  # ranges 2 1 2 1 2 1 2 1 2 1 2: mean 17/11; mean of the values 10.5


def decimals(text):
    return [Decimal(one) for one in text.split()]


@pytest.fixture
def archive(small):
    """Make the archive of a rate by its values, month by month from January 2021, and return it with its last month."""

    def make(text, **definition):
        indicator = replace(small.indicator("franvaro"), unit="procent", decimals=1, **definition)
        reports, period = [], Period.parse("2021-01")
        for value in text.split():
            seen = replace(small.observation("franvaro"), period=period, outcome=Decimal(value))
            facts = replace(small.package, period=period, version=f"{period.year}.{period.number}.1")
            reports.append(replace(small, package=facts, indicators=(indicator,), observations=(seen,)))
            period = period.shifted(1)
        return History(tuple(reports)), indicator, period.previous

    return make


def test_the_limits_are_those_of_the_handbook_s_example():
    found = limits_of(decimals(HANDBOOK))
    assert round(moving_range(decimals(HANDBOOK)), 4) == Decimal("1.8778")
    assert (found.mean, round(found.upper, 4), round(found.lower, 4)) == (
        Decimal("50.81"), Decimal("55.8041"), Decimal("45.8159"),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("values", "run"), [("1 2 3", 0), ("1 3 3 3", 3), ("3 3 1 1", 2), ("3 2 3 3", 2), ("3 3", 2), ("2", 0), ("", 0)]
)
def test_a_run_is_the_newest_values_on_one_side_of_the_mean(values, run):
    assert run_of(decimals(values), Decimal(2 if values != "1 2 3" else 3)) == run


@pytest.mark.parametrize(
    ("newest", "outside"), [("14.6", False), ("14.7", True), ("6.4", False), ("6.3", True)]
)  # 10.5 plus and minus 3 / 1.128 times 17/11, which is 4.11
def test_a_value_is_held_against_the_limits_of_those_before_it(archive, newest, outside):
    found = variation(*archive(f"{LEVEL} {newest}"))
    assert (found.is_outside, found.limits.mean, found.seasonal) == (outside, Decimal("10.5"), False)
    assert found.is_above == (newest in {"14.6", "14.7"})


def test_twelve_values_before_it_are_needed(archive):
    assert variation(*archive(LEVEL)) is None
    assert variation(*archive(f"{LEVEL} 10")) is not None


def test_a_gap_ends_what_is_known(archive):
    history, indicator, last = archive(f"{LEVEL} 10 12")
    assert variation(history, indicator, last) is not None
    reports = [one for one in history.reports if one.package.period != Period.parse("2021-03")]
    assert variation(History(tuple(reports)), indicator, last) is None


@pytest.mark.parametrize(
    ("after", "run", "shifted"), [("14 " * 8, 8, True), ("14 " * 7, 7, False), ("7 " * 8, 9, True)]
)
def test_eight_in_a_row_on_one_side_are_a_shift(archive, after, run, shifted):
    found = variation(*archive(f"{LEVEL} {after}"))
    assert (found.run, found.is_shifted) == (run, shifted)


def test_a_summer_that_is_low_every_year_is_no_deviation_of_a_series_with_a_season(archive):
    year = "10 12 11 9 10 12 2 9 10 12 11 9"  # July is low
    found = variation(*archive(f"{year} {year} 10 12 11 9 10 12 2"))
    assert (found.seasonal, found.value, found.is_outside) == (True, 0, False)
    assert variation(*archive(f"{year} {year} 10 12 11 9 10 12 9")).is_outside


def test_a_broken_series_starts_anew(archive):
    history, indicator, last = archive(f"{LEVEL} 10")
    changed = replace(indicator, unit="antal")
    reports = [
        replace(one, indicators=(changed,)) if one.package.period >= Period.parse("2021-06") else one
        for one in history.reports
    ]
    assert variation(History(tuple(reports)), changed, last) is None
