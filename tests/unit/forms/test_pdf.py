"""The documents of a small month: the same bytes every time, set once for each content, and refused with a place."""

import os
import subprocess
import sys

import pypdfium2
import pytest

from tests.paper.tagged import Tagged
from utfall.forms.pdf import MEMORY, pdf
from utfall.forms.pdf.blocks import blocks
from utfall.forms.pdf.calls import literal
from utfall.forms.pdf.faults import DocumentError
from utfall.forms.pdf.fit import fit
from utfall.forms.pdf.tree import has_class, read, text_of
from utfall.forms.pdf.widths import LYING
from utfall.model.term import Term
from utfall.render.term import explained, explanation

AGAIN = """
import hashlib, sys
from pathlib import Path
from utfall.forms.request import ExportRequest
from utfall.forms.pdf import pdf
from utfall.pages.edition import prepare
from utfall.project import read_project

project = read_project(Path(sys.argv[1]))
edition = prepare(project)
for file in pdf(ExportRequest(edition, edition.report, project, project.site, lambda _what: None)):
    print(file.address, hashlib.sha256(file.content).hexdigest())
"""
PIXEL = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x00\x00\x00\x00:~\x9bU\x00\x00\x00\n"
    b"IDATx\x9cc`\x00\x00\x00\x02\x00\x01H\xaf\xa4q\x00\x00\x00\x00IEND\xaeB`\x82"
)


def report_of(exports, text):
    """Return the report of a month with this page, as the bytes and as what it says."""
    exports.write_page(text)
    content = next(pdf(exports.request("pdf"))).content
    with pypdfium2.PdfDocument(content) as opened:
        return content, "\n".join(page.get_textpage().get_text_range() for page in opened)


def refusals(exports, text):
    """Return why the report with this page is refused: the case, the file, the line, and what it is about."""
    exports.write_page(text)
    with pytest.raises(DocumentError) as refusal:
        list(pdf(exports.request("pdf")))
    return [(one.case, one.file, one.row, one.value) for one in refusal.value.findings]


def test_the_same_report_gives_the_same_bytes_whatever_the_order_of_hashes(exports):
    root = exports.request("pdf").project.root

    def made(seed):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "UTFALL_FORMS": "pdf"}
        command = [sys.executable, "-c", AGAIN, str(root)]
        return subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout

    first = made("1")
    for file in (root / ".cache/utfall" / MEMORY).iterdir():
        file.unlink()
    assert "rapport.pdf" in first
    assert made("2") == first


def test_an_unchanged_report_is_not_set_again_and_a_changed_one_is(exports):
    told = []
    request = exports.request("pdf")
    object.__setattr__(request, "tell", told.append)
    first = [file.content for file in pdf(request)]
    assert told
    told.clear()
    assert [file.content for file in pdf(request)] == first
    assert told == []
    exports.write_page("# Rapport\n\nEtt annat ord.\n\n{{ goals() }}\n")
    request = exports.request("pdf")
    object.__setattr__(request, "tell", told.append)
    assert [file.content for file in pdf(request)] != first
    assert told


def test_to_know_that_a_report_is_unchanged_no_page_is_rendered(exports, monkeypatch):
    first = [file.content for file in pdf(exports.request("pdf"))]
    request = exports.request("pdf")
    monkeypatch.setattr(sys.modules["utfall.forms.pdf.papers"], "body_of", None)
    assert [file.content for file in pdf(request)] == first


def test_a_document_cut_short_is_set_again(exports):
    first = [file.content for file in pdf(exports.request("pdf"))]
    for file in (exports.month.root / ".cache/utfall" / MEMORY).iterdir():
        file.write_bytes(file.read_bytes()[:-9])
    assert [file.content for file in pdf(exports.request("pdf"))] == first


@pytest.mark.parametrize(
    "said",
    [
        "#set page(width: 1cm)", "#panic()", "$ x^2 $", "@key", "<label>x", "*stjärna* _streck_", "a\\b", '"citat"',
        "// kommentar", "/* kommentar */", "`kod` = rubrik", "#{ }", "~ -- ---",
    ],
)  # fmt: skip
def test_a_text_is_never_read_as_the_language_of_the_typesetter(exports, said):
    escaped = "".join(f"&#{ord(one)};" for one in said)
    assert said in report_of(exports, f"# Rapport\n\nFöre {escaped} efter.\n\n{{{{ goals() }}}}\n")[1]


