"""The work is shared among the jobs of a CI service: all of it, and nothing twice."""

import json

import pytest
import yaml

from utfall.errors import UsageError
from utfall.work.batch.matrix import matrix_text, sliced


def test_slices_hold_all_and_nothing_twice():
    parts = [sliced(range(10), f"{number}/3") for number in (1, 2, 3)]
    assert parts == [(0, 3, 6, 9), (1, 4, 7), (2, 5, 8)]
    assert sliced(range(3), None) == (0, 1, 2)


@pytest.mark.parametrize("part", ["0/3", "4/3", "3", "a/b", "1/0", "-1/3", "1/3/5", ""])
def test_what_is_no_slice_is_told(part):
    with pytest.raises(UsageError, match="är ingen del av arbetet"):
        sliced(range(3), part)


def test_githubs_matrix():
    assert json.loads(matrix_text("github", "build-all", 144, 3)) == {"slice": ["1/3", "2/3", "3/3"]}


def test_there_are_no_more_jobs_than_tasks():
    assert json.loads(matrix_text("github", "check-all", 2, 12)) == {"slice": ["1/2", "2/2"]}
    assert json.loads(matrix_text("github", "check-all", 0, 12)) == {"slice": ["1/1"]}


def test_gitlabs_jobs():
    assert yaml.safe_load(matrix_text("gitlab", "build-all", 144, 2)) == {
        "build-all": {
            "parallel": {"matrix": [{"SLICE": ["1/2", "2/2"]}]},
            "script": ['utfall build-all --slice "$SLICE"'],
            "artifacts": {"paths": ["site/"]},
        }
    }
