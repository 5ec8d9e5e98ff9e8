"""The macro for breakdowns: what it shows, and what it says of a call that cannot be shown."""

import re

import pytest
from bs4 import BeautifulSoup

from tests.unit.broken_down import history
from tests.unit.month import told
from utfall.pages.macro import MacroContext
from utfall.pages.macros import macros
from utfall.pages.render import render_page
from utfall.source.page import Page
from utfall.words import words


@pytest.fixture(scope="module")
def context(tmp_path_factory):
    return MacroContext(history(tmp_path_factory.mktemp("divided")), words("sv"))


@pytest.fixture
def rendered(context, tmp_path):
    def run(call):
        context.remarks.clear()
        text, found = render_page(
            Page("sida.md", "docs/sida.md", f"# Sida\n\n{{{{ {call} }}}}\n"), tmp_path, macros(context)
        )
        return BeautifulSoup(text, "html.parser"), found

    return run


def ids(page):
    return [one["id"] for one in page.select(".u-block") if not one["id"].endswith("-data")]


@pytest.mark.parametrize(
    ("call", "expected"),
    [
        ('breakdown("franvaro", by="enhet")',
         ["breakdown-franvaro-enhet", "multiples-franvaro-enhet", "heat-franvaro-enhet"]),
        ('breakdown("franvaro", "enhet", show="heat")', ["heat-franvaro-enhet"]),
        ('breakdown("franvaro", by=["enhet"], show=("heat", "table"))',
         ["heat-franvaro-enhet", "breakdown-franvaro-enhet"]),
        ('breakdown("franvaro", by=("enhet", "kon"))', ["breakdown-franvaro-enhet-kon"]),
        ('breakdown("franvaro", rows="kon", columns="enhet")', ["breakdown-franvaro-kon-enhet"]),
        ('breakdown("franvaro", by="enhet", show="table", columns=["outcome"])', ["breakdown-franvaro-enhet-outcome"]),
    ],
)  # fmt: skip
def test_it_shows_what_is_asked_for_in_that_order(rendered, call, expected):
    page, found = rendered(call)
    assert (ids(page), found) == (expected, ())


def test_the_title_is_that_of_every_part_and_the_later_ones_add_the_span(rendered):
    page, _ = rendered('breakdown("franvaro", by="enhet", title="Vår frånvaro")')
    captions = [one.get_text() for one in page.select(".u-tables > .u-block > .u-scroll caption, figcaption")]
    assert captions == ["Vår frånvaro", "Vår frånvaro, sep 2023–nov 2023, %", "Vår frånvaro, sep 2023–nov 2023"]


def test_what_cannot_be_shown_yet_is_told_to_the_editor_and_the_rest_is_shown(rendered, context, sv):
    page, found = rendered('breakdown("franvaro", by="kon")')
    assert (ids(page), found) == (["breakdown-franvaro-kon"], ())
    start = "Frånvaro per kön har utfall för 1 period."
    assert [sv.say(one) for one in context.remarks] == [
        f"{start} Små linjediagram behöver minst 3, så de visas inte än",
        f"{start} En värmetabell behöver mål eller minst två perioder, så den visas inte än",
    ]


def test_small_multiples_bring_no_live_chart_along(rendered):
    page, _ = rendered('breakdown("franvaro", by="enhet", show="multiples")')
    figure = page.select_one("figure")
    assert (figure.get("data-plot"), figure.select_one("button")) == (None, None)
    assert len(figure.select("svg[role=img]")) == 2


KNOWN = "De som finns är:"
TWO = "delar upp efter en eller två dimensioner"


@pytest.mark.parametrize(
    ("call", "said"),
    [
        ('breakdown("franvro", by="enhet")', f"ingen indikator som heter ”franvro”. Menades ”franvaro”? {KNOWN}"),
        (
            'breakdown("franvaro", by="enheter")',
            f"ingen dimension som heter ”enheter”. Menades ”enhet”? {KNOWN} enhet, kon",
        ),
        ('breakdown("kostnader", by="kon")', f"ingen uppdelning som heter ”kon”. {KNOWN} enhet"),
        ('breakdown("resultat", by="enhet")', f"ingen uppdelning som heter ”enhet”. {KNOWN} –"),
        ('breakdown("kostnader", by=("enhet", "kon"))', "ingen uppdelning som heter ”enhet, kon”."),
        (
            'breakdown("franvaro", by=("enhet", "enhet"))',
            "I breakdown står ”enhet” två gånger i by. Skriv det en gång.",
        ),
        ('breakdown("franvaro", rows="kon", columns="kon")', "I breakdown står ”kon” två gånger i rows, columns."),
        ('breakdown("franvaro", by="enhet", show=("heat", "heat"))', "I breakdown står ”heat” två gånger i show."),
        (
            'breakdown("franvaro", by="enhet", show="heta")',
            "”heta”. Menades ”heat”? De som finns är: table, multiples, heat",
        ),
        ('breakdown("franvaro", by="enhet", show=())', "breakdown har inget att visa: show är tom."),
        ('breakdown("franvaro", by=("enhet", "kon"), show="heat")', "En korstabell visas bara som tabell."),
        (
            'breakdown("franvaro", by="enhet", columns=["outcomes"])',
            "ingen kolumn som heter ”outcomes”. Menades ”outcome”?",
        ),
        ('breakdown("franvaro", by="enhet", columns=["outcome", "outcome"])', "columns"),
        ('breakdown("franvaro")', TWO),
        ('breakdown("franvaro", by=())', TWO),
        ('breakdown("franvaro", by=[1])', TWO),
        ('breakdown("franvaro", by=("enhet", "kon", "x"))', TWO),
        ('breakdown("franvaro", columns="kon")', TWO),
        ('breakdown("franvaro", by="enhet", rows="kon")', TWO),
        ('breakdown("franvaro", by="enhet", columns="kon")', TWO),
        ('breakdown("franvaro", by=3)', "breakdown("),
    ],
)
def test_a_wrong_call_is_a_finding_at_its_line(rendered, call, said):
    _, found = rendered(call)
    (one,) = told(found)
    assert (one.slug, one.case, one.row) == ("page-macro", "refused", 3)
    assert said in re.sub(r"\s+", " ", f"{one.message} {one.remedy}")
