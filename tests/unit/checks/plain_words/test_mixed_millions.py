"""Millions written in two ways."""

import pytest


def test_the_rarer_way_is_told_of_where_it_first_stands(advised):
    [(row, said)] = advised("plain-mixed-millions", "Om 60 mnkr och 40 mnkr.\n\nOm 20 mkr.")
    assert (row, said) == (5, "Sidan skriver miljoner kronor både som mnkr och som mkr.")


def test_norwegian_writes_millions_in_ways_of_its_own(advised):
    [(row, said)] = advised("plain-mixed-millions", "Om 60 mill. kr og 4 mill. kr.\n\nOm 20 MNOK.", language="nb")
    assert (row, said) == (5, "Siden skriver millioner kroner både som mill. kr og som MNOK.")


def test_both_ways_with_and_between_are_explained_in_the_reports_language(advised):
    assert advised("plain-mixed-millions", "Shortened mkr and mnkr.", language="en") == []


def test_what_a_figure_is_asked_for_in_counts_too(advised):
    assert len(advised("plain-mixed-millions", 'Om 60 mnkr och {{ figure("a", unit="mkr") }}.')) == 1


@pytest.mark.parametrize("text", ["Om 60 mnkr och 40 mnkr.", "Förkortas både mkr och mnkr.", "Om 60 mkr, `mnkr`."])
def test_one_way_and_a_sentence_about_both_pass(advised, text):
    assert advised("plain-mixed-millions", text) == []
