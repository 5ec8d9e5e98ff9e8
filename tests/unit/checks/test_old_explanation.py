"""Explanations that are older than what they explain."""

import pytest

from tests.unit.earlier_month import told_of, with_october
from utfall.words import words

SLUG = "old-explanation"
TEXT = "Influensan kom tidigt i år och har drabbat köken hårdast."
ABSENCE = 4  # a row of observations.csv


@pytest.fixture
def months(tmp_path):
    """October and November; of the absence nobody has judged anything, and it deviates in both."""
    october, november = with_october(tmp_path)
    for month in (october, november):
        month.edited("observations", ABSENCE, status="", outcome="7.1", comment=TEXT)
        month.edited("observations", 2, reason="", status="")
    return october, november


def test_the_same_text_under_the_same_figures_and_status_is_let_be(months):
    _, november = months
    november.edited("observations", ABSENCE, comment="")
    assert told_of(november, SLUG) == []  # goals, activities and projects say in November what they said in October


def test_under_other_figures_what_still_deviates_stops(months):
    _, november = months
    november.edited("observations", ABSENCE, outcome="7.4")
    assert told_of(november, SLUG) == [("deviates", "observations", ABSENCE, "comment")]


def test_where_the_archive_lacks_the_report_in_between_it_is_pointed_out(months):
    october, november = months
    november.edited("observations", ABSENCE, outcome="7.4")
    october.described(lambda whole: whole.update(period="2023-09", version="2023.9.1"))
    for table in ("observations", "statement_lines", "statements", "notes"):
        october.rewritten(table, lambda text: text.replace("2023-10", "2023-09"))
    assert told_of(november, SLUG) == [("figures", "observations", ABSENCE, "comment")]


def test_a_word_changed_makes_it_no_newer_and_a_new_sentence_does(months):
    _, november = months
    november.edited("observations", ABSENCE, outcome="7.4", comment=TEXT.replace("hårdast", "mest"))
    assert [one[0] for one in told_of(november, SLUG)] == ["deviates"]
    november.edited("observations", ABSENCE, comment="Vinterkräksjuka på två enheter, som nu är utredda.")
    assert told_of(november, SLUG) == []


def test_under_other_figures_what_is_well_is_pointed_out(months):
    october, november = months
    for month, outcome in ((october, "4.9"), (november, "4.7")):
        month.edited("observations", ABSENCE, outcome=outcome, comment="Friskvården har gett mer än vi räknade med.")
    assert told_of(november, SLUG) == [("figures", "observations", ABSENCE, "comment")]


@pytest.mark.parametrize(
    ("then", "now", "case"), [("green", "red", "worse"), ("red", "yellow", "better"), ("yellow", "green", "better")]
)
def test_a_changed_status_asks_for_a_newer_cause(months, then, now, case):
    october, november = months
    for month, status in ((october, then), (november, now)):
        month.edited("observations", ABSENCE, comment="")
        month.edited("project_statuses", 2, status=status)
    assert told_of(november, SLUG) == [(case, "project_statuses", 2, "cause")]
    november.edited("project_statuses", 2, cause="Ett nytt anbud har kommit in från en leverantör i Skövde.")
    assert told_of(november, SLUG) == []


@pytest.mark.parametrize(
    ("table", "row", "column", "then", "now", "case"),
    [
        ("goals", 3, "comment", "lost", "good", "changed"),
        ("activities", 3, "comment", "ongoing", "delayed", "worse"),
        ("assignments", 2, "comment", "delayed", "ongoing", "better"),
        ("projects", 3, "reason", "red", "yellow", "better"),
    ],
)
def test_every_table_of_statuses_is_compared(months, table, row, column, then, now, case):
    october, november = months
    for month, status in ((october, then), (november, now)):
        month.edited("observations", ABSENCE, comment="")
        month.edited(table, row, status=status, **{column: "Konsulterna har slutat i förtid, så mycket görs om."})
    assert told_of(november, SLUG) == [(case, table, row, column)]


@pytest.mark.parametrize(
    ("note", "is_enough"),
    [
        ("Gäller fortfarande november 2023.", True),
        ("Texten står fast, 2023-11.", True),
        ("Still true November 2023.", True),
        ("Gäller fortfarande oktober 2023.", False),
        ("Talet för november 2023 är preliminärt.", False),
    ],
)
def test_a_footnote_that_names_the_month_confirms_it(months, note, is_enough):
    _, november = months
    november.edited("observations", ABSENCE, outcome="7.4")
    november.added("notes", resource="observations", row="franvaro/2023-11", field="comment", text=note)
    assert (told_of(november, SLUG) == []) is is_enough


def test_a_tertials_comment_is_compared_with_the_tertial_before(months):
    october, november = months
    note = "Nya datorer väntar på att det gamla avtalet går ut."
    october.edited("observations", 5, period="2023-T2", outcome="76000", comment=note)
    november.edited("observations", ABSENCE, comment="").edited("observations", 5, outcome="75500", comment=note)
    assert told_of(november, SLUG) == [("figures", "observations", 5, "comment")]


def test_what_is_told_says_which_report_and_what_to_write(months):
    _, november = months
    november.edited("observations", ABSENCE, outcome="7.4")
    (found,) = [one for one in november_findings(november) if one.slug == SLUG]
    assert found.message(words("sv")) == (
        "Texten är i stort sett densamma som i rapporten för 2023-10, fast talen är andra "
        "och statusen är ”Målet nås inte”."
    )
    assert "Gäller fortfarande 2023-11." in found.remedy(words("sv"))


def november_findings(november):
    from utfall.checks.examine import examine

    return examine(november.folder, november.root, [november.folder.with_name("2023-10")]).findings
