"""`utfall check`: the findings of a month, and whether they block."""

import pytest

from tests.unit.month import write_month
from utfall.errors import UsageError
from utfall.project import read_project
from utfall.work.check import check


@pytest.fixture
def project(tmp_path, monkeypatch):
    monkeypatch.delenv("UTFALL_LANG", raising=False)
    monkeypatch.delenv("UTFALL_MONTH", raising=False)
    month = write_month(tmp_path)
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "index.md").write_text("# Rapport\n\nText.\n", encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text("site_name: Rapport\nuse_directory_urls: false\n", encoding="utf-8")
    return month


def test_a_good_month_blocks_nothing(project):
    checked = check(read_project(project.root))
    assert (str(checked.month), checked.findings, checked.blocks) == ("2023-11", (), False)


def test_an_error_blocks(project):
    project.edited("areas", 2, name="")
    assert check(read_project(project.root)).blocks


def test_a_warning_does_not(project):
    project.edited("project_statuses", 2, action="")
    checked = check(read_project(project.root))
    assert len(checked.findings) == 1
    assert not checked.blocks


def test_a_month_that_is_not_there_is_refused(project):
    with pytest.raises(UsageError):
        check(read_project(project.root), "2023-12")
