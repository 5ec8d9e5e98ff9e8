"""The public copy of a project: what is taken out, where findings are told, and what of signatures stays."""

import json
import os

import pytest

from tests.canaries import found_in_folder, write_project
from utfall.errors import UsageError
from utfall.model.finding import Finding
from utfall.pages.edition import prepare
from utfall.project import read_project
from utfall.source.marked import is_marked
from utfall.words import words
from utfall.work.check import check
from utfall.work.diff import side
from utfall.work.leaks import figure_of, leaks, letters_of, secrets_of
from utfall.work.public_copy import public_copy
from utfall.work.review import review


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    root = tmp_path_factory.mktemp("kanarie")
    write_project(root)
    return root


@pytest.fixture(scope="module")
def project(root):
    return read_project(root)


def test_a_project_without_marks_is_its_own_copy(month):
    (month.root / "mkdocs.yml").write_text("site_name: Prov\n", encoding="utf-8")
    project = read_project(month.root)
    with public_copy(project) as copy:
        assert (copy.project is project, copy.is_whole, is_marked(project)) == (True, True, False)


def test_the_copy_holds_no_canary_and_what_is_public_stays_byte_for_byte(project):
    here = os.getcwd()  # noqa: PTH109 - what the process says of itself
    with public_copy(project) as copy:
        for folder in (copy.project.docs, copy.project.data):
            assert found_in_folder(folder) == {}
        assert "kanarie" not in copy.project.config.read_text(encoding="utf-8").lower()
        assert not is_marked(copy.project)
        for name in ("areas.csv", "statement_lines.csv", "scales.csv"):
            assert (copy.project.data / "2023-11" / name).read_bytes() == (project.data / "2023-11" / name).read_bytes()
        assert sorted(one.name for one in copy.project.docs.rglob("*") if one.is_file()) == [
            "aktiviteter.md", "index.md", "index.md", "kostnader.md",
        ]  # fmt: skip
        assert os.environ["UTFALL_AUDIENCE"] == "public"
        assert os.getcwd() == str(copy.project.root)  # noqa: PTH109
        gone = copy.project.root
    assert not gone.exists()
    assert os.getcwd() == here  # noqa: PTH109
    assert "UTFALL_AUDIENCE" not in os.environ


def test_tables_columns_and_rows_are_gone_and_a_needed_column_is_empty(project):
    with public_copy(project) as copy:
        month = copy.project.data / "2023-11"
        descriptor = json.loads((month / "datapackage.json").read_text(encoding="utf-8"))
        names = [one["name"] for one in descriptor["resources"]]
        assert "audience" not in json.dumps(descriptor)
        assert {"assignments", "kanariemartin"}.isdisjoint(names)
        assert not (month / "assignments.csv").exists()
        assert (month / "enheter.csv").read_text(encoding="utf-8") == "id,namn,antal\na,Norr,17\n"
        lines = (month / "activities.csv").read_text(encoding="utf-8").splitlines()
        assert lines == [
            "id,order,area,name,status,owner,due,comment", "plan,1,kund,Digital plan,ongoing,,,",
            "kultur,2,medarbetare,Tillitskultur,delayed,,2024-03-31,Rekrytering pågår.",
        ]  # fmt: skip
        assert "kanarie" not in (copy.project.data / "2023-10" / "observations.csv").read_text(encoding="utf-8")


def test_a_finding_of_the_copy_is_told_at_its_place_in_the_whole(project):
    with public_copy(project) as copy:
        index = (project.docs / "index.md").read_text(encoding="utf-8").splitlines()
        public = (copy.project.docs / "index.md").read_text(encoding="utf-8").splitlines()
        row = public.index('{{ table("enheter") }}') + 1
        placed = copy.placed(Finding("page-macro", "refused", "docs/index.md", row))
        assert index[placed.row - 1] == '{{ table("enheter") }}'


def test_a_public_page_that_shows_what_is_withheld_is_found_by_the_check(tmp_path):
    write_project(tmp_path)
    page = tmp_path / "docs" / "aktiviteter.md"
    page.write_text(page.read_text(encoding="utf-8") + "\n{{ assignments() }}\n", encoding="utf-8")
    found = [one for one in check(read_project(tmp_path)).findings if one.file == "docs/aktiviteter.md"]
    assert [(one.slug, one.case, one.row) for one in found] == [("page-audience", "asks", 9)]
    assert found[0].remedy(words("sv")) == (
        "Visar raden något som bara personal får se: lägg den mellan {# audience: staff #} och {# audience: end #}."
    )


