"""How a table is set follows from how wide it must be: as text is, smaller, or on a page that lies; never cut off."""

import pytest

from utfall.forms.pdf.font import width
from utfall.forms.pdf.tree import classes, has_class, read
from utfall.forms.pdf.widths import mark_lying, setting


def table(columns, word="Utfall", rows=2):
    heads = "".join(f'<th scope="col">{word}</th>' for _ in range(columns))
    cells = "".join(f'<td class="u-text">{word}</td>' for _ in range(columns))
    row = f"<tr>{cells}</tr>"
    body = read(f'<div class="u-block"><table><thead><tr>{heads}</tr></thead><tbody>{row * rows}</tbody></table></div>')
    return next(has_class(body, "u-block"))


@pytest.mark.parametrize(
    ("columns", "word", "expected"),
    [
        (3, "Utfall", (170, 9, False)),
        (5, "Stadengemensamt", (170, 9, False)),
        (6, "Stadengemensamt", (170, 7.8, False)),
        (8, "Stadengemensamt", (261, 9, True)),
        (10, "Stadengemensamt", (261, 7.8, True)),
        (20, "Stadengemensamt", (261, 6.8, True)),
    ],
)
def test_the_first_setting_that_a_table_fits_in_is_chosen(columns, word, expected):
    block = table(columns, word)
    found = setting(next(block.iter("table")))
    assert (found.page, found.points, found.is_lying) == expected
    assert sum(found.widths) == pytest.approx(found.page)
    mark_lying(block)
    assert ("p-lying" in classes(block)) is expected[2]


def test_words_are_broken_only_where_no_setting_has_room_for_them():
    assert set(setting(next(table(10, "Stadengemensamt").iter("table"))).longest) == {0}
    assert all(0 < one < 15 for one in setting(next(table(20, "Stadengemensamt").iter("table"))).longest)


def test_a_column_of_sentences_gets_the_room_that_short_ones_leave():
    body = read(f"<table><tbody><tr><td>maj</td><td>{'En lång mening. ' * 20}</td></tr></tbody></table>")
    short, long = setting(next(body.iter("table"))).widths
    assert short < 30 < long


def test_a_word_is_as_wide_as_its_letters_in_the_typeface():
    assert width("000", 10) == pytest.approx(3 * 0.497 * 10 * 25.4 / 72)
    assert width("000", 10, bold=True) == pytest.approx(3 * 0.528 * 10 * 25.4 / 72)
