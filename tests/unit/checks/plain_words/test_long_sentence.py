"""Long sentences."""


def test_a_sentence_of_thirty_words_passes_and_one_more_does_not(advised):
    assert advised("plain-long-sentence", " ".join(["Ord", *["ord"] * 29]) + ".") == []
    [(row, said)] = advised("plain-long-sentence", "Kort mening.\n\n" + " ".join(["Ord", *["ord"] * 30]) + ".")
    assert row == 5
    assert said == "Meningen som börjar ”Ord ord ord ord ord ord …” har 31 ord; mer än 30 är svårt att läsa i ett svep."


def test_a_long_list_of_short_items_is_no_long_sentence(advised):
    assert advised("plain-long-sentence", "\n".join(["- ett två tre"] * 20)) == []
