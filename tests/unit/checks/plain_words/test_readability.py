"""Pages that are hard to read as a whole."""


def test_long_words_in_long_sentences_are_hard(advised):
    hard = ("Budgetberedningsunderlaget " + "upphandlingsformernas genomförandeplanering och " * 8 + "slut. ") * 6
    [(row, said)] = advised("plain-readability", hard)
    assert row is None
    assert said.startswith("Sidan är svår att läsa: LIX är ")


def test_short_words_in_short_sentences_are_not(advised):
    assert advised("plain-readability", "Vi gick hem i går. " * 30) == []


def test_of_a_few_words_nothing_is_said(advised):
    assert advised("plain-readability", "Budgetberedningsunderlag " * 20) == []
