"""What the figures of all pages rest on; and the real November commentary, each of its figures judged by hand."""

import pytest

from tests.seeded import SEED
from utfall.derive.known_figures import known_figures
from utfall.model.history import History
from utfall.pages.backed_figures import backed_figures
from utfall.project import read_project
from utfall.source.page import read_pages


@pytest.fixture
def told(site, small):
    """Return what became of the figures of a page: backed, the page's own, unbacked with the nearest, unused."""

    def become(text):
        pages = read_pages(site.write({"sida.md": text}).project)
        found = backed_figures(pages, known_figures(History((small,))), {"tkr"})
        bare = [(one.stated.written, one.nearest.name if one.nearest else None) for one in found.unbacked]
        return [one.written for one in found.backed], [one.written for one in found.own], bare, list(found.unused)

    return become


def test_a_figure_is_backed_or_not(told):
    assert told("Kostnaderna är 1 265 mkr, frånvaron 6,1 % och hyran 12 mkr.\n") == (
        ["1 265 mkr"], [], [("6,1 %", "Frånvaro"), ("12 mkr", None)], [],
    )  # fmt: skip


def test_a_page_may_say_that_a_figure_comes_from_elsewhere(told):
    head = "---\nutfall:\n  own-figures:\n    - 12 mnkr\n    - 5,5 mkr\n---\n"
    assert told(f"{head}Hyran är 12 mkr.\n") == ([], ["12 mkr"], [], [("docs/sida.md", "5,5 mkr")])


@pytest.mark.parametrize("listed", ["12 mkr", "{a: 12 mkr}", "[[12 mkr]]"])
def test_figures_of_ones_own_that_are_no_list_are_told(site, listed):
    found = site.told(f"---\nutfall:\n  own-figures: {listed}\n---\n# R\n")
    assert [(one.slug, one.case, one.row) for one in found] == [("page-front-matter", "own-figures", 1)]
    assert "- 60 mnkr" in found[0].remedy


def test_the_november_commentary_states_five_figures_that_no_data_backs(real):
    """Judged by hand, every line of the chapters: what stands here is all there is of amounts, shares, long numbers.

    The five are told by the commentary alone: a budget adjustment in March, October's result, what two projects cost.
    "77 till 78" and "7 lediga jobb" are small whole numbers without a unit and are not read.
    """
    chapters = {"index", "ekonomi", "hr", "aktiviteter", "uppdrag", "portfolj", "indikatorer"}
    pages = [page for page in read_pages(read_project(SEED)) if page.name.removesuffix(".md") in chapters]
    found = backed_figures(pages, known_figures(History((real,))), {one.unit for one in real.indicators})
    assert [(one.stated.file, one.stated.written) for one in found.unbacked] == [
        ("docs/ekonomi.md", "60 mnkr"), ("docs/ekonomi.md", "40 mnkr"), ("docs/ekonomi.md", "20 mkr"),
        ("docs/ekonomi.md", "25 mkr"), ("docs/ekonomi.md", "5,5 mkr"),
    ]  # fmt: skip
    assert found.backed == ()


def test_the_example_of_a_minus_sign_is_a_figure_of_the_data(real):
    page = next(page for page in read_pages(read_project(SEED)) if page.name == "om.md")
    found = backed_figures([page], known_figures(History((real,))), set())
    assert [one.written for one in found.backed] == ["−305 tkr", "305 tkr"]
    assert found.unbacked == ()
