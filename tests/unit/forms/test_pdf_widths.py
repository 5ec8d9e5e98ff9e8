"""How a table is set follows from how wide it must be: as text is, smaller, or on a page that lies; never cut off."""

import pytest

from utfall.forms.pdf.tree import classes, has_class, read
from utfall.forms.pdf.widths import BROKEN, set_widths


def table(columns, word="Utfall", rows=2):
    heads = "".join(f"<th>{word}</th>" for _ in range(columns))
    cells = "".join(f'<td class="u-text">{word}</td>' for _ in range(columns))
    row = f"<tr>{cells}</tr>"
    body = read(f'<div class="u-block"><table><thead><tr>{heads}</tr></thead><tbody>{row * rows}</tbody></table></div>')
    block = next(has_class(body, "u-block"))
    set_widths(block)
    return block


@pytest.mark.parametrize(
    ("columns", "word", "expected"),
    [
        (3, "Utfall", set()),
        (5, "Stadengemensamt", set()),
        (7, "Stadengemensamt", {"p-small"}),
        (9, "Stadengemensamt", {"p-lying"}),
        (10, "Stadengemensamt", {"p-lying", "p-small"}),
        (20, "Stadengemensamt", set(BROKEN.split())),
    ],
)
def test_the_first_setting_that_a_table_fits_in_is_chosen(columns, word, expected):
    assert classes(table(columns, word)) - {"u-block"} == expected


def test_columns_of_short_texts_stay_on_one_line_and_those_of_sentences_do_not():
    short = table(2, "maj 2023")
    assert {one.text for one in has_class(short, "p-whole")} == {"maj 2023"}
    assert list(has_class(table(2, "En mening som är för lång för en rad i en tabell"), "p-whole")) == []
