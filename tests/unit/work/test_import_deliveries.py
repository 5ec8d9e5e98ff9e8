"""Deliveries as systems export them: read by a mapping that is proposed, and the next month without a question."""

import csv
import shutil

import pytest

from tests.unit.work.delivery_cases import CASES
from utfall.words import words
from utfall.work.import_file import import_file
from utfall.work.import_result import ImportRequest

DEC, JAN = (2023, 12), (2024, 1)


def delivered(project, content, name, **asked):
    file = project.root / name
    file.write_bytes(content)
    done = import_file(project, ImportRequest(file, **asked))
    speech = words("sv")
    assert [(one.file, one.message(speech)) for one in done.findings] == []
    return done


def cells(project, month, file, column):
    """Return a column of a data file by the first id of its rows (of a line, its own id)."""
    with (project.data / month / f"{file}.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    return {row["id" if "statement" in row else "indicator"]: row[column] for row in rows if row[column]}


@pytest.mark.parametrize("case", CASES)
def test_a_delivery_is_read_as_proposed_and_the_next_month_without_a_question(december, january, case):
    ending, file, make, (first, second), (then, now) = CASES[case]
    asked = delivered(december, make(DEC, *first), f"leverans-dec.{ending}")
    assert asked.awaits_answer
    assert asked.proposal
    assert cells(december, "2023-12", file, "outcome") == {}
    done = delivered(december, make(DEC, *first), f"leverans-dec.{ending}", is_confirmed=True)
    assert done.is_written
    assert cells(december, "2023-12", file, "outcome") == then
    shutil.copytree(december.data / "kallor", january.data / "kallor")
    done = delivered(january, make(JAN, *second), f"leverans-jan.{ending}")
    assert (done.is_written, done.proposal) == (True, ())
    assert cells(january, "2024-01", file, "outcome") == now
