"""Months that the archive lacks, and months that two folders claim."""

from dataclasses import replace

import pytest

from utfall.checks.missing_month import check
from utfall.model.finding import Severity
from utfall.model.history import History
from utfall.period import Period
from utfall.report_calendar import Calendar


def found(small, *months):
    """Check an archive of these months; the last is the one that is shown."""
    reports = [replace(small, package=replace(small.package, period=Period.parse(month))) for month in months]
    return list(check(History(tuple(reports))))


def test_a_gap_is_told_from_its_first_month_to_its_last(small, sv):
    [finding] = found(small, "2022-11", "2022-12", "2023-11")
    assert (finding.slug, finding.case, finding.file) == ("missing-month", "gap", "data/2023-11")
    assert (finding.row, finding.field, finding.severity) == (None, None, Severity.WARNING)
    assert finding.message(sv) == (
        "Mellan arkivets månader saknas 10, från 2023-01 till 2023-10. "
        "Det som räknas ur månad för månad kan inte räknas över luckan."
    )
    assert finding.remedy(sv) == "Lägg till månaderna i data/, om siffrorna finns."


def test_a_gap_of_one_month_over_the_new_year_is_a_gap(small, sv):
    [finding] = found(small, "2022-11", "2023-01")
    assert finding.message(sv).startswith("Mellan arkivets månader saknas 1, från 2022-12 till 2022-12.")


def test_each_gap_is_told_by_itself(small):
    gaps = [(one.details["first"], one.details["last"]) for one in found(small, "2023-01", "2023-03", "2023-06")]
    assert gaps == [("2023-02", "2023-02"), ("2023-04", "2023-05")]


def test_a_month_that_is_there_twice_is_told(small, sv):
    [finding] = found(small, "2023-10", "2023-10", "2023-11")
    assert (finding.case, finding.value, finding.severity) == ("twice", "2023-10", Severity.WARNING)
    assert finding.message(sv) == "Månaden 2023-10 finns två gånger i arkivet."
    assert finding.remedy(sv) == "Ta bort den mapp som inte ska vara med."


@pytest.mark.parametrize(
    "months", [["2023-11"], ["2023-10", "2023-11"], ["2022-12", "2023-01"], ["2023-09", "2023-10", "2023-11"]]
)
def test_an_archive_without_gaps_and_doubles_is_quiet(small, months):
    assert found(small, *months) == []


@pytest.mark.parametrize(
    ("calendar", "months", "gaps"),
    [
        (Calendar(reports=(2, 3, 4, 7, 9, 10)), ["2018-02", "2018-03", "2018-04", "2018-07", "2018-09", "2018-10"], []),
        (Calendar(reports=(2, 3, 4, 7, 9, 10)), ["2017-10", "2018-02"], []),
        (Calendar(reports=(2, 3, 4, 7, 9, 10)), ["2018-03", "2018-09"], [("2018-04", "2018-07", 2)]),
        (Calendar(reports="tertial"), ["2021-12", "2022-04", "2022-12"], [("2022-08", "2022-08", 1)]),
        (Calendar(4, "split", "quarter"), ["2014-06", "2014-09", "2014-12", "2015-03"], []),
    ],
)
def test_only_months_that_have_a_report_are_missing(small, calendar, months, gaps):
    reports = [replace(small, package=replace(small.package, period=Period.parse(one, calendar))) for one in months]
    told = list(check(History(tuple(reports))))
    assert [(one.details["first"], one.details["last"], one.details["count"]) for one in told] == gaps
