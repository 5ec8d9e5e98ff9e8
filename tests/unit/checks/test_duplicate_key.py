"""Keys: each row the only one of its key."""

from tests.unit.month import Told, file_of


def test_rows_with_keys_of_their_own_are_let_be(month):
    assert month.told_by("duplicate-key") == []


def test_a_key_that_stands_again_is_told_with_the_first_row(month):
    month.added("areas", id="kund", order="3", name="Kund igen")
    assert month.told_by("duplicate-key") == [
        Told(
            "duplicate-key", "again", file_of("areas"), 4, "id", "kund",
            "Raden har samma nyckel, ”kund”, som rad 2.",
            "Ge raden ett eget id, eller ta bort den av raderna som inte ska vara med.",
        )
    ]  # fmt: skip


def test_a_key_of_two_columns_is_compared_whole(month):
    month.added("observations", indicator="franvaro", period="2023-10")
    assert month.told_by("duplicate-key") == []
    month.added("observations", indicator="franvaro", period="2023-11")
    (found,) = month.told_by("duplicate-key")
    assert (found.row, found.field, found.value) == (7, "indicator, period", "franvaro/2023-11")
    assert found.message == "Raden har samma nyckel, ”franvaro/2023-11”, som rad 4."


def test_a_key_that_stands_three_times_is_told_twice(month):
    for _ in range(2):
        month.added("areas", id="kund", order="3", name="Kund igen")
    assert [(found.row, found.message[-3:]) for found in month.told_by("duplicate-key")] == [(4, " 2."), (5, " 2.")]


def test_empty_and_short_rows_have_no_key(month):
    month.rewritten("areas", lambda text: text + ",,\n\n,,\n")
    assert month.told_by("duplicate-key") == []


def test_a_table_of_ones_own_is_held_to_its_key(month):
    month.with_table("extra", [{"name": "a"}], "a\nx\nx\n", primaryKey="a")
    assert [(found.row, found.value) for found in month.told_by("duplicate-key")] == [(3, "x")]


def test_a_table_without_a_key_may_repeat_itself(month):
    month.with_table("extra", [{"name": "a"}], "a\nx\nx\n")
    assert month.told_by("duplicate-key") == []
