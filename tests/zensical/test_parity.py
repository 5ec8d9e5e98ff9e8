"""The same mkdocs.yml builds with MkDocs and with Zensical, and every page's article says the same."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from tests.seeded import SEED, copy_seed

pytestmark = pytest.mark.zensical
SOURCES = sorted(page.relative_to(SEED / "docs") for page in (SEED / "docs").rglob("*.md"))


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """Build the project with both engines, each in a copy of its own; return the two sites."""
    sites = {}
    for engine in ("mkdocs", "zensical"):
        copy = tmp_path_factory.mktemp(engine)
        copy_seed(copy)
        sites[engine] = site_of(engine, copy)
    return sites


def site_of(engine, project):
    """Build a project with an engine."""
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "UTFALL_FORMS": "csv"}
    command = [sys.executable, "-m", engine, "build"]
    ran = subprocess.run(command, cwd=project, env=environment, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return project / "site"


MISSING = "404.html"  # Zensical's templates know no words here: the page has its number and the way home


def article(page: Path) -> str:
    """Return a page's article, without what each engine adds for itself: skip target and search hints."""
    found = BeautifulSoup(page.read_text(encoding="utf-8"), "lxml").find("article")
    assert found is not None, page
    for skip in found.find_all(id="__skip"):
        skip.decompose()
    for link in found.select(".u-back a"):  # one writes ./index.html, the other index.html
        link["href"] = link["href"].removeprefix("./")
    for excluded in found.find_all(attrs={"data-search-exclude": True}):
        del excluded["data-search-exclude"]
    return "\n".join(line.strip() for line in found.prettify().splitlines() if line.strip())


def around(page: Path) -> list[str]:
    """Return what stands around a page's article, piece by piece: title, menu, colophon."""
    found = BeautifulSoup(page.read_text(encoding="utf-8"), "lxml")
    assert found.select("main nav, main .u-menu") == [], page
    for link in found.select(".u-menu a, .u-statement-link a"):  # one writes ./index.html, the other index.html
        link["href"] = link["href"].removeprefix("./")
    return [one.prettify() for one in found.select("title, .u-menu, .u-colophon, .u-statement-link, .u-draft")]


def pages(site: Path) -> list[str]:
    return sorted(page.relative_to(site).as_posix() for page in site.rglob("*.html"))


def test_both_engines_build_the_same_pages(built):
    assert pages(built["mkdocs"]) == pages(built["zensical"])
    assert len(pages(built["mkdocs"])) >= len(SOURCES)


@pytest.mark.parametrize("name", [source.with_suffix(".html").as_posix() for source in SOURCES])
def test_every_page_has_the_same_article_in_both_engines(built, name):
    assert article(built["mkdocs"] / name) == article(built["zensical"] / name)
    told = around(built["mkdocs"] / name)
    assert told == around(built["zensical"] / name)
    assert BeautifulSoup(told[1], "lxml").select(".u-count")
