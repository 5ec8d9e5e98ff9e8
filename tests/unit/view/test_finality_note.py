"""An outcome that the package calls preliminary or final is told so where it is shown, until it changes."""

import pytest

from utfall.checks.incomplete_period import check
from utfall.model.history import History
from utfall.shown.outline import Outline
from utfall.view.indicator_page import series_table
from utfall.view.indicator_tables import indicator_tables
from utfall.view.key_figures import tiles

COSTS, COMPUTERS = 2, 5  # rows of observations.csv


def marked(month, row, said, **cells):
    """Add the column to the observations, with a word on one row."""
    lines = month.edited("observations", row, **cells).text("observations.csv").splitlines()
    lines = [f"{line},{'finality' if at == 1 else said if at == row else ''}" for at, line in enumerate(lines, 1)]
    return month.contracted("observations", "".join(f"{line}\n" for line in lines))


def notes(table, name="kostnader"):
    at = [column.key for column in table.columns].index("outcome")
    return next(row.cells[at].notes for row in table.rows if row.id == name)


def outcome_notes(month, words):
    tables = indicator_tables(month.report(), words)
    return next(notes(table) for table in tables if any(row.id == "kostnader" for row in table.rows))


@pytest.mark.parametrize(("said", "note"), [("preliminary", "Preliminärt värde."), ("final", "Slutligt värde.")])
def test_the_cell_has_a_footnote_in_tables_and_on_the_indicators_page(month, sv, said, note):
    month.write("corrections.csv", month.text("corrections.csv").splitlines(keepends=True)[0])
    marked(month, COSTS, said)
    assert note in outcome_notes(month, sv)
    history = History((month.report(),))
    assert note in notes(series_table(history, sv, history.current.indicator("kostnader")), "2023-11")


def test_it_is_said_in_english_too(month, en):
    month.write("corrections.csv", month.text("corrections.csv").splitlines(keepends=True)[0])
    assert "Preliminary figure." in outcome_notes(marked(month, COSTS, "preliminary"), en)


def test_a_preliminary_figure_that_has_changed_is_called_so_no_more(month, sv):
    assert month.report().corrections_at("observations", "kostnader/2023-11", "outcome")
    said = outcome_notes(marked(month, COSTS, "preliminary"), sv)
    assert said
    assert "Preliminärt värde." not in said


def test_another_word_is_a_finding(month):
    assert [one.case for one in marked(month, COSTS, "kanske").told_by("schema")] != []


def test_a_period_that_goes_on_asks_for_the_word_and_is_quiet_when_it_is_there(month):
    month.edited("observations", COMPUTERS, outcome="776")
    assert len(list(check(History((month.report(),))))) == 1
    assert list(check(History((marked(month, COMPUTERS, "preliminary").report(),)))) == []


def test_a_key_figure_says_it_too(month, sv):
    month.write("corrections.csv", month.text("corrections.csv").splitlines(keepends=True)[0])
    (tile,) = tiles(History((marked(month, COSTS, "preliminary").report(),)), sv, ("kostnader",), Outline())
    assert tile.corrections == ("Preliminärt värde.",)
