"""Judged statuses carry their reason."""

from tests.unit.month import Told, file_of


def test_judgements_with_a_reason_are_let_be(month):
    assert month.told_by("status-reason") == []


def test_a_judged_indicator_without_a_reason_is_told(month):
    month.edited("observations", 2, reason="")
    assert month.told_by("status-reason") == [
        Told(
            "status-reason", "indicator", file_of("observations"), 2, "reason", "reached",
            "Statusen ”Målet nås” är en bedömning men saknar skäl.",
            "Skriv i kolumnen reason varför indikatorn bedöms så.",
        )
    ]  # fmt: skip


def test_a_lost_status_needs_no_reason(month):
    month.edited("observations", 2, status="lost", reason="")
    assert month.told_by("status-reason") == []


def test_a_project_judged_otherwise_than_its_worst_dimension_without_a_reason_is_told(month):
    month.edited("projects", 3, reason="")
    assert month.told_by("status-reason") == [
        Told(
            "status-reason", "project", file_of("projects"), 3, "reason", "yellow",
            "Projektet bedöms som ”Gult” fast dess sämsta dimension är ”Grönt”, utan skäl.",
            "Skriv i kolumnen reason varför bedömningen är en annan, "
            "eller lämna status tom så gäller den sämsta dimensionen.",
        )
    ]  # fmt: skip


def test_a_project_judged_as_its_worst_dimension_needs_no_reason(month):
    month.edited("projects", 2, status="red")
    assert month.told_by("status-reason") == []


def test_a_project_without_a_judgement_needs_no_reason(month):
    month.edited("projects", 3, status="", reason="")
    assert month.told_by("status-reason") == []
