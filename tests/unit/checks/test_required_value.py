"""Required cells: filled on every row."""

import pytest

from tests.unit.month import Told, file_of


def test_filled_cells_are_let_be(month):
    assert month.told_by("required-value") == []


@pytest.mark.parametrize("text", ["", " ", "..", ".", "x"])
def test_a_required_cell_without_a_value_is_told(month, text):
    month.edited("areas", 2, name=text)
    assert month.told_by("required-value") == [
        Told(
            "required-value", "empty", file_of("areas"), 2, "name", text,
            "Cellen är tom men måste fyllas i.",
            "Fyll i name.",
        )
    ]  # fmt: skip


def test_an_empty_cell_below_a_filled_one_may_have_been_merged(month):
    month.edited("goals", 3, area="")
    assert month.told_by("required-value") == [
        Told(
            "required-value", "merged", file_of("goals"), 3, "area", "",
            "Cellen är tom men måste fyllas i. På raden ovanför står ”kund”; "
            "kanske var cellerna sammanslagna i kalkylarket.",
            "Skriv värdet på varje rad.",
        )
    ]  # fmt: skip


def test_an_id_is_never_merged(month):
    month.edited("areas", 3, id="")
    assert [(found.case, found.field) for found in month.told_by("required-value")] == [("empty", "id")]


def test_an_empty_row_is_left_to_another_check(month):
    month.rewritten("areas", lambda text: text + ",,\n")
    assert month.told_by("required-value") == []


def test_a_column_that_may_be_empty_is_let_be(month):
    month.edited("goals", 2, status="", comment="")
    assert month.told_by("required-value") == []


def test_a_table_of_ones_own_is_held_to_its_schema(month):
    fields = [{"name": "a", "constraints": {"required": True}}, {"name": "b"}]
    month.with_table("extra", fields, "a,b\n,y\n")
    assert [(found.file, found.row, found.field) for found in month.told_by("required-value")] == [
        (file_of("extra"), 2, "a")
    ]
