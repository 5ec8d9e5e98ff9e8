"""Slips of the hand in the first report: one cell altered in a copy of its data, and the check that finds it.

And what the same checks say of data that nobody has altered: each warning with why a person would look there.
"""

import shutil

import pytest

from tests.seeded import SEED
from tests.thoroughly import thorough
from tests.unit.month import FOLDER, REAL, Month
from utfall.checks.examine import ON_HISTORIES, ON_REPORTS
from utfall.derive.year_end import with_year_outcomes
from utfall.model.history import History
from utfall.source.archive import read_archive

OBSERVATIONS, LINES = "observations", "statement_lines"
MAGNITUDE, SHARE, SIGN, BUDGET = "magnitude-slip", "share-range", "opposite-sign", "over-year-budget"

# the slug that finds it, row of observations.csv, column, what is typed, and what stands in the report
SLIPS = [
    (MAGNITUDE, 8, "outcome", "0.058", "5.3"),
    (MAGNITUDE, 8, "outcome", "0.053", "5.3"),
    (MAGNITUDE, 8, "outcome", "53", "5.3"),
    (SHARE, 8, "outcome", "530", "5.3"),
    (SHARE, 8, "outcome", "-5.3", "5.3"),
    (MAGNITUDE, 8, "target", "50", "5"),
    (MAGNITUDE, 8, "previous_outcome", "51", "5.1"),
    (MAGNITUDE, 15, "outcome", "0.86", "86"),
    (MAGNITUDE, 15, "outcome", "8.6", "86"),
    (SHARE, 15, "outcome", "860", "86"),
    (SHARE, 15, "previous_outcome", "990", "99"),
    (MAGNITUDE, 10, "previous_outcome", "0.669", "66.9"),
    (MAGNITUDE, 10, "outcome", "689", ""),
    (MAGNITUDE, 3, "outcome", "684", "468100"),
    (BUDGET, 3, "outcome", "684100", "468100"),
    (MAGNITUDE, 9, "outcome", "6092", "609.2"),
    (MAGNITUDE, 9, "outcome", "60.92", "609.2"),
    (SIGN, 4, "outcome", "-102681", "102681"),
    (SIGN, 5, "previous_outcome", "-342672", "342672"),
    (MAGNITUDE, 4, "outcome", "1026810", "102681"),
    (MAGNITUDE, 2, "outcome", "1265135000", "1265135"),
    (MAGNITUDE, 2, "outcome", "1265", "1265135"),
    (MAGNITUDE, 2, "year_target", "14498020", "1449802"),
    (BUDGET, 6, "outcome", "95185", "81951"),
    (MAGNITUDE, 6, "forecast", "788500", "78850"),
    (MAGNITUDE, 11, "outcome", "7760", "77600"),
    (MAGNITUDE, 13, "outcome", "55840", "5584"),
    (MAGNITUDE, 14, "outcome", "1506", "1506000"),
    (MAGNITUDE, 14, "outcome", "150600000", "1506000"),
    (MAGNITUDE, 16, "outcome", "68961", "689610"),
    (MAGNITUDE, 17, "outcome", "653230", "65323"),
    (MAGNITUDE, 17, "rolling_12", "7145", "71457"),
    (SIGN, 18, "outcome", "-1686467", "1686467"),
    (MAGNITUDE, 20, "outcome", "3445590", "344559"),
    ("headline-figures", 7, "outcome", "191180", "19118"),
    ("headline-figures", 7, "outcome", "-19118", "19118"),
]
# the same of statement_lines.csv, whose sums tell
LINE_SLIPS = [
    ("sums", 3, "outcome", "10040", "1004"),
    ("sums", 6, "forecast", "1737.8", "17378"),
    ("sums", 9, "outcome", "331", "-331"),
    ("headline-figures", 17, "outcome", "1911800", "19118"),
]


@pytest.fixture
def seed(tmp_path):
    """A copy of the data of November 2023, of which one test alters a cell."""
    folder = tmp_path / FOLDER
    shutil.copytree(REAL, folder)
    return Month(tmp_path, folder)


def found(*reports):
    """Return what the checks on what the last of the months says find."""
    history = with_year_outcomes(History(reports))
    of_report = [finding for check in ON_REPORTS.values() for finding in check(history.current)]
    return of_report + [finding for check in ON_HISTORIES.values() for finding in check(history)]


@pytest.mark.parametrize(("slug", "row", "column", "typed", "right"), SLIPS)
def test_a_slip_in_an_observation_is_found_at_its_cell(seed, slug, row, column, typed, right):
    assert seed.rows(OBSERVATIONS)[row - 1][seed.rows(OBSERVATIONS)[0].index(column)] == right
    told = found(seed.edited(OBSERVATIONS, row, **{column: typed}).report())
    place = {(one.file, one.row, one.field) for one in told if one.slug == slug}
    there = {(f"{FOLDER}/observations.csv", row, column), (f"{FOLDER}/statement_lines.csv", 17, column)}
    assert place & there


@pytest.mark.parametrize(("slug", "row", "column", "typed", "right"), LINE_SLIPS)
def test_a_slip_in_a_line_is_found_by_the_sums(seed, slug, row, column, typed, right):
    assert seed.rows(LINES)[row - 1][seed.rows(LINES)[0].index(column)] == right
    told = found(seed.edited(LINES, row, **{column: typed}).report())
    assert slug in {one.slug for one in told}


