"""The accessibility statement on the built site: told from settings and the last run, and reached from every page."""

import json

from tests.seeded import SEED
from tests.site.pages import article, soup


def test_every_page_leads_to_the_statement_from_its_foot(built):
    pages = sorted(built.path("site").rglob("*.html"))
    assert len(pages) > 20
    without = [page for page in pages if not soup(page).select("footer a[href$='tillganglighet.html']")]
    assert without == []


def test_the_statement_tells_what_the_last_run_tried_and_found(built):
    run = json.loads((SEED / "accessibility.json").read_text(encoding="utf-8"))
    said = " ".join(article(built.path("site/tillganglighet.html")).get_text(" ").split())
    assert f"{len(run['pages'])} sidor automatiskt med axe-core {run['axe']}" in said
    assert f"Antal brott mot reglerna: {run['violations']}." in said
    assert "är delvis förenlig med lagen om tillgänglighet till digital offentlig service" in said
    assert "Uppgiften saknas" not in said
