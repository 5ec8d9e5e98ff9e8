"""The summary: one page, whatever the month holds."""

import re
from dataclasses import replace

import pypdfium2
import pytest

from tests.paper.reading import text_of
from utfall.demo import demo
from utfall.forms.pdf.memo import board_memo, most_that_fits
from utfall.forms.pdf.typesetter import typeset
from utfall.forms.request import ExportRequest
from utfall.pages.edition import prepare
from utfall.project import read_project
from utfall.view.cover import front
from utfall.view.memo import memo as told
from utfall.view.memo import shortened
from utfall.words import words

COSTS = "konsultkostnader"


def test_it_is_one_page_with_the_point_the_figures_and_what_deviates(memo):
    assert len(memo.pdf) == 1
    headings = [one.text for one in memo.root.find("H1", "H2")]
    assert headings == ["Sammanfattning för nämnden", "Det här avviker", "Ändrat sedan förra månaden"]
    text = memo.root.text
    for said in (
        "Göteborgs Stad",
        "utgåva 1",
        "Diarienummer: saknas",
        "prognos för helåret 2023: 32,3 mkr, 32,3 mkr bättre än budget",
        "1 265,1 mkr",
        "rapport.pdf",
    ):
        assert said in text.replace("\xa0", " "), said


def test_the_point_has_no_sign_of_the_link_to_its_heading(memo):
    assert "#" not in memo.root.text


def test_of_rows_that_do_not_fit_it_is_told_how_many_are_left(documents):
    history, speech = documents.edition.history, words("sv")
    face = front(history.current, speech, "Rapport", "")
    whole = told(history, speech, (), face, "Meningen.")
    assert whole.rows == 4
    one = shortened(whole, 1, speech)
    assert one.rows == 1
    assert one.parts[0].more == "… och 3 till. De står i rapporten."
    none = shortened(whole, 0, speech)
    assert none.rows == 0
    assert none.parts[0].more == "4 stycken, som står i rapporten."


def test_a_long_headline_is_cut_at_a_word(documents):
    history, speech = documents.edition.history, words("sv")
    face = front(history.current, speech, "Rapport", "")
    cut = told(history, speech, (), face, "Mycket långt " * 60).headline
    assert len(cut) < 330
    assert cut.endswith(("långt …", "Mycket …"))


def test_as_many_rows_are_kept_as_fit():
    assert most_that_fits(9, lambda rows: rows <= 9) == 9
    assert most_that_fits(30, lambda rows: rows <= 11) == 11
    assert most_that_fits(30, lambda rows: rows < 1) == 0


@pytest.fixture(scope="module")
def example(tmp_path_factory):
    """The request of the example's latest month, which judges none of its indicators."""
    root = tmp_path_factory.mktemp("exempel") / "exempel"
    demo(root)
    project = replace(read_project(root), forms=("pdf",))
    edition = prepare(project)
    return ExportRequest(edition, edition.report, project, project.site, lambda _what: None)


@pytest.mark.parametrize(
    ("language", "said", "tally"),
    [
        ("sv", "beräknad", "17 beräknade med rapportens regler"),
        ("en", "computed", "17 are computed by the report's rules"),
    ],
)
def test_it_says_of_every_computed_status_that_it_is_computed(example, language, said, tally):
    text = text_of(typeset(board_memo(example, words(language))))
    states = "(?:Målet nås inte|Målet nås|Nära målet)"
    # four key figures and two or more of what deviates; a move is told by its statuses alone, as on the start page
    text, _, moves = text.partition(words(language).say("memo.changed"))
    assert len(re.findall(rf"{states} {said}\b", text)) == len(re.findall(rf"\b{states}\b", text)) >= 6
    assert re.search(rf"{states} → {states}", moves)
    assert tally in text
    assert f"Rött {said}" not in text, "a judged status is not said to be computed"


def test_what_stands_beside_the_room_for_a_decision_keeps_out_of_it(example):
    """The subtitle of a chart is longer than half a page."""
    content = typeset(board_memo(replace(example, project=replace(example.project, key_figures=(COSTS,))), words("sv")))
    page = pypdfium2.PdfDocument(content)[0].get_textpage()
    assert "månadens utfall minus månadens budget" in " ".join(page.get_text_bounded().split())
    at = page.search("Beslut", match_case=True).get_next()[0]
    left, _, _, top = page.get_charbox(at)
    assert page.get_text_bounded(left, top - 90, left + 200, top + 5).split() == ["Beslut"]
