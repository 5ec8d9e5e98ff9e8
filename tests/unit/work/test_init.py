"""A new project: what is asked for stands in it, it checks clean, and nothing half-made is left where it cannot be."""

import csv
import json
import os
import re
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from tests.seeded import SEED
from utfall import demo
from utfall.cli import utfall
from utfall.errors import UsageError
from utfall.pages.edition import prepare
from utfall.project import read_project
from utfall.words import LANGUAGE_FOLDERS, LANGUAGES
from utfall.work.init import NewProject, init
from utfall.work.starting.project_files import FORGES, OWNERS, forge_files, root_files

SWEDISH = """\
Ekonomi per april 2018;;;;
Belopp i tkr;;;;
;Utfall ack;Budget ack;Prognos helår;Budget helår
Löner;125 300;126 000;376 000;378 000
Hyror;23 100;23 000;69 500;69 000
Sjukfrånvaro;6,1 %;5,5 %;5,9 %;5,5 %
Summa;148 400;149 000;445 500;447 000
"""
ENGLISH = """\
,Actual YTD £k,Budget YTD £k,Forecast £k
Staff costs,12530,12600,12700
Planning fees,590,612,640
Recycling rate,35.1%,36.0%,36.0%
"""
BJORKVIK = NewProject("Björkviks kommun", "2018-04", email="a@b.example", plans=("goals", "projects"))


