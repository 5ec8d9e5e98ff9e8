"""Where tables stand on a sheet: headings, labels, rows; and that no grid of cells is too odd to be looked at."""

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.sheets.books import xlsx_of
from utfall.sheets.read import workbook_of
from utfall.sheets.workbook import CellKind, SheetCell, Worksheet
from utfall.work.imports.layout import blocks_of


def blocks(*rows):
    return blocks_of(workbook_of("fil.xlsx", xlsx_of({"A": rows})).worksheets[0])


def test_a_table_begins_with_its_heading_wherever_it_stands():
    title = [["Rapport"], ["Period: 202312"], []]
    found = blocks(*title, ["", None, "Utfall", None], ["Konto", "Benämning", "dec", "ack"], ["4010", "Löner", 1, 2])
    assert [(one.headings, one.label_columns) for one in found] == [((4, 5), (2,))]
    assert [one.label for one in found[0].columns] == ["Konto", "Benämning", "Utfall / dec", "Utfall / ack"]
    assert [cell.text for cell in found[0].above] == ["Rapport", "Period: 202312"]


def test_a_row_of_units_is_a_part_of_the_heading_and_a_row_without_figures_is_none():
    found = blocks(["Mått", "Utfall", "Kommentar"], [None, "kr"], ["NKI", None, "mäts i vår"], ["Löner", 5, "hög"])
    assert found[0].headings == (1, 2)
    assert [row.label for row in found[0].rows] == ["NKI", "Löner"]


def test_a_label_that_is_written_once_for_several_rows_holds_for_all_of_them():
    found = blocks(["Avdelning", "Konto", "Utfall"], ["HR", "Löner", 1], [None, "Konsulter", 2], ["IT", "Löner", 3])
    assert [row.labels for row in found[0].rows] == [("HR", "Löner"), ("HR", "Konsulter"), ("IT", "Löner")]


def test_lines_over_rows_are_kept_with_them():
    found = blocks(["tkr", "Utfall"], ["Förvaltning"], ["Stab"], ["HR", 1], ["Utveckling"], ["HR", 2])
    assert [row.sections for row in found[0].rows] == [("Förvaltning", "Stab"), ("Förvaltning", "Stab", "Utveckling")]


def test_two_tables_are_two_and_one_that_goes_on_is_one():
    rows = [["Mått", "Utfall"], ["Löner", 1], [], ["Mått", "Mål"], ["NKI", 2], [], ["Mått", "Mål"], ["Klagomål", 3]]
    assert [[row.label for row in one.rows] for one in blocks(*rows)] == [["Löner"], ["NKI", "Klagomål"]]


def test_figures_without_labels_are_no_table():
    assert blocks([1, 2], [3, 4]) == ()


CELLS = st.sampled_from(["Mått", "Utfall", "dec", "2023", "-", "#REF!", "5,8", "1.385", "HR", "Summa", "x", "2023-12"])
GRID = st.dictionaries(
    st.tuples(st.integers(1, 6), st.integers(1, 5)), st.tuples(st.sampled_from(list(CellKind)), CELLS), max_size=18
)


@settings(max_examples=200, deadline=None)
@given(GRID)
def test_any_grid_of_cells_can_be_looked_at(grid):
    cells = {
        place: SheetCell(*place, kind, "7" if kind is CellKind.NUMBER else text) for place, (kind, text) in grid.items()
    }
    assert all(one.rows and one.columns and one.label_columns for one in blocks_of(Worksheet("A", cells)))
