"""References: every key that a row names exists where it points."""

import pytest

from tests.unit.month import Told, file_of


def test_keys_that_exist_are_let_be(month):
    assert month.told_by("references") == []


@pytest.mark.parametrize(
    ("table", "row", "column", "text", "target", "there", "near"),
    [
        ("goals", 2, "area", "kunnd", "Områden", "areas", " Menades ”kund”?"),
        ("activities", 2, "area", "xyz", "Områden", "areas", ""),
        ("indicators", 2, "area", "xyz", "Områden", "areas", ""),
        ("observations", 2, "indicator", "kostnad", "Indikatorer", "indicators", " Menades ”kostnader”?"),
        ("statement_lines", 7, "indicator", "resultatt", "Indikatorer", "indicators", " Menades ”resultat”?"),
        ("project_statuses", 2, "project", "telefon", "Projekt", "projects", " Menades ”telefoni”?"),
    ],
)
def test_a_key_that_does_not_exist_is_told_with_the_nearest(month, table, row, column, text, target, there, near):
    month.edited(table, row, **{column: text})
    found = [one for one in month.told_by("references") if one.file == file_of(table)]
    assert found == [
        Told(
            "references", "row", file_of(table), row, column, text,
            f"”{text}” finns inte i tabellen {target}.{near}",
            f"Rätta värdet, eller lägg till raden i {file_of(there)}.",
        )
    ]  # fmt: skip


def test_a_statement_that_does_not_exist_is_told(month):
    month.edited("statement_lines", 2, statement="resultatet", parent="")
    assert [(one.field, one.value) for one in month.told_by("references") if one.case == "row"] == [
        ("statement", "resultatet")
    ]


@pytest.mark.parametrize(("parent", "near"), [("gemensam", " Menades ”gemensamt”?"), ("xyz", ""), ("ekonomi", "")])
def test_a_parent_that_is_no_other_line_of_the_statement_is_told(month, parent, near):
    month.edited("statement_lines", 3, parent=parent)
    assert month.told_by("references") == [
        Told(
            "references", "parent", file_of("statement_lines"), 3, "parent", parent,
            f"”{parent}” är ingen rad i samma resultaträkning som raden kan summeras till.{near}",
            "Skriv id på den rubrik, delsumma eller summa som raden hör till, eller lämna tomt.",
        )
    ]  # fmt: skip


def test_lines_that_are_summed_into_one_another_in_a_ring_are_told(month):
    month.edited("statement_lines", 2, parent="inre")
    month.added(
        "statement_lines", statement="resultat", id="inre", order="7", parent="gemensamt", kind="heading", name="Inre",
        period="2023-11",
    )  # fmt: skip
    assert [(one.case, one.row, one.value) for one in month.told_by("references")] == [
        ("parent", 2, "inre"), ("parent", 8, "gemensamt"),
    ]  # fmt: skip


@pytest.mark.parametrize("table", ["notes", "corrections"])
@pytest.mark.parametrize(
    ("column", "text", "case", "message", "remedy"),
    [
        (
            "resource", "observation", "resource",
            "Det finns ingen tabell som heter ”observation”. Menades ”observations”?",
            "Skriv tabellens namn så som det står i datapackage.json.",
        ),
        (
            "row", "resultat/2023-10", "place",
            (
                f"Det finns ingen rad med nyckeln ”resultat/2023-10” i {file_of('observations')}. "
                "Menades ”resultat/2023-11”?"
            ),
            "Skriv radens id; består nyckeln av flera delar skrivs de med snedstreck emellan.",
        ),
        (
            "field", "utfall", "field",
            f"Det finns ingen kolumn ”utfall” i {file_of('observations')}.",
            "Skriv kolumnens namn så som det står på filens första rad.",
        ),
    ],
)  # fmt: skip
def test_a_footnote_or_correction_at_no_cell_is_told(month, table, column, text, case, message, remedy):
    month.edited(table, 2, **{column: text})
    assert month.told_by("references") == [Told("references", case, file_of(table), 2, column, text, message, remedy)]


def test_a_key_of_a_table_that_is_not_there_is_left_to_another_check(month):
    month.path("areas.csv").unlink()
    assert month.told_by("references") == []


def test_a_table_of_ones_own_is_held_to_its_foreign_keys(month):
    keys = [{"fields": "area", "reference": {"resource": "areas", "fields": "id"}}]
    month.with_table("extra", [{"name": "area"}], "area\nkund\nkunden\n\n", foreignKeys=keys)
    assert [(one.file, one.row, one.value) for one in month.told_by("references")] == [(file_of("extra"), 3, "kunden")]
