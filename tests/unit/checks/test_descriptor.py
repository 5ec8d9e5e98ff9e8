"""The descriptor: there, readable, complete, and pointing nowhere outside its folder."""

import pytest

from tests.unit.month import FOLDER, Told

FILE = f"{FOLDER}/datapackage.json"


def test_a_descriptor_as_it_should_be_is_let_be(month):
    assert month.told_by("descriptor") == []


def test_a_missing_descriptor_is_told(month):
    month.path("datapackage.json").unlink()
    assert month.told_by("descriptor") == [
        Told(
            "descriptor", "absent", FILE, None, None, None,
            "Filen datapackage.json saknas i månadens mapp.",
            "Kör utfall describe, som skriver den ur månadens CSV-filer.",
        )
    ]  # fmt: skip


def test_a_descriptor_that_is_no_json_is_told_with_row_and_character(month):
    month.rewritten_file(
        "datapackage.json", lambda text: text.replace('"version": "2023.11.1",', '"version": "2023.11.1"')
    )
    (found,) = month.examined().findings
    assert (found.slug, found.case, found.file, found.column) == ("descriptor", "broken", FILE, 3)
    assert (
        found.row == month.text("datapackage.json")[: month.text("datapackage.json").index('"period"')].count("\n") + 1
    )
    told = month.told_by("descriptor")[0].message
    assert told == "Filen går inte att läsa som JSON: ett komma eller ett avslutande } eller ] saknas."
    assert month.told_by("descriptor")[0].remedy == (
        "Rätta tecknet på den raden. Vanliga fel är ett komma som saknas eller står för mycket, "
        "och citattecken som inte är raka."
    )


@pytest.mark.parametrize(
    "name", ["name", "title", "version", "period", "organization", "licenses", "sources", "resources"]
)
@pytest.mark.parametrize("change", [lambda whole, name: whole.pop(name), lambda whole, name: whole.update({name: ""})])
def test_a_fact_that_is_missing_or_empty_is_told(month, name, change):
    month.described(lambda whole: change(whole, name))
    assert month.told_by("descriptor") == [
        Told(
            "descriptor", "incomplete", FILE, None, name, None,
            f"Uppgiften {name} saknas i månadens beskrivning.",
            "Kör utfall describe: med flaggor som --organisation och --licence skrivs det som saknas.",
        )
    ]  # fmt: skip


@pytest.mark.parametrize("path", ["../goals.csv", "/etc/hostname", "https://example.org/goals.csv"])
def test_a_path_out_of_the_folder_is_told(month, path):
    month.schema_of("goals", lambda entry: entry.update(path=path))
    assert month.told_by("descriptor") == [
        Told(
            "descriptor", "unsafe-path", FILE, 1, "path", path,
            f"Sökvägen ”{path}” leder ut ur månadens mapp.",
            "Lägg filen i månadens mapp och skriv bara filens namn.",
        )
    ]  # fmt: skip


def test_another_shape_is_told_with_its_place(month):
    month.schema_of("areas", lambda entry: entry["schema"]["fields"].insert(1, None))
    month.described(lambda whole: whole.update(profile="http://127.0.0.1:9/x"))
    assert month.told_by("descriptor") == [
        Told(
            "descriptor", "shape", FILE, 1, "profile", "http://127.0.0.1:9/x",
            "På platsen profile ska stå tabular-data-package för paketet eller tabular-data-resource för en tabell.",
            "Jämför med förra månadens datapackage.json, eller med den som följer med utfall demo.",
        ),
        Told(
            "descriptor", "shape", FILE, 1, "resources[0].schema.fields[1]", "null",
            "På platsen resources[0].schema.fields[1] ska stå ett objekt inom { }, och ingen adress eller sökväg till "
            "ett annat ställe.",
            "Jämför med förra månadens datapackage.json, eller med den som följer med utfall demo.",
        ),
    ]  # fmt: skip
