"""The report as PDF: whole and tagged."""

import re
from itertools import pairwise

import pytest

from tests.paper.reading import text_of

HEADINGS = ("H1", "H2", "H3", "H4", "H5", "H6")
POINTS = 72 / 25.4  # to a millimetre


def test_it_says_what_it_is(report):
    facts = report.pdf.get_metadata_dict()
    assert facts["Title"] == "Månadsrapport november 2023, Intraservice. November 2023, utgåva 1"
    assert facts["CreationDate"].startswith("D:20231130")
    assert report.language == "sv"
    assert report.pdf.is_tagged()


def test_its_headings_never_skip_a_level_and_its_title_is_told(report):
    levels = [int(one.kind[1]) for one in report.root.find(*HEADINGS)]
    assert levels[0] == 1
    assert next(report.root.find("Title")).text == "Månadsrapport november 2023, Intraservice"
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_every_header_cell_says_what_it_heads(report, appendix):
    for document, least in ((report, 100), (appendix, 200)):
        heads = list(document.root.find("TH"))
        assert len(heads) > least
        assert {one.scope for one in heads} == {"Column", "Row"}


def test_every_figure_says_what_it_shows_and_shapes_beside_words_are_none(report, appendix):
    said = [one.alt for document in (report, appendix) for one in document.root.find("Figure")]
    assert len(said) == 4
    assert [text for text in said if len(text) < 60] == []


def test_every_chapter_is_there_and_in_the_contents(report):
    chapters = [one.text for one in report.root.find("H1")]
    assert chapters[:3] == ["Innehåll", "Sammanfattning", "2 Ekonomi"]
    assert chapters[-2:] == ["7 Bilaga Indikatorer", "Om den här handlingen"]
    assert [one.text.rpartition(" ")[0] for one in report.root.find("TOCI")] == chapters[1:]
    assert [one.get_title() for one in report.pdf.get_toc(max_depth=1)] == chapters


def test_it_is_short_and_the_rest_is_in_two_documents_that_it_leads_to(report, appendix, documentation):
    assert len(report.pdf) <= 12
    assert len(appendix.pdf) > len(report.pdf)
    for name, other in {"bilaga-indikatorer.pdf": appendix, "dokumentation.pdf": documentation}.items():
        assert f"({name}), {len(other.pdf)} sidor" in report.root.text.replace("\xa0", " ")
        assert name in {address.partition("#")[0] for address in report.addresses}


def test_the_appendix_has_every_indicator_and_the_documentation_how_it_is_made(appendix, documentation):
    heads = [one.text for one in appendix.root.find("H2")]
    assert "Verksamhetens kostnader" in heads
    assert sum(one in heads for one in ("Sjukfrånvaro", "2 Ekonomi", "3 HR")) == 3
    chapters = [one.text for one in documentation.root.find("H1")]
    assert {"Ordlista", "Öppna data", "Om rapporten", "Tillgänglighet"} <= {*chapters}


def test_a_reference_says_the_page_that_the_whole_table_is_on(report, appendix):
    said = re.findall(r"bilagan s. (\d+)", report.root.text.replace("\xa0", " "))
    assert said
    assert {f"bilaga-indikatorer.pdf#page={page}" for page in said} <= report.addresses
    first = next(appendix.root.find("Table", "H1")).page
    assert all(first <= int(page) - 1 < len(appendix.pdf) for page in said)


def test_the_numbers_in_the_contents_are_those_of_the_pages(report):
    text = text_of(report.path)
    found = re.findall(r"(2 Ekonomi|5 Bilaga Uppdrag|7 Bilaga Indikatorer) ?(?:[. ]*\.)[ .]*(\d+)", text)
    listed = dict(reversed(found))  # the first time is in the contents
    assert set(listed) == {"2 Ekonomi", "5 Bilaga Uppdrag", "7 Bilaga Indikatorer"}
    for heading, number in listed.items():
        there = next(one for one in report.root.find("H1") if one.text == heading)
        assert there.page + 1 == int(number)


def test_nothing_stands_outside_the_text_area(report):
    margin = 15 * POINTS
    for number, page in enumerate(report.pdf, 1):
        text = page.get_textpage()
        places = [text.get_rect(at) for at in range(text.count_rects())]
        assert places
        assert [
            text.get_text_bounded(*place)
            for place in places
            if place[0] < margin or place[2] > page.get_width() - margin or place[1] < 0
        ] == [], f"page {number}"


@pytest.mark.parametrize("caption", ["Uppdrag, november 2023", "Resultat per avdelning, hittills i år"])
def test_a_table_is_read_cell_by_cell(report, caption):
    table = next(one for one in report.root.find("Table") if one.text.startswith(caption))
    rows = [[cell.text for cell in row.cells] for row in table.find("TR")]
    assert len({len(row) for row in rows if row[-1]}) == 1
    assert all(row[0] for row in rows)
