"""What changed between two months: every kind once, the weightiest first, and nothing between a month and its copy."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.month import write_month
from utfall.derive.change import WEIGHTS
from utfall.derive.changes import changes
from utfall.model.missing import Missing
from utfall.model.status import Standing

COST, RESULT, ABSENCE, COMPUTERS = 2, 3, 4, 5  # rows of observations.csv
PLAN, CULTURE = 2, 3  # of activities.csv
PORTAL = 3  # of projects.csv


@dataclass(frozen=True)
class Case:
    """Say what a month is like, how the next differs, and the one change that is told of it."""

    kind: str
    before: Callable
    after: Callable
    resource: str
    key: str
    was: str | None = None
    now: str | None = None

    def __str__(self):
        return f"{self.kind}-{self.resource}"


def cell(table, row, **cells):
    return lambda month: month.edited(table, row, **cells)


def as_it_was(month):
    return month


def finished(month):
    return month.added("scales", scale="progress", id="done", order="3", name="Avslutad", tone="neutral",
                       shape="square", meaning="Klart.").edited("activities", CULTURE, status="done")  # fmt: skip


def new_goal(month):
    return month.added("goals", id="klimat", order="3", area="kund", level="central", text="Klimat.", status="good")


CASES = [
    Case("deviation-new", as_it_was, cell("observations", COST, status="missed", reason="Svag höst."),
         "indicators", "kostnader", "reached", "missed"),
    Case("deviation-new", cell("projects", PORTAL, status="green"), cell("projects", PORTAL, status="red"),
         "projects", "portal", "green", "red"),
    Case("crossed-below", as_it_was, cell("observations", RESULT, outcome="-400"),
         "indicators", "resultat", "100", "-400"),
    Case("delayed", as_it_was, cell("activities", PLAN, status="delayed"), "activities", "plan", "ongoing", "delayed"),
    Case("delayed", as_it_was, cell("assignments", 2, status="delayed"), "assignments", "minska", "ongoing", "delayed"),
    Case("status-worse", as_it_was, cell("projects", PORTAL, status="red"), "projects", "portal", "yellow", "red"),
    Case("forecast-worse", as_it_was, cell("observations", COST, forecast="1365799"),
         "indicators", "kostnader", "1365798", "1365799"),
    Case("forecast-worse", as_it_was, cell("observations", RESULT, forecast="109"),
         "indicators", "resultat", "110", "109"),
    Case("due-moved", as_it_was, cell("activities", CULTURE, due="2024-06-30"),
         "activities", "kultur", "2024-03-31", "2024-06-30"),
    Case("due-moved", as_it_was, cell("assignments", 2, due="2024-06-30"), "assignments", "minska", None, "2024-06-30"),
    Case("redefined", as_it_was, cell("indicators", ABSENCE, unit="andel"),
         "indicators", "franvaro", "procent", "andel"),
    Case("new", as_it_was, new_goal, "goals", "klimat"),
    Case("new", lambda month: month.removed("observations", COMPUTERS).removed("indicators", 5),
         lambda month: write_month(month.root / "after"), "indicators", "datorer"),
    Case("new", lambda month: month.removed("projects", PORTAL), lambda month: write_month(month.root / "after"),
         "projects", "portal"),
    Case("gone", as_it_was, lambda month: month.removed("activities", PLAN), "activities", "plan"),
    Case("gone", as_it_was, lambda month: month.removed("projects", PORTAL), "projects", "portal"),
    Case("gone", as_it_was, lambda month: month.removed("observations", COMPUTERS).removed("indicators", 5),
         "indicators", "datorer"),
    Case("forecast-moved", cell("observations", COMPUTERS, forecast="75000"),
         cell("observations", COMPUTERS, forecast="76000"), "indicators", "datorer", "75000", "76000"),
    Case("forecast-better", as_it_was, cell("observations", COST, forecast="1365797"),
         "indicators", "kostnader", "1365798", "1365797"),
    Case("status-better", cell("projects", PORTAL, status="red"), cell("projects", PORTAL, status="yellow"),
         "projects", "portal", "red", "yellow"),
    Case("crossed-above", as_it_was, cell("observations", ABSENCE, outcome="4.9"),
         "indicators", "franvaro", "5.3", "4.9"),
    Case("deviation-closed", as_it_was, cell("projects", PORTAL, status="green"),
         "projects", "portal", "yellow", "green"),
    Case("finished", as_it_was, finished, "activities", "kultur", "delayed", "done"),
    Case("status-changed", as_it_was, cell("projects", PORTAL, phase="Avslut"),
         "projects", "portal", "Genomförande", "Avslut"),
    Case("status-changed", as_it_was, cell("goals", 3, status="lost"), "goals", "arbetsmiljo", "good", "lost"),
]  # fmt: skip


def written(found):
    if isinstance(found, Standing):
        return found.shown.id
    return None if found is None else str(found)


def test_the_table_has_every_kind_of_change():
    of_own_tables = {"value-changed", "value-of-period"}  # see test_own_tables
    assert {case.kind for case in CASES} == set(WEIGHTS) - of_own_tables


@pytest.mark.parametrize("case", CASES, ids=str)
def test_each_kind_of_change_is_told_once_with_what_stood_and_stands_there(month, case):
    before = case.before(month).report()
    [found] = changes(before, case.after(month).report())
    assert (found.kind, found.resource, found.key) == (case.kind, case.resource, case.key)
    assert (written(found.before), written(found.after)) == (case.was, case.now)
    assert found.weight == WEIGHTS[case.kind]


def test_a_change_has_the_name_that_readers_know_and_the_unit_of_its_figures(month):
    before = month.report()
    month.edited("observations", COST, forecast="1365799").edited("goals", 3, status="lost")
    named = {found.kind: (found.name, found.unit) for found in changes(before, month.report())}
    assert named == {"forecast-worse": ("Kostnader", "tkr"), "status-changed": ("Arbetsmiljön ska bli bättre.", "")}


def test_the_weightiest_change_comes_first(month):
    before = month.report()
    new_goal(month).edited("observations", COST, status="missed", reason="Svag höst.", forecast="1365797")
    month.edited("observations", RESULT, outcome="-400").edited("observations", ABSENCE, outcome="4.9")
    month.edited("activities", PLAN, status="delayed").edited("activities", CULTURE, due="2024-06-30")
    month.edited("projects", PORTAL, status="green").removed("assignments", 2)
    found = [change.kind for change in changes(before, month.report())]
    assert found == [
        "deviation-new", "crossed-below", "delayed", "due-moved", "new", "gone", "forecast-better", "crossed-above",
        "deviation-closed",
    ]  # fmt: skip


figures = st.one_of(st.sampled_from(Missing), st.integers(-999, 999).map(Decimal))


@st.composite
def months(draw, small):
    """Draw a month: the small one with any figures and any statuses, known or not."""

    def status():
        return draw(st.sampled_from(["", *(state.id for state in small.states), "purple"]))

    def redrawn(one, *names):
        return replace(one, **{name: draw(figures) for name in names}, status=status())

    return replace(
        small,
        observations=tuple(redrawn(one, "outcome", "target", "forecast", "year_target") for one in small.observations),
        goals=tuple(redrawn(one) for one in small.goals),
        activities=tuple(redrawn(one) for one in small.activities),
        assignments=tuple(redrawn(one) for one in small.assignments),
        projects=tuple(redrawn(one) for one in small.projects),
    )  # fmt: skip


@settings(max_examples=50)
@given(data=st.data())
def test_nothing_has_changed_between_a_month_and_its_copy(small, data):
    drawn = data.draw(months(small))
    copy = replace(drawn, **{name: tuple(replace(one) for one in getattr(drawn, name)) for name in (
        "indicators", "observations", "goals", "activities", "assignments", "projects")})  # fmt: skip
    assert changes(drawn, copy) == ()


@settings(max_examples=50)
@given(data=st.data())
def test_what_is_worse_one_way_is_better_the_other(small, data):
    first, second = data.draw(months(small)), data.draw(months(small))
    opposite = {"forecast-worse": "forecast-better", "crossed-below": "crossed-above", "status-worse": "status-better"}
    there, back = changes(first, second), changes(second, first)
    for worse, better in opposite.items():
        assert {one.key for one in there if one.kind == worse} == {one.key for one in back if one.kind == better}


def test_nothing_has_changed_between_the_real_month_and_itself(real, month):
    assert changes(real, real) == ()
    assert changes(month.report(), month.report()) == ()


def test_a_status_that_was_lost_is_not_said_to_have_become_well(month):
    before = month.report()
    month.edited("projects", PORTAL, status="lost").edited("activities", CULTURE, status="ongoing")
    [closed, changed] = changes(before, month.report())
    assert (closed.kind, closed.key) == ("deviation-closed", "kultur")
    assert (changed.kind, changed.key) == ("status-changed", "portal")


def test_a_status_that_was_lost_and_now_deviates_is_a_new_deviation(month):
    before = month.edited("projects", PORTAL, status="lost").report()
    [found] = changes(before, month.edited("projects", PORTAL, status="yellow").report())
    assert found.kind == "deviation-new"


def test_a_computed_status_moves_like_a_judged_one(month):
    before = month.edited("observations", COST, status="").report()
    found = changes(before, month.edited("observations", COST, forecast="1449803").report())
    assert [change.kind for change in found] == ["deviation-new", "forecast-worse"]


@pytest.mark.parametrize("symbol", ["", "..", ".", "x"])
@pytest.mark.parametrize("column", ["forecast", "outcome", "target"])
def test_a_figure_that_is_missing_in_either_month_has_not_moved(month, column, symbol):
    whole = month.report()
    short = month.edited("observations", RESULT, **{column: symbol}).report()
    assert changes(whole, short) == changes(short, whole) == ()


def test_a_new_year_has_forecasts_and_sums_of_its_own(month):
    december = month.edited("observations", COST, period="2023-12").report()
    january = month.edited("observations", COST, period="2024-01", outcome="99999999", forecast="9").report()
    assert changes(december, january) == ()


def test_a_figure_of_its_own_period_can_cross_its_target_over_the_new_year(month):
    december = month.edited("observations", ABSENCE, period="2023-12", outcome="5.1").report()
    january = month.edited("observations", ABSENCE, period="2024-01", outcome="4.9", forecast="9").report()
    assert [found.kind for found in changes(december, january)] == ["crossed-above"]


def test_an_indicator_without_a_direction_crosses_no_target(month):
    before = month.edited("observations", COMPUTERS, outcome="74000").report()
    assert changes(before, month.edited("observations", COMPUTERS, outcome="76000").report()) == ()


def test_an_outcome_that_reaches_its_target_exactly_has_crossed_it(month):
    before = month.report()
    [found] = changes(before, month.edited("observations", ABSENCE, outcome="5").report())
    assert found.kind == "crossed-above"
