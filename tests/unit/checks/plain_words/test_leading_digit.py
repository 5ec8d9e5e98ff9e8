"""Sentences that begin with a digit."""

import pytest


def test_a_sentence_that_begins_with_a_digit_is_told_of(advised):
    found = advised("plain-leading-digit", "Vi sökte folk. 7 tjänster var lediga i november.")
    assert found == [(3, "Meningen börjar med en siffra: ”7 tjänster var lediga …”.")]


@pytest.mark.parametrize("text", ["Sju tjänster var lediga.", "1. Första punkten är här nu.", "- 12 av 13", "5,3 %"])
def test_words_numbered_lists_and_labels_pass(advised, text):
    assert advised("plain-leading-digit", text) == []
