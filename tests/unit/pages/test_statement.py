"""The accessibility statement: each thing that its law asks for is asked for, and what is told is shown."""

import json
import re
from dataclasses import replace
from datetime import date

import pytest
from bs4 import BeautifulSoup

from utfall.checks.pages.statement import check_statement
from utfall.model.finding import Severity
from utfall.publisher import Accessibility, Contact, Defect
from utfall.render.sections import sections
from utfall.source.accessibility_run import read_run
from utfall.view.accessibility import statement_sections
from utfall.words import words

FLAW = Defect("Breda tabeller.", "De rullas.")
WHOLE = Accessibility(
    "Exempelby kommun", "Månadsrapporten", "partial", date(2026, 11, 20), date(2026, 11, 26), "Självskattning.",
    defects=(FLAW,), burdens=(), outside=(), contact=Contact("Redaktionen", "r@by.example"),
)  # fmt: skip
RUN = {"axe": "4.11.0", "rules": ["wcag2a"], "pages": ["index.html", "tillganglighet.html"], "widths": [360, 1280],
       "schemes": ["light", "dark"], "violations": 0}  # fmt: skip
PAGES = ["index.md", "tillganglighet.md"]


@pytest.fixture
def project(tmp_path, engine):
    (tmp_path / "accessibility.json").write_text(json.dumps(RUN), encoding="utf-8")
    return replace(engine, root=tmp_path, accessibility=WHOLE)


def lacks(project, **changed):
    found = list(check_statement(replace(project, accessibility=replace(WHOLE, **changed)), PAGES))
    assert {one.severity for one in found} <= {Severity.WARNING}
    return [one.case for one in found]


def test_a_whole_statement_lacks_nothing(project):
    assert lacks(project) == []


@pytest.mark.parametrize(
    ("name", "nothing"),
    [("authority", ""), ("service", ""), ("compliance", ""), ("defects", None), ("assessed", None), ("updated", None),
     ("method", ""), ("contact", Contact("Redaktionen")), ("complaints", ""), ("burdens", None), ("outside", None)],
)  # fmt: skip
def test_each_of_the_eleven_things_is_missed_by_its_name(project, sv, name, nothing):
    assert lacks(project, **{name: nothing}) == [name]
    [found] = check_statement(replace(project, accessibility=replace(WHOLE, **{name: nothing})), PAGES)
    assert found.field == f"extra.utfall.accessibility.{name}"
    assert found.message(sv).startswith("Tillgänglighetsredogörelsen saknar ")


@pytest.mark.parametrize("changed", [{"defects": ()}, {"compliance": "full"}])
def test_a_statement_that_contradicts_itself_is_told_of(project, changed):
    assert lacks(project, **changed) == ["contradiction"]


def test_fully_compliant_is_not_believed_against_the_run(project):
    project.accessibility_run.write_text(json.dumps({**RUN, "violations": 2}), encoding="utf-8")
    assert lacks(project, compliance="full", defects=()) == ["violations"]


def test_a_page_that_was_not_tried_is_told_of(project, sv):
    [found] = check_statement(project, [*PAGES, "hr.md"])
    assert found.message(sv) == "1 sida är inte med i den senaste mätningen av tillgängligheten, som hr.html."


@pytest.mark.parametrize("kept", ["{", "[]", '{"axe": 1}'])
def test_a_run_that_cannot_be_read_is_told_of(project, kept):
    project.accessibility_run.write_text(kept, encoding="utf-8")
    assert read_run(project) is None
    assert lacks(project) == ["run"]


def test_fully_compliant_asks_for_a_run_and_partially_may_rest_on_something_else(project):
    project.accessibility_run.unlink()
    assert lacks(project) == []
    assert lacks(project, compliance="full", defects=()) == ["run"]


def test_a_project_without_the_page_is_not_asked(project):
    assert list(check_statement(replace(project, accessibility=Accessibility()), ["index.md"])) == []


def shown(told, run, sv):
    return BeautifulSoup(sections(statement_sections(told, run, sv), "statement"), "html.parser")


def test_the_statement_says_all_eleven_things(project, sv):
    soup = shown(WHOLE, read_run(project), sv)
    text = re.sub(" +", " ", soup.get_text(" "))
    for said in (
        "Exempelby kommun",
        "Månadsrapporten är delvis förenlig med lagen om tillgänglighet till digital offentlig service",
        "Breda tabeller. De rullas.",
        "20\u00a0november\u00a02026",
        "26\u00a0november\u00a02026",
        "Självskattning.",
        "Redaktionen",
        "(12 § i lagen)",
        "(9 §)",
        "prövades 2 sidor automatiskt med axe-core 4.11.0",
    ):
        assert said in text
    links = [link["href"] for link in soup.select("a")]
    assert links == ["mailto:r@by.example", "https://www.digg.se/tdosanmalan"]


@pytest.mark.parametrize(("compliance", "said"), [("full", "är helt förenlig"), ("none", "är inte förenlig")])
def test_the_wording_is_one_of_the_three_that_are_fixed(sv, compliance, said):
    assert said in shown(replace(WHOLE, compliance=compliance), None, sv).get_text()


