"""Parts of a breakdown that are about few persons show no figure."""

import pytest

from tests.breakdowns import ABSENCE, broken_down
from tests.unit.month import FOLDER


@pytest.mark.parametrize(
    ("weight", "outcome", "least", "is_found"),
    [("4", "3.8", None, True), ("5", "3.8", None, False), ("4", "x", None, False), ("4", "3.8", 0, False),
     ("20", "3.8", 21, True), ("0", "3.8", None, False), ("", "3.8", None, False)],
)  # fmt: skip
def test_a_part_that_stands_on_fewer_than_the_smallest_group_is_found(month, weight, outcome, least, is_found):
    broken_down(month.folder, ABSENCE.replace("soder,man,3.8,,20", f"soder,man,{outcome},,{weight}"))
    if least is not None:
        month.described(lambda whole: whole.update(smallest_group=least))
    found = [(one.file, one.row, one.field, one.value) for one in month.told_by("small-group")]
    assert found == ([(f"{FOLDER}/breakdowns.csv", 11, "outcome", outcome)] if is_found else [])
    if is_found:
        (told,) = month.told_by("small-group")
        assert told.message == f"Talet gäller {weight} personer, och paketets minsta grupp är {least or 5}."


@pytest.mark.parametrize("value", ["5", -1, True, 2.5])
def test_a_smallest_group_that_is_no_count_is_found_in_the_descriptor(month, value):
    month.described(lambda whole: whole.update(smallest_group=value))
    assert any("smallest_group" in one.message for one in month.told_by("descriptor"))
