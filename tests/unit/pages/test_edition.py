"""A month made ready, remembered by what it is made of."""

import pytest

from utfall.model.finding import Severity
from utfall.pages import showing
from utfall.pages.edition import prepare
from utfall.project import read_project
from utfall.words import words


@pytest.fixture(autouse=True)
def _no_environment(monkeypatch):
    monkeypatch.delenv("UTFALL_LANG", raising=False)
    monkeypatch.delenv("UTFALL_MONTH", raising=False)


def prepared(project):
    return prepare(read_project(project.root))


def found(project):
    return [(one.slug, one.file, one.row) for one in prepared(project).findings]


def test_a_good_month_can_be_published(project):
    edition = prepared(project)
    assert edition.findings == ()
    assert edition.is_publishable
    assert str(edition.month) == str(edition.report.period) == "2023-11"
    assert [macro.name for macro in edition.macros][:2] == ["indicators", "statement"]


def test_findings_on_data_and_on_pages_are_told_together(project):
    project.edited("areas", 2, id="Kund")
    (project.root / "docs" / "index.md").write_text("{{ foo }}", encoding="utf-8")
    assert {"identifier", "references", "page-unknown-name"} <= {slug for slug, *_ in found(project)}
    assert not prepared(project).is_publishable


def test_a_warning_does_not_stop_publication(project):
    project.edited("project_statuses", 2, action="")
    edition = prepared(project)
    assert [one.slug for one in edition.findings] == ["project-explanation"]
    assert edition.is_publishable


def test_a_month_without_a_report_has_no_macros_and_cannot_be_published(project):
    project.path("datapackage.json").unlink()
    edition = prepared(project)
    assert (edition.report, edition.macros, edition.is_publishable) == (None, (), False)


def test_what_has_not_changed_is_not_read_again(project):
    assert prepared(project) is prepared(project)


def test_a_changed_data_file_gives_new_findings(project):
    assert found(project) == []
    project.edited("areas", 2, id="Kund")
    assert ("identifier", "data/2023-11/areas.csv", 2) in found(project)
    project.edited("areas", 2, id="kund")
    assert found(project) == []


def test_a_changed_page_gives_new_findings(project):
    assert found(project) == []
    (project.root / "docs" / "index.md").write_text("\n{{ foo }}", encoding="utf-8")
    assert found(project) == [("page-unknown-name", "docs/index.md", 2)]


def test_a_file_that_comes_or_goes_gives_new_findings(project):
    assert found(project) == []
    project.write("utkast.csv", "a\n")
    assert found(project) == [("unknown-resource", "data/2023-11/utkast.csv", None)]
    project.path("utkast.csv").unlink()
    assert found(project) == []


@pytest.mark.parametrize(
    ("settings", "slug"),
    [("nav: [index.md, hr.md]\n", "page-nav"), ("markdown_extensions: [attr_list]\n", "page-address")],
)
def test_changed_settings_give_new_findings(project, settings, slug):
    (project.root / "docs" / "index.md").write_text("# A {: #x }\n\n# B {: #x }\n", encoding="utf-8")
    assert found(project) == []
    (project.root / "mkdocs.yml").write_text(
        f"site_name: Rapport\nuse_directory_urls: false\n{settings}", encoding="utf-8"
    )
    assert [name for name, *_ in found(project)] == [slug]


def test_another_language_is_another_edition(project):
    swedish = prepared(project)
    (project.root / "mkdocs.yml").write_text("extra:\n  utfall:\n    language: en\n", encoding="utf-8")
    english = prepared(project)
    assert [next(one for one in edition.macros if one.name == "period")() for edition in (swedish, english)] == [
        "november 2023", "November 2023",
    ]  # fmt: skip


def test_files_with_the_same_size_and_time_are_told_apart(project):
    import os

    assert found(project) == []
    file = project.path("areas.csv")
    before = file.stat()
    file.write_bytes(file.read_bytes().replace(b"medarbetare,2", b"Medarbetare,2"))
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert file.stat().st_size == before.st_size
    assert "identifier" in {slug for slug, *_ in found(project)}


def with_charts(project):
    page = '# Sida\n\n{{ chart("ekonomi") }}\n\n{{ chart("activities") }}\n'
    (project.root / "docs" / "index.md").write_text(page, encoding="utf-8")
    return prepared(project)


def test_a_chart_has_its_pictures_as_soon_as_it_is_asked_for(project):
    edition = with_charts(project)
    [chart] = [macro for macro in edition.macros if macro.name == "chart"]
    assert edition.findings == ()
    assert chart("ekonomi").count('<svg class="u-wide"') == chart("ekonomi").count('<svg class="u-narrow"') == 1


def test_a_chart_that_cannot_be_drawn_is_found_where_it_stands(project, monkeypatch):
    plot = showing.plot
    monkeypatch.setattr(showing, "plot", lambda *given: {**plot(*given), "data": [{"type": "pie"}]})
    [one, other] = with_charts(project).findings
    assert (one.slug, one.file, one.row, one.severity) == ("page-macro", "docs/index.md", 3, Severity.ERROR)
    assert (other.slug, other.row) == ("page-macro", 5)
    assert "har trace.type ”pie”, som programmet inte ritar. Det som ritas är: bar, scatter." in one.message(words())
