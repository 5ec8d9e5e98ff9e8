"""Statuses: each a state of its own scale."""

import pytest

from tests.unit.month import Told, file_of


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