def test_a_string_of_the_typesetter_holds_any_text():
    assert literal('a"b\\c\x00d') == '"a\\"b\\\\c d"'


def test_a_very_long_word_stays_on_the_page_and_a_long_text_is_set(exports):
    content, said = report_of(exports, f"# Rapport\n\n{'x' * 5000}\n\n{'Ett ord till. ' * 7000}\n\n{{{{ goals() }}}}\n")
    assert said.count("x") > 5000 - 1
    with pypdfium2.PdfDocument(content) as opened:
        for page in opened:
            text = page.get_textpage()
            assert all(text.get_rect(at)[2] <= page.get_width() - 40 for at in range(text.count_rects()))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("# A\n\n### B\n", ("heading", "docs/index.md", 3, "B")),
        ("# A\n\nEtt \U0001f642 här.\n", ("sign", "docs/index.md", None, "\U0001f642 (U+1F642)")),
        ("# A\n\n![karta](bild.bmp)\n", ("picture", "docs/index.md", 3, "bild.bmp")),
        ('# A\n\n<img src="bild.png">\n', ("alternative", "docs/index.md", 3, "bild.png")),
        ("# A\n\n![trasig](trasig.png)\n", ("picture", "docs/index.md", None, None)),
    ],
)
def test_what_cannot_be_set_is_told_with_its_page(exports, text, found):
    for name, content in {"bild.png": PIXEL, "bild.bmp": PIXEL, "trasig.png": PIXEL[:40]}.items():
        if name in text:
            (exports.month.root / "docs" / name).write_bytes(content)
    assert refusals(exports, text + "\n{{ goals() }}\n") == [found]


def test_a_picture_is_set_with_its_text(exports):
    (exports.month.root / "docs" / "bild.png").write_bytes(PIXEL)
    content, _said = report_of(exports, "# A\n\n![Ett torg](bild.png)\n\n{{ goals() }}\n")
    assert [one.alt for one in Tagged(content).root.find("Figure")] == ["Ett torg"]


def test_a_term_stays_a_word_on_paper_and_its_explanation_stays_in_the_glossary():
    term = Term("r12", "R12", ("R12",), "Rullande tolv månader.")
    body = read(f"<p>Enligt {explained('R12', term)} ökar det.</p>{explanation(term, 'Ordlista')}")
    fit(body, 1)
    assert text_of(body) == "Enligt R12 ökar det."


def test_terms_stand_under_one_another_and_the_facts_of_a_card_in_one_line():
    terms = "<dl><dt>id</dt><dd>Id.</dd><dt>order</dt><dd>Plats.</dd></dl>"
    body = read(f"{terms}<dl><div><dt>Orsak</dt><dd>Regn.</dd></div></dl>")
    fit(body, 1)
    assert blocks(body) == [
        'term("id")', 'meaning("Id.")', 'term("order")', 'meaning("Plats.")', 'fact("Orsak", "Regn.")',
    ]  # fmt: skip


def test_the_words_of_a_status_among_facts_stand_apart():
    rule = '<details class="u-rule"><summary>beräknad</summary>Regeln.</details>'
    verdict = f'<div class="u-verdict"><span class="u-mark">Nära målet</span>{rule}</div>'
    body = read(f"<dl><div><dt>Utfall</dt><dd>12,5</dd><dd>{verdict}</dd></div></dl>")
    fit(body, 1)
    assert blocks(body) == ['fact("Utfall", "12,5", " ", "Nära målet", " ", aside("beräknad"))']


def test_counts_of_statuses_stand_in_one_line_and_a_change_has_its_arrow_alone():
    tally = "<ul><li><b>2</b> gula</li><li><b>1</b> grön</li></ul>"
    table = f'<table class="u-tally"><tbody><tr><th>HR</th><td>{tally}</td></tr></tbody></table>'
    moved = '<p class="u-from-to">43<span class="u-arrow"> → </span><span class="u-heard"> till </span>52</p>'
    body = read(table + moved)
    fit(body, 0)
    counted, change = blocks(body)
    assert 'tally(item(bold("2"), " gula"), item(bold("1"), " grön"))' in counted
    assert change == 'para("43", " → ", "52")'


