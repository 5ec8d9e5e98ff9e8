"""The documents of a small month: the same bytes every time, set once for each content, and nothing fetched."""

import logging
import os
import subprocess
import sys

import pikepdf
import pytest

from tests.paper.reading import text_of as text_on
from utfall.forms.pdf import memory, pdf, style_of
from utfall.forms.pdf.fit import fit
from utfall.forms.pdf.tree import read, text_of, write
from utfall.forms.pdf.weasy import typeset
from utfall.model.term import Term
from utfall.render.term import explained
from utfall.words import words

AGAIN = """
import hashlib, sys
from pathlib import Path
from utfall.forms.order import Order
from utfall.forms.pdf import pdf
from utfall.pages.edition import prepare
from utfall.project import read_project

project = read_project(Path(sys.argv[1]))
edition = prepare(project)
for file in pdf(Order(edition, edition.report, project, project.site, lambda _what: None)):
    print(file.address, hashlib.sha256(file.content).hexdigest())
"""


@pytest.fixture
def complaints():
    """What the typesetter complains of."""
    lines = []
    handler = logging.Handler(logging.WARNING)
    handler.emit = lambda record: lines.append(record.getMessage())
    logging.getLogger("weasyprint").addHandler(handler)
    yield lines
    logging.getLogger("weasyprint").removeHandler(handler)


def test_the_same_report_gives_the_same_bytes_whatever_the_order_of_hashes(orders):
    root = orders.order("pdf").project.root

    def made(seed):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "UTFALL_FORMS": "pdf"}
        command = [sys.executable, "-c", AGAIN, str(root)]
        return subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout

    first = made("1")
    for file in (root / memory.MEMORY).iterdir():
        file.unlink()
    assert "rapport.pdf" in first
    assert made("2") == first


def test_an_unchanged_report_is_not_set_again_and_a_changed_one_is(orders):
    told = []
    order = orders.order("pdf")
    object.__setattr__(order, "tell", told.append)
    first = [file.content for file in pdf(order)]
    assert told
    told.clear()
    assert [file.content for file in pdf(order)] == first
    assert told == []
    orders.write_page("# Rapport\n\nEtt annat ord.\n\n{{ goals() }}\n")
    order = orders.order("pdf")
    object.__setattr__(order, "tell", told.append)
    assert [file.content for file in pdf(order)] != first
    assert told


def test_a_document_cut_short_is_set_again(orders):
    first = [file.content for file in pdf(orders.order("pdf"))]
    for file in (orders.month.root / memory.MEMORY).iterdir():
        file.write_bytes(file.read_bytes()[:-9])
    assert [file.content for file in pdf(orders.order("pdf"))] == first


def test_the_typesetter_has_nothing_to_complain_of(orders, complaints):
    orders.write_page("# Rapport\n\n[En länk](https://example.org/x)\n\n- ett\n- två\n\n{{ goals() }}\n")
    list(pdf(orders.order("pdf")))
    assert complaints == []


def test_a_term_stays_a_word_on_paper_and_its_explanation_stays_in_the_glossary():
    term = Term("r12", "R12", ("R12",), "Rullande tolv månader.")
    body = read(f"<p>Enligt {explained('R12', term, 'Ordlista')} ökar det.</p>")
    fit(body, 1)
    assert text_of(body) == "Enligt R12 ökar det."


def test_terms_stand_under_one_another_and_the_facts_of_a_card_in_one_line(tmp_path):
    terms = "<dl><dt>id</dt><dd>Id.</dd><dt>order</dt><dd>Plats.</dd></dl>"
    body = read(f"{terms}<dl><div><dt>Orsak</dt><dd>Regn.</dd></div></dl>")
    fit(body, 1)
    assert [(one.tag, one.get("class")) for one in body] == [("div", "u-terms"), ("div", None)]
    assert body[1][0].get("class") == "u-pair"
    made = tmp_path / "made.pdf"
    made.write_bytes(typeset(f'<html lang="sv"><title>x</title>{write(body)}</html>', style_of(words())))
    assert text_on(made).startswith("id Id. order Plats. Orsak: Regn.")


def test_a_table_that_is_too_wide_lies_on_a_page_of_its_own_and_what_follows_stands_again(tmp_path):
    block = '<div class="u-tables"><div class="u-block p-lying">bred</div><div class="u-block">smal</div></div>'
    made = tmp_path / "made.pdf"
    made.write_bytes(typeset(f'<html lang="sv"><title>x</title><p>text</p>{block}</html>', style_of(words())))
    with pikepdf.open(made) as document:
        boxes = [page.mediabox for page in document.pages]
    assert [box[2] > box[3] for box in boxes] == [False, True, False]
