"""`utfall check`: the findings of a month, and whether they block."""

import pytest

from tests.unit.month import write_month
from utfall.errors import UsageError
from utfall.pages import edition
from utfall.pages import examined as module
from utfall.project import read_project
from utfall.work.check import advice, check


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


@pytest.fixture
def examined(monkeypatch):
    """The times that a month has been examined, each as a new process would."""
    times = []

    def examine(*arguments):
        times.append(arguments)
        return real(*arguments)

    real = module.examine
    monkeypatch.setattr(module, "examine", examine)
    return times


def anew(project):
    edition._prepared.cache_clear()
    return check(read_project(project.root))


def test_an_unchanged_project_is_told_what_was_found_and_is_not_examined_again(project, examined):
    project.edited("project_statuses", 2, action="")
    first, second = anew(project), anew(project)
    assert [one.slug for one in first.findings] == ["project-explanation"]
    assert (second, len(examined)) == (first, 1)


def test_a_changed_cell_is_examined_and_what_it_breaks_is_told_each_time(project, examined):
    anew(project)
    project.edited("areas", 2, name="")
    assert [anew(project).blocks for _ in range(2)] == [True, True]
    assert len(examined) == 3


def test_a_changed_page_is_looked_at(project):
    anew(project)
    (project.root / "docs" / "index.md").write_text("# Rapport\n\n{{ foo }}\n", encoding="utf-8")
    assert [one.slug for one in anew(project).findings] == ["page-unknown-name"]


def test_advice_is_kept_and_given_anew_for_a_changed_page(project):
    here = read_project(project.root)
    page = project.root / "docs" / "index.md"
    page.write_text("# Rapport\n\nText.\n", encoding="utf-8")
    first = advice(here)
    assert [one.slug for one in first] == ["plain-headline"]
    edition._prepared.cache_clear()
    assert advice(here) == first
    page.write_text("# Rapport\n\nI mars var 5%.\n", encoding="utf-8")
    assert len(advice(here)) > len(first)


def test_the_advice_after_a_build_needs_no_page_to_be_rendered(project, monkeypatch):
    here = read_project(project.root)
    edition.prepare(here, believes=True)
    edition._prepared.cache_clear()
    monkeypatch.setattr(edition, "prepare", lambda *_one, **_named: pytest.fail("a page is rendered"))
    assert [one.slug for one in advice(here)] == ["plain-headline"]
