"""Data files and resources: each described, each there, each under a name that the report knows."""

from tests.unit.month import FOLDER, Told, file_of


def test_files_and_descriptions_that_agree_are_let_be(month):
    assert month.told_by("unknown-resource") == []


def test_a_file_that_nobody_describes_is_told(month):
    month.write("utkast.csv", "a\n1\n")
    assert month.told_by("unknown-resource") == [
        Told(
            "unknown-resource", "stray-file", f"{FOLDER}/utkast.csv", None, None, "utkast.csv",
            "Filen ”utkast.csv” beskrivs inte i datapackage.json, så ingen vet vad den är.",
            "Rätta filens namn, eller kör utfall describe så beskrivs den. Ta bort den om den inte hör till rapporten.",
        )
    ]  # fmt: skip


def test_a_misspelt_file_is_told_from_both_sides(month):
    month.path("goals.csv").rename(month.path("gaols.csv"))
    assert month.told_by("unknown-resource") == [
        Told(
            "unknown-resource", "stray-file", f"{FOLDER}/gaols.csv", None, None, "gaols.csv",
            "Filen ”gaols.csv” beskrivs inte i datapackage.json, så ingen vet vad den är. Menades ”goals.csv”?",
            "Rätta filens namn, eller kör utfall describe så beskrivs den. Ta bort den om den inte hör till rapporten.",
        ),
        Told(
            "unknown-resource", "missing-file", file_of("goals"), None, None, None,
            "Tabellen goals är beskriven men dess fil finns inte. Menades ”gaols.csv”?",
            "Lägg dit filen eller rätta dess namn.",
        ),
    ]  # fmt: skip


def test_a_misspelt_name_of_a_known_table_is_told(month):
    month.schema_of("goals", lambda entry: entry.update(name="gaols"))
    assert month.told_by("unknown-resource") == [
        Told(
            "unknown-resource", "near-miss", f"{FOLDER}/datapackage.json", None, "name", "gaols",
            "Tabellen heter ”gaols”, men rapporten letar efter ”goals”.",
            "Skriv ”goals” som name i datapackage.json.",
        )
    ]  # fmt: skip


def test_a_table_of_ones_own_may_have_any_other_name(month):
    month.with_table("goalkeepers", [{"name": "a"}], "a\nx\n")
    assert month.told_by("unknown-resource") == []
