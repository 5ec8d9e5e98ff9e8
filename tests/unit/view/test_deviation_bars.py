"""Bars of deviations: which things, in which order, on which side, and what the title says of them."""

from decimal import Decimal

import pytest
from bs4 import BeautifulSoup

from tests.unit.statements import statement_of
from utfall.errors import NothingToShow, UnknownName
from utfall.render.table import table
from utfall.shown.content import Number
from utfall.shown.table import Cell, Column, Table, TableRow
from utfall.view.deviation_bars import deviation_bars_table

COLUMNS = (Column("name", "N", "name"), Column("worse", "S", "number"), Column("better", "B", "number"))


def line(name, outcome, budget, kind="line"):
    return f"drift,{name.lower()},{len(name)},,{kind},{name},,2023-11,{outcome},{budget}"


def bars(month, words, *lines, things="nämnder"):
    statement_of(month, lines)
    return deviation_bars_table(month.report(), words, "drift", things)


def shown(made):
    cells = [[cell.content for cell in row.cells] for row in made.rows]
    return [[one.value if isinstance(one, Number) else one for one in row] for row in cells]


def test_lines_with_a_budget_stand_best_first_on_their_side_of_zero(month, sv):
    made = bars(month, sv, line("HR", -40, -50), line("Bygg", -130, -110), line("Kultur", -5, ""),
                line("Teknik", 7, 7), line("Summa", -163, -153, "total"))  # fmt: skip
    assert shown(made) == [["HR", "", 10], ["Teknik", "", 0], ["Bygg", -20, ""]]
    assert [column.heading for column in made.columns] == ["Benämning", "Sämre", "Bättre än budget"]
    assert made.caption.endswith("Driftredovisning mot budget, hittills i år, november 2023, miljoner kronor (mkr)")
    assert made.paged().caption == (
        "En av tre nämnder är bättre än budget, Driftredovisning mot budget, hittills i år, november 2023, mkr"
    )


@pytest.mark.parametrize(
    ("amounts", "swedish", "english"),
    [
        ((1, 2, -1), "Två av tre nämnder är bättre än budget", "Two of three boards are better than budget"),
        ((1, 2, 3), "Alla tre nämnder är bättre än budget", "All three boards are better than budget"),
        ((1, 2), "Två av två nämnder är bättre än budget", "Two of two boards are better than budget"),
        ((-1, 1), "En av två nämnder är bättre än budget", "One of two boards is better than budget"),
        ((-1, 0), "Ingen av två nämnder är bättre än budget", "None of two boards is better than budget"),
        ((0, 0), "Två nämnder följer budget", "Two boards match the budget"),
        ((1,), "A0 är bättre än budget", "A0 is better than budget"),
        ((-1,), "A0 är sämre än budget", "A0 is worse than budget"),
        ((0,), "A0 följer budget", "A0 matches the budget"),
        ((1,) * 13, "Alla 13 nämnder är bättre än budget", "All 13 boards are better than budget"),
    ],
)
def test_the_title_is_a_sentence_whatever_is_found(month, sv, en, amounts, swedish, english):
    lines = [line(f"A{at}", amount, 0) for at, amount in enumerate(amounts)]
    assert bars(month, sv, *lines).on_pages.name == swedish
    assert deviation_bars_table(month.report(), en, "drift", "boards").on_pages.name == english


def test_without_a_word_for_them_the_title_is_whole(month, sv):
    made = bars(month, sv, line("HR", 1, 0), line("Bygg", -1, 0), things="")
    assert made.on_pages.name == "En av två är bättre än budget"


def test_a_page_may_give_the_title_and_no_name_but_a_statement_or_a_chapter_is_known(small, sv):
    assert deviation_bars_table(small, sv, "ekonomi", title="Egen rubrik").on_pages.name == "Egen rubrik"
    with pytest.raises(UnknownName):
        deviation_bars_table(small, sv, "ekonmi")
    with pytest.raises(NothingToShow):
        deviation_bars_table(small, sv, "resultat")  # which has no budget
    with pytest.raises(NothingToShow):
        deviation_bars_table(small, sv, "hr")  # which has no money


def test_the_amounts_of_a_chapter_are_its_indicators_of_money(small, sv):
    """Costs 1 329 290 - 1 265 135 = 64 155 better, the result 100 - -305 = 405 better."""
    made = deviation_bars_table(small, sv, "ekonomi")
    assert shown(made) == [["Kostnader", "", 64155], ["Resultat", "", 405]]


def drawn(sv, *amounts):
    rows = []
    for at, amount in enumerate(amounts):
        cells = [Cell(""), Cell(Number(Decimal(amount), 1, signed=True))]
        rows.append(TableRow(f"r{at}", (Cell(f"R{at}"), *(cells[::-1] if amount < 0 else cells))))
    made = Table("t", "Staplar", COLUMNS, tuple(rows), ("a.csv",), is_bars=True)
    return BeautifulSoup(table(made, sv), "html.parser")


def test_one_length_is_one_amount_on_both_sides_and_the_figure_is_text_at_its_end(sv):
    """Sides of 35 and 65 per cent: 41 per cent for 10 on the right is 4.1 a unit, so 2 on the left is 8.2 of 35."""
    soup = drawn(sv, 10, -2)
    assert [col["class"] for col in soup.select("col")] == [["u-bar-name"], ["u-minus-35"], ["u-plus"]]
    assert [one["width"] for one in soup.select("svg.u-bar")] == ["63.1%", "23.4%"]
    assert [cell.get_text() for cell in soup.select("tbody td")] == ["", "+10,0", "−2,0", ""]
    assert soup.select("tbody td")[1].contents[0].name == "svg"
    assert soup.select("tbody td")[2].contents[-1].name == "svg"
    assert all(one["aria-hidden"] == "true" for one in soup.select("svg.u-bar"))


@pytest.mark.parametrize("amounts", [(5, 1), (-5, -1), (0, 0), (1, -100), (100, -1)])
def test_no_bar_leaves_its_side_and_none_is_drawn_of_zero(sv, amounts):
    soup = drawn(sv, *amounts)
    widths = [float(one["width"].rstrip("%")) for one in soup.select("svg.u-bar")]
    assert len(widths) == sum(amount != 0 for amount in amounts)
    assert all(0 < width < 80 for width in widths)
