"""Patterns of a schema: the same cells match as Python says, and no cell takes for ever."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from utfall.source.pattern import MOST_STEPS, Pattern, PatternError, StepBudget, TooManyStepsError

USED = [
    "^[a-z0-9]+(-[a-z0-9]+)*$",
    "^[A-Za-z0-9]+(-[A-Za-z0-9]+)*(/[A-Za-z0-9]+(-[A-Za-z0-9]+)*)*$",
    "^[0-9]{4}(-(0[1-9]|1[0-2]|Q[1-4]|T[1-3]|H[12]))?$",
]
ODD = [
    "",
    "a||b",
    "[]a]+",
    "[^-a]b",
    r"\d+\.\d*",
    "(ab?)+c{0}",
    "(a*)*",
    "(a|b)*abb",
    "a{2,4}?b",
    "(a{1,2}){2}",
    r"\[.\s",
]


@given(st.sampled_from(USED + ODD), st.text("ab-c01Q2x]. [T/", max_size=9))
def test_the_same_cells_match_as_in_python(pattern, text):
    whole = re.fullmatch(f"(?:{pattern.removeprefix('^').removesuffix('$')})", text) is not None
    assert Pattern(pattern).matches(text, StepBudget()) is whole


@pytest.mark.parametrize("pattern", ["^(a+)+$", "(a|a)*b", "(a|aa)+$", "(.*)*x", "([a-z]+)*[0-9]"])
def test_what_python_never_ends_with_ends_in_counted_steps(pattern):
    budget = StepBudget()
    assert Pattern(pattern).matches("a" * 20_000 + "!", budget) is False
    assert MOST_STEPS - budget.left < 500_000


@given(st.sampled_from(USED + ODD), st.lists(st.text("ab-c01Q2x]. [T/", max_size=9), max_size=9))
def test_what_was_matched_before_changes_nothing(pattern, texts):
    known = Pattern(pattern)
    assert [known.matches(text, StepBudget()) for text in texts] == [
        Pattern(pattern).matches(text, StepBudget()) for text in texts
    ]


def test_steps_come_to_an_end():
    text = "".join(f"{number:b}" for number in range(5_000)).replace("0", "a").replace("1", "b")  # repeats nothing
    with pytest.raises(TooManyStepsError):
        Pattern("(a|b)*a(a|b){200}").matches(text, StepBudget())


@pytest.mark.parametrize("pattern", USED[:2])
def test_a_long_column_of_good_names_is_never_too_long(pattern):
    known, budget = Pattern(pattern), StepBudget()
    assert all(known.matches(f"indikator-{number}-per-enhet", budget) for number in range(100_000))
    assert MOST_STEPS - budget.left < 10_000


@pytest.mark.parametrize(
    ("pattern", "part"),
    [
        ("(", "("), (")", ")"), ("[a", "[a"), ("*", "*"), ("a**", "*"), ("a{9999}", "{9999"), ("a{3", "{3"),
        ("[z-a]", "z-a"), (r"(a)\1", r"\1"), ("(?=a)", "(?="), ("(?i)a", "(?i"), ("\\", "\\"), (r"\bord", r"\b"),
        ("(a{500}){500}", "{…}"), ("((){900}){900}", "{…}"), ("(" * 40, "("),
    ],
)  # fmt: skip
def test_what_is_not_understood_is_named(pattern, part):
    with pytest.raises(PatternError) as told:
        Pattern(pattern)
    assert told.value.args[0] in part