def test_a_bar_on_paper_is_as_wide_a_share_of_its_side_of_zero_as_on_the_page():
    cols = '<colgroup><col class="u-bar-name"><col class="u-minus-30"><col class="u-plus"></colgroup>'
    drawn = '<td class="u-number"></td><td class="u-number"><svg class="u-bar" width="45.7%"><rect/></svg>+1,0</td>'
    below = '<td class="u-number">−0,1<svg class="u-bar" width="4.2%"><rect/></svg></td><td class="u-number"></td>'
    rows = f'<tr><th scope="row">Måltider</th>{drawn}</tr><tr><th scope="row">Lokalvård</th>{below}</tr>'
    body = read(f'<table class="u-bars">{cols}{rows}</table>')
    fit(body, 0)
    (table,) = blocks(body)
    assert 'cell("side", bar(45.7%), "+1,0")' in table
    assert 'cell("number", "−0,1", bar(is-worse: true, 4.2%))' in table
    assert "widths: (57.80, 33.66, 78.54, )" in table, "34 % of 170 mm, and 30 and 70 % of the rest"


WIDE = '<div class="u-block"><table><tr>' + "<td>BreddBreddBreddBreddBredd</td>" * 10 + "</tr></table></div>"


@pytest.mark.parametrize(
    ("before", "lying"),
    [
        ("<h2>B</h2><p>Kort.</p><p>Också kort.</p>", "h2 p p div"),
        ("<h2>B</h2>", "h2 div"),
        (f"<h2>B</h2><p>{'x' * 500}</p>", "table"),
        ("<p>Kort.</p>", "table"),
        ("<h2>B</h2><p>Kort.</p> löst ", "table"),
        ("<h2>B</h2><ul><li>Kort.</li></ul>", "table"),
    ],
)
def test_a_heading_and_a_short_text_lie_with_the_table_that_they_lead_to(before, lying):
    body = read(f"{before}{WIDE}<p>Efter.</p>")
    fit(body, 0)
    (found,) = has_class(body, LYING)
    assert " ".join(one.tag for one in found) == lying
    assert [one.text for one in body][-1] == "Efter."


def test_around_a_page_that_lies_stands_no_foot():
    body = read(f'<div class="u-foot">{WIDE}</div><div class="u-foot"><p>Not.</p></div>')
    fit(body, 0)
    lying, foot = blocks(body)
    assert lying.startswith("lying(")
    assert foot.startswith("foot(")


def test_a_table_that_is_too_wide_lies_on_a_page_of_its_own_and_what_follows_stands_again(exports):
    content, _said = report_of(exports, f"# Rapport\n\nText.\n\n{WIDE}\n\nMer text.\n\n{{{{ goals() }}}}\n")
    with pypdfium2.PdfDocument(content) as opened:
        lying = [page.get_width() > page.get_height() for page in opened]
    assert lying.count(True) == 1
    assert not lying[-1]


def linked(exports, rows):
    """Return what the report says with a table whose head has a link, and what its links say."""
    body = "".join(f"| rad {number} | {number} |\n" for number in range(rows))
    content, said = report_of(exports, f"# Rapport\n\n| [Rubriken](https://example.org/hit) | Tal |\n|---|---|\n{body}")
    return said, [one.text for one in Tagged(content).root.find("Link")]


def test_a_head_that_is_repeated_on_the_next_page_says_what_it_links_to_and_leads_nowhere(exports):
    said, links = linked(exports, rows=90)
    assert said.count("Rubriken") >= 2
    assert all(f"rad {number}" in said for number in range(90))
    assert "Rubriken" not in links


def test_the_head_of_a_table_that_is_never_parted_keeps_its_link(exports):
    said, links = linked(exports, rows=1)
    assert said.count("Rubriken") == 1
    assert "Rubriken" in links


@pytest.mark.parametrize(("kind", "said"), [("u-tables u-parts", "Tal"), ("u-tables u-indicator", "")])
def test_the_figures_of_small_multiples_stand_on_paper_though_other_tables_stand_beside_them(kind, said):
    data = '<details class="u-chart-data"><summary>Visa</summary><p>Tal</p></details>'
    body = read(f'<div class="{kind}"><div class="u-block u-chart-block">{data}</div></div>')
    fit(body, 0)
    assert text_of(body) == said
