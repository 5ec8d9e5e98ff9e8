"""Rendering for the check: every refusal with its line, everything that is wrong at once."""

import pytest

from utfall.pages import macros as macros_module
from utfall.pages.macro import Macro
from utfall.pages.render import render_page
from utfall.source.page import Page

KNOWN = ", ".join(macros_module.NAMES)


def test_an_unknown_name_is_told_with_the_nearest_macro(site):
    (found,) = site.told("# Rubrik\n\nText {{ indicatrs() }}\n")
    assert found[:6] == ("page-unknown-name", "unknown", "docs/sida.md", 3, "indicatrs", "indicatrs")
    assert found.message == "Sidan använder namnet ”indicatrs”, som inte finns. Menades ”indicators”?"
    assert found.remedy == f"Makron som finns: {KNOWN}. Ska klamrarna visas som text, skriv dem inom raw-märken."


def test_an_unknown_name_is_told_with_its_position(site):
    assert site.places("# Rubrik\n\nText {{ foo }} och {{ bar }}\n") == [
        ("page-unknown-name", "unknown", 3, 9), ("page-unknown-name", "unknown", 3, 23),
    ]  # fmt: skip


def test_a_name_in_fenced_code_is_a_name_too(site):
    assert site.places("```\n{{ foo }}\n```\n") == [("page-unknown-name", "unknown", 2, 4)]


@pytest.mark.parametrize(
    ("call", "reason"),
    [
        ('table("gaols")', "Det finns ingen tabell som heter ”gaols”. Menades ”goals”?"),
        ('indicators(chapter="ekonomin")', "Det finns inget avsnitt som heter ”ekonomin”. Menades ”ekonomi”?"),
        ('indicators(chaptr="ekonomi")', "Det finns inget argument som heter ”chaptr”. Menades ”chapter”?"),
        ("table()", "Makrot table behöver name. Skriv så här: table(name, columns=None, title=None)."),
        ('table("a", ["b"], "c", "d")', "Makrot table fick fler värden än det tar emot."),
        ('table("areas", name="goals")', "Makrot table fick fler värden än det tar emot."),
        ("table(1.5)", "Makrot table tar emot texter inom citattecken och hela tal."),
        ("table", "Makrot table är skrivet utan parenteser. Skriv så här: table(name, columns=None, title=None)."),
        ('figure("kostnad")', "Det finns ingen indikator som heter ”kostnad”."),
        ('figure("kostnader", "outcom")', "Det finns inget mått som heter ”outcom”. Menades ”outcome”?"),
        ('figure("franvaro", unit="tkr")', "Frånvaro räknas i procent och kan inte visas i tkr."),
        ('figure("kostnader", decimals=9)', "decimals är antalet decimaler, ett heltal från 0 till 6. Här står ”9”."),
        ('statement("resultatet")', "Det finns ingen resultaträkning som heter ”resultatet”. Menades ”resultat”?"),
        ('goals("kunden")', "Det finns inget område som heter ”kunden”. Menades ”kund”?"),
        ('legend("goals")', "Det finns ingen statusskala som heter ”goals”. Menades ”goal”?"),
        ('mark("goal", "god")', "Det finns ingen status som heter ”god”. Menades ”good”?"),
        ('definitions("ekonomin")', "Det finns inget avsnitt som heter ”ekonomin”. Menades ”ekonomi”?"),
    ],
)
def test_a_refusal_of_a_macro_is_told_with_its_row_and_position(site, call, reason):
    (found,) = site.findings(f"# Rubrik\n\nText {{{{ {call} }}}}\n")
    assert (found.slug, found.case, found.file, found.row, found.column) == (
        "page-macro", "refused", "docs/sida.md", 3, 9,
    )  # fmt: skip
    (said,) = site.told(f"{{{{ {call} }}}}")
    assert said.message.startswith(reason)
    assert said.remedy == "Rätta anropet på den raden. Alla makron står i dokumentationen med exempel."


def test_an_empty_cell_that_pages_ask_for_is_one_finding_at_the_cell(site):
    (found,) = site.findings('# Rubrik\n\nText {{ figure("datorer") }} och {{ figure("datorer", decimals=1) }}.\n')[:1]
    assert (found.slug, found.case, found.file.rpartition("/")[2], found.row, found.field) == (
        "due-figure", "asked", "observations.csv", 5, "outcome",
    )  # fmt: skip


def test_every_refusal_on_a_page_is_told(site):
    assert site.places('{{ table("a") }}\n\n{{ table("b") }}\n\n{{ foo }}\n') == [
        ("page-unknown-name", "unknown", 5, 4), ("page-macro", "refused", 1, 4), ("page-macro", "refused", 3, 4),
    ]  # fmt: skip


def test_two_refusals_on_one_row_are_both_told(site):
    assert [one.message[:46] for one in site.told('{{ table("a") }} {{ table("b") }}')] == [
        "Det finns ingen tabell som heter ”a”. De som f", "Det finns ingen tabell som heter ”b”. De som f",
    ]  # fmt: skip


