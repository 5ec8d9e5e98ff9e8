"""The seed over time: what is worked out equals what the report printed, and what it says that cannot hold is told."""

import json
from decimal import Decimal

import pytest

from tests.seeded import SEED
from utfall.checks.examine import ON_HISTORIES, examine
from utfall.derive.deviation import deviation
from utfall.derive.measures import own_value, rolling_12
from utfall.derive.series import series_of
from utfall.model.history import History
from utfall.model.missing import Missing
from utfall.source.archive import read_archive

MONTHS = ("2022-11", "2022-12", "2023-11")
FILE = "data/2023-11/observations.csv"
R12 = {  # as the report prints them
    "lonespecifikationer": 748050,
    "lonearenden": 71457,
    "leverantorsfakturor": 1844108,
    "kundfakturor": 1638805,
    "servicearenden": 373964,
}
LAST_YEAR = {  # the comparison columns of the report, as it prints them
    "verksamhetens-kostnader": "1236069",
    "personalkostnader": "459784",
    "konsultkostnader": "139495",
    "it-tjanster-program-och-licenser": "342672",
    "kostnad-utvecklingsprojekt": "108578",
    "verksamhetens-resultat": "31712",
    "sjukfranvaro": "5.1",
    "manadsarbetare": "650.2",
    "nki": "66.9",
    "pedagogiska-datorer": "77700",
    "administrativa-datorer": "33057",
    "datalagring": "5658",
    "it-infrastruktur": "1470000",
    "efterlevnad-servicenivaer": "99",
    "lonespecifikationer": "651046",
    "lonearenden": "68873",
    "leverantorsfakturor": "1554319",
    "kundfakturor": "1397372",
    "servicearenden": "348334",
}
# Worked out by hand from the printed figures: outcome against the period's target, forecast against the year's;
# the amount (percentage points for rates), and per cent of the target. None is what cannot be worked out or says
# nothing.
DEVIATIONS = {
    "verksamhetens-kostnader": ("64155", "4.8", "84004", "5.8"),
    "personalkostnader": ("78351", "14.3", "93747", "15.7"),
    "konsultkostnader": ("23638", "18.7", "14761", "10.8"),
    "it-tjanster-program-och-licenser": ("-8241", "-2.5", "-101", "0.0"),
    "kostnad-utvecklingsprojekt": ("3399", "4.0", "11150", "12.4"),
    "verksamhetens-resultat": ("19423", None, "32257", None),  # 6 368 per cent: over tenfold says nothing
    "sjukfranvaro": ("-0.3", None, "-0.5", None),
    "manadsarbetare": ("-40.8", "-6.3", None, None),
    "nki": (None, None, None, None),
    "pedagogiska-datorer": ("2600", "3.5", None, None),
    "administrativa-datorer": ("-6200", "-20.0", None, None),
    "datalagring": ("-2916", "-34.3", None, None),
    "it-infrastruktur": ("6000", "0.4", None, None),
    "efterlevnad-servicenivaer": ("-14", None, "-10", None),
    "lonespecifikationer": ("47947", "7.5", None, None),
    "lonearenden": ("-7090", "-9.8", "0", "0.0"),
    "leverantorsfakturor": ("173967", "11.5", "150000", "9.1"),
    "kundfakturor": ("98017", "6.9", "100000", "6.5"),
    "servicearenden": ("14559", "4.4", None, None),
}
FINDINGS = [  # what the report of November 2023 deserves, each with its place and its sentence
    (
        "missing-month",
        "data/2023-11",
        None,
        None,
        (
            "Mellan arkivets månader saknas 10, från 2023-01 till 2023-10. "
            "Det som räknas ur månad för månad kan inte räknas över luckan."
        ),
    ),
    (
        "forecast-age",
        FILE,
        2,
        "forecast_made",
        (
            "Prognosen är gjord 2023-10 men utfallet är från 2023-11. Det gäller: Verksamhetens kostnader, "
            "Personalkostnader, Konsultkostnader, IT-tjänster, IT-program och licenser, Kostnad utvecklingsprojekt, "
            "Verksamhetens resultat."
        ),
    ),
    (
        "year-remainder",
        FILE,
        4,
        "forecast",
        (
            "”Konsultkostnader”: för att prognosen 122 239 tkr ska hålla återstår 19 558 tkr på 1 månad. "
            "En vanlig månad har hittills varit 9 335 tkr, så det är 2,1 gånger en vanlig månad."
        ),
    ),
    (
        "forecast-below-outcome",
        FILE,
        6,
        "forecast",
        (
            "”Kostnad utvecklingsprojekt”: prognosen för helåret, 78 850 tkr, är lägre än utfallet hittills, "
            "81 951 tkr. Resten av året skulle behöva bli −3 101 tkr."
        ),
    ),
    (
        "year-remainder",
        FILE,
        7,
        "forecast",
        (
            "”Verksamhetens resultat”: för att prognosen 32 257 tkr ska hålla återstår 13 139 tkr på 1 månad. "
            "En vanlig månad har hittills varit 1 738 tkr, så det är 7,6 gånger en vanlig månad."
        ),
    ),
    (
        "incomplete-period",
        FILE,
        11,
        "outcome",
        (
            "Perioden 2023-T3 tar slut 2023-12-31, efter rapportens månad 2023-11, men har redan ett utfall. "
            "Det gäller: Pedagogiska datorer, Administrativa datorer, Datalagring, IT-infrastruktur, "
            "Efterlevnad servicenivå - SLA."
        ),
    ),
    (
        "forecast-equals-target",
        FILE,
        17,
        "forecast",
        (
            "”Löneärenden”: prognosen 79 000 st är densamma som årets mål, men utfallet 65 323 st skiljer sig "
            "−9,8 procent från målet hittills, 72 413 st."
        ),
    ),
    (
        "year-remainder",
        FILE,
        17,
        "forecast",
        (
            "”Löneärenden”: för att prognosen 79 000 st ska hålla återstår 13 677 st på 1 månad. "
            "En vanlig månad har hittills varit 5 938 st, så det är 2,3 gånger en vanlig månad."
        ),
    ),
]


