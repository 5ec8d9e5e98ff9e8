"""A chapter's forecasts beside one another: when they were made, and what became of them."""

from decimal import Decimal

import pytest

from utfall.errors import UnknownName
from utfall.model.history import History
from utfall.shown.content import Number
from utfall.view.forecast_table import forecasts_table


def figures(made):
    cells = [[cell.content for cell in row.cells] for row in made.rows]
    return [[one.value if isinstance(one, Number) else one for one in row] for row in cells]


def up_to(example, month):
    return History(tuple(one for one in example.reports if str(one.period) <= month))


def test_forecasts_stand_as_they_were_made(example, sv):
    """As the example's data have them: made in February, April and August, in tkr, and in mkr on the page."""
    made = forecasts_table(up_to(example, "2025-09"), sv, "ekonomi")
    assert [row.cells[0].content for row in made.rows] == ["februari 2025", "april 2025", "augusti 2025"]
    assert [column.key for column in made.columns[1:]] == [
        "intakter", "kostnader", "personalkostnader", "konsultkostnader", "resultat",
    ]  # fmt: skip
    assert [one[5] for one in figures(made)] == [3500, 3340, 3300]
    assert made.caption == "Prognoser för helåret 2025, tusental kronor (tkr)"
    assert made.paged().caption == "Prognoser för helåret 2025, mkr"


def test_the_outcome_stands_last_once_the_year_is_over(example, sv):
    made = forecasts_table(up_to(example, "2025-12"), sv, "ekonomi")
    assert [row.cells[0].content for row in made.rows][-2:] == ["oktober 2025", "Utfall"]
    assert figures(made)[-1] == ["Utfall", 856030, 852894, 507628, 50001, 3136]
    assert made.rows[-1].kind == "total"
    assert made.paged().rows[-1].cells[1].content.rounded == Decimal("856.0")


def test_where_units_differ_each_column_names_its_own(example, en):
    made = forecasts_table(up_to(example, "2025-11"), en, "hr")
    assert made.caption == "Forecasts for the whole of 2025"
    assert all(", " not in column.heading or column.key != "sjukfranvaro" for column in made.columns)


def test_without_forecasts_there_is_nothing_to_show(example, sv):
    assert forecasts_table(up_to(example, "2025-01"), sv, "ekonomi") is None
    with pytest.raises(UnknownName):
        forecasts_table(up_to(example, "2025-12"), sv, "ekonmi")
