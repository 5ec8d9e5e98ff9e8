"""Series: every value with its edition; what is known now kept apart from what was first published."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from utfall.derive.series import series_of
from utfall.model.history import History
from utfall.model.indicator import Measure
from utfall.model.missing import Missing
from utfall.model.report import Correction
from utfall.period import Period

NOVEMBER = Period.parse("2023-11")
TERTIAL = Period.parse("2023-T3")


@pytest.fixture
def package(small):
    """Make the package of a month that says one thing of ``kostnader``."""

    def make(month, outcome, *corrections, edition=1, period=None, **seen):
        period, number = Period.parse(period or month), Period.parse(month)
        told = replace(small.observation("kostnader"), period=period, outcome=outcome, **seen)
        facts = replace(small.package, period=number, version=f"{number.year}.{number.number}.{edition}")
        return replace(small, package=facts, observations=(told,), corrections=corrections)

    return make


def correction(old, new="120", edition=2, row="kostnader/2023-11", field="outcome"):
    return Correction("observations", row, field, old, new, "Skrivfel.", "error", edition, date(2023, 12, 20))


def outcomes(small, *reports, measure=Measure.OUTCOME):
    return series_of(History(reports), small.indicator("kostnader"), measure)


def test_a_series_has_every_month_in_order_with_the_edition_it_comes_from(small, package):
    series = outcomes(small, package("2023-09", Decimal(90)), package("2023-11", Decimal(110), edition=3))
    told = [(str(point.period), point.value, point.version) for point in series]
    assert told == [("2023-09", 90, "2023.9.1"), ("2023-11", 110, "2023.11.3")]
    assert series.at(Period.parse("2023-10")) is None


@pytest.mark.parametrize("kind", Missing)
def test_a_missing_value_is_no_point(small, package, kind):
    assert list(outcomes(small, package("2023-11", kind))) == []


def test_zero_is_a_value(small, package):
    assert outcomes(small, package("2023-11", Decimal(0))).at(NOVEMBER).value == 0


def test_an_indicator_that_no_package_holds_has_an_empty_series(small, package):
    history = History((package("2023-11", Decimal(1)),))
    assert list(series_of(history, small.indicator("datorer"))) == []


def test_each_measure_has_its_own_series(small, package):
    report = package("2023-11", Decimal(1), target=Decimal(2), forecast=Decimal(3))
    values = {measure: outcomes(small, report, measure=measure).at(NOVEMBER).value for measure in list(Measure)[1:4]}
    assert values == {Measure.OUTCOME: 1, Measure.TARGET: 2, Measure.FORECAST: 3}


def test_a_later_package_is_believed_and_the_first_is_kept_beside_it(small, package):
    preliminary = package("2023-11", Decimal(248), period="2023-T3")
    final = package("2023-12", Decimal(250), period="2023-T3")
    series = outcomes(small, preliminary, final)
    assert (series.at(TERTIAL).value, series.at(TERTIAL).version) == (250, "2023.12.1")
    assert (series.first[TERTIAL].value, series.first[TERTIAL].version) == (248, "2023.11.1")


def test_a_later_package_that_says_nothing_takes_nothing_back(small, package):
    preliminary = package("2023-11", Decimal(248), period="2023-T3")
    silent = package("2023-12", Missing.NOT_REPORTED, period="2023-T3")
    assert outcomes(small, preliminary, silent).at(TERTIAL).value == 248


def test_a_value_that_a_package_marks_as_derived_stays_marked(small, package):
    marks = {"derived": True, "transcribed": False, "reported": False, "": False}
    for origin, is_derived in marks.items():
        assert outcomes(small, package("2023-11", Decimal(1), origin=origin)).at(NOVEMBER).is_derived is is_derived


def test_without_corrections_the_first_published_is_what_is_known_now(small, package):
    series = outcomes(small, package("2023-11", Decimal(120)))
    assert series.first == series.points


def test_a_correction_tells_what_was_first_published(small, package):
    series = outcomes(small, package("2023-11", Decimal(120), correction("110"), edition=2))
    assert (series.at(NOVEMBER).value, series.at(NOVEMBER).version) == (120, "2023.11.2")
    assert (series.first[NOVEMBER].value, series.first[NOVEMBER].version) == (110, "2023.11.1")


def test_of_several_corrections_the_earliest_tells_what_was_first_published(small, package):
    report = package("2023-11", Decimal(130), correction("120", "130", 3), correction("110", "120", 2), edition=3)
    assert outcomes(small, report).first[NOVEMBER].value == 110


@pytest.mark.parametrize("place", [{"field": "target"}, {"row": "resultat/2023-11"}, {"row": "kostnader/2023-10"}])
def test_a_correction_of_another_cell_changes_nothing(small, package, place):
    series = outcomes(small, package("2023-11", Decimal(120), correction("110", **place)))
    assert series.first == series.points


def test_a_target_that_was_corrected_has_its_own_first_value(small, package):
    report = package("2023-11", Decimal(1), correction("110", field="target"), target=Decimal(120))
    assert outcomes(small, report, measure=Measure.TARGET).first[NOVEMBER].value == 110


@pytest.mark.parametrize("old", ["", "..", "5,3", "1 265 130", "NaN", "inf", "okänt"])
def test_a_correction_that_writes_no_number_is_no_first_value(small, package, old):
    series = outcomes(small, package("2023-11", Decimal(120), correction(old)))
    assert series.first == series.points


def test_a_correction_of_the_real_contract_is_read_from_its_file(month):
    report = month.report()
    series = series_of(History((report,)), report.indicator("kostnader"))
    assert (series.at(NOVEMBER).value, series.first[NOVEMBER].value) == (1265135, 1265130)


def test_a_line_of_a_statement_is_followed_like_an_indicator(month):
    change = {"old": "95", "new": "100", "reason": "Skrivfel.", "kind": "error", "edition": "2", "date": "2023-12-20"}
    month.added("corrections", resource="statement_lines", row="resultat/totalt", field="outcome", **change)
    report = month.report()
    series = series_of(History((report,)), report.indicator("resultat/totalt"))
    assert (series.at(NOVEMBER).value, series.first[NOVEMBER].value) == (100, 95)
    other = series_of(History((report,)), report.indicator("resultat/ekonomi"))
    assert other.first == other.points
