"""What deviates as a list, and counts as a tally: the same rows, addresses and words, whole on a narrow screen."""

from decimal import Decimal

from bs4 import BeautifulSoup

from utfall.model.missing import Missing
from utfall.model.status import State, Tone
from utfall.render.tally import tally
from utfall.render.worst import worst
from utfall.shown.content import Number
from utfall.shown.outline import WayOn
from utfall.shown.table import Cell, Column, Table, TableRow

YELLOW = State("project", "yellow", 2, "Gult", Tone.SOME, "triangle", "Avviker.")
GREEN = State("project", "green", 1, "Grönt", Tone.GOOD, "disc", "Enligt plan.")
NAME, STATUS = Column("name", "Vad", "name"), Column("status", "Status", "status")
COUNT = Column("count", "Antal", "number")
SAID = ("figure", "cause", "action", "responsible", "until")
COLUMNS = (NAME, STATUS, *(Column(key, key, "text") for key in SAID))
ABSENT = Missing.NOT_REPORTED


def drawn(*rows, sv, more=None):
    text = worst(Table("deviating", "Avviker", COLUMNS, rows, ("data/a.csv",)), sv, (), more)
    return BeautifulSoup(text, "html.parser")


def row(name, *contents, notes=(), detail=""):
    return TableRow(name, tuple(Cell(content, notes) for content in contents), detail=detail)


def worst_row(name="a", *, detail="", **said):
    return row(name, "Växel", YELLOW, *(said.get(key, "") for key in SAID), detail=detail)


def test_an_item_has_its_rows_address_name_status_and_kind_and_says_the_rest_in_sentences(sv):
    said = {
        "figure": "2 mot målet 3",
        "cause": "Det brann",
        "action": "Ny växel!",
        "responsible": "IT",
        "until": "2024",
    }
    item = drawn(worst_row(detail="projekt, tid", **said), sv=sv).select_one("li#deviating-a")
    assert item.select_one(".u-card-name").get_text() == "Växel"
    assert item.select_one(".u-worst-status").get_text() == "Gultprojekt, tid"
    assert item.select_one(".u-worst-said").get_text() == (
        "2 mot målet 3. Det brann. Åtgärd: Ny växel! Ansvarig: IT, 2024."
    )


def test_what_is_due_and_not_there_is_told(sv):
    soup = drawn(worst_row(cause=ABSENT, action=ABSENT), sv=sv)
    assert soup.select_one(".u-missing").get_text() == "Orsak och åtgärd saknas i underlaget."
    soup = drawn(worst_row(cause="Därför.", action=ABSENT), sv=sv)
    assert soup.select_one(".u-missing").get_text() == "Åtgärd saknas i underlaget."


def test_what_cannot_be_given_is_not_told_to_be_missing(sv):
    assert "saknas" not in drawn(worst_row(cause="Därför."), sv=sv).get_text()


def test_a_name_leads_to_where_more_is_told_from_any_depth(sv):
    led = TableRow("a", (Cell("Växel", leads="portfolj.html"), *worst_row().cells[1:]))
    soup = drawn(led, worst_row("b"), sv=sv)
    assert [link["href"] for link in soup.select(".u-card-name a")] == ["utfall:portfolj.html"]


def test_a_list_that_is_cut_says_the_way_to_all_of_it(sv):
    soup = drawn(worst_row(), sv=sv, more=WayOn("12 avvikelser i allt", "avvikelser.html", "9 indikatorer"))
    assert soup.select_one(".u-more").get_text() == "12 avvikelser i allt: 9 indikatorer"
    assert soup.select_one(".u-more a")["href"] == "utfall:avvikelser.html"


def test_the_list_keeps_the_caption_the_footnotes_and_the_source(sv):
    cells = (*worst_row().cells[:3], Cell("Därför.", ("Osäkert.",)), *worst_row().cells[4:])
    soup = drawn(TableRow("a", cells), sv=sv)
    assert soup.select_one("ul")["aria-labelledby"] == soup.select_one(".u-caption")["id"] == "deviating-caption"
    assert soup.select_one("#deviating-note-1").get_text() == "Osäkert."
    assert soup.select_one(".u-origin").get_text() == "Källa: data/a.csv."


def test_a_tally_has_one_row_a_kind_and_every_status_in_it_with_its_count(sv):
    rows = (
        row("projects-green", "Projekt", GREEN, Number(Decimal(2))),
        row("projects-yellow", "Projekt", YELLOW, Number(Decimal(1))),
        row("goals-green", "Mål", GREEN, Number(Decimal(6))),
    )
    soup = BeautifulSoup(tally(Table("counts", "Antal", (NAME, STATUS, COUNT), rows), sv), "html.parser")
    assert [one.get_text() for one in soup.select("tbody th")] == ["Projekt", "Mål"]
    counted = [[one.get_text() for one in cell.select("li")] for cell in soup.select("td")]
    assert counted == [["2 Grönt", "1 Gult"], ["6 Grönt"]]
    assert soup.select_one("#counts-projects-yellow svg")
