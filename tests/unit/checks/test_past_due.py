"""What is past its date has a word about it, written since."""

import pytest

from tests.unit.earlier_month import told_of, with_october

SLUG = "past-due"
WORD = "Upphandlingen blev överklagad, och arbetet börjar om i februari."


@pytest.fixture
def months(tmp_path):
    """October and November, as they stand: nothing is past its date."""
    return with_october(tmp_path)


def test_nothing_is_told_of_what_is_not_due_yet(months):
    assert told_of(months[1], SLUG) == []
    months[1].edited("activities", 3, due="2023-11-30")
    assert told_of(months[1], SLUG) == []  # it has until the last day


@pytest.mark.parametrize("word", ["", "–", "Se ovan.", "Inget att rapportera"])
@pytest.mark.parametrize(("table", "row"), [("activities", 3), ("assignments", 2)])
def test_past_its_date_it_asks_for_a_word(months, table, row, word):
    months[1].edited(table, row, due="2023-11-15", comment=word)
    assert told_of(months[1], SLUG) == [("silent", table, row, "comment")]
    months[1].edited(table, row, comment=WORD)
    assert told_of(months[1], SLUG) == []


def test_the_word_is_to_be_newer_than_the_date(months):
    october, november = months
    for month in months:
        month.edited("activities", 3, due="2023-11-15", comment=WORD)
    assert told_of(november, SLUG) == [("old", "activities", 3, "comment")]
    for month in months:
        month.edited("activities", 3, due="2023-10-15")
    assert told_of(november, SLUG) == []  # October's report had to say it, and November's may go on saying so
    assert october.text("activities.csv") == november.text("activities.csv")


def test_what_is_done_is_past_no_date(months):
    november = months[1].added("scales", scale="progress", id="done", order="3", name="Klar", tone="neutral",
                               shape="square", meaning="Klart.")  # fmt: skip
    november.edited("activities", 3, due="2023-11-15", status="done")
    assert told_of(november, SLUG) == []


def test_a_projects_action_past_its_date_is_told_while_it_deviates(months):
    for month in months:
        month.edited("project_statuses", 2, until="2023-11-10")
    assert told_of(months[1], SLUG) == [("old", "project_statuses", 2, "action")]
    months[1].edited("project_statuses", 2, action="Två leverantörer har bjudits in till en ny dialog i januari.")
    assert told_of(months[1], SLUG) == []
    months[1].edited("project_statuses", 2, status="green", action="")
    assert told_of(months[1], SLUG) == []


def test_a_footnote_confirms_the_old_word(months):
    for month in months:
        month.edited("activities", 3, due="2023-11-15", comment=WORD)
    months[1].added("notes", resource="activities", row="kultur", field="comment", text="Gäller fortfarande 2023-11.")
    assert told_of(months[1], SLUG) == []
