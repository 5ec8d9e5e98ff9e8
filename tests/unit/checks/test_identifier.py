"""Ids: lower case, digits and single hyphens."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.month import Told, file_of
from utfall.checks.identifier import identifier_of
from utfall.source.cells import IDENTIFIER


def test_good_ids_are_let_be(month):
    assert month.told_by("identifier") == []


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Kund och ägare", "kund-och-agare"),
        ("kund_agare", "kund-agare"),
        ("KUND", "kund"),
        ("kund--agare", "kund-agare"),
        ("åäö", "aao"),
        ("--", "id"),
        ("kund ", "kund"),
    ],
)
def test_an_id_of_other_characters_is_told_with_one_that_would_do(month, text, meant):
    month.edited("areas", 2, id=text)
    assert month.told_by("identifier") == [
        Told(
            "identifier", "characters", file_of("areas"), 2, "id", text,
            f"”{text}” kan inte vara ett id: bara a–z, 0–9 och bindestreck mellan dem.",
            f"Skriv till exempel ”{meant}”. Ändra inte ett id som redan är publicerat.",
        )
    ]  # fmt: skip


def test_an_empty_id_is_left_to_another_check(month):
    month.edited("areas", 2, id="")
    assert month.told_by("identifier") == []


@given(st.text())
def test_what_is_proposed_is_always_an_id(text):
    assert IDENTIFIER.fullmatch(identifier_of(text))


@pytest.mark.parametrize("name", ["index", "readme", "con", "aux", "nul", "prn", "com1", "lpt9"])
def test_an_id_that_no_page_or_file_can_have_is_told(month, name):
    month.edited("areas", 2, id=name)
    assert (found := month.told_by("identifier")[0])[:6] == ("identifier", "taken", file_of("areas"), 2, "id", name)
    assert found.message == (
        f"”{name}” kan inte vara ett id: så heter en sida som leder till andra, eller något som Windows har för sig "
        "självt."
    )
    assert found.remedy == f"Skriv till exempel ”{name}-1”."


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("Kund och ägare", "kund-och-agare"),
        ("Økonomi og lønn", "okonomi-og-lonn"),
        ("Sykefravær", "sykefravaer"),
        ("Łódź, Straße", "lodz-strasse"),
        ("§ 4", "4"),
        ("中", "id"),
    ],
)
def test_a_name_in_any_latin_letters_has_an_id_that_can_be_read(name, meant):
    assert identifier_of(name) == meant
