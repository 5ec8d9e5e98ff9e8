"""Projects that deviate say why, and what is done about it."""

import pytest

from tests.unit.month import Told, file_of
from utfall.checks.project_explanation import check
from utfall.model.finding import Severity


def test_deviations_that_are_explained_are_let_be(month):
    assert month.told_by("project-explanation") == []


@pytest.mark.parametrize(
    ("column", "message", "remedy"),
    [
        (
            "cause",
            "Projektet ”Telefoni” avviker (Rött) men orsaken är inte angiven.",
            "Skriv orsaken i kolumnen cause.",
        ),
        (
            "action",
            "Projektet ”Telefoni” avviker (Rött) men ingen åtgärd är angiven.",
            "Skriv i kolumnen action vad som görs åt det.",
        ),
    ],
)
def test_a_deviation_without_cause_or_action_is_told(month, column, message, remedy):
    month.edited("project_statuses", 2, **{column: ""})
    assert month.told_by("project-explanation") == [
        Told("project-explanation", column, file_of("project_statuses"), 2, column, "", message, remedy)
    ]


def test_it_is_a_warning(month):
    month.edited("project_statuses", 3, status="yellow")
    assert [found.severity for found in check(month.report())] == [Severity.WARNING] * 2


@pytest.mark.parametrize("status", ["green", "lost", ""])
def test_what_does_not_deviate_needs_no_explanation(month, status):
    month.edited("project_statuses", 2, status=status, cause="", action="")
    assert month.told_by("project-explanation") == []
