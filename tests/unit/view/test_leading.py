"""Where the names in a table lead: an indicator's to its own page, in whichever table it stands."""

from dataclasses import replace

from utfall.shown.outline import Outline
from utfall.shown.table import Cell, Column, Origin, Table, TableRow
from utfall.view.indicator_tables import indicator_tables
from utfall.view.leading import indicator_pages, leading
from utfall.view.statement_table import statement_table

PAGES = Outline(frozenset({"index.md", "indikatorer/franvaro.md", "indikatorer/resultat.md"}))


def leads(shown, report, outline=PAGES):
    """Return where the name of each row leads."""
    found = leading(shown, indicator_pages(report, outline))
    return {row.cells[0].content: row.cells[0].leads for row in found.rows}


def table(*cells, id_="x"):
    """Return a table of names."""
    rows = tuple(TableRow(f"{id_}{at}", (cell, Cell("Resultat"))) for at, cell in enumerate(cells))
    return Table("t", "En tabell", (Column("name", "Namn", "name"), Column("said", "Text", "text")), rows)


def test_an_indicator_leads_to_its_page_and_one_without_a_page_nowhere(small, sv):
    found = {}
    for shown in indicator_tables(small, sv):
        found |= leads(shown, small)
    assert found == {
        "Kostnader": "",
        "Resultat": "indikatorer/resultat.html",
        "Frånvaro": "indikatorer/franvaro.html",
        "Datorer": "",
    }


def test_a_line_of_a_statement_leads_to_the_indicator_with_its_figures_whatever_it_is_called(small, sv):
    history = type("History", (), {"current": small, "reports": (small,), "previous": None})()
    assert leads(statement_table(history, sv, "resultat"), small) == {
        "Gemensamma tjänster": "", "Ekonomi": "", "HR": "", "Summa förvaltning": "", "Uppdrag": "",
        "Resultat totalt": "indikatorer/resultat.html",
    }  # fmt: skip


def test_a_name_in_any_other_table_leads_there_and_a_text_does_not(small):
    shown = leading(table(Cell("Frånvaro"), Cell("Frånvaron steg")), indicator_pages(small, PAGES))
    assert [cell.leads for row in shown.rows for cell in row.cells] == ["indikatorer/franvaro.html", "", "", ""]


def test_a_name_of_two_indicators_leads_to_the_one_that_its_place_tells(small):
    twins = tuple(replace(one, name="Frånvaro") for one in small.indicators)
    report = replace(small, indicators=twins)
    told = Cell("Frånvaro", (), Origin("indicators", "resultat", "name"))
    assert leads(table(Cell("Frånvaro")), report) == {"Frånvaro": ""}
    assert leads(table(told), report) == {"Frånvaro": "indikatorer/resultat.html"}
    by_id = replace(table(), rows=(TableRow("franvaro", (Cell("Frånvaro"), Cell(""))),))
    assert leads(by_id, report) == {"Frånvaro": "indikatorer/franvaro.html"}


def test_a_report_whose_indicators_have_no_pages_is_left_as_it_is(small, sv):
    for shown in indicator_tables(small, sv):
        assert leading(shown, indicator_pages(small, Outline())) is shown
