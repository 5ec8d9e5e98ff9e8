"""Other bodies' reports build with MkDocs and with Zensical, and every page's article says the same."""

import sys

import pytest

from tests.bodies.body import HERE, placed
from tests.zensical.test_parity import article, pages

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
        assert article(sites[0] / page) == article(sites[1] / page), page
