"""Cards: the worst first, what goes well folded, how each has gone, and the proof that reads them back."""

from dataclasses import replace

import pytest
from bs4 import BeautifulSoup

from tests.unit.earlier_month import history_of, with_october
from utfall.errors import UnknownName
from utfall.forms.parity import WrittenTable, compare_items
from utfall.forms.read_page import read_page
from utfall.model.history import History
from utfall.pages.deck_macros import as_cards
from utfall.render.deck import deck as draw
from utfall.view.decks import activities_deck, assignments_deck, projects_deck


@pytest.fixture
def months(tmp_path):
    """October and November, in which the cost of a project turned red and an activity was delayed."""
    october, november = with_october(tmp_path)
    october.edited("project_statuses", 3, status="yellow", cause="Dyrare.", action="Omförhandling.")
    november.edited("project_statuses", 3, status="red", cause="Dyrare.", action="", until="2023-11-30")
    october.edited("activities", 3, status="ongoing")
    november.edited("activities", 2, due="2023-11-15")
    return history_of(november)


def drawn(deck, words):
    return BeautifulSoup(draw(deck, words, {}), "html.parser")


def text(element):
    return " ".join(element.get_text(" ").split())


def test_the_worst_stands_first_and_a_card_begins_with_its_name(months, sv):
    soup = drawn(projects_deck(months, sv), sv)
    cards = soup.select(".u-card-list > li")
    assert [one["id"] for one in cards] == ["projects-telefoni", "projects-portal"]
    assert [text(one.find(True)) for one in cards] == ["Telefoni", "Portal Digitalt · Genomförande"]


def test_a_card_tells_how_its_status_has_gone_and_for_how_long_its_parts_have_deviated(months, sv):
    soup = drawn(projects_deck(months, sv), sv)
    assert [text(one) for one in soup.select(".u-turn")] == [
        "Oförändrat sedan oktober, rött i två månader",
        "Oförändrat sedan oktober, gult i två månader",
    ]
    assert [text(one) for one in soup.select(".u-part")] == [
        "Tid: Rött i två månader",
        "Kostnad: Rött gult i oktober",
        "Tid: Grönt",
    ]


def test_cause_action_owner_and_date_are_told_of_what_deviates_and_what_lacks_is_said(months, sv):
    soup = drawn(projects_deck(months, sv), sv)
    time, cost = (soup.select_one(f"#explanations-telefoni-{one}") for one in ("time", "cost"))
    assert [text(one) for one in time.select("dl > div")] == [
        "Orsak Upphandlingen avbröts.",
        "Åtgärd Omtag pågår.",
        "Ansvarig Kim",
        "Klart senast 31 januari 2024",
    ]
    assert [text(one) for one in cost.select("dl > div")] == [
        "Orsak Dyrare.",
        "Klart senast 30 november 2023 – tiden är ute",
    ]
    assert text(cost.select_one(".u-missing")) == "Åtgärd saknas i underlaget."
    assert soup.select("#explanations-portal-time dl") == []


def test_the_reason_of_a_judged_status_stands_beside_its_mark_and_the_computed_one_after(months, sv):
    soup = drawn(projects_deck(months, sv), sv)
    judged, computed = soup.select("#projects-portal .u-verdict")
    assert text(judged) == "Gult bedömd Leverantören är sen."
    assert text(computed).startswith("Grönt beräknad")


def test_parts_that_are_not_assessed_stand_in_the_files_alone(months, sv):
    current = months.current
    [telefoni, portal] = current.projects
    lost = tuple(replace(one, status="lost", cause="", action="") for one in portal.statuses)
    told = History((months.reports[0], replace(current, projects=(telefoni, replace(portal, statuses=lost)))))
    deck = projects_deck(told, sv)
    soup = drawn(deck, sv)
    assert soup.select("#explanations-portal-time") == []
    assert "portal-time" in {row.id for row in deck.parts.rows}
    page = read_page(str(draw(deck, sv, {})))
    form = WrittenTable("page", "portfolj.html", sv)
    assert [one for table in deck.tables for one in compare_items(form, table, page)] == []


def test_what_goes_well_is_folded_with_its_number_and_what_is_late_is_not(months, sv):
    soup = drawn(activities_deck(months, sv), sv)
    assert [one["id"] for one in soup.select(".u-deck > .u-card-list > li")] == ["activities-kultur", "activities-plan"]
    assert [text(one) for one in soup.select(".u-turn")] == [
        "Sämre sedan oktober: pågående blev försenad",
        "Oförändrat sedan oktober",
    ]
    soup = drawn(assignments_deck(months, sv), sv)
    assert text(soup.select_one(".u-deck-well")) == "Inget avviker."
    assert text(soup.select_one("details > summary")) == "1 Pågående : Minska administrationen."
    assert [one["id"] for one in soup.select("details li")] == ["assignments-minska"]


def test_where_no_report_stands_before_nothing_is_said_of_change(small, en):
    soup = drawn(projects_deck(History((small,)), en), en)
    assert soup.select(".u-turn") == []
    assert "change" not in {one.key for one in projects_deck(History((small,)), en).table.columns}


def test_it_is_told_in_english(months, en):
    soup = drawn(projects_deck(months, en), en)
    assert text(soup.select_one(".u-turn")) == "Unchanged since October, rött for two months"
    assert text(soup.select_one("#explanations-telefoni-cost dl div:last-child")).endswith(" – overdue")


@pytest.mark.parametrize("make", [projects_deck, activities_deck, assignments_deck])
def test_the_proof_reads_the_cards_back_and_finds_another_word(months, sv, make):
    deck, form = make(months, sv), WrittenTable("page", "kort.html", sv)
    markup = str(draw(deck, sv, {}))
    assert [one for table in deck.tables for one in compare_items(form, table, read_page(markup))] == []
    for old, new in (("Upphandlingen avbröts.", "Allt går bra."), ("Tillitskultur", "Kultur"), ("Minska ", "Öka ")):
        if old in markup:
            changed = read_page(markup.replace(old, new))
            assert [one.slug for table in deck.tables for one in compare_items(form, table, changed)] != []


def test_a_part_is_proved_by_its_own_words_and_not_by_another_s(months, sv):
    deck, form = projects_deck(months, sv), WrittenTable("page", "kort.html", sv)
    markup = str(draw(deck, sv, {})).replace("Omtag pågår.", "", 1)
    [found] = [one for table in deck.tables for one in compare_items(form, table, read_page(markup))]
    assert found.details["heading"] == "Åtgärd"


def test_a_table_is_given_where_it_is_asked_for_or_its_columns_are_chosen():
    assert [as_cards(None, None), as_cards(None, "cards"), as_cards(None, "table"), as_cards(["due"], None)] == [
        True, True, False, False,
    ]  # fmt: skip
    with pytest.raises(UnknownName):
        as_cards(None, "kort")
