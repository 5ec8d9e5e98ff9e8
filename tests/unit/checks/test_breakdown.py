"""Breakdowns: the whole follows from its parts. The figures are worked out by hand in ``tests/breakdowns.py``."""

import pytest

from tests.breakdowns import ABSENCE, COSTS, broken_down, changed
from utfall.checks.breakdown import check
from utfall.model.finding import in_order
from utfall.model.history import History
from utfall.words import words

ALL = ABSENCE + COSTS
# The rows of the crossed absence alone: norr and soder by sex, of which the four together are 5.32.
CROSSED = "".join(f"{line}\n" for line in ABSENCE.splitlines()[6:])
# norr 576 + 144 of 120, soder 264 + 76 of 80.


def told(month, rows):
    broken_down(month.folder, rows)
    return in_order(check(History((month.report(),))))


def found(month, rows=ALL):
    """Return the place, case and column of each finding of a month that is broken down so."""
    return [(one.file.rpartition("/")[2], one.row, one.case, one.field) for one in told(month, rows)]


def message(month, rows):
    return [one.message(words("sv")).replace("\N{NO-BREAK SPACE}", " ") for one in told(month, rows)]


def test_what_follows_is_let_be(month):
    assert found(month) == []


def test_a_sum_may_differ_by_what_rounding_explains(month):
    assert found(month, changed(ALL, 13, outcome="500001")) == []  # 800 001 of two terms: at most 1.5
    assert found(month, changed(ALL, 13, outcome="500002")) == [("breakdowns.csv", 12, "sum", "outcome")]


def test_a_sum_that_is_told_more_exactly_is_held_to_it(month):
    exact = ALL.replace(",800000,", ",800000.00,").replace(",300000,", ",300000.00,")
    assert found(month, exact.replace(",500000,", ",500000.01,")) == []  # three times half a hundredth is 0.015
    assert found(month, exact.replace(",500000,", ",500000.02,")) == [("breakdowns.csv", 12, "sum", "outcome")]


def test_a_sum_beyond_sixty_four_bits_is_exact_too(month):
    rows = (
        "kostnader,2023-10,norr,,{0},,,,\nkostnader,2023-10,norr-vard,,{1},,,,\nkostnader,2023-10,norr-skola,,1,,,,\n"
    )
    rows += "kostnader,2023-10,soder,,1,,,,\n"
    large = 999_999_999_999_999_990
    assert found(month, rows.format(large, large - 1)) == []
    assert found(month, rows.format(large, large - 3)) == [("breakdowns.csv", 2, "sum", "outcome")]


def test_a_mean_is_weighed(month):
    (told,) = message(month, changed(ALL, 3, outcome="8.0"))  # (8.0 * 80 + 4.0 * 40) / 120 = 6.667
    assert told == (
        "Frånvaro, 2023-11: Område Norr har 6, men delarna enligt Enhet ger i vägt medelvärde 6,667. "
        "Avrundning förklarar högst 0,100."
    )


def test_the_indicator_s_own_observation_is_a_whole_too(month):
    month.edited("observations", 4, outcome="5.9")
    assert found(month) == [
        ("observations.csv", 4, "mean", "outcome"), ("observations.csv", 4, "mean", "outcome"),
    ]  # by unit, and by sex  # fmt: skip


def test_what_the_archive_tells_of_a_period_is_its_whole(month):
    october = COSTS.replace("2023-11", "2023-10")
    assert found(month, october) == []  # nobody has told October
    assert found(month, COSTS.replace("465135", "465138")) == [("observations.csv", 2, "sum", "outcome")]


def test_targets_that_are_summed_are_held_to_their_sum(month):
    assert found(month, changed(ALL, 15, target="500000")) == [("observations.csv", 2, "sum", "target")]
    assert found(month, changed(ALL, 15, target="")) == []


