"""Indicators over twelve months in one heat table."""

import pytest

from tests.unit.broken_down import judged_months, told
from utfall.errors import MacroError, UnknownName
from utfall.view.indicator_heat import indicator_heat


@pytest.fixture
def archive(tmp_path):
    return judged_months(tmp_path)


def test_a_row_has_figure_and_status_of_each_month_and_says_how_often_it_has_deviated(archive, sv):
    table = indicator_heat(archive, sv, "hr")
    assert (table.id, table.caption) == ("heat-indicators-hr", "Indikatorer, sep 2023–nov 2023")
    assert [column.heading for column in table.columns] == [
        "Indikator", "sep 2023", "sep 2023, läge", "okt 2023", "okt 2023, läge", "nov 2023",
    ]  # fmt: skip
    assert told(table, sv) == {
        "franvaro": ["Frånvaro", "5,0 %", "Målet nås inte", "5,1 %", "Målet nås inte", "5,3 %"],
    }
    assert [row.detail for row in table.rows] == ["avviker 2 gånger i rad"]


def test_a_sum_without_a_status_shows_each_months_own_value_and_one_with_a_status_the_sum(archive, sv):
    found = indicator_heat(archive, sv, "ekonomi")
    assert [row.detail for row in found.rows] == ["tkr, från årets början", "tkr, periodens eget värde"]
    assert told(found, sv)["kostnader"][-2:] == ["1 400", "Målet nås"]
    assert told(found, sv)["resultat"][1:] == [""] * (len(found.columns) - 1)  # only November's sum is known


def test_what_is_told_of_a_longer_period_stands_where_that_ends_or_goes_on(archive, sv):
    table = indicator_heat(archive, sv, "indikatorer")
    assert [row.detail for row in table.rows] == ["antal"]
    assert [row.id for row in table.rows] == ["datorer"]


def test_the_example_has_a_row_for_every_indicator_and_twelve_months(example, sv):
    table = indicator_heat(example, sv)
    figures = [column.heading for column in table.columns if table.graded(column)]
    assert len(figures) == 12
    assert (figures[0], figures[-1]) == ("jan 2025", "dec 2025")
    assert len(table.rows) == len(example.current.indicators)


@pytest.mark.parametrize(("chapter", "area", "refused"), [("hrr", None, UnknownName), (None, "kundd", UnknownName)])
def test_an_unknown_condition_is_refused(archive, sv, chapter, area, refused):
    with pytest.raises(refused):
        indicator_heat(archive, sv, chapter, area)


def test_nothing_to_show_is_refused(archive, sv):
    with pytest.raises(MacroError):
        indicator_heat(archive, sv, "indikatorer", "medarbetare")
