"""The tests of the program have a report of their own, and cannot read the one that the project publishes."""

import os

import pytest

from tests.seeded import FILES, ROOT, SEED, ReportReadError, is_of_the_report


@pytest.mark.parametrize("name", [*FILES, "data/2023-11/indicators.csv", "docs/index.md"])
def test_a_file_of_the_projects_own_report_is_refused_whether_it_is_there_or_not(name, monkeypatch):
    with pytest.raises(ReportReadError):
        (ROOT / name).read_bytes()
    monkeypatch.chdir(ROOT)
    with pytest.raises(ReportReadError), open(os.fsencode(name), "rb"):  # noqa: PTH123 - as bytes, and relative
        pass


def test_the_copy_and_the_program_are_read():
    assert (SEED / "data" / "2023-11" / "indicators.csv").read_bytes()
    assert (ROOT / "pyproject.toml").read_bytes()
    assert not is_of_the_report(0)
    assert not is_of_the_report(f"{ROOT}/database.csv")