def rows(root, month, table):
    with (root / "data" / month / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def delivered(folder, text):
    file = folder / "ekonomi.csv"
    file.write_text(text, encoding="utf-8")
    return file


def settings(file):
    """Return the settings of a project but those that say whose report it is and which pages it has."""
    read = yaml.safe_load(file.read_text(encoding="utf-8").replace("!ENV ", ""))
    read["extra"]["utfall"] = read["extra"]["utfall"]["language"]
    of_the_report = ("site_name", "site_description", "copyright", "nav", "not_in_nav")
    return {name: value for name, value in read.items() if name not in of_the_report}


def findings(root):
    return [(one.slug, one.severity.value) for one in prepare(read_project(root)).findings]


def test_a_spreadsheet_gives_indicators_and_their_figures(tmp_path):
    wanted = NewProject(
        "Björkviks kommun", "2018-04", email="a@b.example", plans=("goals", "projects"),
        spreadsheet=delivered(tmp_path, SWEDISH),
    )  # fmt: skip
    done = init(tmp_path / "rapport", wanted)
    root = done.root
    assert [
        (one["id"], one["unit"], one["reported_as"], one["target_term"]) for one in rows(root, "2018-04", "indicators")
    ] == [
        ("loner", "tkr", "year_to_date", "budget"),
        ("hyror", "tkr", "year_to_date", "budget"),
        ("sjukfranvaro", "procent", "period", "budget"),
    ]
    seen = rows(root, "2018-04", "observations")
    assert [(one["outcome"], one["target"], one["forecast"], one["year_target"]) for one in seen] == [
        ("125300", "126000", "376000", "378000"),
        ("23100", "23000", "69500", "69000"),
        ("6.1", "5.5", "5.9", "5.5"),
    ]
    assert done.imported is not None
    assert done.imported.findings == ()
    assert findings(root) == []
    assert not (root / "macros").exists()
    assert "name: utfall" in (root / "mkdocs.yml").read_text(encoding="utf-8")


def test_an_english_council_with_quarters_of_a_year_from_april(tmp_path):
    wanted = NewProject(
        'Northmarsh "Council" & Co', "2015-03", "en", 4, "quarter", "GBP", "OGL-UK-3.0", email="a@b.example",
        plans=("goals", "activities", "assignments", "projects"), spreadsheet=delivered(tmp_path, ENGLISH),
    )  # fmt: skip
    root = init(tmp_path / "report", wanted).root
    assert [(one["indicator"], one["period"]) for one in rows(root, "2015-03", "observations")] == [
        ("staff-costs", "2014-Q4"), ("planning-fees", "2014-Q4"), ("recycling-rate", "2014-Q4"),
    ]  # fmt: skip
    assert [one["unit"] for one in rows(root, "2015-03", "indicators")] == ["£k", "£k", "per cent"]
    assert findings(root) == []
    assert read_project(root).name == 'Report Northmarsh "Council" & Co'


def test_without_a_spreadsheet_the_figures_are_still_to_come(tmp_path):
    root = init(tmp_path / "rapport", BJORKVIK).root
    assert [one["id"] for one in rows(root, "2018-04", "indicators")] == ["resultat", "sjukfranvaro"]
    assert (root / "docs" / "indikatorer" / "resultat.md").is_file()
    assert {file.name for file in root.iterdir()} == {
        ".gitattributes", ".gitignore", "Makefile", "README.md", "data", "docs", "handbok", "mkdocs.yml",
        "requirements.txt", "tests",
    }  # fmt: skip
    assert findings(root) == [("due-figure", "warning"), ("due-figure", "warning")]


def test_a_norwegian_municipality_has_its_pages_units_and_guides_in_norwegian(tmp_path):
    root = tmp_path / "rapport"
    init(root, NewProject("Fjordvik kommune", "2025-03", language="nb", licence="NLOD-2.0", chapters=("Økonomi",)))
    assert [row["unit"] for row in rows(root, "2025-03", "indicators")] == ["tkr", "prosent"]
    assert {file.name for file in (root / "handbok").iterdir()} == {"skribent.md", "gjennomgang.md"}
    assert {"okonomi.md", "sammenlign.md", "tilgjengelighet.md"} <= {file.name for file in (root / "docs").iterdir()}
    package = json.loads((root / "data" / "2025-03" / "datapackage.json").read_text(encoding="utf-8"))
    assert (package["language"], package["currency"], package["licenses"][0]["name"]) == ("nb", "NOK", "NLOD-2.0")
    assert {one for one, _ in findings(root)} == {"due-figure", "page-accessibility"}  # and no error
    assert {severity for _, severity in findings(root)} == {"warning"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_guides_of_every_language_name_commands_that_there_are(language):
    folder = LANGUAGE_FOLDERS / language / "starter"
    guides = [one for one in sorted(folder.glob("*/*.md")) if one.parent.name != "docs"]
    assert len(guides) == 2
    for guide in guides:
        text = guide.read_text(encoding="utf-8")
        named = set(re.findall(r"utfall ([a-z]+)", text))
        assert len(named) >= 4
        assert named <= set(utfall.all_commands())
        assert len(text.split()) < 900  # two pages at most


def test_a_chapter_that_no_figure_belongs_to_has_its_page_too(tmp_path):
    wanted = NewProject("Björkviks kommun", "2018-04", email="a@b.example", chapters=("Ekonomi", "Stöd & hjälp"))
    root = init(tmp_path / "rapport", wanted).root
    page = (root / "docs" / "stod-hjalp.md").read_text(encoding="utf-8")
    assert page.startswith("# Stöd & hjälp\n\n{#")
    assert "indicators" not in page
    assert (root / "docs" / "ekonomi.md").read_text(encoding="utf-8").splitlines()[:4] == [
        "# Ekonomi", "", '{{ indicators(chapter="ekonomi") }}', "",
    ]  # fmt: skip
    assert read_project(root).nav[:3] == ("index.md", "ekonomi.md", "stod-hjalp.md")
    assert findings(root) == [("due-figure", "warning"), ("due-figure", "warning")]


def test_the_first_report_and_the_example_are_such_projects(tmp_path):
    written = settings(init(tmp_path / "rapport", BJORKVIK).root / "mkdocs.yml")
    assert written["theme"] == {"name": "utfall", "language": "sv"}
    assert settings(SEED / "mkdocs.yml") == written
    assert settings(Path(demo.__file__).parent / "project" / "mkdocs.yml") == written


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"month": "april"}, "”april” är ingen månad"),
        ({"month": "2018-T1"}, "är ingen månad"),
        ({"month": "2018-04", "reports": "quarter"}, "2018-04 har ingen rapport.*2018-06"),
        ({"chapters": ("Index",)}, "kan inte heta ”Index”"),
        ({"chapters": ("Om",)}, "kan inte heta ”Om”"),
        ({"chapters": ("Ekonomi", "Mål")}, "kan inte heta ”Mål”"),
        ({"chapters": ("Contact us", "Accessibility"), "language": "en"}, "kan inte heta ”Accessibility”"),
        ({"chapters": ("HR", "Hr")}, "”HR” och ”Hr” skulle få samma sida"),
        ({"chapters": ("!!!",)}, "”!!!” är inget namn"),
        ({"organisation": " – "}, "” – ” är inget namn"),
        ({"team": "@x/rapport"}, "--team behöver --forge"),
        ({"licence": "egen"}, "icens"),
        ({"currency": "KRONOR"}, "KRONOR"),
        ({"organisation": "<script>"}, "HTML"),
    ],
)
def test_what_cannot_be_is_told_and_leaves_nothing(tmp_path, changed, said):
    said_of = {"organisation": "Björkviks kommun", "month": "2018-04", **changed}
    with pytest.raises(UsageError, match=said):
        init(tmp_path / "rapport", NewProject(**said_of))
    assert list(tmp_path.iterdir()) == []


