"""`utfall build`: all or nothing, and what was there stays until the new is complete."""

from types import SimpleNamespace

import pytest

from tests.unit.month import write_month
from utfall.model.finding import Finding
from utfall.project import read_project
from utfall.work.build import build


@pytest.fixture
def month(tmp_path, monkeypatch):
    monkeypatch.delenv("UTFALL_LANG", raising=False)
    monkeypatch.delenv("UTFALL_MONTH", raising=False)
    found = write_month(tmp_path)
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "index.md").write_text("# Rapport\n", encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text("site_name: Rapport\nuse_directory_urls: false\n", encoding="utf-8")
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "index.html").write_text("old", encoding="utf-8")
    return found


def engine(text="new", *, is_built=True, findings=(), complaints=()):
    """Return an engine that writes a page and tells how it went."""

    def run(_project, target):
        (target / "index.html").write_text(text, encoding="utf-8")
        return SimpleNamespace(is_built=is_built, findings=findings, complaints=complaints)

    return run


def shown(month):
    return (month.root / "site" / "index.html").read_text(encoding="utf-8")


def left_over(month):
    return sorted(path.name for path in month.root.iterdir() if path.name.startswith("site."))


def test_a_complete_site_takes_the_place_of_the_old(month):
    built = build(read_project(month.root), engine())
    assert built.front == month.root / "site" / "index.html"
    assert (shown(month), left_over(month)) == ("new", [])


def test_the_first_site_needs_no_old_one(month):
    (month.root / "site" / "index.html").unlink()
    (month.root / "site").rmdir()
    assert build(read_project(month.root), engine()).front
    assert shown(month) == "new"


def test_a_site_can_be_read_by_the_one_who_publishes_it(month):
    build(read_project(month.root), engine())
    assert (month.root / "site").stat().st_mode & 0o777 == 0o755


def test_findings_that_block_leave_the_old_site_and_start_no_engine(month):
    month.edited("areas", 2, name="")
    built = build(read_project(month.root), lambda *_: pytest.fail("started"))
    assert built.front is None
    assert [found.slug for found in built.findings] == ["required-value"]
    assert (shown(month), left_over(month)) == ("old", [])


def test_an_engine_that_fails_leaves_the_old_site_and_its_complaints_are_told(month):
    built = build(read_project(month.root), engine(is_built=False, complaints=("a dead link",)))
    assert (built.front, built.complaints) == (None, ("a dead link",))
    assert (shown(month), left_over(month)) == ("old", [])


def test_what_the_engine_finds_is_told(month):
    found = Finding("page-encoding", "legacy", "docs/index.md")
    built = build(read_project(month.root), engine(is_built=False, findings=(found,)))
    assert built.findings == (found,)


def test_an_engine_that_raises_leaves_the_old_site(month):
    def broken(_project, _target):
        raise OSError("disk full")

    with pytest.raises(OSError, match="disk full"):
        build(read_project(month.root), broken)
    assert (shown(month), left_over(month)) == ("old", [])


def test_a_warning_is_told_and_the_site_is_built(month):
    month.edited("project_statuses", 2, action="")
    built = build(read_project(month.root), engine())
    assert built.front
    assert [found.slug for found in built.findings] == ["project-explanation"]
