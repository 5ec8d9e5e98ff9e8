"""A value in the file is what its column's formula gives."""

import pytest

from tests.unit.month import told
from tests.unit.two_months import FIELDS, examined, history_of, two_months
from utfall.checks.formula import check

KVAR = [
    {"name": "id"},
    {"name": "budget", "type": "number", "decimals": 1},
    {"name": "ack", "type": "number", "decimals": 1},
    {"name": "andel", "title": "Upparbetat", "type": "number", "decimals": 0, "formula": "ack / budget * 100"},
]  # fmt: skip


def found(root, rows):
    return told(check(history_of(two_months(root, KVAR, rows, rows))))


@pytest.mark.parametrize("value", ["70", "69.8", "69.79", "", "..", "x"])
def test_what_the_formula_gives_may_be_rounded_or_missing(tmp_path, value):
    assert found(tmp_path, f"id,budget,ack,andel\nlinden,212.5,148.3,{value}\n") == []


@pytest.mark.parametrize(("value", "right"), [("69", "70"), ("70.1", "69,8"), ("7", "70")])
def test_another_value_is_told_with_the_right_one(tmp_path, value, right):
    (one,) = found(tmp_path, f"id,budget,ack,andel\nlinden,212.5,148.3,{value}\n")
    assert (one.file, one.row, one.field, one.value) == ("data/2023-11/avvikelser.csv", 2, "andel", value)
    assert one.message.endswith(f"men formeln ack / budget * 100 ger {right}.")


def test_a_value_where_the_formula_divides_by_zero_is_told(tmp_path):
    (one,) = found(tmp_path, "id,budget,ack,andel\nalmen,0,9.4,0\n")
    assert (one.case, one.row, one.value) == ("cannot", 2, "0")
    assert found(tmp_path / "again", "id,budget,ack,andel\nalmen,0,9.4,.\n") == []


def test_a_whole_month_with_columns_that_are_not_in_its_file_is_sound(tmp_path):
    month = two_months(tmp_path)
    assert [one for one in examined(month).findings if "avvikelser" in one.file or one.slug == "schema"] == []
    assert FIELDS[3]["name"] not in month.text("avvikelser.csv")
