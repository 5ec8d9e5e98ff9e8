"""Before release every figure that is due is in, or marked as missing with a reason."""

import pytest

from tests.unit.checks.test_unexplained_deviation import at_release

COST, ABSENCE, COMPUTERS = 2, 4, 5  # rows of observations.csv


def test_a_month_with_its_figures_is_ready(month):
    assert at_release(month, "due-figure") == []


def test_an_empty_outcome_is_told_at_its_cell(month):
    month.edited("observations", ABSENCE, outcome="")
    (found,) = at_release(month, "due-figure")
    assert (found.case, found.row, found.field) == ("value", ABSENCE, "outcome")
    assert found.message == "”Frånvaro” ska rapporteras för 2023-11 men utfallet är tomt."


@pytest.mark.parametrize("symbol", ["..", ".", "x"])
def test_a_missing_outcome_needs_its_reason(month, symbol):
    month.edited("observations", COST, outcome=symbol)
    (found,) = at_release(month, "due-figure")
    assert (found.case, found.row, found.value) == ("reason", COST, symbol)
    month.edited("observations", COST, comment="Systemet är nere.")
    assert at_release(month, "due-figure") == []


def test_a_footnote_at_the_cell_is_a_reason(month):
    month.edited("observations", ABSENCE, outcome="..")
    assert at_release(month, "due-figure") == []  # the small month has one at this cell


def test_a_row_that_is_not_there_is_told(month):
    month.removed("observations", COST)
    (found,) = at_release(month, "due-figure")
    assert (found.case, found.file) == ("row", "data/2023-11/observations.csv")
    assert "Lägg till en rad med indicator kostnader och period 2023-11." in found.remedy


def test_what_is_told_once_a_tertial_is_not_due_in_november(month):
    month.removed("observations", COMPUTERS)
    assert at_release(month, "due-figure") == []


def test_a_line_without_outcome_is_told_unless_a_footnote_says_why(month):
    month.edited("statement_lines", 3, outcome="")
    (found,) = at_release(month, "due-figure")
    assert found.message == "Raden ”Ekonomi” i ”Resultat per avdelning” har inget utfall."
    month.added("notes", resource="statement_lines", row="resultat/ekonomi", field="outcome", text="Saknas.")
    assert at_release(month, "due-figure") == []


def test_a_column_that_is_about_the_period_is_due_in_every_row_but_those_that_sum(month):
    fields = [{"name": "id"}, {"name": "slag", "role": "kind"},
              {"name": "utfall", "title": "Utfall", "type": "number", "total": True, "period": True}]  # fmt: skip
    month.with_table(
        "namnder", fields, "id,slag,utfall\nh,heading,\nson,line,\nbun,line,..\ns,total,\n", primaryKey="id"
    )
    (found,) = at_release(month, "due-figure")
    assert (found.case, found.file, found.row, found.field) == ("own", "data/2023-11/namnder.csv", 3, "utfall")
    assert found.message == "”son” i tabellen ”Namnder” saknar värde för perioden i kolumnen Utfall."
    month.added("notes", resource="namnder", row="son", field="utfall", text="Boken är inte stängd.")
    assert at_release(month, "due-figure") == []
