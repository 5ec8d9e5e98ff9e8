"""A review in brief: the verdict, what there is to know in a line each, and which section comes first."""

from dataclasses import replace

import pytest

from utfall.checks.commentary import proved_text
from utfall.derive.difference import differences
from utfall.model.finding import Finding, Severity
from utfall.shown.checklist import ITEMS, Item
from utfall.shown.typed_claim import ProvedText
from utfall.source.page import Page
from utfall.view.claims_table import claims_table
from utfall.view.review import MOST, Reviewed, digest
from utfall.words import Sentence

ERROR = Finding("identifier", "characters", "data/2023-11/areas.csv", 2, "id", "A b", details={"meant": "a-b"})
WARNING = replace(ERROR, severity=Severity.WARNING)
READY = tuple(Item(key, 0) for key in ITEMS)


@pytest.fixture(scope="module")
def newest(example):
    """The example's newest month, compared with the month before."""
    found = differences(example.previous, example.current)
    return Reviewed(example.current.period, READY, (), example, "november 2025", found, is_new=True)


@pytest.mark.parametrize(
    ("items", "verdict"),
    [
        (READY, "December 2025 kan publiceras"),
        ((Item("data", 2), Item("text", 1)), "December 2025 kan inte publiceras än: 3 att göra"),
        ((Item("data", 0), Item("text", None)), "December 2025 kan inte publiceras än: allt gick inte att pröva"),
    ],
)
def test_the_verdict_is_one_line(newest, sv, items, verdict):
    shown = digest(replace(newest, items=items), sv)
    assert shown.verdict == verdict
    assert shown.is_ready == (items == READY)


def test_what_there_is_to_know_stands_in_a_line_each(newest, sv):
    facts = dict(digest(replace(newest, findings=(ERROR, WARNING)), sv).facts)
    assert facts["Kontroller"] == "1 fel och 1 varning"
    assert facts["Ändrat"].startswith("tal (") and facts["Ändrat"].endswith("jämfört med november 2025")  # noqa: PT018
    assert facts["Siffror i text"] == "inga är skrivna för hand"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"differences": ()}, "ingenting, jämfört med november 2025"),
        ({"against": "", "differences": ()}, "det finns ingenting att jämföra med"),
        ({"obstacle": Sentence("error.no-months")}, "det gick inte att jämföra. Det finns ingen månad att visa"),
    ],
)
def test_why_nothing_is_said_to_differ_is_told(newest, sv, change, said):
    assert dict(digest(replace(newest, **change), sv).facts)["Ändrat"].startswith(said)


def test_in_a_new_month_the_readers_changes_come_first_and_are_seen(newest, sv):
    titles = [(one.title.partition(" (")[0], one.urgent) for one in digest(newest, sv).sections]
    assert titles[:2] == [("Ändrat för läsaren sedan november 2025", True), ("Tal", False)]


def test_in_a_month_compared_with_itself_the_figures_come_first_and_are_seen(newest, sv):
    titles = [(one.title.partition(" (")[0], one.urgent) for one in digest(replace(newest, is_new=False), sv).sections]
    assert titles[0] == ("Tal", True)
    assert titles[-2:] == [("Ändrat för läsaren sedan november 2025", False), ("Det som avviker", False)]


def test_errors_come_before_warnings_and_before_all_else(newest, sv):
    findings = (WARNING, *(replace(ERROR, row=at) for at in range(80)))
    first, second, *_ = digest(replace(newest, findings=findings), sv).sections
    assert (first.title, first.count, len(first.table.rows), first.urgent) == ("Fel som stoppar (80)", 80, MOST, True)
    assert (second.title, second.urgent) == ("Varningar (1)", False)


def test_claims_in_text_are_told_with_what_became_of_them_and_why(newest, sv, example):
    text = "Sjukfrånvaron är 2,1 %. Målet för sjukfrånvaron är 5,8 %. Hyran är 7 mkr och bidraget 4 mkr.\n"
    page = Page("a.md", "docs/a.md", text, meta={"utfall": {"own-figures": ["9 mkr", "4 mkr"]}})
    proved = proved_text([page], replace(example))
    own = ProvedText(tuple(one for one in proved.claims if one.file == "docs/a.md"), proved.unused)
    shown = digest(replace(newest, proved=own), sv)
    facts = dict(shown.facts)["Siffror i text"]
    assert facts.startswith("1 motsägs av data, 1 gick inte att pröva, av 4. Under own-figures")
    assert "9 mkr (docs/a.md)" in facts
    assert shown.sections[-1].title == "Siffror och påståenden i text (4)"
    rows = claims_table(own.claims, sv).rows
    assert [(row.cells[0].content, row.cells[2].content) for row in rows] == [
        ("2,1 %", "motsägs"),
        ("7 mkr", "gick inte att pröva"),
        ("4 mkr", "hämtad från annat håll"),
        ("5,8 %", "stämmer"),
    ]
    assert "Sjukfrånvaro, utfall december 2025: 6,7 %" in rows[0].cells[3].content
    assert rows[0].detail == "docs/a.md, rad 1"


@pytest.mark.parametrize(
    ("preview", "addresses"),
    [
        ("https://example.org/7/", ["https://example.org/7/a.html"]),
        ("https://example.org/artifacts/7", [""]),
        ("", [""]),
    ],
)
def test_pages_lie_below_an_address_that_ends_in_a_slash(newest, sv, preview, addresses):
    shown = digest(replace(newest, pages=(("a.md", "Sida", "a.html"),)), sv, preview)
    assert shown.pages == tuple(("Sida", address) for address in addresses)
