"""Long paragraphs."""


def test_a_paragraph_of_a_hundred_words_passes_and_one_more_does_not(advised):
    assert advised("plain-long-paragraph", "Tio ord som alla är här nu i dag igen. " * 10) == []
    [(row, said)] = advised("plain-long-paragraph", "Tio ord som alla är här nu i dag igen. " * 10 + "Ja.")
    assert (row, said) == (3, "Stycket har 101 ord; mer än 100 fyller skärmen på en telefon.")
