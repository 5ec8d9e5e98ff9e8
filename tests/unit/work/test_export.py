"""The files beside the pages, for a site that another engine has built."""

import pytest

from tests.unit.month import write_month
from utfall.errors import UsageError
from utfall.pages.edition import prepare
from utfall.project import read_project
from utfall.work.export import export

ARTICLE = "<article><h1>Rapport</h1>{}</article>"


@pytest.fixture
def project(tmp_path, monkeypatch):
    monkeypatch.setenv("UTFALL_FORMS", "csv")
    month = write_month(tmp_path)
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "index.md").write_text("# Rapport\n\n{{ goals() }}\n", encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text("site_name: Rapport\nuse_directory_urls: false\n", encoding="utf-8")
    return month


def test_the_forms_are_put_beside_the_pages(project, tmp_path):
    site = tmp_path / "site"
    site.mkdir()
    macros = {macro.name: macro for macro in prepare(read_project(project.root)).macros}
    (site / "index.html").write_text(ARTICLE.format(macros["goals"]()), encoding="utf-8")
    done = export(read_project(project.root), site, lambda _what: None)
    assert done.findings == ()
    assert "data/datapackage.json" in done.addresses
    assert (site / "data" / "observations.csv").is_file()


def test_a_folder_without_pages_is_refused(project, tmp_path):
    with pytest.raises(UsageError) as refused:
        export(read_project(project.root), tmp_path / "webb", lambda _what: None)
    assert str(refused.value).startswith("Mappen webb är ingen byggd webbplats: index.html saknas.")
    assert not (tmp_path / "webb").exists()


def test_where_something_is_wrong_nothing_is_written(project, tmp_path):
    project.edited("areas", 2, name="")
    (tmp_path / "index.html").write_text("x", encoding="utf-8")
    done = export(read_project(project.root), tmp_path, lambda _what: None)
    assert done.addresses == ()
    assert [one.slug for one in done.findings] == ["required-value"]


def test_of_what_is_marked_for_staff_no_forms_are_put_beside_pages_that_another_engine_made(project, tmp_path):
    project.schema_of("goals", lambda entry: entry.update(audience="staff"))
    (tmp_path / "index.html").write_text("x", encoding="utf-8")
    with pytest.raises(UsageError) as refused:
        export(read_project(project.root), tmp_path, lambda _what: None)
    assert refused.value.sentence.key == "error.audience-whole"
