"""The outline: what each page of the menu shows, as its macros say."""

from dataclasses import replace

import pytest

from utfall.pages.outline import read_outline
from utfall.shown.outline import Chapter, ChapterContent, address_of


def outline(site, **pages):
    named = {f"{name}.md": text for name, text in pages.items()}
    site.write(named)
    return read_outline(replace(site.project, nav=tuple(named), nav_titles={}))


def test_a_chapter_is_called_by_its_name_in_the_menu(site):
    site.write({"ekonomi.md": "# 2 Ekonomi\n\n{{ indicators() }}\n"})
    titled = replace(site.project, nav=("ekonomi.md",), nav_titles={"ekonomi.md": "Ekonomi"})
    assert [one.title for one in read_outline(titled).chapters] == ["Ekonomi"]


def test_a_chapter_without_one_is_called_by_its_heading_and_shows_what_its_macros_name(site):
    text = '# 2 Ekonomi\n\n{{ indicators(chapter="ekonomi") }}\n\n{{ activities("kund") }}\n{{ figure("x") }}\n'
    [chapter] = outline(site, ekonomi=text).chapters
    assert chapter == Chapter(
        "ekonomi.md", "2 Ekonomi", (ChapterContent("indicators", "ekonomi"), ChapterContent("activities", area="kund"))
    )


def test_chapters_stand_in_the_order_of_the_menu(site):
    found = outline(site, uppdrag="# Uppdrag\n{{ assignments() }}", aktiviteter="# Aktiviteter\n{{ activities() }}")
    assert [one.title for one in found.chapters] == ["Uppdrag", "Aktiviteter"]


def test_a_page_that_shows_nothing_of_the_report_and_the_start_page_are_no_chapters(site):
    found = outline(site, index="# Start\n{{ goals() }}", om="# Om\n{{ facts() }}")
    assert found.chapters == ()
    assert found.pages == {"index.md", "om.md"}


def test_a_page_that_cannot_be_read_is_no_chapter(site):
    assert outline(site, hr="# HR\n{{ indicators( }}").chapters == ()


def test_addresses_are_given_for_pages_that_are_there(site):
    site.write({"indikatorer/kostnader.md": "# K", "hr.md": "# HR\n\n{{ goals() }}"})
    found = read_outline(site.project)
    assert found.indicator_page("kostnader") == "indikatorer/kostnader.html"
    assert found.indicator_page("resultat") == ""
    assert found.chapter_of("goals", "kund") == "hr.html"
    assert found.chapter_of("projects") == ""


@pytest.mark.parametrize(
    ("page", "address"),
    [
        ("index.md", "index.html"),
        ("README.md", "index.html"),
        ("ekonomi.md", "ekonomi.html"),
        ("indikatorer/README.md", "indikatorer/index.html"),
        ("indikatorer/nki.md", "indikatorer/nki.html"),
    ],
)
def test_a_page_lies_where_the_generator_puts_it(page, address):
    assert address_of(page) == address
