"""What the checks on files look at."""

import pytest

from utfall.checks.material import column_kind, key_columns


def test_cells_are_given_of_the_kinds_asked_for(month):
    found = [(table.name, name, text) for table, _, name, text in month.material().cells_where(bool, "date")]
    assert found == [
        ("activities", "due", "2024-03-31"), ("project_statuses", "until", "2024-01-31"),
        ("corrections", "date", "2023-12-20"),
    ]  # fmt: skip


def test_files_that_are_not_there_are_passed_by(month):
    month.path("goals.csv").unlink()
    assert "goals" not in [table.name for table in month.material().tables]


def test_cells_beyond_the_headings_are_passed_by(month):
    month.rewritten("areas", lambda text: text.replace("kund,1,Kund och ägare", "kund,1,Kund,9"))
    assert [text for *_, text in month.material().cells_where(bool, "integer")][:2] == ["1", "2"]


@pytest.mark.parametrize(
    ("table", "column", "kind"),
    [
        ("observations", "period", "period"),
        ("areas", "order", "integer"),
        ("goals", "level", "word"),
        ("areas", "x", ""),
    ],
)
def test_a_column_is_of_the_kind_that_the_contract_says(month, table, column, kind):
    assert column_kind(month.raw().table(table), column) == kind


def test_a_table_of_ones_own_is_of_the_kinds_that_its_schema_says(month):
    month.with_table("extra", [{"name": "a", "type": "number"}], "a\n1\n", primaryKey="a")
    table = month.raw().table("extra")
    assert (column_kind(table, "a"), key_columns(table)) == ("number", ("a",))
