"""What is left of a month that is being written, by owner, with the cells."""

import pytest

from utfall.derive.due_cells import due_cells
from utfall.shown.unfinished import OldText
from utfall.view.unfinished_table import spans, unfinished_table
from utfall.words import words


@pytest.mark.parametrize(
    ("numbers", "said"),
    [([], ""), ([7], "7"), ([2, 3], "2\u20133"), ([9, 2, 3, 4, 7, 8, 12], "2\u20134, 7\u20139, 12"), ([5, 5], "5")],
)
def test_rows_that_follow_on_one_another_are_drawn_together(numbers, said):
    assert spans(numbers) == said


def test_pages_with_an_earlier_text_are_left_to_do_after_the_cells(small):
    assert due_cells(small) == ()
    assert unfinished_table(small, words("sv")) is None
    pages = [OldText("HR", "docs/hr.md", "2023-10"), OldText("Mål", "docs/mal.md", "2023-10")]
    (row,) = unfinished_table(small, words("sv"), pages).rows
    assert [cell.content for cell in row.cells[:3]] == [
        "Text från 2023-10, att skriva om: HR, Mål", "Ingen angiven", "docs/hr.md, docs/mal.md",
    ]  # fmt: skip
