"""Corrected values as a table: where, what stood and stands, which kind, why, since which edition and when."""

from datetime import date
from decimal import Decimal

import pytest

from utfall.model.history import History
from utfall.shown.content import Day, Number
from utfall.view.corrections_table import corrections_table
from utfall.words import words

PAGE = {
    "resource": "docs", "row": "docs/hr.md", "field": "text", "old": "Alla", "new": "Nästan alla",
    "reason": "Överdrift.", "kind": "error", "edition": "3", "date": "2024-01-15",
}  # fmt: skip


def shown(month):
    return corrections_table(History((month.report(),)), words("sv"))


def test_each_correction_is_a_row_the_latest_first(month):
    month.added("corrections", **PAGE)
    table = shown(month)
    assert [row.cells[0].content for row in table.rows] == ["docs/hr.md", "Kostnader"]
    assert [column.heading for column in table.columns] == [
        "Var", "Värde", "Stod", "Ändrat till", "Slag", "Skäl", "Utgåva", "Datum",
    ]  # fmt: skip


def test_a_row_tells_all_of_it(month):
    (row,) = shown(month).rows
    assert [cell.content for cell in row.cells] == [
        "Kostnader", "Utfall", Number(Decimal(1265130), None, "tkr"), Number(Decimal(1265135), None, "tkr"), "fel",
        "Skrivfel.", "november 2023, utgåva 2", Day(date(2023, 12, 20), "20\u00a0december\u00a02023"),
    ]  # fmt: skip
    assert row.detail == "november 2023"


@pytest.mark.parametrize(
    ("resource", "row", "unit"),
    [("observations", "franvaro/2023-11", "procent"), ("statement_lines", "resultat/totalt", "tkr")],
)
def test_a_corrected_figure_has_the_unit_of_what_it_is_of(month, resource, row, unit):
    month.edited("corrections", 2, resource=resource, row=row, field="forecast", old="5.9", new="5.3")
    assert [cell.content for cell in shown(month).rows[0].cells[2:4]] == [
        Number(Decimal("5.9"), None, unit), Number(Decimal("5.3"), None, unit),
    ]  # fmt: skip


def test_of_a_page_it_is_the_text(month):
    month.added("corrections", **PAGE)
    assert shown(month).rows[0].cells[1].content == "Sidans text"


def test_two_corrections_of_one_cell_have_addresses_of_their_own(month):
    month.added("corrections", **{**PAGE, "edition": "4"}).added("corrections", **PAGE)
    names = [row.id for row in shown(month).rows]
    assert len(set(names)) == len(names)


def test_without_corrections_there_is_no_table(month):
    assert shown(month.removed("corrections", 2)) is None
