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


def test_every_header_cell_says_what_it_heads(report):
    heads = list(report.root.find("TH"))
    assert len(heads) > 300
    assert {one.scope for one in heads} == {"Column", "Row"}


def test_every_figure_says_what_it_shows_and_shapes_beside_words_are_none(report):
    said = [one.alt for one in report.root.find("Figure")]
    assert len(said) == 4
    assert [text for text in said if len(text) < 60] == []


def test_every_chapter_of_the_menu_and_every_indicator_is_there_and_in_the_contents(report):
    chapters = [one.text for one in report.root.find("H1")]
    assert chapters[:3] == ["Innehåll", "1 Sammanfattning", "2 Ekonomi"]
    assert chapters[-2:] == ["Bilaga: indikator för indikator", "Om den här handlingen"]
    indicators = [one.text for one in report.root.find("H2")][-19:]
    assert indicators[0] == "Verksamhetens kostnader"
    contents = [one.text.rpartition(" ")[0] for one in report.root.find("TOCI")]  # without the number of the page
    for said in (*chapters[1:], *indicators):
        assert said in contents, said
    assert [one.get_title() for one in report.pdf.get_toc(max_depth=1)] == chapters


def test_the_numbers_in_the_contents_are_those_of_the_pages(report):
    text = text_of(report.path)
    found = re.findall(r"(2 Ekonomi|Rättelser|Om rapporten) ?(?:[. ]*\.)[ .]*(\d+)", text)
    listed = dict(reversed(found))  # the first time is in the contents
    assert set(listed) == {"2 Ekonomi", "Rättelser", "Om rapporten"}
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


@pytest.mark.parametrize("caption", ["Uppdrag, november 2023", "Resultat per avdelning, november 2023, ackumulerat"])
def test_a_table_is_read_cell_by_cell(report, caption):
    table = next(one for one in report.root.find("Table") if one.text.startswith(caption))
    rows = [[cell.text for cell in row.cells] for row in table.find("TR")]
    assert len({len(row) for row in rows if row[-1]}) == 1
    assert all(row[0] for row in rows)