def test_a_mark_in_a_file_that_is_no_page_and_a_picture_of_staffs_are_not_passed_over(tmp_path):
    write_project(tmp_path)
    (tmp_path / "docs" / "del.html").write_text("{# audience: staff #}\n<p>x</p>\n", encoding="utf-8")
    (tmp_path / "docs" / "a-kanariejohan.txt").write_text("Öppet.\n", encoding="utf-8")
    page = tmp_path / "docs" / "aktiviteter.md"
    page.write_text(page.read_text(encoding="utf-8") + "\n[Öppet](a-kanariejohan.txt)\n", encoding="utf-8")
    project = read_project(tmp_path)
    found = [(one.slug, one.case) for one in check(project).findings if one.file == "docs/del.html"]
    assert ("page-audience", "no-page") in found
    (tmp_path / "docs" / "del.html").unlink()
    with public_copy(read_project(tmp_path)) as copy:
        assert sorted(one.name for one in copy.project.docs.glob("*.txt")) == ["a-kanariejohan.txt"]


def test_what_is_marked_wrong_shows_nobody_anything(tmp_path):
    write_project(tmp_path)
    page = tmp_path / "docs" / "aktiviteter.md"
    page.write_text("# Aktiviteter\n\n{# audience: staff #}\n\nHemligt.\n", encoding="utf-8")
    project = read_project(tmp_path)
    with pytest.raises(UsageError) as stop, public_copy(project):
        pass
    assert stop.value.sentence.key == "error.audience-marks"
    assert ("page-audience", "unended") in {(one.slug, one.case) for one in check(project).findings}


def test_a_comparison_and_a_review_are_of_what_everybody_sees(project, monkeypatch):
    assert found(side(project, "2023-11")) == set()
    assert found(review(project)) == set()
    monkeypatch.setenv("UTFALL_AUDIENCE", "staff")
    assert len(found(side(read_project(project.root), "2023-11"))) > 20


def found(what):
    text = repr(what).lower()
    return {one for one in ("kanarie" + name for name in NAMES) if one in text}


NAMES = (
    "adam", "bertil", "erik", "filip", "gustav", "helge", "quintus", "rudolf", "sigurd", "tore", "urban", "viktor",
    "wilhelm", "xerxes", "yngve", "zata", "ake", "ares", "orjan", "anna", "beata", "cecilia", "dora", "elin",
    "felicia", "gerda", "martin", "niklas",
)  # fmt: skip


def test_a_text_and_a_figure_that_get_out_all_the_same_are_found_in_any_file(project):
    with public_copy(project) as copy:
        kinds = {one.is_figure for one in secrets_of(copy)}
        files = [
            ("sida.html", b"<p>Kanarie<b>adam</b> &#228;r hemligt</p>"),
            ("tabell.csv", "Lön;7\u00a0351\u00a0942".encode()),
            ("data.json", b'{"text": "Kanarieadam \\u00e4r hemligt."}'),
            ("fri.html", b"<p>Ingenting alls, 7351 och 942</p>"),
        ]
        told = [(one.slug, one.case, one.file) for one in leaks(copy, files)]
    assert kinds == {True, False}
    assert told == [("withheld", "leaked", name) for name in ("sida.html", "tabell.csv", "data.json")]


def test_what_is_looked_for_has_one_form():
    assert letters_of("Kanarie\u00adfågel, <b>17</b>") == "kanariefågelb17b\nkanariefågel17"
    assert figure_of("7 351 942") == figure_of("7351942") == "7351942"
    assert (figure_of("12345"), figure_of("1000000"), figure_of("-1234,56")) == ("", "", "1234.56")


def test_a_sign_off_of_a_page_with_a_block_holds_for_what_is_left(tmp_path):
    from datetime import date

    from utfall.work.sign import sign

    write_project(tmp_path)
    settings = tmp_path / "mkdocs.yml"
    settings.write_text(settings.read_text(encoding="utf-8").replace("sign_off: {kanariedavid: [Kim]}", ""), "utf-8")
    sign(read_project(tmp_path), "index", "Kim", date(2023, 12, 1))
    project = read_project(tmp_path)
    assert [one.name for one in prepare(project).signed] == ["Kim"]
    with public_copy(project) as copy:
        assert [one.name for one in prepare(copy.project).signed] == ["Kim"]
