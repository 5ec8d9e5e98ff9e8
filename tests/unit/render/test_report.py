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
        "1 fel och 1 varning."
    )


def test_findings_are_told_in_english_too(en):
    assert findings_text([ERROR], en) == (
        "Error: data/2023-11/areas.csv, row 2, column id\n"
        "  “A b” cannot be an id: only a–z, 0–9 and hyphens between them. [identifier]\n"
        "  It says: A b\n"
        "  What to do: Write, for instance, “a-b”. Do not change an id that has been published.\n"
        "\n"
        "1 error and 0 warnings."
    )


@pytest.mark.parametrize(
    ("findings", "said"),
    [
        ([], "Inga fel och inga varningar."),
        ([ERROR, ERROR], "2 fel och 0 varningar."),
        ([WARNING], "0 fel och 1 varning."),
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


def test_findings_that_say_the_same_are_told_together_with_their_rows(sv):
    rows = (2, 3, 4, 7, 9, 10)
    same = [Finding("required-value", "empty", "data/2023-11/goals.csv", row, "status") for row in rows]
    other = Finding("required-value", "empty", "data/2023-11/goals.csv", 5, "area")
    told = findings_text([other, *same], sv)
    assert told.count("Fel: ") == 2
    assert "Fel: data/2023-11/goals.csv, rad 5, kolumn area\n" in told
    assert "Fel: data/2023-11/goals.csv, raderna 2–4, 7, 9–10 (6 fynd), kolumn status\n" in told
    assert told.endswith("7 fel och 0 varningar.")


def test_values_of_findings_told_together_are_shown_a_few(sv):
    found = [Finding("canonical-number", "not-a-number", "a.csv", row, "outcome", f"v{row}") for row in range(2, 7)]
    assert "Där står: v2; v3; v4; …" in findings_text(found, sv)
    assert findings_text(found[:2], sv).count("Fel: ") == 2