@pytest.fixture(scope="module")
def history():
    return History(read_archive([SEED / "data" / month for month in MONTHS], SEED))


def test_the_archive_is_that_of_the_repository(history):
    assert [str(report.period) for report in history.reports] == list(MONTHS)
    assert [report.package.figures_only for report in history.reports] == [True, True, False]


def test_r12_is_worked_out_as_the_report_prints_it(history):
    report = history.current
    printed = {seen.indicator: seen.rolling_12 for seen in report.observations if seen.rolling_12.__class__ is Decimal}
    computed = {name: rolling_12(series_of(history, report.indicator(name)), report.period) for name in R12}
    assert printed == R12
    assert {name: found.value for name, found in computed.items()} == R12


def test_an_r12_that_stands_on_a_derived_december_says_so(history):
    report = history.current
    for name in R12:
        series = series_of(history, report.indicator(name))
        assert rolling_12(series, report.period).is_derived
        assert own_value(series, report.period.within(report.indicator(name).rhythm)) is None  # October is missing


def test_without_a_december_there_is_no_r12(history):
    report = history.current
    others = [one for one in report.indicators if one.id not in R12]
    assert {rolling_12(series_of(history, one), report.period) for one in others} == {None}


def test_last_year_s_outcome_in_the_archive_is_the_printed_comparison(history):
    found = {}
    for seen in history.current.observations:
        series = series_of(history, history.current.indicator(seen.indicator))
        found[seen.indicator] = series.at(seen.period.same_last_year).value
        assert found[seen.indicator] == seen.previous_outcome
    assert found == {name: Decimal(text) for name, text in LAST_YEAR.items()}


@pytest.mark.parametrize("name", DEVIATIONS)
def test_deviations_are_those_one_gets_by_hand(history, name):
    indicator, seen = history.current.indicator(name), history.current.observation(name)
    so_far = deviation(indicator, seen.outcome, seen.target)
    year = deviation(indicator, seen.forecast, seen.year_target)
    found = [
        figure
        for one in (so_far, year)
        for figure in ((one.amount, one.share and round(one.share * 100, 1)) if one else (None, None))
    ]
    assert found == [None if text is None else Decimal(text) for text in DEVIATIONS[name]]


def test_every_indicator_has_its_deviations_worked_out_by_hand(history):
    assert list(DEVIATIONS) == [indicator.id for indicator in history.current.indicators]


def test_the_report_of_november_2023_gets_the_findings_it_deserves(project):
    checked = project.utfall("check", "--format", "json")
    found = [one for one in json.loads(checked.out) if one["slug"] in ON_HISTORIES]
    told = [(one["slug"], one["file"], one["row"], one["field"], plain(one["message"])) for one in found]
    assert told == FINDINGS
    assert {one["severity"] for one in found} == {"warning"}
    assert all(one["remedy"] for one in found)


def plain(text):
    return text.replace("\u00a0", " ")


@pytest.mark.parametrize("month", MONTHS[:2])
def test_the_months_that_only_fill_the_archive_have_nothing_wrong(month):
    earlier = [SEED / "data" / other for other in MONTHS if other < month]
    assert examine(SEED / "data" / month, SEED, earlier).findings == ()


def test_every_finding_stands_on_a_figure_that_the_report_prints(history):
    rows = {row.number: row for row in history.current.resource("observations").rows}
    for _, file, row, field, _ in FINDINGS:
        assert file == "data/2023-11" or not isinstance(rows[row].values[field], Missing)
