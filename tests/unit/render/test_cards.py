"""Tables as cards and as tallies: the same rows, addresses and words, whole on a narrow screen."""

from decimal import Decimal

from bs4 import BeautifulSoup

from utfall.model.missing import Missing
from utfall.model.status import State, Tone
from utfall.render.cards import cards
from utfall.render.tally import tally
from utfall.shown.table import Cell, Column, Number, Table, TableRow

YELLOW = State("project", "yellow", 2, "Gult", Tone.SOME, "triangle", "Avviker.")
GREEN = State("project", "green", 1, "Grönt", Tone.GOOD, "disc", "Enligt plan.")
NAME, STATUS = Column("name", "Vad", "name"), Column("status", "Status", "status")
CAUSE, COUNT = Column("cause", "Orsak", "text"), Column("count", "Antal", "number")
ACTION = Column("action", "Åtgärd", "text")
ASKED = {"cause": "orsak", "action": "åtgärd"}


def drawn(*rows, columns=(NAME, STATUS, CAUSE), links=None, asked=ASKED, sv=None):
    text = cards(Table("deviating", "Avviker", columns, rows, ("data/a.csv",)), sv, (), links or {}, asked)
    return BeautifulSoup(text, "html.parser")


def row(name, *contents, notes=(), detail=""):
    return TableRow(name, tuple(Cell(content, notes) for content in contents), detail=detail)


def test_a_card_has_its_rows_address_name_kind_status_and_facts(sv):
    soup = drawn(row("a", "Växel", YELLOW, "Upphandlingen avbröts.", detail="projekt, tid"), sv=sv)
    card = soup.select_one("li#deviating-a")
    assert card.select_one(".u-card-name").get_text(" ") == "Växel projekt, tid"
    assert card.select_one(".u-card-status").get_text() == "Gult"
    assert [one.get_text(" ") for one in card.select("dl > div")] == ["Orsak Upphandlingen avbröts."]


def test_what_is_asked_for_and_due_and_not_there_is_told(sv):
    columns = (NAME, STATUS, CAUSE, ACTION)
    soup = drawn(row("a", "Växel", YELLOW, *[Missing.NOT_REPORTED] * 2), columns=columns, sv=sv)
    assert soup.select_one(".u-card-facts").get_text() == "Orsak och åtgärd saknas i underlaget."
    soup = drawn(row("a", "Växel", YELLOW, "Därför.", Missing.NOT_REPORTED), columns=columns, sv=sv)
    assert soup.select_one(".u-missing").get_text() == "Åtgärd saknas i underlaget."


def test_what_is_asked_for_where_it_cannot_be_given_is_not_told_to_be_missing(sv):
    soup = drawn(row("a", "Växel", YELLOW, "Därför.", ""), columns=(NAME, STATUS, CAUSE, ACTION), sv=sv)
    assert soup.select(".u-missing") == []


def test_what_nobody_asks_for_is_passed_over_in_silence(sv):
    soup = drawn(row("a", "Växel", YELLOW, Missing.NOT_REPORTED), asked={}, sv=sv)
    assert "saknas" not in soup.get_text()


def test_a_name_leads_to_where_more_is_told_from_any_depth(sv):
    soup = drawn(row("a", "Växel", YELLOW, "x"), row("b", "Navet", YELLOW, "y"), links={"a": "portfolj.html"}, sv=sv)
    assert [link["href"] for link in soup.select(".u-card-name a")] == ["utfall:portfolj.html"]


def test_cards_keep_the_caption_the_footnotes_and_the_source(sv):
    soup = drawn(row("a", "Växel", YELLOW, "x", notes=("Osäkert.",)), sv=sv)
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
