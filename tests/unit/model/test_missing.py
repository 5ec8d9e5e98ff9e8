"""The vocabulary of missing values."""

from utfall.model.missing import SYMBOLS, Missing


def test_each_symbol_is_a_kind_of_missing_value():
    assert [Missing(symbol) for symbol in SYMBOLS] == [
        Missing.NOT_REPORTED, Missing.NOT_AVAILABLE, Missing.CANNOT_OCCUR, Missing.SUPPRESSED,
    ]  # fmt: skip


def test_an_unreadable_cell_has_no_symbol_in_the_files():
    assert Missing.UNREADABLE.value not in SYMBOLS


def test_every_kind_has_its_sign_and_its_meaning_in_both_languages(sv, en):
    for words in (sv, en):
        for kind in Missing:
            assert words.say(f"missing.{kind.key}")
            assert words.say(f"missing-meaning.{kind.key}")


def test_zero_is_a_value():
    assert "0" not in SYMBOLS
