"""``utfall pages``: a page for every indicator and the list of them; what an editor has written stays."""

import shutil

import pytest

from tests.seeded import SEED
from tests.unit.compared_members import write_months
from tests.unit.month import write_month
from utfall.pages.edition import prepare
from utfall.project import read_project
from utfall.words import words
from utfall.work.pages import BEGIN, END, write_pages

STUBS = ["kostnader", "resultat", "franvaro", "datorer"]
LIST = """\
# Alla indikatorer

{{ statuses() }}

{# utfall: indicators #}

## Varje månad

- [Kostnader](kostnader.md)
- [Resultat](resultat.md)
- [Frånvaro](franvaro.md)

## Varje tertial

- [Datorer](datorer.md)

{# utfall: end #}
"""


@pytest.fixture(autouse=True)
def _no_environment(monkeypatch):
    monkeypatch.delenv("UTFALL_LANG", raising=False)
    monkeypatch.delenv("UTFALL_MONTH", raising=False)


@pytest.fixture
def month(tmp_path):
    """A project of the small month, without any page."""
    (tmp_path / "mkdocs.yml").write_text("site_name: Rapport\nuse_directory_urls: false\n", encoding="utf-8")
    (tmp_path / "docs").mkdir()
    return write_month(tmp_path)


def page(month, name):
    return month.root / "docs" / "indikatorer" / f"{name}.md"


def text(month, name):
    return page(month, name).read_text(encoding="utf-8")


def run(month):
    return write_pages(read_project(month.root))


def test_every_indicator_gets_a_page_of_a_heading_and_one_macro(month):
    written = run(month)
    assert written.created == tuple(f"docs/indikatorer/{name}.md" for name in [*STUBS, "index"])
    assert written.kept == 0
    assert text(month, "franvaro") == '# Frånvaro\n\n{{ indicator("franvaro") }}\n'
    assert {file.stem for file in page(month, "index").parent.iterdir()} == {*STUBS, "index"}


def test_the_list_leads_to_every_page_by_how_often_it_is_reported(month):
    run(month)
    assert text(month, "index") == LIST


def test_a_second_run_creates_nothing(month):
    run(month)
    before = {file: (file.read_bytes(), file.stat().st_mtime_ns) for file in page(month, "index").parent.iterdir()}
    again = run(month)
    assert (again.created, again.kept) == ((), 5)
    assert {file: (file.read_bytes(), file.stat().st_mtime_ns) for file in before} == before


def test_a_page_that_an_editor_has_written_in_is_kept(month):
    page(month, "franvaro").parent.mkdir()
    mine = '# Sjukfrånvaron\n\nEtt förord.\n\n{{ indicator("franvaro") }}\n\nEn kommentar.\n'
    page(month, "franvaro").write_text(mine, encoding="utf-8")
    written = run(month)
    assert "docs/indikatorer/franvaro.md" not in written.created
    assert (len(written.created), written.kept) == (4, 1)
    assert text(month, "franvaro") == mine


def test_a_page_that_is_empty_is_kept_too(month):
    page(month, "franvaro").parent.mkdir()
    page(month, "franvaro").touch()
    run(month)
    assert text(month, "franvaro") == ""


def test_only_what_stands_between_the_marks_of_the_list_is_renewed(month):
    run(month)
    head, tail = "# Våra mått\n\nEtt förord.\n\n", "\n\nEn kommentar.\n"
    page(month, "index").write_text(f"{head}{BEGIN}\ngammalt\n{END}{tail}", encoding="utf-8")
    assert run(month).created == ("docs/indikatorer/index.md",)
    between = LIST.partition(BEGIN)[2].partition(END)[0]
    assert text(month, "index") == f"{head}{BEGIN}{between}{END}{tail}"


@pytest.mark.parametrize("mine", ["# Våra mått\n", f"# Våra mått\n\n{BEGIN}\n", f"# Våra mått\n\n{END}\n"])
def test_a_list_without_its_marks_is_the_editor_s_own(month, mine):
    page(month, "index").parent.mkdir()
    page(month, "index").write_text(mine, encoding="utf-8")
    assert "docs/indikatorer/index.md" not in run(month).created
    assert text(month, "index") == mine


def test_a_new_indicator_gets_a_page_and_a_line_in_the_list(month):
    run(month)
    given = dict(zip(month.rows("indicators")[0], month.rows("indicators")[4], strict=True))
    month.added("indicators", **{**given, "id": "servrar", "order": "5", "name": "Servrar", "frequency": "year"})
    written = run(month)
    assert written.created == ("docs/indikatorer/servrar.md", "docs/indikatorer/index.md")
    assert written.kept == 4
    assert "## Varje år\n\n- [Servrar](servrar.md)\n" in text(month, "index")


def earlier(month, **names):
    """Write the month before, in which indicators had these names."""
    folder = month.root / "data" / "2023-10"
    shutil.copytree(month.folder, folder)
    for file in ("datapackage.json", "indicators.csv", "observations.csv", "statement_lines.csv"):
        path = folder / file
        text = path.read_text(encoding="utf-8").replace("2023-11", "2023-10").replace("2023.11", "2023.10")
        for old, new in names.items():
            text = text.replace(new, old) if file == "indicators.csv" else text
        path.write_text(text, encoding="utf-8")


