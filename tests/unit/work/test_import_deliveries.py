"""Deliveries as systems export them: read by a mapping that is proposed, and the next month without a question."""

import csv
import shutil

import pytest

from tests.seeded import SEED
from tests.unit.work.delivery_cases import CASES
from utfall.project import read_project
from utfall.words import words
from utfall.work.import_file import import_file
from utfall.work.import_result import ImportRequest
from utfall.work.new import new

DEC, JAN = (2023, 12), (2024, 1)


@pytest.fixture(scope="module")
def opened(tmp_path_factory):
    """Return the folder of a project whose December 2023 has been opened."""
    root = tmp_path_factory.mktemp("oppnad")
    for folder in ("docs", "data"):
        shutil.copytree(SEED / folder, root / folder)
    shutil.copy(SEED / "mkdocs.yml", root)
    new(read_project(root), "2023-12")
    return root


@pytest.fixture(scope="module")
def next_opened(opened, tmp_path_factory):
    """Return the folder of the same project whose January 2024 has been opened too."""
    root = tmp_path_factory.mktemp("nasta") / "projekt"
    shutil.copytree(opened, root)
    new(read_project(root), "2024-01")
    return root


@pytest.fixture
def project(opened, tmp_path):
    shutil.copytree(opened, tmp_path / "projekt")
    return read_project(tmp_path / "projekt")


@pytest.fixture
def following(next_opened, tmp_path):
    shutil.copytree(next_opened, tmp_path / "nasta")
    return read_project(tmp_path / "nasta")


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
def test_a_delivery_is_read_as_proposed_and_the_next_month_without_a_question(project, following, case):
    ending, file, make, (first, second), (december, january) = CASES[case]
    asked = delivered(project, make(DEC, *first), f"leverans-dec.{ending}")
    assert asked.awaits_answer
    assert asked.proposal
    assert cells(project, "2023-12", file, "outcome") == {}
    done = delivered(project, make(DEC, *first), f"leverans-dec.{ending}", is_confirmed=True)
    assert done.is_written
    assert cells(project, "2023-12", file, "outcome") == december
    shutil.copytree(project.data / "kallor", following.data / "kallor")
    done = delivered(following, make(JAN, *second), f"leverans-jan.{ending}")
    assert (done.is_written, done.proposal) == (True, ())
    assert cells(following, "2024-01", file, "outcome") == january
