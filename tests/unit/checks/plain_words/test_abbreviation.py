"""Abbreviations that nobody explains."""

import pytest


def test_an_abbreviation_is_told_of_once_at_its_first_use(advised):
    [(row, said)] = advised("plain-abbreviation", "Vi upphandlar.\n\nMed INK nu. Och INK igen.")
    assert row == 5
    assert said == "Förkortningen INK är inte förklarad, varken på sidan eller i ordlistan."


@pytest.mark.parametrize(
    "text",
    ["Hållbart medarbetarengagemang (HME) ökar.", "Vår HME (hållbart medarbetarengagemang) ökar.", "Som PDF och CSV.",
     "Kapitel IV.", "# 3 HR", "IT-tjänster", "`INK`", "[x](INK.md)"],
)  # fmt: skip
def test_what_is_spelled_out_or_known_or_no_text_passes(advised, text):
    assert advised("plain-abbreviation", text) == []


@pytest.mark.parametrize(("language", "text"), [("en", "The NHS and VAT."), ("nb", "I EØS og hos NAV.")])
def test_each_language_has_what_is_well_known(advised, language, text):
    assert advised("plain-abbreviation", text, language=language) == []


def test_what_the_glossary_explains_passes(advised):
    assert advised("plain-abbreviation", "Med INK nu.", explained={"INK"}) == []
