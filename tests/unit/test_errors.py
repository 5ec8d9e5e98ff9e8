"""Exceptions: each is a sentence that says what is wrong, what there is, and what was perhaps meant."""

import errno
import os

import pytest

from utfall.errors import DiskError, MacroError, PeriodError, UnknownName, UsageError, UtfallError, nearest, suggestion
from utfall.words import Sentence


@pytest.mark.parametrize("kind", [UsageError, PeriodError, MacroError, UnknownName])
def test_every_exception_is_one_that_the_user_can_mend(kind):
    assert issubclass(kind, UtfallError)


def test_an_exception_is_said_in_swedish_and_carries_its_sentence(en):
    fault = UsageError(Sentence("error.no-months"))
    assert str(fault).startswith("Det finns ingen månad att visa")
    assert en.say(fault.sentence).startswith("There is no month to show")


def test_an_unknown_name_lists_the_known_and_suggests_the_nearest():
    fault = UnknownName("area", "kunnd", ["kund", "medarbetare"])
    assert str(fault) == "Det finns inget område som heter ”kunnd”. Menades ”kund”? De som finns är: kund, medarbetare."


def test_an_unknown_name_without_a_near_one_suggests_nothing(en):
    fault = UnknownName("indicator", "xyz", ["kostnader"])
    assert str(fault) == "Det finns ingen indikator som heter ”xyz”. De som finns är: kostnader."
    assert en.say(fault.sentence) == "There is no indicator called “xyz”. Those there are: kostnader."


def test_an_unknown_name_where_nothing_is_known_shows_a_dash():
    assert str(UnknownName("line", "a", [])).endswith("De som finns är: –.")


def test_a_name_need_not_be_a_text():
    assert "”5”" in str(UnknownName("resource", 5, ["goals"]))


@pytest.mark.parametrize("kind", ["area", "argument", "chapter", "frequency", "indicator", "line", "measure",
                                  "resource", "scale", "setting", "state", "statement"])  # fmt: skip
def test_every_kind_of_thing_that_can_be_unknown_has_its_word(sv, en, kind):
    for words in (sv, en):
        assert words.say(UnknownName(kind, "a", ["b"]).sentence)


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("indicatorz", "indicators"),
        ("INDICATORS", "indicators"),
        ("indicator", "indicators"),
        ("zzz", None),
        ("", None),
    ],
)
def test_the_nearest_name_is_found_whatever_its_case(name, near):
    assert nearest(name, ["indicators", "goals"]) == near


def test_a_suggestion_is_a_sentence_or_empty(sv):
    assert sv.say(suggestion("gaols", ["goals"])) == " Menades ”goals”?"
    assert sv.say(suggestion("xyz", ["goals"])) == ""


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (errno.ENOSPC, "Disken är full, så index.html kunde inte skrivas. Frigör utrymme och kör kommandot igen;"),
        (errno.EDQUOT, "Disken är full, så index.html kunde inte skrivas."),
        (errno.EACCES, "Filen index.html gick inte att läsa eller skriva: "),
    ],
)
def test_what_the_disk_refuses_is_told_plainly(number, said):
    fault = DiskError(OSError(number, os.strerror(number), "/hem/rapport/site/index.html"))
    assert str(fault).startswith(said)
    assert "/hem" not in str(fault)
