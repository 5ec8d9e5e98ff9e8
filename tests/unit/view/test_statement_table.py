"""A statement as a table."""

from decimal import Decimal

import pytest

from utfall.errors import UnknownName
from utfall.model.table import Number
from utfall.view.statement_table import statement_table


def test_the_result_of_november_2023_is_a_tree_with_subtotals(real, sv):
    table = statement_table(real, sv, "resultat")
    assert table.id == "statement-resultat"
    assert table.caption == (
        "Resultat per avdelning, november 2023, ackumulerat från årets början, tusental kronor (tkr)"
    )
    assert [column.heading for column in table.columns] == [
        "Resultat per avdelning", "Utfall ack 2023", "Prognos helår 2023",
    ]  # fmt: skip
    assert [(row.kind, row.level) for row in table.rows] == [
        ("heading", 0), ("line", 1), ("line", 1), ("line", 1), ("line", 0), ("line", 0), ("line", 0), ("line", 0),
        ("subtotal", 0), ("heading", 0), ("line", 1), ("line", 1), ("line", 1), ("line", 0),
        ("subtotal", 0), ("total", 0),
    ]  # fmt: skip


def test_its_figures_are_those_of_the_report(real, sv):
    table = statement_table(real, sv, "resultat")
    shown = [[cell.content for cell in row.cells] for row in table.rows]
    assert shown[8] == ["Summa förvaltning", Number(Decimal(34005), 0), Number(Decimal(38991), None)]
    assert shown[15] == ["Resultat, tkr", Number(Decimal(19118), 0), Number(Decimal(32257), None)]


def test_the_current_outcome_has_the_weight(small, sv):
    table = statement_table(small, sv, "resultat")
    assert {column.key: column.weight for column in table.columns} == {"name": "", "outcome": "current", "forecast": ""}


def test_a_budget_is_shown_where_there_is_one(month, sv):
    month.edited("statement_lines", 3, budget="1", previous_year="2")
    headings = [column.heading for column in statement_table(month.report(), sv, "resultat").columns]
    assert headings == [
        "Resultat per avdelning", "Utfall ack 2023", "Budget ack 2023", "Prognos helår 2023", "Utfall helår 2022",
    ]  # fmt: skip


def test_footnotes_stand_at_their_lines(month, sv):
    month.added("notes", resource="statement_lines", row="resultat/hr", field="outcome", text="Osäkert.")
    table = statement_table(month.report(), sv, "resultat")
    assert [(row.id, row.cells[1].notes) for row in table.rows if row.cells[1].notes] == [("hr", ("Osäkert.",))]


def test_a_statement_that_is_not_there_is_refused(small, sv):
    with pytest.raises(UnknownName) as refusal:
        statement_table(small, sv, "resultatet")
    assert str(refusal.value) == (
        "Det finns ingen resultaträkning som heter ”resultatet”. Menades ”resultat”? De som finns är: resultat."
    )
