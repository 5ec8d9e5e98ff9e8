"""A comparison figure that differs from what was published then: an error, unless a correction says so."""

import pytest

from tests.unit.month import told, write_month
from tests.unit.two_months import NOVEMBER, history_of, two_months
from utfall.checks.rewritten_history import check
from utfall.model.finding import Severity, blocking
from utfall.model.history import History

COST = 2  # the row of observations.csv


@pytest.fixture
def then(tmp_path):
    """The same month a year earlier, in which the costs were 900."""
    month = write_month(tmp_path / "then").described(
        lambda package: package.update(period="2022-11", version="2022.11.1")
    )
    for row in (5, 4, 3):
        month.removed("observations", row)
    return month.edited("observations", COST, period="2022-11", outcome="900").removed("corrections", 2)


@pytest.fixture
def lines(then, month):
    """Both months; of the total, row 7 of its file, the newer has another comparison than was published."""
    then.rewritten("statement_lines", lambda text: text.replace("2023-11", "2022-11"))
    month.edited("observations", COST, previous_outcome="900")
    return then, month.edited("statement_lines", 7, previous_outcome="90")


def found(then, month):
    return list(check(History((then.report(), month.report()))))


def test_a_figure_that_was_rewritten_blocks_and_is_told_with_the_edition_it_stood_in(then, month, sv):
    [finding] = found(then, month.edited("observations", COST, previous_outcome="950"))
    assert (finding.slug, finding.file) == ("rewritten-history", "data/2023-11/observations.csv")
    assert (finding.row, finding.field, finding.value) == (COST, "previous_outcome", "950")
    assert finding.severity is Severity.ERROR
    assert blocking([finding])
    assert finding.message(sv) == (
        "”Kostnader”: jämförelsetalet för 2022-11 är 950 tkr här men 900 tkr i utgåva 2022-11.1. "
        "Tidigare publicerade värden får inte ändras i tysthet."
    )
    assert finding.remedy(sv) == (
        "Skriv det publicerade värdet, eller för in ändringen i corrections.csv med skäl."
    )  # fmt: skip


@pytest.mark.parametrize(("shown", "is_told"), [("899", True), ("900", False), ("900.0", False), ("901", True)])
def test_what_was_published_then_is_quiet(then, month, shown, is_told):
    assert bool(found(then, month.edited("observations", COST, previous_outcome=shown))) is is_told


@pytest.mark.parametrize("shown", ["", "..", "x"])
def test_a_comparison_that_is_not_shown_rewrites_nothing(then, month, shown):
    assert found(then, month.edited("observations", COST, previous_outcome=shown)) == []


def test_what_the_archive_does_not_have_cannot_be_rewritten(then, month):
    then.edited("observations", COST, outcome="")
    assert found(then, month.edited("observations", COST, previous_outcome="950")) == []


def test_a_correction_of_the_comparison_in_this_month_says_so(then, month):
    month.edited("observations", COST, previous_outcome="950")
    change = {
        "old": "900",
        "new": "950",
        "reason": "Omräknat.",
        "kind": "revision",
        "edition": "1",
        "date": "2023-12-20",
    }
    place = {"resource": "observations", "row": "kostnader/2023-11", "field": "previous_outcome"}
    assert found(then, month.added("corrections", **place, **change)) == []


def test_a_correction_of_the_outcome_in_that_month_says_so(then, month):
    month.edited("observations", COST, previous_outcome="900")
    change = {
        "old": "900",
        "new": "950",
        "reason": "Omräknat.",
        "kind": "revision",
        "edition": "2",
        "date": "2023-12-20",
    }
    place = {"resource": "observations", "row": "kostnader/2022-11", "field": "outcome"}
    then.edited("observations", COST, outcome="950").added("corrections", **place, **change)
    assert found(then, month) == []


@pytest.mark.parametrize(
    "place",
    [
        {"row": "kostnader/2023-11", "field": "outcome"},
        {"row": "resultat/2023-11", "field": "previous_outcome"},
        {"row": "kostnader/2022-11", "field": "target"},
    ],
)
def test_a_correction_of_another_figure_says_nothing_of_this(then, month, place):
    month.edited("observations", COST, previous_outcome="950")
    change = {
        "old": "900",
        "new": "950",
        "reason": "Omräknat.",
        "kind": "revision",
        "edition": "3",
        "date": "2023-12-20",
    }
    month.added("corrections", resource="observations", **place, **change)
    assert len(found(then, month)) == 1