def test_a_renamed_indicator_renames_its_page_and_nothing_else_in_it(month):
    run(month)
    earlier(month, Sjukfrånvaro="Frånvaro")
    page(month, "franvaro").write_text('# Sjukfrånvaro\n\n{{ indicator("franvaro") }}\n\nSjukfrånvaro här.\n', "utf-8")
    page(month, "datorer").write_text('# Våra datorer\n\n{{ indicator("datorer") }}\n', encoding="utf-8")
    [said] = [one for one in look_at(month) if one.slug == "page-indicator"]
    assert (said.case, said.file, said.value) == ("renamed", "docs/indikatorer/franvaro.md", "Sjukfrånvaro")
    assert run(month).created == ("docs/indikatorer/franvaro.md",)
    assert text(month, "franvaro") == '# Frånvaro\n\n{{ indicator("franvaro") }}\n\nSjukfrånvaro här.\n'
    assert text(month, "datorer").startswith("# Våra datorer")  # an editor's own heading
    assert run(month).created == ()


def look_at(month):
    return prepare(read_project(month.root)).findings


def test_a_page_of_an_indicator_that_is_gone_is_left_to_the_editor_who_is_told_to_remove_it(month):
    run(month)
    month.removed("observations", 5).removed("indicators", 5)
    written = run(month)
    assert (written.created, written.gone) == (("docs/indikatorer/index.md",), ("docs/indikatorer/datorer.md",))
    [said] = [one for one in look_at(month) if one.slug == "page-indicator"]
    assert (said.case, said.file, said.value) == ("gone", "docs/indikatorer/datorer.md", "datorer")
    assert "Ta bort sidan" in said.remedy(words("sv"))
    page(month, "om").write_text("# Om måtten\n", encoding="utf-8")  # no indicator's page
    assert run(month).gone == ("docs/indikatorer/datorer.md",)
    assert page(month, "datorer").is_file()
    assert "datorer" not in text(month, "index")


def test_a_package_that_cannot_be_read_empties_nothing(month):
    run(month)
    month.write("datapackage.json", "{")
    written = run(month)
    assert (written.created, written.kept) == ((), 0)
    assert text(month, "index") == LIST


def test_the_list_is_in_the_project_s_language(month):
    (month.root / "mkdocs.yml").write_text(
        "site_name: Rapport\nuse_directory_urls: false\nextra:\n  utfall:\n    language: sv\n", encoding="utf-8"
    )  # fmt: skip
    run(month)
    assert text(month, "index").startswith("# Alla indikatorer\n")


def test_the_real_project_has_every_page(tmp_path):
    for name in ("data", "docs"):
        shutil.copytree(SEED / name, tmp_path / name)
    shutil.copy(SEED / "mkdocs.yml", tmp_path)
    assert write_pages(read_project(tmp_path)).created == ()


MENU = """\
site_name: Rapport
use_directory_urls: false
nav:
  - Start: index.md
  - Alla indikatorer: indikatorer/index.md
  - Om: om.md
not_in_nav: |
  /indikatorer/
"""
MEMBERS = """\
# Förvaltning

{{ members_heat(by="organisation") }}

{# utfall: indicators #}

## Var för sig

- [Kultur](kultur.md)
- [Miljö](miljo.md)
- [Skola](skola.md)
- [Teknik](teknik.md)
- [Vård](vard.md)
- [Omsorg](omsorg.md)
- [Skola norr](skola-norr.md)
- [Skola syd](skola-syd.md)

## Indikator för indikator

- [Kostnader](../jamforelser/kostnader.md)
- [Frånvaro](../jamforelser/franvaro.md)
- [Anställda](../jamforelser/anstallda.md)
- [Elever](../jamforelser/elever.md)
- [Intäkter](../jamforelser/intakter.md)
- [Licenser](../jamforelser/licenser.md)
- [Ärenden](../jamforelser/arenden.md)

{# utfall: end #}
"""


@pytest.fixture
def city(tmp_path):
    """A project whose package is divided by organisation."""
    month = write_months(tmp_path)[-1]
    (month.root / "mkdocs.yml").write_text(MENU, encoding="utf-8")
    (month.root / "docs").mkdir()
    for name in ("index", "om"):
        (month.root / "docs" / f"{name}.md").write_text("# Text\n", encoding="utf-8")
    return month


def test_every_member_and_every_comparison_gets_a_page_and_the_menu_a_line(city):
    written = run(city)
    docs = city.root / "docs"
    assert len(written.created) == 9 + 8 + 7 + 2  # indicators, members, comparisons, and the two lists
    assert (docs / "medlemmar" / "miljo.md").read_text(encoding="utf-8") == (
        '# Miljö\n\n{{ member("miljo", by="organisation") }}\n'
    )
    assert (docs / "jamforelser" / "franvaro.md").read_text(encoding="utf-8") == (
        '# Frånvaro per förvaltning\n\n{{ members("franvaro", by="organisation") }}\n'
    )
    assert (docs / "medlemmar" / "index.md").read_text(encoding="utf-8") == MEMBERS
    assert (city.root / "mkdocs.yml").read_text(encoding="utf-8") == MENU.replace(
        "  - Om:", '  - "Förvaltning": medlemmar/index.md\n  - Om:'
    ).replace("  /indikatorer/\n", "  /indikatorer/\n  /medlemmar/\n  /jamforelser/\n")
    again = run(city)
    assert (again.created, again.kept, again.gone, again.menu) == ((), 26, (), "")


def test_a_menu_of_another_kind_is_left_and_told(city):
    other = MENU.replace("  /indikatorer/\n", "  *.md\n")
    (city.root / "mkdocs.yml").write_text(other, encoding="utf-8")
    assert run(city).menu == "medlemmar/index.md"
    assert (city.root / "mkdocs.yml").read_text(encoding="utf-8") == other


def test_the_page_of_a_member_that_is_gone_is_told(city):
    run(city)
    city.rewritten("members", lambda old: old.replace("organisation,teknik,4,Teknik,\n", ""))
    city.rewritten("breakdowns", lambda old: "".join(
        row for row in old.splitlines(keepends=True) if ",teknik," not in row))  # fmt: skip
    assert run(city).gone == ("docs/medlemmar/teknik.md",)
