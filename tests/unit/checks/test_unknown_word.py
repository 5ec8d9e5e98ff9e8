"""Words from a closed set."""

from tests.unit.month import Told, file_of


def test_known_words_are_let_be(month):
    assert month.told_by("unknown-word") == []


def test_a_misspelt_word_is_told_with_the_one_that_was_meant(month):
    month.edited("indicators", 2, frequency="monthly")
    assert month.told_by("unknown-word") == [
        Told(
            "unknown-word", "unknown", file_of("indicators"), 2, "frequency", "monthly",
            "”monthly” är inget ord som kolumnen frequency kan ha. Menades ”month”?",
            "Skriv ett av: month, quarter, tertial, half, year.",
        )
    ]  # fmt: skip


def test_a_word_in_another_case_is_another_word(month):
    month.edited("goals", 2, level="Central")
    (found,) = month.told_by("unknown-word")
    assert found.message == "”Central” är inget ord som kolumnen level kan ha. Menades ”central”?"


def test_a_chapter_is_one_that_the_descriptor_lists(month):
    month.edited("indicators", 2, chapter="ekonomin")
    (found,) = month.told_by("unknown-word")
    assert (found.field, found.remedy) == ("chapter", "Skriv ett av: ekonomi, hr, indikatorer.")


def test_a_missing_word_is_left_to_another_check(month):
    month.edited("indicators", 2, frequency="")
    assert month.told_by("unknown-word") == []


def test_a_table_of_ones_own_is_held_to_its_words(month):
    fields = [{"name": "colour", "constraints": {"enum": ["blå", "röd"]}}]
    month.with_table("extra", fields, "colour\ngrön\nblå\n")
    assert [(found.file, found.row, found.value, found.remedy) for found in month.told_by("unknown-word")] == [
        (file_of("extra"), 2, "grön", "Skriv ett av: blå, röd.")
    ]
