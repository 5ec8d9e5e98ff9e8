"""Which figures are read in a text, and what they are taken to say."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from utfall.checks.commentary.passages import passages_of
from utfall.derive.claims.grammar import grammar_of, language_of
from utfall.derive.claims.quantity import quantities
from utfall.number import write_number
from utfall.source.page import Page

UNITS = frozenset({"månadsarbetare", "timmar"})


def figures(text, units=UNITS):
    """Return the figures of a page's sentences, with the sentence of each; small whole numbers are left out."""
    found = []
    for passage in passages_of(Page("a.md", "docs/a.md", text)):
        said = passage.utterance.text
        grammar = grammar_of(language_of(said, "sv"))
        found += [(passage, one) for one in quantities(said, grammar, units) if not one.is_small]
    return found


def read(text, units=UNITS):
    """Return what each figure of a text is as written, its magnitude, unit and sign."""
    found = figures(text, units)
    return [
        (passage.utterance.text[one.start : one.end], float(one.value), one.unit, one.sign) for passage, one in found
    ]


@pytest.mark.parametrize(
    ("text", "written", "value", "unit"),
    [
        ("är 19 mkr.", "19 mkr", 19, "mnkr"),
        ("är 2,5 miljoner euro", "2,5 miljoner euro", 2.5, "€m"),
        ("är 3 MNOK", "3 MNOK", 3, "MNOK"),
        ("the income was £612k in all", "£612k", 612, "£k"),
        ("the income was GBP 1.2 million", "GBP 1.2 million", 1.2, "£m"),
        ("the income was 40 thousand pounds", "40 thousand pounds", 40, "£k"),
        ("är 19 mnkr", "19 mnkr", 19, "mnkr"),
        ("är 19,1 Mkr", "19,1 Mkr", 19.1, "mnkr"),
        ("är 19mkr", "19mkr", 19, "mnkr"),
        ("är 100 MSEK", "100 MSEK", 100, "mnkr"),
        ("är 19 miljoner kronor", "19 miljoner kronor", 19, "mnkr"),
        ("är 1,2 mdkr", "1,2 mdkr", 1.2, "mdkr"),
        ("är 2 miljarder kronor", "2 miljarder kronor", 2, "mdkr"),
        ("är 305 tkr", "305 tkr", 305, "tkr"),
        ("är 45 tusen kronor", "45 tusen kronor", 45, "tkr"),
        ("är 2000 kr", "2000 kr", 2000, "kr"),
        ("är 350 kronor", "350 kronor", 350, "kr"),
        ("är 1,3 miljoner fakturor", "1,3 miljoner", 1_300_000, ""),
        ("är 5,3 %", "5,3 %", 5.3, "procent"),
        ("är 5,3%", "5,3%", 5.3, "procent"),
        ("it is 5.3 per cent", "5.3 per cent", 5.3, "procent"),
        ("en 15 procents ökning", "15 procents", 15, "procent"),
        ("är 0,2 procentenheter", "0,2 procentenheter", 0.2, "procentenheter"),
        ("är 77 600 st", "77 600 st", 77600, "st"),
        ("är 7 stycken", "7 stycken", 7, "st"),
        ("är 609 månadsarbetare", "609 månadsarbetare", 609, "månadsarbetare"),
        ("är 1 265 135", "1 265 135", 1265135, ""),
        ("är 1 265 135,5 i år", "1 265 135,5", 1265135.5, ""),
        ("är 1,265,135", "1,265,135", 1265135, ""),
        ("är 344559 ärenden", "344559", 344559, ""),
        ("är 609,2", "609,2", 609.2, ""),
        ("var **19** mkr", "19 mkr", 19, "mnkr"),
        ("var **19 mkr**", "19 mkr", 19, "mnkr"),
        ("var 60\nmkr", "60 mkr", 60, "mnkr"),
        ("i november 2023 150 st", "150 st", 150, "st"),
        ("[25 mkr](a.md)", "25 mkr", 25, "mnkr"),
        ("| 25 mkr |", "25 mkr", 25, "mnkr"),
        ("resultatet – 25 mkr – är", "25 mkr", 25, "mnkr"),
    ],
)
def test_a_figure_is_read_with_its_unit(text, written, value, unit):
    assert [one[:3] for one in read(text)] == [(written, value, unit)]


