"""The character between cells: a comma."""

import pytest

from tests.unit.month import Told, file_of


def test_commas_are_let_be(month):
    assert month.told_by("delimiter") == []


@pytest.mark.parametrize(("delimiter", "name"), [(";", ";"), ("\t", "tab"), ("|", "|")])
@pytest.mark.parametrize("hint", ["", "sep={}\r\n"])
def test_another_character_is_told_at_the_first_row(month, delimiter, name, hint):
    month.rewritten("areas", lambda text: hint.format(delimiter) + text.replace(",", delimiter))
    assert month.told_by("delimiter") == [
        Told(
            "delimiter", "other", file_of("areas"), 1, None, name,
            f"Cellerna skiljs åt med ”{name}” i stället för komma.",
            "Kör utfall check --fix, som skriver om filen med komma. Excel på svenska skriver alltid semikolon, så "
            "spara inte om filen där.",
        )
    ]  # fmt: skip


def test_a_table_of_one_column_may_hold_any_character(month):
    month.with_table("extra", [{"name": "a;b"}], "a;b\nx\n")
    assert month.told_by("delimiter") == []


def test_semicolons_in_a_text_are_no_delimiters(month):
    month.edited("areas", 2, name="a; b; c; d; e")
    assert month.told_by("delimiter") == []
