"""The example project through the real command: written, checked and built as a newcomer would do it."""

import csv
import json
import posixpath
import shutil
from copy import copy
from dataclasses import replace

import pytest
from bs4 import BeautifulSoup
from jsonschema import Draft202012Validator

from tests.site.project import Project, Ran
from utfall.forms.published_form import made_whole, published_form
from utfall.pages.edition import prepare
from utfall.project import read_project
from utfall.work.pages import write_pages

YEARS = (2023, 2024, 2025)


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    """The example project, written by ``utfall demo``."""
    folder = Project(tmp_path_factory.mktemp("demo"))
    ran = folder.utfall("demo", "exempel")
    assert ran == Ran(
        0,
        "Exempelprojektet finns i exempel, med 36 månader: januari 2023 till december 2025. "
        "Gå till mappen och kör utfall build.\n",
        "",
    )
    return Project(folder.path("exempel"))


@pytest.fixture(scope="module")
def newest(demo):
    """The example project with its newest month built, with all but the documents."""
    ran = demo.utfall("build", UTFALL_FORMS="csv,xlsx,json,zip,manifest")
    assert ran.code == 0, ran.said
    return demo


def test_the_newest_month_builds(newest):
    is_whole(newest)


@pytest.fixture(scope="module")
def published(newest):
    """The files of the newest month, and the form in which they are published."""
    files = {path.relative_to(newest.path("site")).as_posix(): path.read_bytes() for path in all_files(newest)}
    return files, published_form(files, "delat", "historik.csv")


def test_the_newest_month_is_small_when_it_is_published_and_can_be_made_whole(published):
    files, made = published
    assert sum(map(len, files.values())) > 5_000_000
    pages = {name for name in made.own if name.endswith(".html")} | {"dictionary.js"}
    assert sum(map(len, made.own.values())) < 970_000  # laid out, beside the documents
    assert sum(len(made.own[name]) for name in pages) < 465_000
    assert sum(len(made.own[name]) for name in made.own.keys() - pages) < 500_000
    assert made_whole({**made.own, **made.shared}) == files


def test_the_published_json_is_as_its_schemas_say(published):
    files, made = published
    names = [name for name in made.own if name.startswith("data/") and name.endswith(".json")]
    seen = set()
    for name in set(names) - {"data/datapackage.json"}:
        content = json.loads(made.own[name])
        schema = content["$schema"].rpartition("/")[2]
        Draft202012Validator(json.loads(files[f"data/schema/{schema}"])).validate(content)
        seen.add((schema, content["schema_version"]))
    assert seen == {("index.json", 1), ("indicator.json", 3), ("statement.json", 3), ("tables.json", 3)}


def test_every_way_from_a_published_page_without_script_leads_somewhere(published):
    _, made = published
    pages = {name: BeautifulSoup(content, "lxml") for name, content in made.own.items() if name.endswith(".html")}
    files = {*made.own, *made.shared, "../historik.csv"}
    dead, count = [], 0
    for name, page in pages.items():
        for link in page.select("a[href], link[href], script[src]"):
            way, _, place = (link.get("href") or link["src"]).partition("#")
            if ":" in way or way.startswith("/"):  # another host, and the page for dead links, which lies anywhere
                continue
            there = posixpath.normpath(posixpath.join(posixpath.dirname(name), way)) if way else name
            is_there = there in files and (not place or there not in pages or pages[there].find(id=place))
            dead += [] if is_there else [(name, way, place)]
            count += 1
    assert dead == []
    assert count > 600


def all_files(project):
    return [path for path in project.path("site").rglob("*") if path.is_file()]


@pytest.mark.thorough
@pytest.mark.parametrize("month", ["2023-01", "2024-05", "2025-03"])
def test_a_month_builds(demo, tmp_path, month):
    project = Project(shutil.copytree(demo.root, tmp_path / "exempel"))
    ran = project.utfall("build", month)
    assert ran.code == 0, ran.said
    is_whole(project)


def is_whole(demo):
    front = BeautifulSoup(demo.read("site/index.html"), "lxml")
    assert "Månadsrapport Stöd och service" in front.title.get_text()
    assert BeautifulSoup(demo.read("site/indikatorer/resultat.html"), "lxml").find("table")


def test_the_first_month_and_one_in_the_middle_can_be_published(demo):
    project = replace(read_project(demo.root), language="sv")
    refused = [month for month in ("2023-01", "2024-05") if not prepare(project, month).is_publishable]
    assert refused == []


@pytest.mark.thorough
@pytest.mark.parametrize("year", YEARS)
def test_every_month_of_a_year_can_be_published(demo, year):
    project = replace(read_project(demo.root), language="sv")
    months = [month for month in project.months if month.year == year]
    assert len(months) == 12
    refused = [str(month) for month in months if not prepare(project, str(month)).is_publishable]
    assert refused == []


def test_the_name_of_an_indicator_leads_to_its_page_in_every_table(newest):
    with newest.path("data/2025-12/indicators.csv").open(encoding="utf-8") as file:
        pages = {row["name"]: f"{row['id']}.html" for row in csv.DictReader(file)}
    met, bare = set(), []
    for page in sorted(newest.path("site").rglob("*.html")):
        soup = BeautifulSoup(page.read_text(encoding="utf-8"), "lxml")
        for cell in soup.select("article :is(th[scope=row], .u-card-name)"):
            name, link = _name(cell), cell.find("a", href=True)
            if name in pages:
                met.add(name)
                if not link or link["href"].rpartition("/")[2] != pages[name] or link.get_text() != name:
                    bare.append((page.name, name))
    assert met == set(pages)
    assert bare == []


def _name(cell):
    """Return what a row is called, without what stands under its name."""
    bare = copy(cell)
    for part in bare.select(".u-detail, .u-near, .u-ref"):
        part.decompose()
    return bare.get_text()


def test_the_pages_of_its_indicators_are_what_the_command_would_write(demo):
    assert write_pages(replace(read_project(demo.root), language="sv")).created == ()


def test_a_folder_in_use_is_refused_with_exit_2(demo):
    ran = demo.utfall("demo", ".")
    assert ran == Ran(
        2, "", ". finns redan och är inte en tom mapp. Ange en ny eller tom mapp, så skrivs exempelprojektet där.\n"
    )
    assert demo.utfall("demo", ".", "--lang", "en").err.startswith(". exists and is not an empty folder.")