@pytest.mark.parametrize("space", [" ", "\u00a0", "\u202f", "\u2009", "\u2007", "&nbsp;", "&thinsp;", "&#160;"])
def test_every_kind_of_space_may_stand_in_a_figure(space):
    assert [one[1:3] for one in read(f"är 1{space}265{space}135{space}tkr")] == [(1265135, "tkr")]


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("är −305 tkr", -1),
        ("är -305 tkr", -1),
        ("är –305 tkr", -1),
        ("är &minus;305 tkr", -1),
        ("är minus 305 tkr", -1),
        ("ett underskott om 305 tkr", -1),
        ("underskottet är 305 tkr", -1),
        ("är (−305 tkr)", -1),
        ("är +305 tkr", 1),
        ("är plus 305 tkr", 1),
        ("ett överskott på ca 305 tkr", 1),
        ("är 305 tkr", 0),
        ("resultatet - 305 tkr - är", 0),
        ("lägre med 305 tkr", 0),
    ],
)
def test_a_sign_is_read_in_signs_and_in_words(text, sign):
    assert read(text)[0][1:] == (305, "tkr", sign)


@pytest.mark.parametrize(
    "text",
    [
        "från 77 till 78",
        "(7 under november 2023)",
        "2023 var bra",
        "år 2024",
        "punkt 3,5",
        "2,5 år",
        "12 000 gånger",
        "version 2.10",
        "N165-1234",
        "1 000-tals",
        "0123/23",
        "T3",
        "R12",
        "B2B",
        "365 00 00",
        "U+2212",
        "RFC 8493",
        "3 av 5",
        "",
        "{{ figure('resultat') }} mkr",
    ],
)
def test_what_is_no_figure_is_passed_by(text):
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("5–6 mkr", [("5", 5, "mnkr", 0), ("6 mkr", 6, "mnkr", 0)]),
        ("från 77 till 78 procent", [("77", 77, "procent", 0), ("78 procent", 78, "procent", 0)]),
        ("2023 och 5 procent", [("5 procent", 5, "procent", 0)]),
        ("10 % till 20 %", [("10 %", 10, "procent", 0), ("20 %", 20, "procent", 0)]),
    ],
)
def test_two_figures_may_share_a_unit(text, figures):
    assert read(text) == figures


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("19 mkr", "18.5", "19.5"),
        ("19,0 mkr", "18.95", "19.05"),
        ("690 000", "685000", "695000"),
        ("1 265", "1264.5", "1265.5"),
        ("ca 20 mkr", "19", "21"),
        ("ca 690 000", "685000", "695000"),
        ("drygt 19 mkr", "19", "20"),
        ("knappt 20 mkr", "19", "20"),
        ("mer än 300 000", "300000", "400000"),
        ("1,3 miljoner", "1250000", "1350000"),
    ],
)
def test_a_figure_holds_for_what_is_rounded_to_it(text, low, high):
    ((_, found),) = figures(f"Det är {text}.")
    assert (found.low, found.high) == (Decimal(low), Decimal(high))


def test_a_figure_has_its_place_and_its_sentence():
    page = Page("a.md", "docs/a.md", "# 2 Ekonomi\n\nFörst. Sedan är\ndet 25 mkr. Sist.\n", first_line=4)
    passage = list(passages_of(page))[2]
    (found,) = quantities(passage.utterance.text, grammar_of("sv"))
    assert passage.place(found.start) == (7, 5)
    assert passage.utterance.text == "Sedan är det 25 mkr."


@given(
    value=st.decimals(0, 10**9, places=3),
    decimals=st.integers(0, 3),
    unit=st.sampled_from(["kr", "tkr", "mkr", "mnkr", "mdkr", "%", "procent", "procentenheter", "st"]),
    space=st.sampled_from([" ", "\u00a0", "\u202f", "&nbsp;"]),
    sign=st.sampled_from(["", "−", "-", "–", "+", "minus "]),
    around=st.sampled_from(["Det är {}.", "({})", "**{}**", "I november 2023 {}, mot 2022", "- {}\n", "{} var det"]),
)
def test_whatever_is_written_is_read_back(value, decimals, unit, space, sign, around):
    written = write_number(value, decimals).replace("\u00a0", space)
    ((_, found),) = figures(around.format(f"{sign}{written}{space}{unit}"))
    rounded = Decimal(write_number(value, decimals).replace("\u00a0", "").replace(",", "."))
    assert (found.value, found.decimals) == (rounded, decimals)
    assert found.low <= value <= found.high
    assert found.sign == (0 if not sign else 1 if sign == "+" else -1)


@given(st.text(alphabet="0123456789 \u00a0.,-–−+%§/:()[]{}|`*_<>#\nkrmnstpåä", max_size=80))
def test_no_text_is_too_odd_to_be_read(text):
    for passage, one in figures(text):
        assert one.low <= one.high
        row, column = passage.place(one.start)
        assert 1 <= row <= text.count("\n") + 1
        assert column >= 1
