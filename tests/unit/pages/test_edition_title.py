"""An edition has one name for readers: no page, cover, summary or sheet calls it by its data package's version."""

import pytest

from tests.seeded import SEED
from utfall.forms.book import sheets
from utfall.pages.edition import desk_of, prepare
from utfall.pages.macros import macros
from utfall.pages.render import render_page
from utfall.project import read_project
from utfall.source.page import read_pages
from utfall.view.colophon import Making, colophon
from utfall.view.cover import front, last_words
from utfall.view.memo import memo
from utfall.words import words

VERSION = "2023.11.1"
NAMES = {"sv": "november 2023, utgåva 1", "en": "November 2023, edition 1"}


@pytest.fixture(scope="module")
def seed():
    """The project that the program came with, and its month made ready."""
    project = read_project(SEED)
    return project, prepare(project)


def test_no_page_of_the_seed_writes_the_version(seed):
    project, edition = seed
    ready = macros(desk_of(project, edition.history))
    pages = {page.name: render_page(page, project.docs, ready)[0] for page in read_pages(project)}
    assert len(pages) > 12
    assert [name for name, text in pages.items() if VERSION in text] == []
    facts = next(text for text in pages.values() if 'id="facts"' in text)
    assert NAMES["sv"] in facts


@pytest.mark.parametrize("language", NAMES)
def test_cover_last_page_summary_sheets_and_colophon_name_the_edition_alike(seed, language):
    history, speech, name = seed[1].history, words(language), NAMES[language]
    report = history.current
    face = front(report, speech, "Rapport", "")
    heads = {"sv": "Utgåva", "en": "Edition"}
    assert face.lead == name.capitalize()
    assert (heads[language], name) in face.facts
    assert f"{report.package.name} ({name})." in last_words(report.package, speech, "", ("Typst",))[0]
    assert memo(history, speech, (), face, "").whole.endswith(f"{report.package.name} ({name}).")
    assert f"({name})" in sheets(report, seed[1].shown, speech)[0].about
    shown = colophon(report, speech, Making(1, 0), seed[0].contact, "")
    assert shown["cite"].endswith(name)
    assert VERSION not in repr({key: value for key, value in shown.items() if key != "structured"})
