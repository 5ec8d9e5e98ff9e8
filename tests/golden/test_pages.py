"""Golden pages: each folder has a page, and what becomes of it over the small month, or what is said of it.

``UTFALL_GOLDEN=write`` writes the expected files anew; the difference is then for a reader to judge.
"""

import os
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from markdown import Markdown

from tests.seeded import SEED
from tests.unit.month import write_month
from utfall.model.finding import in_order
from utfall.model.history import History
from utfall.pages.macro import MacroContext
from utfall.pages.macros import macros
from utfall.pages.render import render_page
from utfall.project import Project, read_project
from utfall.render.report import findings_text
from utfall.source.page import read_pages
from utfall.words import words

CASES = sorted(folder for folder in (Path(__file__).parent / "pages").iterdir() if folder.is_dir())
ATTACKS = """\
name,amount,comment
<script>alert(1)</script>,1265135,"*x* _y_ `z` ~~a~~ ==b=="
{{ 1 }} {% x %},-305,[a](javascript:b) ![c](d)
a | b,0,"&amp; :smile: -- www.example.org"
"""
FIELDS = [
    {"name": "name", "title": "Namn *x*"},
    {"name": "amount", "title": "Belopp", "type": "number", "total": True},
    {"name": "comment", "title": "Kommentar"},
]


@pytest.fixture(scope="module")
def ready(tmp_path_factory):
    """The macros over the small month, with a table of data that looks like markup."""
    month = write_month(tmp_path_factory.mktemp("golden")).with_table("angrepp", FIELDS, ATTACKS)
    return macros(MacroContext(History((month.report(),)), words("sv")))


def produced(case, ready):
    """Return the name of the expected file and its text: the page, or what is wrong with it."""
    (page,) = read_pages(Project(root=case.parent, docs=case))
    text, found = render_page(page, case, ready)
    if found:
        return "expected.txt", findings_text(in_order(found), words("sv")) + "\n"
    engine = read_project(SEED)
    html = Markdown(extensions=list(engine.extensions), extension_configs=dict(engine.extension_configs)).convert(text)
    return "expected.html", BeautifulSoup(html, "html.parser").prettify()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_page_becomes_what_is_expected_of_it(case, ready):
    name, text = produced(case, ready)
    expected = case / name
    if os.environ.get("UTFALL_GOLDEN") == "write":
        expected.write_text(text, encoding="utf-8")
    assert text == expected.read_text(encoding="utf-8")
    assert [file.name for file in sorted(case.iterdir())] == [name, "page.md"]
