"""Statuses: each a state of its own scale."""

import json

import pytest

from tests.unit.month import FOLDER, Told, file_of


def test_states_of_their_scales_are_let_be(month):
    assert month.told_by("status-scale") == []


@pytest.mark.parametrize(
    ("table", "row", "text", "scale", "near", "known"),
    [
        ("observations", 4, "reachd", "indicator", " Menades ”reached”?", "reached, missed, lost"),
        ("goals", 2, "goood", "goal", " Menades ”good”?", "good, lost"),
        ("activities", 2, "klar", "progress", "", "ongoing, delayed"),
        ("assignments", 2, "green", "progress", "", "ongoing, delayed"),
        ("projects", 3, "gult", "project", "", "green, yellow, red, lost"),
        ("project_statuses", 2, "Yellow", "project", " Menades ”yellow”?", "green, yellow, red, lost"),
    ],
)
def test_a_status_outside_its_scale_is_told_with_the_states_there_are(month, table, row, text, scale, near, known):
    month.edited(table, row, status=text)
    assert month.told_by("status-scale") == [
        Told(
            "status-scale", "unknown", file_of(table), row, "status", text,
            f"”{text}” är ingen status på skalan {scale}.{near}",
            f"Skriv en av: {known}. Skalorna står i scales.csv.",
        )
    ]  # fmt: skip


def test_a_state_of_another_scale_is_none_of_this(month):
    month.edited("goals", 2, status="ongoing")
    assert len(month.told_by("status-scale")) == 1


def test_a_table_of_ones_own_is_held_to_the_scale_it_names(month):
    month.with_table("extra", [{"name": "light", "scale": "project"}], "light\ngreen\nblue\n")
    assert [(one.file, one.row, one.field) for one in month.told_by("status-scale")] == [(file_of("extra"), 3, "light")]


def test_a_scale_that_is_used_and_not_defined_is_told_at_its_line_of_the_descriptor(month):
    month.with_table("extra", [{"name": "name"}, {"name": "light", "scale": "progres"}], "name,light\na,green\n")
    month.rewritten_file("datapackage.json", lambda text: json.dumps(json.loads(text), indent=1))
    line = month.text("datapackage.json").splitlines().index('      "scale": "progres"') + 1
    assert month.told_by("status-scale") == [
        Told(
            "status-scale", "undefined", f"{FOLDER}/datapackage.json", line,
            "resources[14].schema.fields[1].scale", "progres",
            "Kolumnen light i extra ska ha statusar på skalan progres, som inte finns i scales.csv. "
            "Menades ”progress”?",
            "Lägg skalan i scales.csv, eller skriv en av dem som finns: indicator, goal, progress, project.",
        )
    ]  # fmt: skip


def test_a_known_table_may_be_written_in_another_scale(month):
    month.schema_of("goals", lambda entry: entry["schema"]["fields"][5].update(scale="project"))
    assert [(one.row, one.value) for one in month.told_by("status-scale")] == [(3, "good")]
    month.edited("goals", 3, status="red")
    assert month.told_by("status-scale") == []
    goal = month.report().goals[1]
    assert month.report().status_in("goals", goal.status).name == "Rött"


def test_a_scale_that_the_program_brings_need_not_be_in_the_package(month):
    month.schema_of("activities", lambda entry: entry["schema"]["fields"][4].update(scale="progress"))
    scales = [line for line in month.text("scales.csv").splitlines() if not line.startswith("progress,")]
    month.write("scales.csv", "\n".join(scales) + "\n")
    assert month.told_by("status-scale") == []
    month.edited("activities", 2, status="klar")
    assert [(one.file, one.value) for one in month.told_by("status-scale")] == [(file_of("activities"), "klar")]


@pytest.mark.parametrize(
    ("table", "field"),
    [
        ("goals", {"name": "way", "type": "string", "scale": "goal", "compares": "last_year"}),
        ("observations", {"name": "way", "type": "string", "compares": "last_year"}),
    ],
)
def test_a_rule_where_there_is_none_is_told_at_its_line(month, table, field):
    month.schema_of(table, lambda entry: entry["schema"]["fields"].append(field))
    month.rewritten_file("datapackage.json", lambda text: json.dumps(json.loads(text), indent=1))
    lines = [line.strip() for line in month.text("datapackage.json").splitlines()]
    line = lines.index('"compares": "last_year"') + 1
    assert [(one.case, one.file, one.row, one.field, one.value) for one in month.told_by("status-scale")] == [
        ("no-rule", f"{FOLDER}/datapackage.json", line, "way", "last_year")
    ]


def test_a_rule_that_nobody_knows_is_told(month):
    field = {"name": "way", "type": "string", "scale": "goal", "compares": "yesterday"}
    month.schema_of("observations", lambda entry: entry["schema"]["fields"].append(field))
    (found,) = month.told_by("descriptor")
    assert (found.field, found.value) == ("resources[3].schema.fields[13].compares", "yesterday")
    assert "outcome, forecast, last_year, previous_report eller none" in found.message