def test_a_line_of_a_statement_that_was_rewritten_blocks_too(lines, sv):
    [finding] = found(*lines)
    assert (finding.file, finding.row, finding.field) == ("data/2023-11/statement_lines.csv", 7, "previous_outcome")
    assert finding.severity is Severity.ERROR
    assert finding.message(sv).startswith(
        "”Resultat totalt”: jämförelsetalet för 2022-11 är 90 tkr här men 100 tkr i utgåva 2022-11.1."
    )


@pytest.mark.parametrize(("at", "field"), [(0, "outcome"), (1, "previous_outcome")])
def test_a_correction_of_the_line_in_either_month_says_so(lines, at, field):
    change = {"old": "100", "new": "90", "reason": "Omräknat.", "kind": "revision", "edition": "4"}
    place = {"resource": "statement_lines", "row": "resultat/totalt", "field": field}
    lines[at].added("corrections", **place, **change, date="2023-12-20")
    assert found(*lines) == []


def test_a_correction_of_the_line_in_another_month_says_nothing_of_this(lines, tmp_path):
    change = {"old": "100", "new": "90", "reason": "Omräknat.", "kind": "revision", "edition": "4"}
    place = {"resource": "statement_lines", "row": "resultat/totalt", "field": "outcome"}
    other = write_month(tmp_path / "other").described(lambda package: package.update(period="2023-03"))
    other.rewritten("statement_lines", lambda text: text.replace("2023-11", "2023-03")).removed("observations", 5)
    other.rewritten("observations", lambda text: text.replace("2023-11", "2023-03"))
    other.added("corrections", **place, **change, date="2023-12-20")
    then, month = (one.report() for one in lines)
    assert len(list(check(History((then, other.report(), month))))) == 1


@pytest.mark.parametrize(
    ("before", "told", "unit", "decimals", "shown", "is_told"),
    [
        ("tkr", "837793", "mnkr", "1", "837.8", False),  # as it is shown in the new unit
        ("tkr", "837793", "mnkr", "1", "837.7", True),
        ("tkr", "837750", "mnkr", "1", "837.8", False),  # half up
        ("mnkr", "837.8", "tkr", "0", "837793", False),  # finer than what was told, and the same as told
        ("mnkr", "837.8", "tkr", "0", "837900", True),
        ("mkr", "837.8", "mnkr", "1", "837.8", False),
        ("tkr", "837793", "timmar", "0", "12", False),  # another definition: nothing to compare with
    ],
)
def test_money_is_compared_in_one_unit_and_nothing_across_a_break(
    then, month, before, told, unit, decimals, shown, is_told
):
    then.edited("indicators", 2, unit=before).edited("observations", COST, outcome=told)
    month.edited("indicators", 2, unit=unit, decimals=decimals).edited("observations", COST, previous_outcome=shown)
    assert bool(found(then, month)) is is_told


def own(root, cell, *corrections):
    rows = NOVEMBER.replace("avvikelse\n", "avvikelse,forra\n").replace("-0.2\n", f"-0.2,{cell}\n")
    month = two_months(root, november=rows.replace("-8.4\n", "-8.4,\n").replace("0.5\n", "0.5,7\n"))
    for one in corrections:
        month.added("corrections", **one)
    return told(one for one in check(history_of(month)) if "avvikelser" in one.file)


@pytest.mark.parametrize("cell", ["2.3", "", "..", "2.30"])
def test_what_the_last_report_said_may_be_told_again_or_left_to_follow(tmp_path, cell):
    assert own(tmp_path, cell) == []


def test_what_the_last_report_did_not_say_blocks(tmp_path):
    (finding,) = own(tmp_path, "2.4")
    assert (finding.case, finding.row, finding.field, finding.value) == ("own", 2, "forra", "2.4")
    assert finding.message == (
        "”Kommunstyrelsen”: avvikelse var 2,3 i rapporten för 2023-10 (utgåva 2023-10.1), men är 2,4 här. "
        "Tidigare publicerade värden får inte ändras i tysthet."
    )


def test_a_correction_that_tells_of_it_lets_it_stand(tmp_path):
    told_of = {"resource": "avvikelser", "row": "ks", "field": "forra", "old": "2.3", "new": "2.4", "reason": "Fel.",
               "kind": "error", "edition": "2", "date": "2023-12-20"}  # fmt: skip
    assert own(tmp_path, "2.4", told_of) == []
