"""A month's own value far from what its history makes likely: robust, and of the season where two years exist."""

from dataclasses import replace
from decimal import Decimal

import pytest

from utfall.checks.outcome_jump import FEWEST, check
from utfall.model.finding import Severity
from utfall.model.history import History
from utfall.period import Period

COST, ABSENCE = 2, 4  # rows of observations.csv
NOVEMBER = Period.parse("2023-11")
BEFORE = [NOVEMBER.shifted(-back) for back in range(1, 26)]  # the month before first
SIX = ("5.0", "5.1", "4.9", "5.2", "4.8", "5.0")  # median 5.0, from which half lie within 0.1
AUTUMNS = ("10.0", "10.1", "9.9", "10.2", "9.8", "10.0")


def history(month, outcomes, name="franvaro"):
    """Return the month with these outcomes of earlier months before it."""
    now = month.report()
    seen = now.observation(name)
    earlier = [
        replace(
            now,
            package=replace(now.package, period=period),
            observations=(replace(seen, period=period, outcome=Decimal(value)),),
        )
        for period, value in sorted(outcomes.items())
    ]
    return History((*earlier, now))


def found(month, outcome, before, row=ABSENCE):
    month.edited("observations", row, outcome=outcome)
    return list(check(history(month, before, {ABSENCE: "franvaro", COST: "kostnader"}[row])))


def recent(values=SIX):
    return dict(zip(BEFORE, values, strict=False))


def seasons(values=AUTUMNS, other="5.0"):
    """Two years in which October to December are unlike the rest."""
    autumns = [NOVEMBER.shifted(-12 * year + beside) for year in (1, 2) for beside in (-1, 0, 1)]
    return dict.fromkeys(BEFORE, other) | dict(zip(autumns, values, strict=True))


def test_a_month_unlike_the_latest_is_told_with_their_median_and_spread(month, sv):
    [finding] = found(month, "5.8", recent(SIX * 2))
    assert (finding.slug, finding.case) == ("outcome-jump", "recent")
    assert (finding.file, finding.row, finding.field) == ("data/2023-11/observations.csv", ABSENCE, "outcome")
    assert (finding.value, finding.severity) == ("5.8", Severity.WARNING)
    assert finding.message(sv) == (
        "”Frånvaro”: månadens värde 5,8 procent ligger långt från de 12 senaste, vars median är 5,0 procent: "
        "5 gånger deras vanliga spridning."
    )
    assert finding.remedy(sv) == "Kontrollera värdet mot källan; är det rätt, skriv i comment varför."


@pytest.mark.parametrize(
    ("outcome", "is_told"),
    [("4.2", True), ("4.3", False), ("5.0", False), ("5.7", False), ("5.8", True)],  # 5 * 1.4826 * 0.1 = 0.7413
)
def test_five_times_the_usual_spread_of_a_year_is_quiet_either_way(month, outcome, is_told):
    assert bool(found(month, outcome, recent(SIX * 2))) is is_told


@pytest.mark.parametrize(
    ("outcome", "is_told"),
    [("3.5", True), ("3.6", False), ("6.4", False), ("6.5", True)],  # 12 / 6 * 5 * 1.4826 * 0.1 = 1.4826
)
def test_with_half_as_many_values_the_limit_is_twice_as_wide(month, outcome, is_told):
    assert bool(found(month, outcome, recent(SIX))) is is_told


def test_one_jump_in_the_past_does_not_hide_the_next(month):
    past = [*SIX, *SIX[:5], "90.0"]
    assert found(month, "5.7", recent(past)) == []
    assert len(found(month, "5.8", recent(past))) == 1


def test_nothing_is_said_of_fewer_than_six_values(month):
    assert FEWEST == 6
    assert found(month, "90.0", recent(SIX[:5])) == []
    assert len(found(month, "90.0", recent(SIX))) == 1


def test_nothing_is_said_of_a_history_that_never_varied(month):
    assert found(month, "90.0", recent(["5.0"] * 12)) == []


def test_values_from_more_than_a_year_ago_are_not_recent(month):
    assert found(month, "90.0", dict(zip(BEFORE[12:18], SIX, strict=True))) == []


def test_with_two_years_the_same_season_is_compared(month, sv):
    assert found(month, "11.4", seasons()) == []  # far from the latest ten, not from two Novembers
    [finding] = found(month, "11.5", seasons())
    assert finding.case == "season"
    assert finding.message(sv) == (
        "”Frånvaro”: månadens värde 11,5 procent ligger långt från samma tid tidigare år, vars median är 10,0 procent: "
        "10 gånger den vanliga spridningen."
    )


def test_a_value_like_last_month_s_can_be_far_from_the_season(month):
    [finding] = found(month, "5.0", seasons())
    assert finding.case == "season"


def test_with_a_gap_in_the_second_year_the_latest_are_compared(month):
    before = recent(SIX * 2) | dict.fromkeys(BEFORE[12:24], "10.0")
    [finding] = found(month, "10.0", before)
    assert (finding.case, finding.details["count"]) == ("recent", 12)


def test_of_an_accumulated_figure_the_month_s_own_value_is_judged(month, sv):
    """From January to October the months bring 100, 101, 99, 102, 98, 100, 101, 99, 102 and 98."""
    so_far = ["100", "201", "300", "402", "500", "600", "701", "800", "902", "1000"]
    before = {Period.parse(f"2023-{number:02}"): value for number, value in enumerate(so_far, 1)}
    assert found(month, "1108", before, COST) == []
    [finding] = found(month, "1109", before, COST)
    assert finding.message(sv) == (
        "”Kostnader”: månadens värde 109 tkr ligger långt från de 10 senaste, vars median är 100 tkr: "
        "6 gånger deras vanliga spridning."
    )


def test_without_last_month_there_is_no_own_value_to_judge(month):
    before = {Period.parse(f"2023-{number:02}"): f"{number}00" for number in range(1, 10)}
    assert found(month, "9000", before, COST) == []


@pytest.mark.parametrize("outcome", ["", "..", "x"])
def test_a_missing_outcome_does_not_jump(month, outcome):
    assert found(month, outcome, recent()) == []


def test_a_tertial_is_not_compared(month):
    month.edited("indicators", 4, frequency="tertial").edited("observations", ABSENCE, period="2023-T3")
    assert found(month, "90.0", {}) == []
