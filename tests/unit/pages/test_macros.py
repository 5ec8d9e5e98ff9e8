"""The macros: what each writes, and that each refuses what is not there."""

import inspect

import pytest
from bs4 import BeautifulSoup

from utfall.errors import MacroError
from utfall.model.history import History
from utfall.pages.macro import MacroContext
from utfall.pages.macros import FUNCTIONS, NAMES, macros
from utfall.words import words


def soup(fragment):
    return BeautifulSoup(fragment, "html.parser")


def ids(fragment):
    return [block["id"] for block in soup(fragment).select("div.u-block")]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ('{{ indicators(chapter="ekonomi") }}', ["indicators-ekonomi-month"]),
        ('{{ indicators("hr") }}', ["indicators-hr-month"]),
        ('{{ indicators(area="kund") }}', ["indicators-kund-tertial", "indicators-kund-month"]),
        ('{{ indicators(frequency="tertial") }}', ["indicators-tertial"]),
        ('{{ statement("resultat") }}', ["statement-resultat"]),
        ("{{ statement() }}", ["statement-resultat"]),
        ("{{ goals() }}", ["goals"]),
        ('{{ goals("kund") }}', ["goals-kund"]),
        ('{{ activities(show="table") }}', ["activities"]),
        ('{{ assignments(show="table") }}', ["assignments"]),
        ('{{ projects(columns=["name", "overall"]) }}', ["projects-name-overall", "explanations"]),
        ('{{ projects(show="table") }}', ["projects", "explanations"]),
        ('{{ table("areas") }}', ["table-areas"]),
        ('{{ table("statement_lines") }}', ["table-statement-lines"]),
        ("{{ legend() }}", ["legend-goal", "legend-indicator", "legend-progress", "legend-project"]),
        ('{{ legend("project") }}', ["legend-project"]),
        ("{{ definitions() }}", ["definitions"]),
        ('{{ definitions("hr") }}', ["definitions-hr"]),
        ("{{ symbols() }}", ["symbols"]),
        ("{{ sources() }}", ["sources"]),
        ("{{ facts() }}", ["facts"]),
    ],
)
def test_a_macro_writes_its_tables(site, written, expected):
    assert ids(site.rendered(written)) == expected


@pytest.mark.parametrize(
    ("written", "shown", "stored"),
    [
        ('{{ figure("franvaro") }}', "5,3\u00a0%", "5.3"),
        ('{{ figure("kostnader") }}', "1\u00a0265\u00a0135\u00a0tkr", "1265135"),
        ('{{ figure("kostnader", unit="mkr") }}', "1\u00a0265\u00a0mkr", "1265135"),
        ('{{ figure("kostnader", unit="mdkr", decimals=2) }}', "1,27\u00a0mdkr", "1265135"),
        ('{{ figure("resultat", "target") }}', "\u2212305\u00a0tkr", "-305"),
        ('{{ figure("resultat/totalt", measure="forecast") }}', "110\u00a0tkr", "110"),
    ],
)
def test_a_figure_is_shown_as_the_sentence_says_it_and_keeps_what_is_stored(site, written, shown, stored):
    found = soup(site.rendered(f"Resultatet blev {written} i år.")).data
    assert (found.get_text(), found["value"]) == (shown, stored)


def test_a_figure_has_its_source_on_hover_and_focus(site):
    found = soup(site.rendered('{{ figure("franvaro") }}')).data
    assert found["title"] == "Frånvaro, Utfall nov 2023: 5,3\u00a0%. Källa: data/2023-11/observations.csv"


def test_a_corrected_figure_says_so_in_the_sentence_and_why_on_hover_and_focus(site):
    found = soup(site.rendered('{{ figure("kostnader", unit="mkr") }}'))
    assert found.get_text().replace("\u00a0", " ") == "1 265 mkr (rättat i november 2023, utgåva 2)"
    assert found.data["title"].replace("\u00a0", " ") == (
        "Kostnader, Utfall hittills i år, november 2023: 1 265 135 tkr. Källa: data/2023-11/observations.csv "
        "Rättat i november 2023, utgåva 2, den 20 december 2023: här stod 1 265 130. Skrivfel."
    )


def test_a_mark_is_shape_and_word(site):
    found = soup(site.rendered('{{ mark("project", "yellow") }}'))
    assert found.select_one(".u-mark").get_text() == "Gult"
    assert found.svg


def test_the_period_is_the_name_of_the_month(site):
    assert site.rendered("Rapport för {{ period() }}.") == "Rapport för november 2023."


def test_every_macro_has_a_sentence_that_says_what_it_does():
    assert all(inspect.getdoc(function).endswith(".") for function in FUNCTIONS)
    assert len(set(NAMES)) == len(NAMES)


def test_a_macro_is_pure(ready):
    for macro in ready:
        if not [one for one in inspect.signature(macro.function).parameters.values() if one.default is one.empty][1:]:
            assert made_by(macro) == made_by(macro), macro.name


def made_by(macro):
    """Return what a macro writes, or why it refuses: the small month has no members to compare."""
    try:
        return macro()
    except MacroError as refusal:
        return refusal.sentence


def test_every_macro_writes_one_line(real):
    made = {macro.name: macro for macro in macros(MacroContext(History((real,)), words("sv")))}
    for name in ("indicators", "statement", "goals", "activities", "assignments", "projects", "legend", "definitions",
                 "symbols", "sources", "facts", "period"):  # fmt: skip
        assert "\n" not in made[name](), name


def test_every_macro_speaks_english_too(real):
    made = {macro.name: macro for macro in macros(MacroContext(History((real,)), words("en")))}
    assert made["period"]() == "November 2023"
    assert "Result" in made["statement"]()
    for name in ("indicators", "goals", "projects", "definitions", "symbols", "facts"):
        assert made[name]()