@pytest.mark.parametrize("body", ["{{ table(", '{{ "a" if }}', "{% for %}", "{{", "{# x", "{% if 1 %}"])
def test_braces_that_cannot_be_understood_are_told_with_their_row(site, body):
    (found,) = site.findings(f"Text\n\n{body}\n")
    assert (found.slug, found.case, found.file) == ("page-syntax", "broken", "docs/sida.md")
    assert found.row in {3, 4}
    (said,) = site.told(body)
    assert said.message.startswith("Klamrarna på sidan går inte att tolka: ")
    assert not said.message.endswith("..")


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("{{ 1 / 0 }}", "det delas med noll"),
        ("{{ [1][5] }}", "list object has no element 5"),
        ('{{ "a".foo }}', "'str object' has no attribute 'foo'"),
        ('{{ "a" + 1 }}', 'värdena är av slag som inte går ihop (can only concatenate str (not "int") to str)'),
    ],
)
def test_what_an_expression_raises_is_told_with_its_row(site, body, reason):
    (found,) = site.findings(f"Text\n\n{body}\n")
    assert (found.slug, found.case, found.file, found.row) == ("page-error", "raised", "docs/sida.md", 3)
    (said,) = site.told(body)
    assert said.message.startswith(f"Uttrycket på raden går inte att räkna ut: {reason}")
    assert said.message.endswith(".")
    assert said.remedy == "Rätta eller ta bort uttrycket."


@pytest.mark.parametrize(
    ("body", "message", "known"),
    [
        ("{% do 1 %}", "Satsen ”do” finns inte på en sida.", "Satser som finns: block, call, extends, filter, for, "),
        ("{% forr a in b %}", "Satsen ”forr” finns inte på en sida. Menades ”for”?", "Satser som finns: block, "),
        ('{{ "a"|uper }}', "Filtret ”uper” finns inte på en sida. Menades ”upper”?", "Filter som finns: abs, "),
        ('{{ "a"|wordwrap(1) }}', "Filtret ”wordwrap” finns inte på en sida.", "Filter som finns: abs, "),
        ("{{ 1 is evven }}", "Villkoret ”is evven” finns inte på en sida. Menades ”even”?", "Villkor som finns: "),
    ],
)  # fmt: skip
def test_a_filter_a_condition_or_a_statement_that_is_not_there_is_told_with_those_that_are(site, body, message, known):
    (found,) = site.findings(f"Text\n\n{body}\n")
    assert (found.slug, found.file, found.row) == ("page-syntax", "docs/sida.md", 3)
    assert found.column == body.index(found.value) + 1
    (said,) = site.told(body)
    assert said.message == message
    assert said.remedy.startswith(known)


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("{{ " + "9" * 5000 + " }}", "ett för stort tal"),
        ("{{ 0x" + "f" * 5000 + " }}", "ett för stort tal"),
        ("{{ 1e999 + 1 }}", "ett för stort tal"),
        ("{{ 1e308 * 10 }}", "ett för stort tal"),
        ("{{ range(1000000) }}", "ett för stort tal"),
        ("{{ " + "(" * 400 + "1" + ")" * 400 + " }}", "parenteser, listor eller villkor i för många led"),
        ("{% for a in [1] %}" * 20 + "{% endfor %}" * 20, "fler än 12 satser eller uttryck inuti varandra"),
        ("{{ " + "not " * 900 + "1 }}", "fler än 60 satser eller uttryck inuti varandra"),
    ],
)
def test_numbers_and_depths_that_no_page_needs_are_told_with_their_row(site, body, reason):
    (found,) = site.findings(f"Text\n\n{body}\n")
    assert (found.slug, found.case, found.file, found.row) == ("page-error", "costly", "docs/sida.md", 3)
    (said,) = site.told(body)
    assert said.message == f"Sidan kräver mer än en sida får: {reason}."


def test_a_page_with_very_many_faults_tells_the_first_and_that_there_are_more(site):
    told = site.findings("\n\n".join(f"{{{{ okand{number} }}}}" for number in range(3000)))
    assert [one.value for one in told[:100]] == [f"okand{number}" for number in range(100)]
    assert [(one.slug, one.case) for one in told[100:]] == [("page-error", "more")]


@pytest.mark.parametrize("body", ['{% include "sida.md" %}', '{% extends "sida.md" %}'])
def test_a_page_that_includes_itself_is_told(site, body):
    (said,) = site.told(body)
    assert (said.slug, said.case) == ("page-error", "costly")
    assert said.message == "Sidan kräver mer än en sida får: för många filer som hämtas in."
    assert said.remedy == (
        "Skriv uttrycket enklare. En sida behöver sällan mer än makron och någon enstaka upprepning."
    )


def test_rows_count_from_the_top_of_the_file_with_its_front_matter(site):
    head = "---\ntitle: Rubrik\nutfall:\n  x: 1\n---\n"
    assert site.places(head + "\n# R\n\n{{ foo }}\n") == [("page-unknown-name", "unknown", 9, 4)]
    assert site.places(head + '\n{{ table("a") }}\n') == [("page-macro", "refused", 7, 4)]
    assert site.places(head + "\n\n{{ 1 / 0 }}\n")[0][2] == 8
    assert site.places(head + "\n\n{{ 1 if }}\n")[0][2] == 8
    assert site.places(head + '\n{% include "x" %}\n')[0][2:] == (7, 13)


def test_a_mistake_inside_a_macro_is_ours_and_raised(site, ready):
    def broken(_desk):
        return {}["x"]

    macro = Macro(broken, ready[0].context)
    page = Page("a.md", "docs/a.md", "{{ broken() }}")
    with pytest.raises(KeyError):
        render_page(page, site.project.docs, (macro,))


def test_a_page_without_macros_is_as_it_was(site):
    text, _, terms = site.rendered("# Rubrik\n\nText & <b>mer</b> | *så*\n").partition('\n\n<div class="u-terms"')
    assert text == "# Rubrik\n\nText & <b>mer</b> | *så*"
    assert terms.count("\n") == 1  # the glossary goes along at the end, on a line of its own
