"""What is asked for has a name of its own; what came of it is read back as it was kept."""

import pytest

from tests.unit.work.batch.crews import ordered
from utfall.work.batch.order import FOUND, TaskOutcome, read, written


@pytest.mark.parametrize(
    "other",
    [
        {"month": "2023-02"}, {"edition": "2023-01.1"}, {"commit": "abc"}, {"day": "2023-02-01"}, {"names": "en"},
        {"settings": (("UTFALL_FORMS", "csv"),)}, {"language": "en"}, {"place": "skola"},
    ],
    ids=str,
)  # fmt: skip
def test_whatever_changes_the_outcome_changes_the_name(other):
    assert ordered(**other).key != ordered().key


def test_two_members_with_the_same_files_are_one_task():
    assert ordered(member="vard").key == ordered(member="skola").key


def test_an_outcome_is_read_back_as_it_was_kept():
    outcome = TaskOutcome(FOUND, 2, 1, "Två fel.\nOch en varning.", "[1]", b"\n\x00parcel\n")
    assert read(written(outcome)) == outcome
