"""Projects: where the files lie, what mkdocs.yml says of them, and which month is meant."""

import pytest

from utfall.errors import UsageError
from utfall.period import Period
from utfall.project import FORMS, MORE_FORMS, find_project, read_project
from utfall.site_settings import DEFAULT_EXTENSIONS


@pytest.fixture(autouse=True)
def _no_environment(monkeypatch):
    monkeypatch.delenv("UTFALL_LANG", raising=False)
    monkeypatch.delenv("UTFALL_MONTH", raising=False)


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "mkdocs.yml").write_text("site_name: Rapport\n", encoding="utf-8")
    for month in ("2023-10", "2023-11", "2022-12", "2023-T3", "utkast"):
        (tmp_path / "data" / month).mkdir(parents=True)
    (tmp_path / "data" / "2024-01").write_text("a file is no month", encoding="utf-8")
    return tmp_path


def settings(folder, text):
    (folder / "mkdocs.yml").write_text(text, encoding="utf-8")
    return folder


def refusal(function, *args):
    with pytest.raises(UsageError) as refused:
        function(*args)
    return str(refused.value)


def test_a_project_knows_where_its_parts_lie(folder):
    project = read_project(folder)
    assert (project.root, project.docs) == (folder, folder / "docs")
    assert (project.data, project.site) == (folder / "data", folder / "site")
    assert project.folder(Period.parse("2023-11")) == folder / "data" / "2023-11"


def test_the_folder_of_the_pages_can_be_set(folder):
    assert read_project(settings(folder, "docs_dir: sidor\n")).docs == folder / "sidor"


def test_a_project_is_found_from_a_folder_inside_it(folder):
    assert find_project(folder / "data" / "2023-11").root == folder


def test_where_there_is_no_project_the_way_out_is_told(tmp_path):
    assert refusal(find_project, tmp_path) == (
        "Här finns inget projekt: filen mkdocs.yml saknas i den här mappen och i mapparna ovanför. "
        "Gå till projektets mapp och kör kommandot igen, eller skriv ett nytt projekt med utfall init MAPP."
    )


def test_months_are_the_folders_that_are_named_so_oldest_first(folder):
    assert [str(month) for month in read_project(folder).months] == ["2022-12", "2023-10", "2023-11"]


def test_the_newest_month_is_meant_when_none_is_named(folder):
    assert str(read_project(folder).chosen_month()) == "2023-11"


def test_a_month_can_be_named_on_the_way(folder):
    assert str(read_project(folder).chosen_month("2022-12")) == "2022-12"


def test_a_month_can_be_named_in_the_settings(folder):
    project = read_project(settings(folder, "extra:\n  utfall:\n    month: 2023-10\n"))
    assert str(project.chosen_month()) == "2023-10"
    assert str(project.chosen_month("2023-11")) == "2023-11"


def test_the_environment_has_more_say_than_the_settings(folder, monkeypatch):
    monkeypatch.setenv("UTFALL_MONTH", "2022-12")
    monkeypatch.setenv("UTFALL_LANG", "en")
    project = read_project(settings(folder, "extra:\n  utfall:\n    month: 2023-10\n    language: sv\n"))
    assert (project.language, str(project.chosen_month())) == ("en", "2022-12")


def test_a_month_that_is_not_there_is_refused_with_the_nearest(folder):
    assert refusal(read_project(folder).chosen_month, "2023-12") == (
        "Det finns ingen månad 2023-12. Menades ”2023-11”? De som finns är: 2022-12, 2023-10, 2023-11."
    )


def test_a_project_without_months_says_so(tmp_path):
    project = read_project(settings(tmp_path, "site_name: Rapport\n"))
    assert project.months == ()
    assert refusal(project.chosen_month).startswith("Det finns ingen månad att visa: mappen data/")


def test_swedish_is_spoken_unless_another_language_is_set(folder):
    assert read_project(folder).language == "sv"
    assert read_project(settings(folder, "extra:\n  utfall:\n    language: en\n")).language == "en"


