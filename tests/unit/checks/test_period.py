"""The month: one and the same in the folder, in the descriptor and on every row."""

import pytest

from tests.unit.month import FOLDER, Told, file_of

DESCRIPTOR = f"{FOLDER}/datapackage.json"


def test_one_month_everywhere_is_let_be(month):
    assert month.told_by("period") == []


def test_a_package_of_another_month_than_its_folder_is_told(month):
    month.described(lambda whole: whole.update(period="2023-10", version="2023.10.1"))
    assert month.told_by("period")[0] == Told(
        "period", "folder", DESCRIPTOR, None, "period", "2023-10",
        "Mappen heter 2023-11 men paketet säger att det gäller 2023-10.",
        "Ändra period i datapackage.json till 2023-11, eller flytta mappen.",
    )  # fmt: skip


@pytest.mark.parametrize(
    "version", ["2023.10.1", "2023.11", "2023.11.0", "2023-11.1", "1.0", "2023.011.1", "v2023.11.1"]
)
def test_a_version_of_another_month_or_form_is_told(month, version):
    month.described(lambda whole: whole.update(version=version))
    assert month.told_by("period") == [
        Told(
            "period", "version", DESCRIPTOR, None, "version", version,
            f"Versionen {version} hör inte till perioden 2023-11.",
            "Skriv år, månad och utgåva, till exempel 2023.11.1.",
        )
    ]  # fmt: skip


@pytest.mark.parametrize("version", ["2023.11.2", "2023.11.10"])
def test_a_later_edition_is_let_be(month, version):
    month.described(lambda whole: whole.update(version=version))
    assert month.told_by("period") == []


@pytest.mark.parametrize("period", ["2023-10", "2022-11", "2024"])
def test_a_row_of_another_time_is_told(month, period):
    month.edited("observations", 2, period=period, forecast_made="")
    assert month.told_by("period")[0] == Told(
        "period", "other-time", file_of("observations"), 2, "period", period,
        f"Raden gäller {period}, som inte innehåller rapportens månad 2023-11.",
        "Rätta perioden, eller flytta raden till den månad den hör till.",
    )  # fmt: skip


def test_a_statement_line_of_another_time_is_told(month):
    month.edited("statement_lines", 3, period="2023-10")
    assert [(found.case, found.file, found.row) for found in month.told_by("period")] == [
        ("other-time", file_of("statement_lines"), 3)
    ]


def test_a_row_of_another_frequency_than_its_indicator_is_told(month):
    month.edited("observations", 5, period="2023-11")
    assert month.told_by("period") == [
        Told(
            "period", "rhythm", file_of("observations"), 5, "period", "2023-11",
            "Indikatorn datorer rapporteras med en annan frekvens än 2023-11.",
            "Skriv 2023-T3, eller ändra frequency i indicators.csv.",
        )
    ]  # fmt: skip


@pytest.mark.parametrize(("table", "row"), [("observations", 2), ("statements", 2)])
def test_a_forecast_from_the_future_is_told(month, table, row):
    month.edited(table, row, forecast_made="2023-12")
    assert month.told_by("period") == [
        Told(
            "period", "future-forecast", file_of(table), row, "forecast_made", "2023-12",
            "Prognosen sägs vara gjord 2023-12, efter rapportens månad 2023-11.",
            "Skriv den månad då prognosen gjordes.",
        )
    ]  # fmt: skip


def test_a_period_that_cannot_be_read_is_left_to_another_check(month):
    month.edited("observations", 2, period="nov-23")
    assert month.told_by("period") == []
