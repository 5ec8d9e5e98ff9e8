"""Findings as text and as JSON."""

import json

import pytest

from utfall.model.finding import Finding, Severity
from utfall.render.report import findings_json, findings_text, tally

ERROR = Finding("identifier", "characters", "data/2023-11/areas.csv", 2, "id", "A b", details={"meant": "a-b"})
WARNING = Finding(
    "project-explanation", "action", "data/2023-11/project_statuses.csv", 3, "action", "",
    details={"project": "Telefoni", "status": "Gult"}, severity=Severity.WARNING,
)  # fmt: skip


def test_findings_are_told_with_place_message_value_and_remedy_and_then_counted(sv):
    assert findings_text([ERROR, WARNING], sv) == (
        "Fel: data/2023-11/areas.csv, rad 2, kolumn id\n"
        "  ”A b” kan inte vara ett id: bara a–z, 0–9 och bindestreck mellan dem. [identifier]\n"
        "  Där står: A b\n"
        "  Gör så här: Skriv till exempel ”a-b”. Ändra inte ett id som redan är publicerat.\n"
        "\n"
        "Varning: data/2023-11/project_statuses.csv, rad 3, kolumn action\n"
        "  Projektet ”Telefoni” avviker (Gult) men ingen åtgärd är angiven. [project-explanation]\n"
        "  Gör så här: Skriv i kolumnen action vad som görs åt det.\n"
        "\n"
        "1 fel och 1 varningar."
    )


def test_findings_are_told_in_english_too(en):
    assert findings_text([ERROR], en) == (
        "Error: data/2023-11/areas.csv, row 2, column id\n"
        "  “A b” cannot be an id: only a–z, 0–9 and hyphens between them. [identifier]\n"
        "  It says: A b\n"
        "  What to do: Write, for instance, “a-b”. Do not change an id that has been published.\n"
        "\n"
        "Errors: 1. Warnings: 0."
    )


@pytest.mark.parametrize(
    ("findings", "said"),
    [
        ([], "Inga fel och inga varningar."),
        ([ERROR, ERROR], "2 fel och 0 varningar."),
        ([WARNING], "0 fel och 1 varningar."),
    ],
)
def test_findings_are_counted_by_whether_they_block(sv, findings, said):
    assert tally(findings, sv) == said


def test_json_has_every_part_of_a_finding(sv):
    assert json.loads(findings_json([ERROR], sv)) == [
        {
            "slug": "identifier", "severity": "error", "file": "data/2023-11/areas.csv", "row": 2, "column": None,
            "field": "id", "value": "A b",
            "message": "”A b” kan inte vara ett id: bara a–z, 0–9 och bindestreck mellan dem.",
            "remedy": "Skriv till exempel ”a-b”. Ändra inte ett id som redan är publicerat.",
        }
    ]  # fmt: skip


def test_json_of_nothing_is_an_empty_list(sv):
    assert json.loads(findings_json([], sv)) == []