def test_what_is_not_told_is_said_to_be_missing_and_never_passed_over(sv):
    assert shown(Accessibility(), None, sv).get_text().count("Uppgiften saknas.") >= 6


BRITISH = replace(
    WHOLE, authority="Northmarsh Council", service="the monthly report", law="gb", prepared=date(2026, 11, 1),
    complaints="https://www.equalityadvisoryservice.com/",
)  # fmt: skip
NORWEGIAN = replace(
    WHOLE, authority="Fjordvik kommune", service="Månedsrapporten", law="no",
    complaints="https://www.diskrimineringsnemnda.no/", official="https://uustatus.no/nb/erklaringer/publisert/1",
)  # fmt: skip


def headings(soup):
    return [one.get_text() for one in soup.select("h2")]


def test_a_british_statement_has_the_headings_and_sentences_of_the_model_statement():
    soup = shown(replace(BRITISH, burdens=(Defect("Maps.", "They cost.", "A list."),)), None, words("en"))
    assert headings(soup) == [
        "Accessibility statement", "Compliance status", "Non-compliance with the accessibility regulations",
        "Disproportionate burden", "Content that’s not within the scope of the accessibility regulations",
        "Preparation of this accessibility statement", "Feedback and contact information", "Enforcement procedure",
    ]  # fmt: skip
    text = " ".join(soup.get_text(" ").split())
    for said in (
        "Northmarsh Council is committed to making its website accessible, in accordance with the Public Sector",
        "Bodies (Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018.",
        "This accessibility statement applies to the monthly report.",
        "This website is partially compliant with the Web Content Accessibility Guidelines version 2.2 AA standard,",
        "AA standard, due to the non-compliances and exemptions listed below.",
        "Maps. They cost. Accessible alternative: A list.",
        "This statement was prepared on 1 November 2026. It was last reviewed on 26 November 2026.",
        "The Equality and Human Rights Commission (EHRC) is responsible for enforcing",
    ):
        assert said in text
    assert [link["href"] for link in soup.select("a")][-1] == "https://www.equalityadvisoryservice.com/"


@pytest.mark.parametrize(
    ("lists", "cause"),
    [
        ({}, "the non-compliances listed"),
        ({"defects": (), "outside": (FLAW,)}, "the exemptions listed"),
        ({"outside": (FLAW,)}, "the non-compliances and exemptions listed"),
    ],
)
def test_a_british_statement_says_why_it_is_partial(lists, cause):
    assert f"due to {cause} below" in shown(replace(BRITISH, **lists), None, words("en")).get_text()


def test_a_norwegian_statement_leads_to_the_official_one_and_to_the_tribunal():
    soup = shown(NORWEGIAN, None, words("nb"))
    assert headings(soup) == [
        "Tilgjengelighetserklæring", "I hvilken grad er nettstedet i samsvar med kravene?",
        "Meld gjerne fra om brudd på kravene", "Klage", "Innhold som ikke er universelt utformet",
        "Unntak på grunn av uforholdsmessig byrde", "Innhold som kravene ikke omfatter",
        "Test og vurdering av nettstedet",
    ]  # fmt: skip
    assert [link["href"] for link in soup.select("a")] == [
        "https://uustatus.no/nb/erklaringer/publisert/1", "mailto:r@by.example",
        "https://www.diskrimineringsnemnda.no/",
    ]  # fmt: skip
    assert "Digg" not in soup.get_text()
    without = shown(replace(NORWEGIAN, official=""), None, words("nb")).get_text()
    assert "er laget i Digitaliseringsdirektoratets" not in without
    assert "Opplysningen mangler." in without


def test_a_swedish_body_has_its_own_law_on_a_page_in_english():
    soup = shown(WHOLE, None, words("en"))
    assert "partially compliant with the act on accessibility of digital public services" in soup.get_text()


def test_where_no_law_asks_nothing_is_said_of_one():
    soup = shown(replace(WHOLE, law="none", complaints=""), None, words("en"))
    assert headings(soup) == [
        "Accessibility", "What is not accessible", "If something cannot be used", "How the site was assessed",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("told", "changed", "case"),
    [
        (BRITISH, {"prepared": None}, "prepared"),
        (BRITISH, {"contact": Contact("Us", phone="01")}, "feedback"),
        (BRITISH, {"contact": Contact("Us"), "feedback": "https://a.example/form"}, None),
        (BRITISH, {"burdens": None}, "burdens"),
        (NORWEGIAN, {"official": ""}, "official"),
        (NORWEGIAN, {"outside": None}, "outside"),
        (replace(WHOLE, law="none"), {"burdens": None, "outside": None, "complaints": ""}, None),
        (replace(WHOLE, law="none"), {"method": ""}, "method"),
    ],
)
def test_each_law_asks_for_its_own_things(project, told, changed, case):
    found = list(check_statement(replace(project, accessibility=replace(told, **changed)), PAGES))
    assert [one.case for one in found] == ([case] if case else [])


def test_partial_for_an_exemption_alone_is_no_contradiction_and_full_with_one_is(project):
    assert lacks(project, defects=(), burdens=(FLAW,)) == []
    assert lacks(project, compliance="full", defects=(), burdens=(FLAW,)) == ["contradiction"]
