"""Which stated figures the data gives, in which unit and with which sign, and what is nearest to the others."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from utfall.derive.backing import is_backed, is_same, unbacked
from utfall.model.unit import KRONOR
from utfall.number import write_number
from utfall.pages.stated_figures import stated_figures
from utfall.shown.stated import Known, Stated
from utfall.source.page import Page

COSTS = Known("Verksamhetens kostnader", "outcome", Decimal(1265135), "tkr", 0)
LEAVE = Known("Sjukfrånvaro", "outcome", Decimal("5.3"), "procent", 1)
TARGET = Known("Resultat", "target", Decimal(-305), "tkr", 0)
MORE = Known("Sjukfrånvaro", "change.last_year", Decimal("0.2"), "procentenheter", 1, is_change=True)
PIECES = Known("Datorer", "outcome", Decimal(77600), "antal", 0)
LEFT = Known("Konsultkostnader", "rest", Decimal(19558), "tkr", 0, is_change=True, is_remote=True)
ALL = (COSTS, LEAVE, TARGET, MORE, PIECES, LEFT)


def one(text):
    (found,) = stated_figures(Page("a.md", "docs/a.md", text))
    return found


@pytest.mark.parametrize(
    "text",
    [
        "1 265 135 tkr",
        "1 265 mkr",
        "1 265,1 mnkr",
        "1,3 mdkr",
        "1,27 miljarder kronor",
        "1 265 135",
        "1 265 135 000 kr",
        "5,3 %",
        "5 procent",
        "−305 tkr",
        "305 tkr",
        "ett underskott om 305 tkr",
        "minus 0,3 mkr",
        "0,2 procentenheter",
        "−0,2 procentenheter",
        "77 600 st",
        "77 600 datorer",
        "1,3 miljarder",
        "ca 78 000 st",
        "drygt 5 procent",
        "Konsultkostnaderna ökar med 20 mkr",
    ],
)
def test_what_the_data_gives_is_backed(text):
    assert is_backed(one(text), ALL)


@pytest.mark.parametrize(
    "text",
    [
        "1 265 134 tkr",
        "1 266 mkr",
        "1,2 mdkr",
        "5,4 %",
        "6 procent",
        "5,3 procentenheter",
        "0,2 %",
        "+305 tkr",
        "ett överskott om 305 tkr",
        "5,3 mkr",
        "77 600 tkr",
        "5,3 st",
        "78 000 st",
        "knappt 5 procent",
        "Utvecklingen kostar 20 mkr",
    ],
)
def test_what_no_data_gives_is_not(text):
    assert not is_backed(one(text), ALL)


@given(
    value=st.decimals(-(10**9), 10**9, places=2),
    unit=st.sampled_from([*KRONOR, "procent", "procentenheter", "antal"]),
    into=st.sampled_from(list(KRONOR)),
    decimals=st.integers(0, 3),
)
def test_every_known_figure_backs_itself_however_it_is_rounded(value, unit, into, decimals):
    is_money = unit in KRONOR
    shown = value * KRONOR[unit] / KRONOR[into] if is_money else value
    word = into if is_money else {"procent": "%", "antal": "st"}.get(unit, unit)
    stated = one(f"Det är {write_number(shown, decimals)} {word}.")
    known = Known("Något", "outcome", value, unit)
    assert is_backed(stated, [known])
    if stated.value:
        beyond = replace(stated, low=stated.high + 1, high=stated.high + 2)
        assert not is_backed(beyond, [known])


@pytest.mark.parametrize(
    ("text", "nearest"),
    [
        ("Sjukfrånvaron är 5,8 %", LEAVE),
        ("Andelen är 5,5 %", LEAVE),
        ("Andelen är 9 %", None),
        ("Sjukfrånvaron är 3,5 %", LEAVE),
        ("Kostnaden är 1 200 mkr", COSTS),
        ("Det är 25 mkr", None),
        ("Det är 77 700 st", PIECES),
    ],
)
def test_the_nearest_is_of_what_the_sentence_names_else_near_indeed(text, nearest):
    assert unbacked(one(text), ALL).nearest == nearest


def test_the_same_figure_may_be_written_in_two_ways():
    assert is_same(one("60 mnkr"), one("60 Mkr"))
    assert not is_same(one("60 mnkr"), one("60 tkr"))
    assert not is_same(one("−60 mnkr"), one("+60 mnkr"))


def test_zero_has_no_sign():
    nothing = Stated("", 1, 1, "−0,0", Decimal(0), Decimal("-0.05"), Decimal("0.05"), "procent", 1, -1)
    assert is_backed(nothing, [Known("A", "outcome", Decimal("0.01"), "procent")]) is False
    assert is_backed(nothing, [Known("A", "outcome", Decimal(0), "procent")])