def test_a_column_of_a_table_in_another_unit_is_told_once(seed, sv):
    for row in range(2, 8):
        outcome = seed.rows(OBSERVATIONS)[row - 1][2]
        seed.edited(OBSERVATIONS, row, outcome=outcome + "000")
    told = [one for one in found(seed.report()) if one.slug == MAGNITUDE]
    assert [(one.case, one.row, one.field) for one in told] == [("column-large", 2, "outcome")]
    assert told[0].message(sv) == (
        "Flera värden i kolumnen är ungefär 1\u00a0000 gånger större än vad som står bredvid dem (utfall). "
        "Det gäller: Verksamhetens kostnader, Personalkostnader, Konsultkostnader, IT-tjänster, IT-program och "
        "licenser, Kostnad utvecklingsprojekt."
    )


def test_a_whole_column_of_a_statement_in_another_unit_is_told_though_its_sums_hold(seed):
    for row, cells in enumerate(seed.rows(LINES)[1:], 2):
        if cells[8]:
            seed.edited(LINES, row, outcome=cells[8] + "000")
    told = [one for one in found(seed.report()) if one.slug == MAGNITUDE]
    assert [(one.case, one.file, one.field) for one in told] == [
        ("column-large", f"{FOLDER}/statement_lines.csv", "outcome")
    ]


# what is told of the first report as it stands, by whom it concerns, and why a person would look
OF_THE_SEED = {
    # ten months lie between the two that give last year's figures and the report
    ("missing-month", ""),
    # the commentary says that no forecast was made in November
    ("forecast-age", "Verksamhetens kostnader"),
    # 3 101 tkr would have to be paid back in December
    ("forecast-below-outcome", "Kostnad utvecklingsprojekt"),
    # December would have to cost 2.1 ordinary months
    ("year-remainder", "Konsultkostnader"),
    # December would have to give 7.6 ordinary months, of a result
    ("year-remainder", "Verksamhetens resultat"),
    # December would have to bring 2.3 ordinary months, because the forecast is the year's target
    ("year-remainder", "Löneärenden"),
    # the forecast is the year's target, though the outcome is 9.8 per cent below the target so far
    ("forecast-equals-target", "Löneärenden"),
    # the third tertial ends in December and already has an outcome
    ("incomplete-period", "Pedagogiska datorer"),
    # the text gives a reason for the yellow signal and no action
    ("project-explanation", ""),
}
# the same of the example, by month; all but the forecasts' age were written into it to be found
OF_THE_EXAMPLE = {
    # 147 664 invoices so far, and 140 000 forecast for the year
    ("2023-11", "forecast-below-outcome", "Leverantörsfakturor"),
    # 18 400 tkr of a budget of 48 000 in four months is more than a third
    ("2024-04", "period-target", "Konsultkostnader"),
    # April's budget so far was told too high, so May's own budget is not what the sum grew by
    ("2024-05", "accumulation-step", "Konsultkostnader"),
    # the forecast is the year's target, though the outcome is 6.5 per cent above the target so far
    ("2024-08", "forecast-equals-target", "Leverantörsfakturor"),
    # 70 178 and 9 943 are 80 121, and 79 941 is reported
    ("2024-09", "accumulation-step", "Ärenden i kontaktcenter"),
    # seven months would have to bring what three do
    ("2025-05", "year-remainder", "Ärenden i kontaktcenter"),
    # its name has changed and no footnote says so
    ("2025-09", "changed-definition", "Hanterade leverantörsfakturor"),
    # the third tertial ends in December and already has an outcome
    ("2025-11", "incomplete-period", "Digitala arbetsplatser"),
    # the same reason for a judgement, two to four months in a row, under other figures
    *(
        (month, "old-explanation", "")
        for month in (
            "2024-01",
            "2024-02",
            "2024-05",
            "2024-06",
            "2024-07",
            "2024-10",
            "2025-09",
        )
    ),
}
# forecasts are made in February, April, August and October; in other months the one shown is older than the outcome
WITHOUT_FORECAST = ("03", "05", "06", "07", "09", "11", "12")


def places(told):
    """Return slugs with the names of what they concern, each but once where nothing is told twice."""
    found = [(one.slug, one.details.get("name", "")) for one in told]
    assert len(found) == len(set(found))
    return set(found)


def test_of_the_first_report_as_it_stands_nothing_is_told_but_what_a_person_would_look_at():
    months = read_archive(sorted((SEED / "data").iterdir()), SEED)
    assert [str(month.period) for month in months] == ["2022-11", "2022-12", "2023-11"]
    assert places(found(months[0])) == places(found(*months[:2])) == set()
    assert places(found(*months)) == OF_THE_SEED


@pytest.mark.parametrize("asked", [(10, 15, 35), thorough(range(36))])
def test_of_the_example_s_months_nothing_is_told_but_what_a_person_would_look_at(example, asked):
    months = example.reports
    told = {(str(months[last].period), *place) for last in asked for place in places(found(*months[: last + 1]))}
    older = {
        (f"{year}-{month}", "forecast-age", "Verksamhetens intäkter")
        for year in (2023, 2024, 2025)
        for month in WITHOUT_FORECAST
    }
    assert len(months) == 36
    names = {str(months[last].period) for last in asked}
    assert told == {one for one in OF_THE_EXAMPLE | older if one[0] in names}