def test_where_two_dimensions_are_crossed_their_margins_agree(month):
    # norr kvinnor 5.8: (5.8 * 90 + 4.8 * 30) / 120 = 5.55, and (5.8 * 90 + 4.4 * 60) / 150 = 5.24
    assert found(month, changed(ALL, 8, outcome="5.8")) == [
        ("breakdowns.csv", 2, "margin", "outcome"), ("breakdowns.csv", 6, "margin", "outcome"),
    ]  # fmt: skip


def test_without_margins_the_crossed_parts_make_the_whole(month):
    assert found(month, CROSSED) == []
    assert found(month, changed(CROSSED, 2, outcome="7.0")) == [("observations.csv", 4, "mean", "outcome")]


def test_a_member_without_a_row_is_worked_out_from_its_parts(month):
    leaves = "".join(f"{line}\n" for line in COSTS.splitlines()[1:])
    assert found(month, leaves) == []
    assert found(month, leaves.replace("465135", "465140")) == [("observations.csv", 2, "sum", "outcome")]


@pytest.mark.parametrize("sign", ["x", "..", ""])
def test_a_whole_of_an_unknown_part_is_not_wrong(month, sign):
    assert found(month, changed(ALL, 14, outcome=sign)) == []
    assert found(month, changed(changed(ALL, 14, outcome=sign), 12, outcome=sign)) == []


def test_a_part_that_cannot_occur_adds_nothing(month):
    assert found(month, changed(ALL, 14, outcome=".")) == [("breakdowns.csv", 12, "sum", "outcome")]
    assert found(month, changed(changed(ALL, 14, outcome="."), 13, outcome="800000")) == []


def test_a_part_without_a_row_is_told(month):
    rows = ALL.replace("kostnader,2023-11,norr-skola,,300000,320000,,,\n", "")
    assert found(month, rows) == [("breakdowns.csv", 13, "absent-off", "enhet")]
    assert message(month, rows)[0] == (
        "Kostnader, 2023-11: Område Norr har 800 000, men de delar som finns enligt Enhet ger 500 000. "
        "Rad saknas för Skola Norr."
    )


def test_a_part_without_a_row_that_adds_nothing_is_a_warning(month):
    rows = changed(ALL.replace("kostnader,2023-11,norr-skola,,300000,320000,,,\n", ""), 13, outcome="800000")
    assert found(month, changed(rows, 13, target="830000")) == [("breakdowns.csv", 13, "absent", "enhet")]


def test_a_mean_needs_weights(month):
    assert found(month, changed(ALL, 4, weight="")) == [("breakdowns.csv", 4, "no-weight", "weight")]
    assert found(month, changed(ALL, 4, weight="0")) == [("breakdowns.csv", 4, "weight-zero", "weight")]
    assert found(month, changed(ALL, 4, weight="-40")) == [("breakdowns.csv", 4, "weight-zero", "weight")]
    assert found(month, changed(ALL, 4, weight="", outcome="x")) == []


def test_of_an_indicator_without_any_weight_it_is_told_once(month):
    rows = ALL
    for row in range(2, 12):
        rows = changed(rows, row, weight="")
    assert found(month, rows) == [("breakdowns.csv", 2, "no-weights", "weight")]


def test_what_a_whole_weighs_follows_from_its_parts(month):
    assert found(month, changed(changed(ALL, 2, weight=""), 6, weight="")) == []
    told = found(month, changed(ALL, 2, weight="140"))
    assert [one for one in told if one[3] == "weight"] == [("breakdowns.csv", 2, "weight-sum", "weight")] * 2


@pytest.mark.parametrize(("way", "cases"), [("own", []), ("sum", ["sum"]), ("weighted-mean", ["no-weights"])])
def test_an_indicator_says_itself_how_its_whole_follows(month, way, cases):
    month.rewritten("indicators", lambda text: text.replace("source,owner\n", "source,owner,breakdown\n", 1))
    month.rewritten("indicators", lambda text: text.replace("Raindance,\n", f"Raindance,,{way}\n", 1))
    assert [case for _, _, case, _ in found(month, changed(COSTS, 3, outcome="1"))] == cases