def test_a_language_that_nobody_speaks_is_refused(folder):
    assert refusal(read_project, settings(folder, "extra:\n  utfall:\n    language: da\n")) == (
        "Inställningen extra.utfall.language i mkdocs.yml är ”da”. Den ska vara sv, en, nb."
    )


def test_a_setting_that_nobody_knows_is_refused_with_the_nearest(folder):
    said = refusal(read_project, settings(folder, "extra:\n  utfall:\n    languge: sv\n"))
    assert said.startswith("Det finns ingen inställning som heter ”languge”. Menades ”language”?")


def test_settings_that_cannot_be_read_are_told_with_their_row(folder):
    said = refusal(read_project, settings(folder, "site_name: Rapport\nnav: [index.md\n"))
    assert said.startswith("Filen mkdocs.yml kan inte läsas, rad 3: ")


@pytest.mark.parametrize("text", ["", "- a\n", "site_name\n"])
def test_settings_that_are_no_settings_are_told(folder, text):
    assert refusal(read_project, settings(folder, text)).startswith("Filen mkdocs.yml kan inte läsas, rad 1: ")


def test_settings_in_another_encoding_are_told(folder):
    (folder / "mkdocs.yml").write_bytes("site_name: Månad\n".encode("windows-1252"))
    assert "UTF-8" in refusal(read_project, folder)


def test_tags_of_the_site_generator_are_passed_by(folder):
    project = read_project(settings(folder, "site_url: !ENV [SITE_URL, '']\nx: !!python/name:os.system\n"))
    assert project.docs == folder / "docs"


def test_markdown_extensions_are_those_of_the_generator_and_the_settings(folder):
    text = "markdown_extensions:\n  - admonition\n  - toc:\n      permalink: '#'\n"
    project = read_project(settings(folder, text))
    assert project.extensions == (*DEFAULT_EXTENSIONS, "admonition")
    assert project.extension_configs == {"toc": {"permalink": "#"}}


def test_pages_of_the_menu_are_found_at_every_depth_and_addresses_left_out(folder):
    text = "nav:\n  - index.md\n  - Delar:\n      - Ekonomi: ekonomi.md\n      - https://example.org\n  - hr.md\n"
    assert read_project(settings(folder, text)).nav == ("index.md", "ekonomi.md", "hr.md")


def test_the_repository_is_a_project_with_november_2023(engine):
    assert Period.parse("2023-11") in engine.months
    assert "utfall.pages.block" in engine.extensions


def test_all_forms_are_made_unless_the_setting_says_which(folder, monkeypatch):
    monkeypatch.delenv("UTFALL_FORMS")
    assert read_project(folder).forms == FORMS
    assert read_project(settings(folder, "extra:\n  utfall:\n    forms: [csv]\n")).forms == ("csv",)
    assert read_project(settings(folder, "extra:\n  utfall:\n    forms: []\n")).forms == ()


def test_the_environment_says_which_forms_before_the_setting_does(folder, monkeypatch):
    settings(folder, "extra:\n  utfall:\n    forms: []\n")
    monkeypatch.setenv("UTFALL_FORMS", "csv, ")
    assert read_project(folder).forms == ("csv",)
    monkeypatch.setenv("UTFALL_FORMS", "")
    assert read_project(folder).forms == ()


def test_a_form_that_nobody_makes_is_refused(folder, monkeypatch):
    monkeypatch.setenv("UTFALL_FORMS", "csv,papyrus")
    assert refusal(read_project, folder) == (
        f"Inställningen extra.utfall.forms i mkdocs.yml är ”papyrus”. Den ska vara {', '.join((*FORMS, *MORE_FORMS))}."
    )


@pytest.mark.parametrize(
    ("text", "has_folders"),
    [("", True), ("use_directory_urls: true\n", True), ("use_directory_urls:\n", True),
     ("use_directory_urls: false\n", False)],
)  # fmt: skip
def test_addresses_are_folders_unless_the_settings_say_otherwise(folder, text, has_folders):
    assert read_project(settings(folder, f"site_name: Rapport\n{text}")).has_folders == has_folders
