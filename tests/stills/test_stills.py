"""Stills of own figures, made by Kaleido in Chromium: the same each time, on the page and on paper."""

import json
import re
from base64 import b64decode

import plotly.graph_objects as go
import pypdfium2
import pytest

from tests.site.project import copy_project
from utfall.pages.own_figures import figure_of
from utfall.pages.own_stills import still_of
from utfall.words import words

pytestmark = pytest.mark.stills

MODULE = """\
import plotly.graph_objects as go


def varme():
    figur = go.Figure(go.Heatmap(z=[[11.5, 12], [13, 14]], x=["jan", "feb"], y=["Norr", "Söder"]))
    return figur.update_layout(title="Värme", meta={"alt": "Söder är varmast.", "unit": "timmar"})
"""
STILL = re.compile(r'<img class="u-drawn" src="data:image/svg\+xml;base64,([^"]*)" alt="([^"]*)"')


def test_a_still_is_the_same_each_time_and_drawn_in_colours_and_not_in_variables(tmp_path):
    figure = go.Figure(go.Heatmap(z=[[1, 2], [3, 4]])).update_layout(title="Värme", meta={"alt": "Så här."})
    live = figure_of(figure, words("sv"))
    first, again = still_of(live, tmp_path / "a"), still_of(live, tmp_path / "b")
    assert first == again
    assert first.startswith("<svg")
    assert "var(--" not in first
    assert "var(--" in json.dumps(json.loads(live.plot))


def test_a_still_stands_on_the_page_and_on_paper_with_what_is_seen(tmp_path):
    project = copy_project(tmp_path / "rapport")
    project.write("egna.py", MODULE)
    settings = project.read("mkdocs.yml")
    project.write("mkdocs.yml", settings.replace("  utfall:\n", "  utfall:\n    own_macros: egna.py\n", 1))
    project.write("docs/hr.md", f"{project.read('docs/hr.md')}\n{{{{ varme() }}}}\n")
    ran = project.utfall("build", UTFALL_FORMS="csv,json,pdf")
    assert ran.code == 0, ran.said
    (drawn, said) = STILL.search((project.root / "site/hr.html").read_text(encoding="utf-8")).groups()
    assert said == "Söder är varmast."
    assert "Norr" in b64decode(drawn).decode()
    texts = [
        page.get_textpage().get_text_range()
        for path in sorted((project.root / "site").rglob("*.pdf"))
        for page in pypdfium2.PdfDocument(path)
    ]
    assert any("Norr" in text and "jan" in text and "Värme" in text for text in texts)
