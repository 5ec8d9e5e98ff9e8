"""Before release whatever deviates is explained, or a footnote says that no explanation is known."""

import pytest

from tests.unit.month import told
from utfall.checks.examine import ON_RELEASE

ABSENCE = 4  # a row of observations.csv


@pytest.fixture
def explained(month):
    """The small month with its one unexplained deviation explained: the delayed activity."""
    return month.edited("activities", 3, comment="Rekrytering pågår.")


def at_release(month, slug):
    """Return what one of the checks before release tells."""
    return told(ON_RELEASE[slug](month.report()))


def test_what_is_explained_is_let_be(explained):
    assert at_release(explained, "unexplained-deviation") == []


@pytest.mark.parametrize(
    ("table", "row", "field"),
    [("activities", 3, "comment"), ("project_statuses", 2, "cause"), ("project_statuses", 2, "action")],
)
def test_a_deviation_without_explanation_is_told_at_its_cell(explained, table, row, field):
    explained.edited(table, row, **{field: ""})
    (found,) = at_release(explained, "unexplained-deviation")
    assert (found.case, found.file, found.row, found.field) == (field, f"data/2023-11/{table}.csv", row, field)


def test_a_computed_status_asks_for_one_too(explained):
    explained.edited("observations", ABSENCE, status="", outcome="9")
    (found,) = at_release(explained, "unexplained-deviation")
    assert (found.file, found.row) == ("data/2023-11/observations.csv", ABSENCE)
    explained.edited("observations", ABSENCE, comment="Influensa.")
    assert at_release(explained, "unexplained-deviation") == []


@pytest.mark.parametrize("field", ["comment", "status"])
def test_a_footnote_that_says_so_is_enough(month, field):
    month.added("notes", resource="activities", row="kultur", field=field, text="Rapporten säger inte varför.")
    assert at_release(month, "unexplained-deviation") == []
