"""Indicators as tables: one for each set of headings."""

from decimal import Decimal

import pytest

from utfall.errors import MacroError, UnknownName
from utfall.model.missing import Missing
from utfall.shown.content import Number
from utfall.view.indicator_tables import indicator_tables, with_unit


def rows(table):
    return [row.id for row in table.rows]


def headings(table):
    return [column.heading for column in table.columns]


def contents(table, name):
    row = next(row for row in table.rows if row.id == name)
    return {column.key: cell.content for column, cell in zip(table.columns, row.cells, strict=True)}


def test_the_economy_of_november_2023_is_one_table_in_tkr(real, sv):
    (table,) = indicator_tables(real, sv, chapter="ekonomi")
    assert table.id == "indicators-ekonomi-month"
    assert table.caption == (
        "Indikatorer per månad, november 2023, ackumulerat från årets början, tusental kronor (tkr)"
    )
    assert headings(table)[:7] == [
        "Indikator (månad)", "Utfall ack 2023", "Mot budget", "Budget ack 2023", "Prognos helår 2023",
        "Budget helår 2023", "Utfall ack 2022",
    ]  # fmt: skip
    assert table.paged().caption == (
        "Indikatorer per månad, hittills i år, november 2023, tkr; plus är bättre än budget"
    )
    assert rows(table) == [
        "verksamhetens-kostnader", "personalkostnader", "konsultkostnader", "it-tjanster-program-och-licenser",
        "kostnad-utvecklingsprojekt", "verksamhetens-resultat",
    ]  # fmt: skip
    assert contents(table, "verksamhetens-resultat")["target"] == Number(Decimal(-305), None)
    assert table.files == ("data/2023-11/observations.csv",)


def test_personnel_of_november_2023_keeps_the_columns_of_doubtful_places(real, sv):
    (table,) = indicator_tables(real, sv, chapter="hr")
    shown = contents(table, "sjukfranvaro")
    assert shown["outcome"] == Number(Decimal("5.3"), 1, "procent")
    assert shown["target"] == Number(Decimal(5), None, "procent")
    assert shown["rolling_12"] == ""
    cells = dict(zip((column.key for column in table.columns), table.rows[0].cells, strict=True))
    assert len(cells["rolling_12"].notes) == 1


def test_units_stand_at_the_rows_where_they_differ_and_per_cent_in_the_cells(real, sv):
    (table,) = indicator_tables(real, sv, chapter="hr")
    assert [row.detail for row in table.rows] == ["", "månadsarbetare"]
    assert table.caption == "Indikatorer per månad, november 2023"


def test_indicators_of_november_2023_stand_by_year_tertial_and_month(real, sv):
    tables = indicator_tables(real, sv, chapter="indikatorer")
    assert [table.id for table in tables] == [
        "indicators-indikatorer-year", "indicators-indikatorer-tertial", "indicators-indikatorer-month",
    ]  # fmt: skip
    assert [table.caption for table in tables] == [
        "Indikatorer per år, 2023 (perioden är inte slut)",
        "Indikatorer per tertial, tertial 3 2023 (perioden är inte slut)",
        "Indikatorer per månad, november 2023, ackumulerat från årets början, antal",
    ]


def test_a_column_that_no_row_fills_is_not_shown(real, sv):
    (year, *_) = indicator_tables(real, sv, chapter="indikatorer")
    assert "Prognos helår 2023" not in headings(year)


def test_every_observed_indicator_stands_in_exactly_one_table(real, sv):
    shown = [name for table in indicator_tables(real, sv) for name in rows(table)]
    assert sorted(shown) == sorted(one.indicator for one in real.observations)


def test_outcomes_have_the_decimals_of_the_definition_and_targets_those_they_were_decided_with(small, sv):
    (table,) = indicator_tables(small, sv, chapter="hr")
    shown = contents(table, "franvaro")
    assert (shown["outcome"].decimals, shown["previous_outcome"].decimals) == (1, 1)
    assert (shown["target"].decimals, shown["forecast"].decimals, shown["year_target"].decimals) == (None, None, None)


def test_indicators_with_other_headings_stand_in_a_table_of_their_own(month, sv):
    month.edited("indicators", 3, reported_as="period")
    tables = indicator_tables(month.report(), sv, chapter="ekonomi")
    assert sorted(table.id for table in tables) == ["indicators-ekonomi-month-1", "indicators-ekonomi-month-2"]
    assert [rows(table) for table in tables] == [["resultat"], ["kostnader"]]


def test_an_area_is_named_in_the_caption_and_in_the_address(small, sv):
    (table,) = indicator_tables(small, sv, area="medarbetare")
    assert table.id == "indicators-medarbetare-month"
    assert table.caption == "Indikatorer per månad, november 2023, Medarbetare"


def test_conditions_are_all_to_be_met(small, sv):
    (table,) = indicator_tables(small, sv, chapter="indikatorer", area="kund", frequency="tertial")
    assert rows(table) == ["datorer"]


@pytest.mark.parametrize(
    ("condition", "sentence"),
    [
        ({"chapter": "ekonomin"}, "Det finns inget avsnitt som heter ”ekonomin”. Menades ”ekonomi”?"),
        ({"area": "kunden"}, "Det finns inget område som heter ”kunden”. Menades ”kund”?"),
        ({"frequency": "monthly"}, "Det finns ingen frekvens som heter ”monthly”. Menades ”month”?"),
    ],
)
def test_a_condition_of_an_unknown_name_is_refused(small, sv, condition, sentence):
    with pytest.raises(UnknownName) as refusal:
        indicator_tables(small, sv, **condition)
    assert str(refusal.value).startswith(sentence)


def test_conditions_that_nothing_meets_are_refused(small, sv):
    with pytest.raises(MacroError) as refusal:
        indicator_tables(small, sv, chapter="hr", frequency="year")
    assert str(refusal.value) == (
        "Makrot indicators hittar inget att visa för hr, year. Ta bort villkoren ett i taget, eller fyll på datafilen."
    )


def test_a_figure_of_a_missing_kind_keeps_its_kind(small, sv):
    (table,) = indicator_tables(small, sv, chapter="hr")
    assert contents(table, "franvaro")["rolling_12"] is Missing.NOT_AVAILABLE


@pytest.mark.parametrize(
    ("unit", "caption"),
    [("tkr", "A, tusental kronor (tkr)"), ("procent", "A"), ("", "A"), ("antal", "A, antal"), ("timmar", "A, timmar")],
)
def test_a_caption_names_the_unit_once_and_per_cent_never(sv, unit, caption):
    assert with_unit("A", unit, sv) == caption


def test_in_english_the_table_is_english(real, en):
    (table,) = indicator_tables(real, en, chapter="ekonomi")
    assert table.caption == (
        "Indicators by month, November 2023, accumulated from the start of the year, thousand SEK (tkr)"
    )
