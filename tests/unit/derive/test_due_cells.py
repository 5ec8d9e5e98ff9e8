"""The cells that are due: each once, marked in all that is read of a month, never where it is told why none is in."""

from tests.breakdowns import ABSENCE, broken_down
from utfall.derive.due_cells import due_cells, with_due
from utfall.model.missing import Missing


def places(report):
    return [(one.case, one.resource, one.row) for one in due_cells(report)]


def test_nothing_is_due_where_all_is_in(month):
    report = month.report()
    assert due_cells(report) == ()
    assert with_due(report) is report


def test_an_empty_cell_is_marked_wherever_it_is_read(month):
    month.edited("observations", 3, outcome="").edited("statement_lines", 3, outcome="")
    found = with_due(month.report())
    assert places(found) == [("value", "observations", 3), ("line", "statement_lines", 3)]
    assert found.package.due == 2
    assert found.observation("resultat").outcome is Missing.DUE
    assert found.statement("resultat").line("ekonomi").outcome is Missing.DUE
    assert found.row("observations", "resultat/2023-11").values["outcome"] is Missing.DUE
    assert found.observation("kostnader").outcome == 1265135


def test_what_is_told_to_be_missing_is_not_due_and_keeps_its_symbol(month):
    month.edited("observations", 3, outcome="..", comment="Systemet låg nere.").edited("statement_lines", 3, outcome="")
    month.added("notes", resource="statement_lines", row="resultat/ekonomi", field="outcome", text="Ej redovisad.")
    found = with_due(month.report())
    assert places(found) == []
    month.edited("observations", 3, comment="")
    found = with_due(month.report())
    assert (places(found), found.package.due) == ([("reason", "observations", 3)], 1)
    assert found.observation("resultat").outcome is Missing.NOT_AVAILABLE


def test_an_indicator_without_a_row_is_due_and_a_month_of_figures_only_has_nothing_due(month):
    month.removed("observations", 3)
    assert places(month.report()) == [("row", "observations", None)]
    month.described(lambda whole: whole.update(figures_only=True))
    assert due_cells(month.report()) == ()


def test_parts_of_a_breakdown_that_are_due_say_so_and_a_hidden_one_keeps_its_symbol(month):
    broken_down(month.folder, ABSENCE.replace("soder,,4.3", "soder,,").replace("norr,man,4.8", "norr,man,x"))
    found = with_due(month.report())
    assert places(found) == [("parts", "breakdowns", 5)]
    by_unit, both = (found.breakdowns.of("franvaro", *by) for by in (("enhet",), ("enhet", "kon")))
    assert by_unit.part(found.period, "soder").outcome is Missing.DUE
    assert both.part(found.period, "norr", "man").outcome is Missing.SUPPRESSED
    assert next(part.row for part in by_unit.cells[found.period].values()) == "franvaro/2023-11/norr/"
