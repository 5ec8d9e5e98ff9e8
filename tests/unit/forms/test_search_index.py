"""What the reader's search looks in: names, where they stand and how to get there; of an indicator also its value."""

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
    assert file.content.decode().startswith(f"self.{NAME}=")
    report, *others = index(file)["entries"]
    assert report[:3] == ["index.html", "november 2023", "Rapport"]
    return others


def index(file):
    return json.loads(file.content.decode().partition("=")[2].removesuffix(";\n"))


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
    written = [one[0] for one in index(search_index(exports.request()))["entries"][1:]]
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
    assert index(search_index(exports.request()))["entries"][2:] == [
        ["index.html#l-a", "Målet nås", "Om · Skala", "Når målet."],
        ["index.html#c-a", "Kostnader", "Om · Skala", "Målet nås beräknad"],
    ]


def test_an_indicators_page_tells_its_value_and_status_first_and_who_is_responsible(exports):
    write(exports, "indikatorer/franvaro", "<h1>Frånvaro</h1><h2 id='d'>Definition</h2>")
    found = index(search_index(exports.request()))["entries"]
    assert [one for one in found if one[0].startswith("indikatorer/")] == [
        # 5.3 of a target of 5 at most, with a tolerance of 0.5; judged as lost, which is no assessment
        ["indikatorer/franvaro.html", "Frånvaro", "", "Ansvarig: HR", {"first": "5,3\u00a0%", "tone": ""}],
        ["indikatorer/franvaro.html#d", "Definition", "Frånvaro", ""],
    ]


def test_a_status_gives_its_row_the_tone_that_a_reader_may_ask_for(exports):
    mark = '<span class="u-mark u-bad" data-state="red"><span class="u-word">Rött</span></span>'
    row = f'<tr id="p-x"><th>Portal</th><td class="u-status">{mark}</td></tr>'
    write(exports, "index", f"<h1>Projekt</h1><table><caption>Alla</caption><tbody>{row}</tbody></table>")
    found = index(search_index(exports.request()))
    assert found["entries"][-1] == ["index.html#p-x", "Portal", "Projekt · Alla · Rött", "", {"tone": "bad"}]
    assert {word: tone for word, tone in found["tones"].items() if tone == "bad"} == dict.fromkeys(
        ["röd", "rött", "röda"], "bad"
    )
    assert {"ernas", "en", "et"} <= set(found["endings"])


def test_what_tells_about_the_report_comes_last_and_choices_of_a_form_are_no_text(exports):
    exports.write_page("# Om\n\nSå räknas det.\n", "om.md")
    write(exports, "om", "<h1>Om</h1><form><select><option>november</option></select></form><p>Så.</p>")
    assert index(search_index(exports.request()))["entries"][-1] == ["om.html", "Om", "", "Så.", {"last": 1}]


def test_a_month_is_known_by_its_names_in_both_languages_and_leads_to_where_it_is_compared(exports):
    write(exports, "jamfor", '<h1>Jämför</h1><div id="compare"></div>')
    (first, *_) = index(search_index(exports.request()))["entries"]
    assert first[4] == {"month": "2023-11", "others": ["2023-11", "nov 2023"]}


def test_words_for_one_another_are_those_of_the_language_and_of_the_glossary(exports):
    alike = index(search_index(exports.request()))["alike"]
    assert ["kommunfullmäktige", "kf"] in alike
    assert next(one for one in alike if "sjukskrivning" in one)[0] == "sjukfrånvaro"


def write(exports, name, body):
    page = exports.site / f"{name}.html"
    page.parent.mkdir(exist_ok=True)
    page.write_text(f"<article>{body}</article>", encoding="utf-8")
