"""A month that is being written builds with both engines, and every page's article says the same."""

import sys

import pytest

from tests.site.project import copy_project
from tests.zensical.test_parity import MISSING, around, article, pages

pytestmark = pytest.mark.zensical


def test_an_opened_month_builds_with_both_engines_to_the_same_articles(tmp_path):
    sites = []
    for engine in ("mkdocs", "zensical"):
        project = copy_project(tmp_path / engine)
        assert project.utfall("new", "2023-12").code == 0
        ran = project.run(sys.executable, "-m", engine, "build", UTFALL_FORMS="csv")
        assert ran.code == 0, ran.said
        sites.append(project.root / "site")
    assert pages(sites[0]) == pages(sites[1])
    for page in pages(sites[0]):
        if page != MISSING:
            assert article(sites[0] / page) == article(sites[1] / page), page
            assert around(sites[0] / page) == around(sites[1] / page), page
    assert "<h1>\n404\n</h1>" in article(sites[1] / MISSING)
    front = (sites[1] / "index.html").read_text(encoding="utf-8")
    assert "Kvar att göra i rapporten för december 2023" in front
    assert "Texten under ”Kommentar” är från 2023-11 och är inte omskriven ännu." in front
