"""The overall status of a project: its worst dimension, unless judged otherwise."""

import pytest

from utfall.derive.standing import overall_status, worst_dimension


def standing(month, *statuses, judged=""):
    """Return the worst and the overall status of a project whose dimensions have these statuses."""
    month.edited("projects", 2, status=judged)
    for row in (4, 3, 2):
        month.removed("project_statuses", row)
    for dimension, status in zip(("time", "cost", "scope"), statuses, strict=False):
        month.added("project_statuses", project="telefoni", dimension=dimension, status=status)
    report = month.report()
    found = worst_dimension(report, report.projects[0]), overall_status(report, report.projects[0])
    return tuple(state.id if state else None for state in found)


@pytest.mark.parametrize(
    ("statuses", "worst"),
    [
        (("green",), "green"),
        (("green", "yellow"), "yellow"),
        (("red", "green", "yellow"), "red"),
        (("lost", "green"), "green"),
        (("lost", "yellow"), "yellow"),
        (("lost",), "lost"),
        ((), None),
    ],
)
def test_the_worst_assessed_dimension_decides(month, statuses, worst):
    assert standing(month, *statuses) == (worst, worst)


def test_a_judged_status_goes_before_the_worst_dimension(month):
    assert standing(month, "red", judged="yellow") == ("red", "yellow")


def test_a_judged_status_stands_where_no_dimension_is_known(month):
    assert standing(month, judged="green") == (None, "green")


def test_a_status_outside_the_scale_counts_for_nothing(month):
    assert standing(month, "purple", "green") == ("green", "green")
    assert standing(month, "green", judged="purple") == ("green", None)


def test_the_projects_of_november_2023_stand_as_the_report_says(real):
    states = {project.id: overall_status(real, project) for project in real.projects}
    assert {name: state.id for name, state in states.items()} == {
        "telefoni": "lost", "ekonomi-och-operativt-inkop": "lost", "city-information-platform-iot": "yellow",
    }  # fmt: skip
