"""Heat tables: the value, and beside it the state that it is in, by a scale or within its own row."""

from decimal import Decimal

import pytest
from bs4 import BeautifulSoup

from utfall.forms.grid import grid
from utfall.model.missing import Missing
from utfall.model.status import State, Tone
from utfall.period import Period
from utfall.render.table import table as draw
from utfall.shown.content import Number
from utfall.shown.heat import HeatRow
from utfall.view.heat_table import heat_table, spread_states

GOOD = State("indicator", "reached", 1, "Målet nås", Tone.GOOD, "disc", "Utfallet når målet.")
BAD = State("indicator", "missed", 2, "Målet nås inte", Tone.BAD, "diamond", "Utfallet når inte målet.")
PERIODS = [Period.parse(f"2023-{month:02}") for month in (9, 10, 11)]


def row(name, values, states=(None, None, None), **more):
    amounts = tuple(one if isinstance(one, Missing) else Decimal(one) for one in values)
    return HeatRow(name, name.title(), amounts, tuple(states), 1, **more)


@pytest.fixture
def table(sv):
    rows = [
        row("norr", ("5.0", "6.04", "6.0"), (GOOD, BAD, BAD)),
        row("soder", ("2", Missing.SUPPRESSED, "4")),
        row("vaster", ("3", "3", "3"), is_folded=True),
    ]
    return heat_table(sv, "heat-x", "Frånvaro per enhet", ("Enhet", PERIODS), rows, ["data/2023-11/breakdowns.csv"])


def states(table):
    """The word of each state, row by row."""
    places = [at for column in table.columns for at in table.graded(column)]
    return [[getattr(row.cells[at].content, "name", "") for at in places] for row in table.rows]


def test_a_row_that_is_held_against_targets_has_the_states_of_their_scale_and_another_those_of_its_own_range(table):
    assert states(table) == [
        ["Målet nås", "Målet nås inte", "Målet nås inte"], ["lägst", "", "högst"], ["lika", "lika", "lika"],
    ]  # fmt: skip


def test_what_is_shown_alike_stands_alike(sv):
    rows = [row("norr", ("5.04", "5.0", "6.0"))]  # with one decimal the first two are 5,0
    shown = heat_table(sv, "heat-x", "", ("Enhet", PERIODS), rows, [])
    assert states(shown) == [["lägst", "lägst", "högst"]]


def test_both_rules_are_told_once_where_the_rows_follow_both(table, sv):
    assert table.columns[0].notes == (sv.say("heat.rule.target"), sv.say("heat.rule.spread"))
    assert table.notes == table.columns[0].notes


def test_the_legend_has_each_state_once_the_scale_before_the_steps(table):
    assert [one.name for one in table.legend] == ["Målet nås", "Målet nås inte", "lägst", "högst", "lika"]


def test_a_file_has_a_column_for_the_figure_and_one_for_the_word_of_every_period(table, sv):
    made = grid(table, sv)
    assert [column.heading for column in made.columns] == [
        "Enhet", "sep 2023", "sep 2023, läge", "okt 2023", "okt 2023, läge", "nov 2023", "nov 2023, läge", "Noter",
    ]  # fmt: skip
    assert made.rows[1][1:7] == (Number(Decimal(2), 1), "lägst", Missing.SUPPRESSED, "", Number(Decimal(4), 1), "högst")
    assert len(made.rows) == 3


def test_a_page_draws_figure_shape_and_word_in_one_cell_and_leaves_folded_rows_to_the_files(table, sv):
    page = BeautifulSoup(draw(table, sv), "html.parser")
    assert [one.get_text() for one in page.select("thead th")] == ["Enhet[1][2]", "sep 2023", "okt 2023", "nov 2023"]
    cells = page.select("#heat-x-norr td")
    assert [cell.get_text(" ") for cell in cells] == ["5,0 Målet nås", "6,0 Målet nås inte", "6,0 Målet nås inte"]
    assert [cell["data-value"] for cell in cells] == ["5.0", "6.04", "6.0"]
    assert all(cell.select_one(".u-heat-mark svg") for cell in cells)
    assert page.select("#heat-x-soder td")[1].get_text() == "x"
    assert page.select_one("#heat-x-vaster") is None
    assert page.select_one(".u-folded").get_text() == "Sidan visar 2 av 3 rader."
    assert page.select_one(".u-legend li").get_text() == "Målet nås: Utfallet når målet."


def test_every_step_has_a_word_a_meaning_and_a_shape_of_its_own(sv):
    steps = spread_states(sv)
    assert [one.name for one in steps] == ["lägst", "lågt", "mellan", "högt", "högst", "lika"]
    assert len({one.shape for one in steps}) == len({one.meaning for one in steps}) == 6


def test_a_row_whose_states_say_nothing_is_graded_within_its_own_range(sv):
    none = State("indicator", "not-applicable", 3, "Ej tillämplig", Tone.NONE, "ring", "Bedöms inte.")
    shown = heat_table(sv, "heat-x", "", ("Enhet", PERIODS), [row("volym", ("1", "2", "3"), (none, none, none))], [])
    assert states(shown) == [["lägst", "mellan", "högst"]]
