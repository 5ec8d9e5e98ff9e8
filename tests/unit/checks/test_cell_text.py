"""Texts of cells: control characters are told at file, row and column; separators of lines become a space."""

import pytest

from tests.unit.month import Told, file_of, told
from utfall.render.text import escape
from utfall.source.cells import read_cell


def test_texts_as_they_should_be_are_let_be(month):
    assert month.told_by("cell-text") == []


@pytest.mark.parametrize(
    ("sign", "name"), [("\x00", "U+0000"), ("\x1b", "U+001B"), ("\u202e", "U+202E"), ("\x9f", "U+009F")]
)
def test_a_control_character_is_told_at_its_cell(month, sign, name):
    month.edited("goals", 3, comment=f"Text{sign}mer")
    assert month.told_by("cell-text") == [
        Told(
            "cell-text", "control", file_of("goals"), 3, "comment", None,
            f"Cellen innehåller ett styrtecken, {name}, som inte syns och som inte går att visa.",
            "Ta bort tecknet; skriv om texten för hand om det inte går att markera.",
        )
    ]  # fmt: skip


def test_a_control_character_in_a_heading_is_told_at_the_first_row(month):
    month.rewritten("goals", lambda text: text.replace("comment", "com\x07ment", 1))
    assert [(found.case, found.row) for found in month.told_by("cell-text")] == [("control", 1)]


def test_a_cell_that_no_workbook_holds_is_told(month):
    month.edited("goals", 2, comment="x" * 32_001)
    (found,) = month.told_by("cell-text")
    assert found.message == "Texten är 32001 tecken; den får vara högst 32000."


@pytest.mark.parametrize("count", [131_072, 131_073, 400_000])
def test_a_cell_that_python_itself_does_not_read_is_told_as_what_it_is(month, count):
    month.edited("goals", 2, comment="x" * count)
    assert [(one.slug, one.case, one.row, one.field, one.message) for one in told(month.examined().findings)] == [
        ("cell-text", "long", 2, "comment", f"Texten är {count} tecken; den får vara högst 32000.")
    ]


@pytest.mark.parametrize("sign", ["\u2028", "\u2029", "\x85", "\x0c", "\x0b", "\x1c", "\n", "\r\n", " \u2028\n "])
def test_a_separator_of_lines_is_a_space_in_every_form(month, sign):
    month.edited("goals", 2, comment=f"Text{sign}mer")
    assert month.told_by("cell-text") == []
    assert next(one for one in month.report().goals if one.id == "service").comment == "Text mer"
    assert escape(f"Text{sign}mer") == "Text mer"


def test_letters_are_composed_as_keyboards_write_them():
    assert read_cell("a\u030alder", "text") == "\u00e5lder"
