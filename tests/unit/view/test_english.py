"""The page in English of a report in Swedish: what it says, and what is left out."""

from dataclasses import replace

import pytest

from utfall.checks.examine import examine
from utfall.model.history import History
from utfall.pages.macro import MacroContext
from utfall.pages.macros import macros
from utfall.view.english import english_page
from utfall.words import words

KEY_FIGURES = ("resultat", "sjukfranvaro")


@pytest.fixture(scope="module")
def history(example_root):
    *earlier, last = sorted((example_root / "data").iterdir())
    return examine(last, example_root, earlier[-13:]).history


@pytest.fixture(scope="module")
def page(history):
    return english_page(history, KEY_FIGURES)


def texts(table, row):
    """Return the texts of a row by the keys of its columns, with ordinary spaces; a status by its name."""
    cells = next(one.cells for one in table.rows if one.id == row)
    said = (getattr(cell.content, "name", cell.content) for cell in cells)
    return {
        column.key: text.replace("\N{NO-BREAK SPACE}", " ") for column, text in zip(table.columns, said, strict=True)
    }


def test_key_figures_are_named_and_told_in_english(page):
    told = [(one.name, one.value.replace("\N{NO-BREAK SPACE}", " "), one.status.name) for one in page.figures]
    assert told == [("Result", "3.1 million kronor", "Target met"), ("Sick leave", "6.7 per cent", "Target missed")]


def test_every_indicator_has_its_value_target_forecast_and_status(page):
    assert len(page.indicators.rows) == 18
    assert texts(page.indicators, "matsvinn") == {
        "name": "Food waste in school kitchens",
        "period": "December 2025",
        "outcome": "52 grams per portion",
        "target": "45 grams per portion",
        "forecast": "",
        "status": "Target missed",
        "by": "calculated",
    }


def test_every_period_begins_its_cell_with_a_capital(page):
    told = [texts(page.indicators, name)["period"] for name in ("personalomsattning", "nojda-gaster", "nki")]
    assert told == ["Quarter 4 2025", "Tertial 3 2025", "2025"]


def test_what_deviates_comes_worst_first_and_the_rest_is_counted(page):
    names = [row.id for row in page.deviating.rows]
    assert names == ["sjukfranvaro", "matsvinn", "intakter", "konsultkostnader", "arbetsskador"]
    assert page.left_out == ("Also deviating, without a title in English: 2 goals, 2 activities, 3 projects.",)


def test_an_indicator_without_a_title_in_english_is_counted_and_not_shown(history):
    report = history.current
    bare = tuple(replace(one, name_en="") if one.id == "sjukfranvaro" else one for one in report.indicators)
    found = english_page(History((*history.reports[:-1], replace(report, indicators=bare))), KEY_FIGURES)
    assert [one.name for one in found.figures] == ["Result"]
    assert len(found.indicators.rows) == 17
    assert found.left_out[0] == "1 indicator without a title in English: shown only in the report's own language."
    assert found.left_out[1].startswith("Also deviating, without a title in English: 1 indicator, 2 goals")


def test_the_macro_marks_its_language_and_a_report_in_english_is_said_to_be(history):
    made = {one.name: one for one in macros(MacroContext(history, words("sv"), KEY_FIGURES))}
    assert made["in_english"]().startswith('<div class="u-block u-english" lang="en"')
    own = {one.name: one for one in macros(MacroContext(history, words("en"), KEY_FIGURES))}
    assert "This report is in English." in own["in_english"]()
