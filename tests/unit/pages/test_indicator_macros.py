"""An indicator's page: its parts in their order, each with a heading, whatever kind of indicator it is of."""

from dataclasses import replace

import pytest
from bs4 import BeautifulSoup

from utfall.model.history import History
from utfall.pages.indicator_macros import indicator
from utfall.pages.macro import MacroContext
from utfall.publisher import Contact
from utfall.shown.outline import Outline
from utfall.source.page import page_of

TEXT = "# 3 HR\n\nFrånvaron har ökat sedan i höstas i hela huset.\n"


def page(history, words, name, **context):
    """Return the page of an indicator, and what it shows."""
    given = MacroContext(history, words, forms=("csv", "xlsx", "json"), **context)
    made = indicator(given, name)
    return BeautifulSoup(made, "lxml"), made


def headings(soup):
    return [one.get_text() for one in soup.select("h2")]


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("kostnader", ["Hur har det gått?", "Höll prognosen?", "Senaste tolv månaderna", "Om måttet",
                       "Data och källa"]),
        ("sjukfranvaro", ["Hur har det gått?", "Fördelat på enhet", "Fördelat på kön", "Höll prognosen?",
                          "Senaste tolv månaderna", "Om måttet", "Data och källa"]),
        ("nki", ["Hur har det gått?", "År för år", "Om måttet", "Data och källa"]),
        ("nojda-gaster", ["Hur har det gått?", "Tertial för tertial", "Om måttet", "Data och källa"]),
        ("personalomsattning", ["Hur har det gått?", "Kvartal för kvartal", "Om måttet", "Data och källa"]),
        ("ordinarie-arbetstid", ["Hur har det gått?", "Senaste tolv månaderna", "Om måttet", "Data och källa"]),
    ],
)  # fmt: skip
def test_each_part_has_a_heading(example, sv, name, wanted):
    soup, made = page(example, sv, name)
    assert [one for one in headings(soup) if one in wanted] == wanted
    assert soup.select_one(".u-answer").get_text()
    assert [one.find("h2") is not None for one in soup.select(".u-part")] == [True] * len(soup.select(".u-part"))
    ids = [one["id"] for one in soup.select("[id]")]
    assert len(ids) == len(set(ids))
    assert {one.id for one in made.tables} <= {one["id"] for one in soup.select(".u-block")} | {
        one["id"].removesuffix("-caption") for one in soup.select("caption")
    }


@pytest.mark.parametrize(
    ("name", "figures"),
    [
        ("resultat", ["3,1 mkr", "0,0 mkr", "3,2 mkr", "0,0 mkr", "3,0 mkr", "3,2 mkr", "−3,3 mkr"]),
        ("sjukfranvaro", ["6,7 %", "5,8 %", "5,9 %", "5,8 %", "6,3 %", "5,9 %", "6,7 %"]),
        ("nki", ["71,4", "71", "71", "69,9"]),
        ("anstallda", ["958 st", "963 st", "945 st"]),
        ("matsvinn", [f"{grams} gram per portion" for grams in (52, 45, 45, 43, 50)]),
    ],
)
def test_each_of_the_newest_figures_has_its_unit(example, sv, name, figures):
    soup, _ = page(example, sv, name)
    whole = [one.get_text().removesuffix("Preliminärt värde.") for one in soup.select(".u-now dd.u-number")]
    assert [one.replace("\N{NO-BREAK SPACE}", " ") for one in whole] == figures


def test_the_first_month_of_an_archive_has_what_there_is(example, sv):
    first = History(example.reports[:1])
    soup, _ = page(first, sv, "sjukfranvaro")
    assert headings(soup)[-3:] == ["Månad för månad", "Om måttet", "Data och källa"]
    assert "Prognosen för året" in headings(soup)


def test_an_indicator_without_a_value_has_its_definition_and_no_more(small, sv):
    soup, made = page(History((small,)), sv, "datorer")
    assert headings(soup) == ["Om måttet", "Data och källa"]
    assert [one.id for one in made.tables] == ["now-datorer", "definition-datorer"]


def test_a_line_of_a_statement_has_a_page_of_the_same_parts(small, sv):
    soup, _ = page(History((small,)), sv, "resultat/totalt")
    assert headings(soup)[-2:] == ["Om måttet", "Data och källa"]
    assert soup.select_one("#about-of-resultat-totalt")


def test_what_a_chapter_says_is_told_with_the_way_there(small, sv):
    text = page_of("hr.md", "docs/hr.md", TEXT.encode())
    outline = Outline(frozenset({"hr.md"}))
    soup, _ = page(History((small,)), sv, "franvaro", texts=(("HR", text),), outline=outline)
    quote = soup.select_one("blockquote")
    assert [one.get_text() for one in quote.select("p")] == [
        "Frånvaron har ökat sedan i höstas i hela huset.", "Ur HR",
    ]  # fmt: skip
    assert quote.a["href"] == "utfall:hr.html"


@pytest.mark.parametrize(
    ("own", "said", "address"),
    [("hr@kommun.example", "hr@kommun.example", "mailto:hr@kommun.example"),
     ("", "Controllern, post@kommun.example", "mailto:post@kommun.example")],
)  # fmt: skip
def test_whom_to_write_to_is_the_indicators_own_else_the_reports(small, sv, own, said, address):
    report = replace(small, indicators=tuple(replace(one, contact=own) for one in small.indicators))
    soup, _ = page(History((report,)), sv, "franvaro", contact=Contact("Controllern", "post@kommun.example"))
    told = soup.select_one("#definition-franvaro-contact dd")
    assert (told.get_text(), told.a["href"]) == (said, address)


def test_nobody_is_written_to_where_nobody_is_named(small, sv):
    soup, _ = page(History((small,)), sv, "franvaro")
    assert soup.select_one("#definition-franvaro-contact") is None


def test_a_correction_is_told_in_a_sentence(small, sv):
    soup, _ = page(History((small,)), sv, "kostnader")
    told = soup.select_one("#corrected-kostnader .u-pair").get_text(" ").replace("\N{NO-BREAK SPACE}", " ")
    assert told == "november 2023 utfall: 1 265 130 tkr blev 1 265 135 tkr i november 2023, utgåva 2 (fel). Skrivfel."


def test_the_series_can_be_fetched_without_opening_anything(small, sv):
    soup, _ = page(History((small,)), sv, "kostnader")
    seen = [(one.get_text(), one["href"]) for one in soup.select("#data-kostnader > .u-downloads a")]
    assert seen == [("serien som CSV", "utfall:data/tables/series-kostnader.csv")]
    [line] = soup.select("#data-kostnader details:not(details details)")
    assert {one["href"] for one in line.select("a")} >= {
        "utfall:data/indicators/kostnader.json",
        f"utfall:data/{small.package.name}.xlsx",
        "#data-kostnader",
    }


def test_a_status_is_explained_at_the_newest_value_alone(small, sv):
    soup, _ = page(History((small,)), sv, "kostnader")
    assert len(soup.select(".u-rule")) == 1
    assert soup.select_one(".u-now .u-rule")
