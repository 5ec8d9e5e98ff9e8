"""What a column seems to hold, by its cells."""

import pytest

from utfall.source.guess import Guess, guess_column


def guess(*cells, name="varde"):
    return guess_column(name, list(enumerate(cells, start=2)))


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (("1", "20", "-3"), Guess("integer")),
        (("1", "", "..", "x"), Guess("integer")),
        (("1.5", "20", "-3.25"), Guess("number", 2)),
        (("2024-02-29", "1999-12-31"), Guess("date")),
        (("2023-11", "2023-Q4"), Guess("string", is_period=True)),
        (("Skola", "Vatten"), Guess("string")),
        (("", "..", "."), Guess("")),
        ((), Guess("")),
        (("0123", "0456"), Guess("string")),
        (("2024-02-30", "2024-03-01"), Guess("string")),
        (("2018", "2019"), Guess("integer")),
        (("ja", "nej"), Guess("string")),
        (("1", "a", "b"), Guess("string")),
    ],
)
def test_a_column_is_of_the_type_that_its_cells_are(cells, expected):
    assert guess(*cells) == expected


@pytest.mark.parametrize("name", ["year", "ar", "År"])
def test_four_digits_under_the_heading_of_a_year_are_a_year(name):
    assert guess("2018", "2019", name=name) == Guess("year")
    assert guess("5.5", "-14", name=name) == Guess("number", 1)


@pytest.mark.parametrize("odd", ["1 234", "1\u00a0234,5", "5,3", "−3.5", "12 %", "1.234.567", "£12", "ej klart"])
def test_a_cell_that_is_no_number_among_numbers_is_pointed_out(odd):
    found = guess("1.5", odd, "2")
    assert (found.type, found.odd) == ("number", (3, odd))


def test_a_column_of_figures_as_a_spreadsheet_writes_them_is_of_figures():
    found = guess("1 234,5", "5,3", "12 %")
    assert (found.type, found.decimals, found.odd) == ("number", 0, (2, "1 234,5"))
