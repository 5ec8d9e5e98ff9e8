"""Paragraphs that are the last report's, held against what has changed of what they are about."""

import json

import pytest

from tests.unit.earlier_month import history_of, with_october
from utfall.pages.old_text import old_text, old_text_by_record
from utfall.pages.subjects import subject_of
from utfall.period import Period
from utfall.source.page import page_of
from utfall.source.text_record import shingles_of, written_record
from utfall.words import words

SAID = "Förvaltningen har fått flera nya uppdrag under hösten och arbetar vidare med dem."
NEW = "Två upphandlingar blev klara i november, och båda leverantörerna har börjat arbeta."
ABSENCE = 4  # a row of observations.csv


@pytest.fixture
def months(tmp_path):
    return with_october(tmp_path)


def page(body, name="sida.md"):
    return page_of(name, f"docs/{name}", body.encode())


def told(month, body, earlier=None):
    """Return case and line of what is told of a page that in October said ``earlier``, by default the same."""
    before = shingles_of([page(body if earlier is None else earlier)])
    return [(one.case, one.row) for one in old_text(history_of(month), [page(body)], before)]


def of(macro, said=SAID):
    return f"# Rubrik\n\n{{{{ {macro} }}}}\n\n{said}\n"


def test_new_words_are_let_be(months):
    assert told(months[1], of("projects()", NEW), of("projects()")) == []


def test_what_deviates_stops_an_old_paragraph_about_it_and_no_other(months):
    assert told(months[1], of("projects()")) == [("deviates", 5)]
    assert told(months[1], of('activities(area="medarbetare")')) == [("deviates", 5)]
    assert told(months[1], of('activities(area="kund")')) == []  # as in October, and on its way


def test_new_figures_alone_are_pointed_out(months):
    months[1].edited("observations", 2, outcome="1265000")
    assert told(months[1], of('figure("kostnader")')) == [("figures", 5)]
    assert told(months[1], of('indicators(chapter="ekonomi")')) == [("figures", 5)]


def test_a_changed_status_stops(months):
    months[0].edited("goals", 2, status="good")
    assert told(months[1], of('goals(area="kund")')) == [("moved", 5)]
    assert told(months[1], of('goals(area="medarbetare")')) == []


def test_a_paragraph_of_which_only_a_bound_figure_changed_is_the_same(months):
    months[1].edited("observations", 2, outcome="1265000")
    body = '# E\n\nKostnaderna hittills i år är {{ figure("kostnader") }}, och intäkterna följer dem.\n'
    assert told(months[1], body) == [("figures", 3)]


def test_a_section_without_macros_is_about_what_its_page_is_about(months):
    assert told(months[1], f"# A\n\n{{{{ projects() }}}}\n\n## B\n\n{SAID}\n") == [("deviates", 7)]
    assert told(months[1], f"# Ledningen har ordet\n\n{SAID}\n") == [("deviates", 3)]  # about everything


@pytest.mark.parametrize(
    ("head", "mark", "is_confirmed"),
    [
        ("---\nutfall: {still-true: 2023-11}\n---\n", "", True),
        ("---\nutfall: {still-true: 2023-10}\n---\n", "", False),
        ("---\nutfall:\n  still-true:\n    Rubrik: 2023-11\n---\n", "", True),
        ("---\nutfall:\n  still-true:\n    Annan: 2023-11\n---\n", "", False),
        ("", " {# still-true: 2023-11 #}", True),
        ("", " {# still-true: 2023-10 #}", False),
        ("---\nutfall:\n  standing:\n    - Rubrik\n---\n", "", True),
    ],
)
def test_it_may_be_confirmed_as_still_true_for_the_month(months, head, mark, is_confirmed):
    found = told(months[1], f"{head}{of('projects()', SAID + mark)}", of("projects()"))
    assert (found == []) is is_confirmed


def test_a_section_that_is_marked_is_told_by_its_mark_alone(months):
    assert told(months[1], f"---\nutfall:\n  text-from:\n    Rubrik: 2023-10\n---\n{of('projects()')}") == []


def test_a_report_that_is_mostly_old_stops_whatever_has_changed(months):
    months[1].edited("observations", 2, outcome="1265000")
    macro, rest = (
        'figure("kostnader")',
        "Sommarens vikarier har slutat, och hösten är bemannad som planerat i alla led.",
    )
    third = "Lokalerna i Gamlestaden är uppsagda till våren och ersätts av ett mindre kontor."
    old = f"{of(macro)}\n{rest}\n\n{third}\n"
    assert told(months[1], old)[-1] == ("report", None)
    assert [
        one[0] for one in told(months[1], f"{old}\n{NEW}\n\n{NEW[::-1]} {NEW}\n\n{NEW} Ja.\n\n{NEW} Nej.\n", old)
    ] == ["figures"] * 3


def test_the_record_of_a_month_says_the_same_as_the_pages(months):
    pages = [page(of("projects()"))]
    folder = months[1].folder
    (folder / "last-text.json").write_text(written_record(Period.parse("2023-10"), pages), encoding="utf-8")
    history = history_of(months[1])
    assert [one.case for one in old_text_by_record(folder, history, pages)] == ["deviates"]
    assert months[1].told_by("unknown-resource") == []  # it is no part of the package, and nobody asks for it there
    (folder / "last-text.json").unlink()
    assert old_text_by_record(folder, history, pages) == ()


@pytest.mark.parametrize("text", ["", "{", "[]", '{"pages": {"a": 1}}', json.dumps({"pages": {"a": [1]}}), "\ufeff{}"])
def test_a_record_that_cannot_be_read_stops(months, text):
    (months[1].folder / "last-text.json").write_text(text, encoding="utf-8")
    (found,) = old_text_by_record(months[1].folder, history_of(months[1]), [page("# A\n")])
    assert (found.case, found.file, found.severity.value) == ("record", "data/2023-11/last-text.json", "error")


def test_what_is_told_quotes_the_paragraph_and_names_what_has_changed(months):
    (found,) = old_text(history_of(months[1]), [page(of("projects()"))], shingles_of([page(of("projects()"))]))
    assert found.message(words("sv")) == (
        "Ett stycke under ”Rubrik” är i stort sett detsamma som i förra rapporten, "
        "och det som avsnittet handlar om avviker: Telefoni, Portal."
    )
    assert "{# still-true: 2023-11 #}" in found.remedy(words("sv"))
    assert found.value == SAID


@pytest.mark.parametrize(
    ("source", "keys"),
    [
        ('{{ figure("kostnader", "forecast") }}', {"kostnader"}),
        ('{{ figure("resultat/hr") }}', {"resultat/hr", "resultat"}),
        ('{{ chart("ekonomi") }}', {"ekonomi", "kostnader", "resultat"}),
        ('{{ chart("goals") }}', {"goals", "service", "arbetsmiljo"}),
        ('{{ indicators(area="medarbetare") }}', {"franvaro"}),
        ("{{ assignments() }}", {"minska"}),
        ('{{ table("recruitment") }}', {"recruitment"}),
        ("{{ period() }} och {{ legend() }}", set()),
        ("{{ key_figures() }}", None),
        ("{% set a = 'hr' %}{{ indicators(chapter=a) }}", None),
        ("{{ figure( }}", None),
    ],
)  # fmt: skip
def test_a_section_is_about_what_its_macros_show(months, source, keys):
    assert subject_of(source, history_of(months[1]).current) == keys
