"""Millions written in two ways."""

import pytest


def test_the_rarer_way_is_told_of_where_it_first_stands(advised):
    [(row, said)] = advised("plain-mixed-millions", "Om 60 mnkr och 40 mnkr.\n\nOm 20 mkr.")
    assert (row, said) == (5, "Sidan skriver miljoner kronor både som mnkr och som mkr.")


def test_what_a_figure_is_asked_for_in_counts_too(advised):
    assert len(advised("plain-mixed-millions", 'Om 60 mnkr och {{ figure("a", unit="mkr") }}.')) == 1


@pytest.mark.parametrize("text", ["Om 60 mnkr och 40 mnkr.", "Förkortas både mkr och mnkr.", "Om 60 mkr, `mnkr`."])
def test_one_way_and_a_sentence_about_both_pass(advised, text):
    assert advised("plain-mixed-millions", text) == []
