"""What is printed is what the tables say, cell by cell, as another program reads it off the pages."""

import pytest

from tests.paper.reading import Gone, gone, gone_from_lists, text_of, told_on_paper
from tests.seeded import SEED
from utfall.pages.edition import prepare
from utfall.project import read_project
from utfall.words import words

PAPERS = ("rapport.pdf", "bilaga-indikatorer.pdf", "dokumentation.pdf")


@pytest.fixture(scope="module")
def shown():
    return prepare(read_project(SEED), "2023-11").shown


@pytest.fixture(scope="module")
def text(documents):
    return " ".join(text_of(documents[name]) for name in PAPERS)


def test_every_cell_of_every_table_is_said(text, shown):
    tables, lists = told_on_paper(shown, lists=False), told_on_paper(shown, lists=True)
    assert len(tables) > 40
    assert lists
    assert gone(tables, text, words("sv")) == []
    assert gone_from_lists(lists, text, words("sv")) == []


@pytest.mark.parametrize(
    ("table", "old", "new", "place"),
    [
        ("statement-resultat", "HR 4 654 7 039", "HR 4 655 7 039", ("HR", "Utfall ack 2023", "4 654")),
        ("statement-resultat", "−331 −1 353", "331 −1 353", ("Avdelningen Uppdrag", "Utfall ack 2023", "−331")),
    ],
)
def test_a_change_is_found_with_table_row_and_column(text, shown, table, old, new, place):
    changed = text.replace(old, new)
    assert changed != text
    (one,) = [one for one in told_on_paper(shown, lists=False) if one.id == table]
    assert gone([one], changed, words("sv")) == [Gone(one.caption, *place)]
