"""The report as PDF: whole, tagged, and free of errors by a checker that is not ours."""

import re
from itertools import pairwise

import page
import pikepdf
import pytest

from tests.paper.reading import text_of

HEADINGS = ("H1", "H2", "H3", "H4", "H5", "H6")
POINTS = 72 / 25.4  # to a millimetre


def test_an_independent_checker_finds_no_error_against_pdf_ua(documents):
    found = page.validate_pdf(documents["rapport.pdf"], profile="ua1")
    assert [(one.rule_id, one.message) for one in found.failures] == []
    assert found.rules.total > 100


def test_its_syntax_is_sound(report, memo):
    assert [one.pdf.check_pdf_syntax() for one in (report, memo)] == [[], []]


def test_the_checker_finds_what_is_taken_away(documents, tmp_path):
    with pikepdf.open(documents["rapport.pdf"]) as pdf:
        del pdf.Root.Lang
        pdf.Root.MarkInfo.Marked = False
        pdf.save(tmp_path / "broken.pdf")
    assert not page.is_pdf_compliant(tmp_path / "broken.pdf", profile="ua1")


def test_it_says_what_it_is(report):
    assert report.pdf.docinfo["/Title"] == "Månadsrapport november 2023, Intraservice. November 2023, utgåva 1"
    assert report.pdf.Root.Lang == "sv"
    assert report.pdf.Root.ViewerPreferences.DisplayDocTitle
    assert report.pdf.Root.MarkInfo.Marked
    assert str(report.pdf.docinfo["/CreationDate"]).startswith("D:20231130")
    with report.pdf.open_metadata() as meta:
        assert meta["pdfuaid:part"] == "1"


def test_its_headings_never_skip_a_level_and_its_title_is_told(report):
    levels = [int(one.kind[1]) for one in report.root.find(*HEADINGS)]
    assert levels[0] == 1
    assert next(report.root.find("Title")).text == "Månadsrapport november 2023, Intraservice"
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_every_header_cell_says_what_it_heads(report):
    heads = list(report.root.find("TH"))
    assert len(heads) > 300
    assert {str(one.attributes["Scope"]) for one in heads} == {"/Column", "/Row"}


def test_every_figure_says_what_it_shows_and_shapes_beside_words_are_none(report):
    said = [str(one.raw.Alt) for one in report.root.find("Figure")]
    assert len(said) == 4
    assert [text for text in said if len(text) < 60] == []


def test_every_chapter_of_the_menu_and_every_indicator_is_there_and_in_the_contents(report):
    chapters = [one.text for one in report.root.find("H1")]
    assert chapters[:3] == ["Innehåll", "1 Sammanfattning", "2 Ekonomi"]
    assert chapters[-2:] == ["Bilaga: indikator för indikator", "Om den här handlingen"]
    indicators = [one.text for one in report.root.find("H2")][-19:]
    assert indicators[0] == "Verksamhetens kostnader"
    contents = [one.text for one in report.root.find("TOCI")]
    for said in (*chapters[1:], *indicators):
        assert said in contents, said
    with report.pdf.open_outline() as outline:
        assert [one.title for one in outline.root] == chapters


def test_the_numbers_in_the_contents_are_those_of_the_pages(report):
    text = text_of(report.path)
    found = re.findall(r"(2 Ekonomi|Rättelser|Om rapporten) ?(?:[. ]*\.)[ .]*(\d+)", text)
    listed = dict(reversed(found))  # the first time is in the contents
    assert set(listed) == {"2 Ekonomi", "Rättelser", "Om rapporten"}
    for heading, number in listed.items():
        there = next(one for one in report.root.find("H1") if one.text == heading)
        assert report._numbers[there.raw.Pg.objgen] + 1 == int(number)


def test_nothing_stands_outside_the_text_area(report):
    for number, (width, height, _chars, words) in enumerate(report.pages, 1):
        margin = 15 * POINTS
        outside = [
            one["text"] for one in words if one["x0"] < margin or one["x1"] > width - margin or one["bottom"] > height
        ]
        assert outside == [], f"page {number}"


@pytest.mark.parametrize("caption", ["Uppdrag, november 2023", "Resultat per avdelning, november 2023, ackumulerat"])
def test_a_table_is_read_cell_by_cell(report, caption):
    table = next(one for one in report.root.find("Table") if one.text.startswith(caption))
    rows = [[cell.text for cell in row.find("TH", "TD")] for row in table.find("TR")]
    assert len({len(row) for row in rows if row[-1]}) == 1
    assert all(row[0] for row in rows)
