"""Other bodies' reports build with MkDocs and with Zensical, and every page's article says the same."""

import shutil
import sys

import pytest

from tests.bodies.body import HERE, placed
from tests.zensical.test_parity import MISSING, article, pages, site_of
from utfall.demo import demo

pytestmark = pytest.mark.zensical
BODIES = sorted(file.parent.name for file in HERE.glob("*/mkdocs.yml"))


@pytest.mark.parametrize("name", BODIES)
def test_a_body_builds_with_both_engines_to_the_same_articles(name, tmp_path):
    sites = []
    for engine in ("mkdocs", "zensical"):
        project = placed(name, tmp_path / engine)
        ran = project.run(sys.executable, "-m", engine, "build", UTFALL_FORMS="csv")
        assert ran.code == 0, ran.said
        sites.append(project.root / "site")
    assert pages(sites[0]) == pages(sites[1])
    for page in pages(sites[0]):
        assert page == MISSING or article(sites[0] / page) == article(sites[1] / page), page


def test_breakdowns_say_the_same_with_both_engines(tmp_path):
    demo(tmp_path / "example")
    for folder in (tmp_path / "example" / "data").iterdir():
        if folder.name < "2025-10":
            shutil.rmtree(folder)
    sites = []
    for engine in ("mkdocs", "zensical"):
        copy = shutil.copytree(tmp_path / "example", tmp_path / engine)
        sites.append(site_of(engine, copy))
    of_both = [article(site / "hr.html") for site in sites]
    assert of_both[0] == of_both[1]
    for address in ("breakdown-sjukfranvaro-enhet", "multiples-sjukfranvaro-enhet", "heat-sjukfranvaro-enhet"):
        assert f'id="{address}"' in of_both[0]
