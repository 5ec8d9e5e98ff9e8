"""Files that are no plain files, and files that nobody asks for, are told before anything is published."""

import pytest

from utfall.pages.edition import prepare
from utfall.project import read_project


@pytest.fixture(autouse=True)
def _no_environment(monkeypatch):
    monkeypatch.delenv("UTFALL_LANG", raising=False)
    monkeypatch.delenv("UTFALL_MONTH", raising=False)


def found(project):
    edition = prepare(read_project(project.root))
    return [(one.slug, one.case, one.file, one.value) for one in edition.findings]


@pytest.mark.parametrize("name", ["docs/hemligt.txt", "docs/bild.md", "data/2023-11/areas2.csv", "data/utkast"])
@pytest.mark.parametrize("target", ["/proc/self/environ", "../finns-inte", "."])
def test_a_symbolic_link_is_told_and_nothing_is_read_through_it(project, name, target):
    (project.root / name).symlink_to(target)
    assert found(project) == [("plain-file", "link", name, target)]


def test_a_link_in_the_theme_is_told(project):
    theme = project.root / "tema"
    theme.mkdir()
    (theme / "main.html").symlink_to("/etc/hostname")
    config = project.root / "mkdocs.yml"
    config.write_text(
        f"{config.read_text('utf-8')}\ntheme: {{name: material, font: false, custom_dir: tema}}\n", encoding="utf-8"
    )
    assert found(project) == [("plain-file", "link", "tema/main.html", "/etc/hostname")]


def test_a_folder_of_pages_that_lies_elsewhere_is_told(project, tmp_path_factory):
    (project.root / "docs").rename(tmp_path_factory.mktemp("annan") / "docs")
    (project.root / "docs").symlink_to(tmp_path_factory.getbasetemp())
    assert [one[:2] for one in found(project)] == [("plain-file", "outside")]


def test_a_repository_in_the_pages_is_told(project):
    (project.root / "docs" / "delat" / ".git").mkdir(parents=True)
    assert found(project) == [("plain-file", "submodule", "docs/delat", None)]


def test_a_stand_in_for_a_large_file_is_told(project):
    (project.root / "docs" / "film.mp4").write_text(
        "version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 1\n", encoding="utf-8"
    )
    assert found(project) == [("plain-file", "stand-in", "docs/film.mp4", None)]


@pytest.mark.parametrize("name", ["utkast.docx", "~$utkast.docx", "underlag/lön.pdf", "bild.png"])
def test_a_file_that_no_page_leads_to_is_told(project, name):
    path = project.root / "docs" / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(b"x")
    assert found(project) == [("unneeded-file", "docs", f"docs/{name}", name)]


@pytest.mark.parametrize(
    "line",
    ["[Underlag](underlag.pdf)", "![Bild](underlag.pdf)", '<img src="underlag.pdf" alt="Bild">',
     '<a href="underlag.pdf">Underlag</a>', '<video src="underlag.pdf"></video>'],
)  # fmt: skip
def test_a_file_that_a_page_leads_to_is_needed(project, line):
    (project.root / "docs" / "underlag.pdf").write_bytes(b"x")
    page = project.root / "docs" / "index.md"
    page.write_text(f"{page.read_text('utf-8')}\n{line}\n", encoding="utf-8")
    assert [one for one in found(project) if one[0] == "unneeded-file"] == []


def test_what_the_settings_and_their_style_sheets_name_is_needed(project):
    config = project.root / "mkdocs.yml"
    config.write_text(f"{config.read_text('utf-8')}\nextra_css: [stil/egen.css]\n", encoding="utf-8")
    (project.root / "docs" / "stil").mkdir()
    (project.root / "docs" / "stil" / "egen.css").write_text("p{background:url('bild.png')}", encoding="utf-8")
    (project.root / "docs" / "stil" / "bild.png").write_bytes(b"x")
    assert found(project) == []


def test_a_spreadsheet_with_the_data_is_told(project):
    (project.root / "data" / "Budget.XLSX").write_bytes(b"x")
    (project.root / "data" / "2023-11" / "underlag.xlsx").write_bytes(b"x")
    (project.root / "data" / "2023-11" / "~$underlag.xlsx").write_bytes(b"x")
    assert sorted(found(project)) == [
        ("unknown-resource", "stray-file", "data/2023-11/underlag.xlsx", "underlag.xlsx"),
        ("unknown-resource", "stray-file", "data/2023-11/~$underlag.xlsx", "~$underlag.xlsx"),
        ("unneeded-file", "data", "data/Budget.XLSX", "Budget.XLSX"),
    ]
