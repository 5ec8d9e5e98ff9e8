"""Every table of every month of the example: each figure has a name of its own, and the period that its name says."""

import re
from itertools import product

import pytest

from utfall.derive.series import series_of
from utfall.model.history import History
from utfall.model.indicator import Measure
from utfall.model.missing import Missing
from utfall.model.table import Number
from utfall.period import Period
from utfall.view.changes_table import changes_table
from utfall.view.corrections_table import corrections_table
from utfall.view.deviation_table import deviations_table
from utfall.view.indicator_now import now_table
from utfall.view.indicator_page import indicator_page
from utfall.view.indicator_tables import indicator_tables
from utfall.view.key_figures import tiles
from utfall.view.matter_tables import deviating_table, status_counts_table
from utfall.view.plan_tables import activities_table, assignments_table, goals_table, projects_tables
from utfall.view.resource_table import resource_table
from utfall.view.statement_table import statement_table

MONTHS = [f"{year}-{month:02}" for year, month in product((2023, 2024, 2025), range(1, 13))]
KEYS = {"dimension", "field", "status", "kind", "edition"}  # columns that say which of several a row is
LAST_YEARS = {"previous_outcome", "previous_year"}
SWEDISH = [
    "januari",
    "februari",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "augusti",
    "september",
    "oktober",
    "november",
    "december",
]
ENGLISH = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


def up_to(example, month):
    return History(tuple(one for one in example.reports if str(one.period) <= month))


def tables(history, words):
    """Every table that the pages of a month show."""
    report = history.current
    found = [
        *indicator_tables(report, words), deviations_table(history, words), goals_table(report, words),
        activities_table(report, words), assignments_table(report, words), *projects_tables(report, words),
        deviating_table(report, words), status_counts_table(report, words), changes_table(history, words),
        corrections_table(history, words), *(statement_table(report, words, one.id) for one in report.statements),
        resource_table(report, words, "recruitment"),
    ]  # fmt: skip
    for indicator in report.indicators:
        found += [now_table(history, words, indicator.id), *indicator_page(history, words, indicator.id)]
    return [one for one in found if one]


def named(table):
    """Each row with what it is called: its name among the headings above it, and what tells it from its neighbours."""
    above = {}
    for row in table.rows:
        above = {level: text for level, text in above.items() if level < row.level}
        name = str(row.cells[0].content)
        told = [str(cell.content) for column, cell in zip(table.columns, row.cells, strict=True) if column.key in KEYS]
        yield (*above.values(), name, row.detail, *told), row
        if row.kind == "heading":
            above[row.level] = name


def alike(table):
    """The rows of one name whose figures are not the same."""
    met = {}
    for name, row in named(table):
        figures = tuple(cell.content.value for cell in row.cells if isinstance(cell.content, Number))
        if figures and met.setdefault(name, figures) != figures:
            yield table.id, name


def of_other_years(table):
    """The headings over figures of another year than they name."""
    for row in table.rows:
        for column, cell in zip(table.columns, row.cells, strict=True):
            named_years = {int(year) for year in re.findall(r"\b20\d\d\b", column.heading)}
            period = cell.origin.row.rpartition("/")[2] if cell.origin else ""
            if named_years and re.match(r"20\d\d", period):
                year = int(period[:4]) - (cell.origin.field in LAST_YEARS)
                if named_years != {year}:
                    yield table.id, column.heading, period


@pytest.mark.parametrize("language", ["sv", "en"])
def test_no_two_rows_of_a_table_have_one_name_and_different_figures(example, sv, en, language):
    words = {"sv": sv, "en": en}[language]
    shown = [one for month in MONTHS for one in tables(up_to(example, month), words)]
    assert len(shown) > 36 * 40
    assert [found for one in shown for found in (*alike(one), *of_other_years(one))] == []


def period_of(name, months):
    """The month that a row's name says, if it says one."""
    found = re.search(rf"\b({'|'.join(months)}) (20\d\d)\b", name)
    return Period.parse(f"{found[2]}-{months.index(found[1]) + 1:02}") if found else None


@pytest.mark.parametrize(("language", "months"), [("sv", SWEDISH), ("en", ENGLISH)])
def test_a_sum_so_far_is_that_of_the_month_in_its_name(example, sv, en, language, months):
    """Of the indicators that are reported as sums from January; the others name their own period."""
    words, checked = {"sv": sv, "en": en}[language], 0
    so_far = {"sv": "Utfall hittills i år, ", "en": "Outcome so far this year, "}[language]
    for month in MONTHS:
        history = up_to(example, month)
        for indicator in (one for one in history.current.indicators if one.reported_as == "year_to_date"):
            known = series_of(history, indicator, Measure.OUTCOME)
            table = now_table(history, words, indicator.id)
            for row in table.rows if table else ():
                name, value = row.cells[0].content, row.cells[1].content
                of = period_of(name, months) if name.startswith(so_far) else None
                if of and of.year > 2022 and isinstance(value, Number):  # the archive begins with 2023
                    assert value.value == known.at(of).value, (month, name)
                    checked += 1
    assert checked > 500


def test_a_tile_names_the_month_of_its_figure(example, sv):
    for month in MONTHS:
        history = up_to(example, month)
        found = tiles(history, sv, ["resultat", "sjukfranvaro"])
        name = f"{SWEDISH[int(month[5:]) - 1]} {month[:4]}"
        assert found[0].heading == f"Utfall hittills i år, {name}"
        assert "ack" not in " ".join(one.heading for one in found)


def test_missing_is_said_of_no_figure_and_no_status_where_all_that_was_due_is_in(example, sv):
    shown = tables(up_to(example, "2025-12"), sv)
    said = [
        (one.id, row.id)
        for one in shown
        for row in one.rows
        for column, cell in zip(one.columns, row.cells, strict=True)
        if cell.content is Missing.NOT_REPORTED and column.kind in {"number", "status"}
    ]
    assert said == []


def test_an_outcome_that_was_due_and_not_reported_is_missing(example, sv):
    """In July 2023 the personnel system was changed, and the number of employees was not taken out."""
    found = {cell.origin.row for one in indicator_tables(up_to(example, "2023-07").current, sv) for row in one.rows
             for cell in row.cells if cell.content is Missing.NOT_REPORTED}  # fmt: skip
    assert found <= {"anstallda/2023-07"}
