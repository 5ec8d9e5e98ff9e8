"""The release checklist: what each thing on it asks, what stops it, and what only warns at other times."""

import pytest

from tests.unit.month import write_month
from utfall.model.finding import Severity
from utfall.project import find_project
from utfall.work.check import check
from utfall.work.release import release

MKDOCS = "site_name: Prov\nuse_directory_urls: false\nnav: [index.md]\nextra:\n  utfall:\n    language: sv\n"
PAGE = "# Rapport\n\n{{ indicators() }}\n"


@pytest.fixture
def month(tmp_path):
    """The small month as a project of one page, with nothing left to do."""
    made = write_month(tmp_path).edited("activities", 3, comment="Rekrytering pågår.")
    (tmp_path / "mkdocs.yml").write_text(MKDOCS, encoding="utf-8")
    write_page(made, PAGE)
    return made


def write_page(month, text):
    (month.root / "docs").mkdir(exist_ok=True)
    (month.root / "docs" / "index.md").write_text(text, encoding="utf-8")


def left(month):
    """Return what on the list is not done, and how much of it there is."""
    listed = release(find_project(month.root))
    return {item.key: item.left for item in listed.items if not item.is_done}


def test_a_month_with_everything_in_place_is_ready(month):
    listed = release(find_project(month.root))
    assert left(month) == {}
    assert not listed.blocks


@pytest.mark.parametrize(
    ("change", "key"),
    [
        (lambda month: month.edited("observations", 4, outcome=""), "figures"),
        (lambda month: month.edited("activities", 3, comment=""), "explained"),
        (lambda month: month.edited("project_statuses", 2, action=""), "explained"),
        (lambda month: write_page(month, f"---\nutfall:\n  text-from: 2023-10\n---\n{PAGE}"), "text"),
        (lambda month: write_page(month, f"{PAGE}\n[Här](borta.md)\n"), "links"),
        (lambda month: write_page(month, f"{PAGE}\n{{{{ indicators(chapter='x') }}}}\n"), "pages"),
        (lambda month: month.edited("activities", 3, status="nej"), "data"),
    ],
)
def test_one_thing_missing_is_one_thing_left(month, change, key):
    change(month)
    found = {name: count for name, count in left(month).items() if count is not None}
    assert found == {key: 1}


def test_charts_need_nothing_of_the_machine(month, monkeypatch):
    monkeypatch.setenv("PATH", "")
    write_page(month, PAGE + '\n{{ chart(kind="bars", name="ekonomi") }}\n')
    listed = release(find_project(month.root))
    assert (listed.blocks, listed.findings) == (False, ())


def test_what_stops_a_release_only_warns_while_the_month_is_written(month):
    write_page(month, f"---\nutfall:\n  text-from: 2023-10\n---\n{PAGE}")
    project = find_project(month.root)
    severities = {one.severity for one in check(project).findings if one.slug == "page-text"}
    assert severities == {Severity.WARNING}
    assert {one.severity for one in release(project).findings if one.slug == "page-text"} == {Severity.ERROR}


def test_a_month_that_cannot_be_read_leaves_the_rest_untried(month):
    month.path("datapackage.json").write_text("{", encoding="utf-8")
    listed = release(find_project(month.root))
    assert {item.key for item in listed.items if item.left is None} == {
        "figures", "explained", "corrections", "order", "text", "pages", "links",
        "signed", "personal",
    }  # fmt: skip