def test_a_folder_named_from_where_one_stands_gets_the_indicators_pages_too(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    init(Path("rapport"), BJORKVIK)
    assert (tmp_path / "rapport" / "docs" / "indikatorer" / "index.md").is_file()


def test_a_clone_of_an_empty_repository_is_as_good_as_an_empty_folder(tmp_path):
    (tmp_path / "rapport" / ".git").mkdir(parents=True)
    (tmp_path / "rapport" / ".git" / "HEAD").write_text("ref: refs/heads/main\n", encoding="utf-8")
    root = init(tmp_path / "rapport", BJORKVIK).root
    assert (root / ".git" / "HEAD").is_file()
    assert (root / "docs" / "indikatorer" / "resultat.md").is_file()
    assert [one.name for one in tmp_path.iterdir()] == ["rapport"]


def test_what_cannot_be_put_in_a_clone_leaves_what_git_has(tmp_path, monkeypatch):
    (tmp_path / "rapport" / ".git").mkdir(parents=True)
    real = Path.rename

    def full(self, target):
        if self.name == "mkdocs.yml":
            raise OSError(28, "disken är full")
        return real(self, target)

    monkeypatch.setattr(Path, "rename", full)
    with pytest.raises(UsageError, match="disken är full"):
        init(tmp_path / "rapport", BJORKVIK)
    assert [one.name for one in (tmp_path / "rapport").iterdir()] == [".git"]
    assert [one.name for one in tmp_path.iterdir()] == ["rapport"]


def test_what_nobody_has_confirmed_says_so_and_nothing_asks_to_be_filled_in(tmp_path):
    root = init(tmp_path / "a", NewProject("X", "2018-04", spreadsheet=delivered(tmp_path, SWEDISH))).root
    first = rows(root, "2018-04", "indicators")[0]
    assert (first["definition"], first["source"]) == ("Raden ”Löner” i underlaget ekonomi.csv.", "ekonomi.csv")
    assert "inte bekräftade" in first["own_reading"]
    texts = [page.read_text(encoding="utf-8") for page in (root / "docs").rglob("*.md")]
    shown = re.sub(r"\{#.*?#\}", "", "".join(texts), flags=re.DOTALL) + (root / "mkdocs.yml").read_text(
        encoding="utf-8"
    )
    assert [word for word in ("Skriv här", "Fyll i") if word in shown] == []


@pytest.mark.parametrize(("language", "currency", "unit"), [("sv", "SEK", "tkr"), ("en", "GBP", "£k")])
def test_the_currency_is_the_usual_one_of_the_language(tmp_path, language, currency, unit):
    root = init(tmp_path / "a", NewProject("X", "2018-04", language)).root
    assert rows(root, "2018-04", "indicators")[0]["unit"] == unit
    told = json.loads((root / "data" / "2018-04" / "datapackage.json").read_text(encoding="utf-8"))
    assert told["currency"] == currency


def test_a_folder_with_something_in_it_is_left_alone(tmp_path):
    (tmp_path / "fil").write_text("x", encoding="utf-8")
    with pytest.raises(UsageError):
        init(tmp_path, BJORKVIK)
    assert [file.name for file in tmp_path.iterdir()] == ["fil"]


def test_a_spreadsheet_without_a_table_makes_no_project(tmp_path):
    file = delivered(tmp_path, "Hej;på\ndig;du\n")
    with pytest.raises(UsageError):
        init(tmp_path / "rapport", NewProject("Björkviks kommun", "2018-04", spreadsheet=file))
    assert [one.name for one in tmp_path.iterdir()] == ["ekonomi.csv"]


@pytest.fixture
def hub(tmp_path):
    """A repository with one department's project, whose root has nothing."""
    subprocess.run(["git", "init", "--quiet", tmp_path / "stad"], check=True)
    init(tmp_path / "stad" / "forvaltningar" / "skola", NewProject("Förvaltningen Skola", "2026-01"))
    return tmp_path / "stad"


def test_a_project_beside_others_gets_its_name_from_its_organisation(hub):
    done = init(hub / "forvaltningar" / "vard", NewProject("Vård och omsorg", "2026-01"))
    assert done.beside is not None
    assert (done.beside.folder, done.beside.place, done.beside.has_flows, done.at_root) == (
        "forvaltningar/vard", "vard-och-omsorg", False, (),
    )  # fmt: skip
    assert "place:" not in (done.root / "mkdocs.yml").read_text("utf-8")


def test_two_projects_of_a_repository_are_never_called_the_same(hub):
    wanted = NewProject("Förvaltningen Skola", "2026-01")
    with pytest.raises(UsageError, match=r"heter redan forvaltningen-skola, den i forvaltningar/skola"):
        init(hub / "forvaltningar" / "vard", wanted)
    assert [one.name for one in (hub / "forvaltningar").iterdir()] == ["skola"]
    with pytest.raises(UsageError, match="”Vård” kan inte vara"):
        init(hub / "forvaltningar" / "vard", replace(wanted, place="Vård"))
    done = init(hub / "forvaltningar" / "vard", replace(wanted, place="vard"))
    assert read_project(done.root).place == "vard"
    assert prepare(read_project(done.root)).report is not None


@pytest.mark.parametrize("forge", FORGES)
def test_what_a_forge_runs_is_written_at_the_root_of_the_repository_and_overwrites_nothing(hub, forge):
    (hub / "Makefile").write_text("# vår egen\n", "utf-8")
    wanted = NewProject("Vård", "2026-01", forge=forge, team="@staden/rapport")
    done = init(hub / "forvaltningar" / "vard", wanted)
    assert set(done.at_root) == {
        ".gitattributes", ".gitignore", "requirements.txt", OWNERS[forge][0], *forge_files(forge),
    }  # fmt: skip
    assert (hub / "Makefile").read_text("utf-8") == "# vår egen\n"
    assert all((hub / name).read_bytes() == content for name, content in forge_files(forge).items())
    assert not any((done.root / name).exists() for name in forge_files(forge))
    again = init(hub / "forvaltningar" / "kultur", NewProject("Kultur", "2026-01", forge=forge))
    assert (again.at_root, again.beside and again.beside.has_flows) == ((), True)


def test_a_project_at_the_root_of_a_repository_is_as_any_other(tmp_path):
    subprocess.run(["git", "init", "--quiet", tmp_path / "stad"], check=True)
    done = init(tmp_path / "stad", NewProject("Staden", "2026-01", forge="github"))
    assert (done.beside, done.at_root) == (None, ())
    assert (done.root / ".github" / "workflows" / "check.yml").is_file()


def test_the_tests_of_every_project_below_are_run_and_one_that_fails_is_told(hub):
    (hub / "Makefile").write_bytes(dict(root_files("", ""))["Makefile"])
    (hub / "requirements.txt").touch()
    for name in ("en avdelning", ".venv/lib/annat"):
        (hub / name / "tests").mkdir(parents=True)
        (hub / name / "tests" / "test_report.py").touch()
    python = hub / ".venv" / "bin" / "python"
    python.parent.mkdir()
    python.write_text('#!/bin/sh\necho "$(basename "$PWD") $*"\ntest ! -e fel\n', "utf-8")
    python.chmod(0o755)
    (hub / ".venv" / "installed").touch()

    def made():
        alone = {name: value for name, value in os.environ.items() if name not in {"MAKEFLAGS", "MAKELEVEL", "MFLAGS"}}
        done = subprocess.run(["make", "test"], cwd=hub, capture_output=True, text=True, check=False, env=alone)
        return done.returncode != 0, sorted(done.stdout.splitlines())

    says = [f"{name} -m unittest discover --start-directory tests" for name in ("en avdelning", "skola")]
    assert made() == (False, says)
    (hub / "forvaltningar" / "skola" / "fel").touch()
    assert made()[0]
