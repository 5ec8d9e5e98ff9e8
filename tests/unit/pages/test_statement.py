"""The accessibility statement: each of the eleven things is asked for, and what is told is shown."""

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
