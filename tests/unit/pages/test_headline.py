"""The macros ``headline()`` and ``verdict()``: what they write, what a page is then called, and an own heading."""

import shutil

import pytest

from utfall.pages.edition import prepare
from utfall.pages.headline import shown_headline
from utfall.project import read_project
from utfall.words import words

MADE = "December 2025: resultatet slår budget, men sjukfrånvaron är över målet för fjärde månaden i rad"


SETTINGS = """\
nav:
  - Sammanfattning: index.md
  - Ekonomi: ekonomi.md
extra:
  utfall:
    key_figures: [resultat, kostnader, intakter, sjukfranvaro]
"""


def found_with(root, heading, chapter="Ekonomi"):
    """Return what is found of the commentary on two pages with these headings, with the edition."""
    (root / "docs" / "index.md").write_text(f"# {heading}\n\n{{{{ verdict() }}}}\n", "utf-8")
    (root / "docs" / "ekonomi.md").write_text(f'# {chapter}\n\n{{{{ indicators("ekonomi") }}}}\n', "utf-8")
    project = read_project(root)
    edition = prepare(project)
    told = [(one.file, one.case, one.value) for one in edition.findings if one.slug == "commentary"]
    return [one for one in told if one[0].startswith("docs/")], edition, project


@pytest.fixture
def root(example_root, tmp_path):
    """Two pages over the last half-year of the example."""
    for month in ("2025-07", "2025-08", "2025-09", "2025-10", "2025-11", "2025-12"):
        shutil.copytree(example_root / "data" / month, tmp_path / "data" / month)
    (tmp_path / "docs").mkdir()
    (tmp_path / "mkdocs.yml").write_text(SETTINGS, "utf-8")
    return tmp_path


def test_made_headlines_stand_on_the_pages_which_keep_their_names(root):
    found, edition, project = found_with(root, "{{ headline() }}", '{{ headline("ekonomi") }}')
    pages = {one.page: (one.title, one.heading) for one in edition.shown}
    assert found == []
    assert pages["index.md"] == ("Sammanfattning", MADE)
    assert pages["ekonomi.md"] == ("Ekonomi", "Resultatet slår budget, men intäkterna når inte budget")
    assert shown_headline(project, edition.macros[0].context, edition.shown) == MADE
    chapters = {one.page: one.title for one in edition.macros[0].context.outline.chapters}
    assert chapters["ekonomi.md"] == "Ekonomi"


def test_an_own_heading_is_the_headline_and_is_held_against_the_data(root):
    found, edition, project = found_with(root, "Sjukfrånvaron steg till 6,9 procent i december 2025")
    assert [one[1:] for one in found] == [("differs", "6,9 procent")]
    context = edition.macros[0].context
    assert shown_headline(project, context, edition.shown) == "Sjukfrånvaron steg till 6,9 procent i december 2025"
    assert shown_headline(project, context, edition.shown, words("en")).startswith("December 2025: the result ahead")


def test_a_wrong_direction_in_an_own_heading_is_found(root):
    found, _, _ = found_with(root, "Resultatet slår budget och sjukfrånvaron är under målet")
    assert [one[1] for one in found] == ["direction"]


def test_a_heading_that_is_only_the_pages_name_is_no_headline(root):
    _, edition, project = found_with(root, "1 Sammanfattning")
    assert shown_headline(project, edition.macros[0].context, edition.shown) == MADE
