"""What the reader's search looks in: names, where they stand and how to get there; no figures and no notes."""

import json

import pytest

from utfall.forms.search_index import ADDRESS, NAME, search_index

PAGE = """<!doctype html><html><body><nav><a href="x">Meny</a></nav><article>
<h1 id="hr">3 HR<a class="headerlink" href="#hr">#</a></h1><p>Text om <b>personal</b>&amp;co.</p>
<h2 id="frånvaro">Frånvaro</h2><p>Mer</p><ul><li>text</li><li>till</li></ul>
<div class="u-block" id="t"><div class="u-scroll"><table><caption id="t-caption">Tabellen</caption>
<thead><tr><th>Indikator</th></tr></thead><tbody>
<tr id="t-sjuk"><th scope="row">Sjukfrånvaro<sup class="u-ref">[1]</sup>
<span class="u-detail">procent</span><span class="u-near">Bra</span></th><td class="u-number">5,3</td>
<td class="u-text u-long">En orsak</td><td class="u-status"><span class="u-mark"><svg><path d="M0"></path></svg><span
class="u-word">Målet nås</span></span><span class="u-missing">saknas</span></td></tr></tbody></table></div>
<div class="u-foot"><p>Källa</p></div></div><p>Efteråt</p>
<div class="u-block" id="series-x"><table><tbody><tr id="series-x-1"><th>november</th></tr></tbody></table></div>
<h2 id="avviker">Avviker</h2><div class="u-block u-cards" id="d"><p class="u-caption">Korten</p><ul class="u-card-list">
<li id="d-drift"><p class="u-card-name"><a href="x">Driften</a><span class="u-detail">projekt</span></p>
<p class="u-card-status"><span class="u-mark"><span class="u-word">Gult</span></span></p>
<div class="u-card-facts"><dl><div><dt>Orsak</dt><dd>Brist på folk</dd></div></dl></div></li></ul></div>
<figure><figcaption>Diagram</figcaption></figure></article><footer>Fot</footer></body></html>"""


@pytest.fixture
def entries(exports):
    (exports.site / "index.html").unlink()
    (exports.site / "hr.html").write_text(PAGE, encoding="utf-8")
    (exports.site / "404.html").write_text(PAGE, encoding="utf-8")
    file = search_index(exports.request())
    assert file.address == ADDRESS
    head, _, written = file.content.decode().partition("=")
    assert head == f"self.{NAME}"
    return json.loads(written.removesuffix(";\n"))


def test_each_page_section_and_row_is_found_once_with_what_is_said_there(entries):
    assert entries == [
        ["hr.html", "3 HR", "", "Text om personal&co."],
        ["hr.html#frånvaro", "Frånvaro", "3 HR", "Mer text till Efteråt"],
        ["hr.html#t-sjuk", "Sjukfrånvaro", "3 HR · Tabellen · procent · Målet nås", "En orsak"],
        ["hr.html#avviker", "Avviker", "3 HR", ""],
        ["hr.html#d-drift", "Driften", "3 HR · Korten · projekt · Gult", "Brist på folk"],
    ]


def test_the_pages_come_in_the_order_of_the_menu(exports):
    (exports.month.root / "docs" / "a.md").write_text("# A\n", encoding="utf-8")
    config = "site_name: Rapport\nuse_directory_urls: false\nnav:\n  - index.md\n  - a.md\n"
    (exports.month.root / "mkdocs.yml").write_text(config, encoding="utf-8")
    for name in ("index", "a"):
        text = f"<article><h1>{name}</h1></article>"
        (exports.site / f"{name}.html").write_text(text, encoding="utf-8")
    written = search_index(exports.request()).content.decode()
    assert written.index("index.html") < written.index("a.html")


def test_a_status_that_is_a_rows_name_or_stands_in_a_fact_is_found_as_that(exports):
    mark = '<span class="u-mark"><span class="u-word">Målet nås</span></span>'
    text = (
        f'<article><h1>Om</h1><table><caption>Skala</caption><tbody><tr id="l-a"><th>{mark}</th>'
        '<td class="u-text">Når målet.</td></tr></tbody></table>'
        '<ul class="u-card-list"><li id="c-a"><p class="u-card-name">Kostnader</p>'
        f'<dl><dt>Nu</dt><dd>{mark} <span class="u-said">beräknad</span></dd></dl></li></ul></article>'
    )
    (exports.site / "index.html").write_text(text, encoding="utf-8")
    written = search_index(exports.request()).content.decode().partition("=")[2]
    assert json.loads(written.removesuffix(";\n"))[1:] == [
        ["index.html#l-a", "Målet nås", "Om · Skala", "Når målet."],
        ["index.html#c-a", "Kostnader", "Om · Skala", "Målet nås beräknad"],
    ]
