"""The rule of the computed status: its three steps, its directions, and what it does not hang on."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from utfall.derive.rating import RULE_VERSION, Rating, rate
from utfall.model.missing import Missing

DIRECTIONS = ("higher", "lower", "near")
OPPOSITE = {"higher": "lower", "lower": "higher", "near": "near"}

tenths = st.integers(-2000, 2000).map(lambda whole: Decimal(whole) / 10)
tolerances = st.one_of(
    st.just(Missing.NOT_REPORTED), st.sampled_from([Decimal(text) for text in ("0", "0.01", "0.05", "0.5", "2")])
)
kinds = st.sampled_from(["relative", "absolute"])
factors = st.one_of(st.integers(1, 10_000).map(Decimal), st.integers(1, 999).map(lambda whole: Decimal(whole) / 1000))


@pytest.fixture(scope="module")
def rated(small):
    """Rate an outcome against a target, or, when that is what is compared, a forecast against the year's."""
    indicator, seen = small.indicator("franvaro"), small.observation("franvaro")

    def run(value, target, compares="outcome", **definition):
        value_name, target_name = ("outcome", "target") if compares == "outcome" else ("forecast", "year_target")
        figures = {value_name: value, target_name: target}
        return rate(replace(indicator, compares=compares, **definition), replace(seen, **figures))

    return run


@given(value=tenths, target=tenths, factor=factors, tolerance=tolerances, kind=kinds)
@pytest.mark.parametrize("direction", DIRECTIONS)
def test_no_status_changes_when_everything_is_scaled(rated, direction, value, target, factor, tolerance, kind):
    rule = {"direction": direction, "tolerance_kind": kind, "unit": "tkr", "decimals": 6}
    scaled = tolerance * factor if kind == "absolute" and isinstance(tolerance, Decimal) else tolerance
    before = rated(value, target, tolerance=tolerance, **rule)
    after = rated(value * factor, target * factor, tolerance=scaled, **rule)
    assert after.state == before.state


@given(value=tenths, target=tenths, tolerance=tolerances, kind=kinds)
@pytest.mark.parametrize("direction", DIRECTIONS)
def test_a_mirrored_world_has_the_same_status(rated, direction, value, target, tolerance, kind):
    rule = {"tolerance": tolerance, "tolerance_kind": kind}
    seen = rated(value, target, direction=direction, **rule)
    mirrored = rated(-value, -target, direction=OPPOSITE[direction], **rule)
    assert mirrored.state == seen.state


@given(value=tenths, target=tenths, tolerance=tolerances, kind=kinds)
def test_the_opposite_direction_reverses_the_status(rated, value, target, tolerance, kind):
    rule = {"tolerance": tolerance, "tolerance_kind": kind}
    higher, lower = (rated(value, target, direction=way, **rule).state for way in ("higher", "lower"))
    if value == target:
        assert higher == lower == "reached"
    else:
        assert (higher == "reached") == (value > target)
        assert (lower == "reached") == (value < target)


@given(value=tenths, target=tenths, further=st.integers(1, 999), tolerance=tolerances, kind=kinds)
@pytest.mark.parametrize("direction", ["higher", "lower"])
def test_a_better_value_never_has_a_worse_status(rated, direction, value, target, further, tolerance, kind):
    rule = {"direction": direction, "tolerance": tolerance, "tolerance_kind": kind}
    better = value + further if direction == "higher" else value - further
    order = ["reached", "close", "missed"]
    assert order.index(rated(better, target, **rule).state) <= order.index(rated(value, target, **rule).state)


@pytest.mark.parametrize(
    ("direction", "value", "target", "tolerance", "kind", "state"),
    [
        ("higher", "100", "100", "0.05", "relative", "reached"),
        ("higher", "120", "100", "0.05", "relative", "reached"),
        ("higher", "95", "100", "0.05", "relative", "close"),
        ("higher", "94.9", "100", "0.05", "relative", "missed"),
        ("lower", "105", "100", "0.05", "relative", "close"),
        ("lower", "105.1", "100", "0.05", "relative", "missed"),
        ("lower", "5.0", "5", "0.5", "absolute", "reached"),
        ("lower", "5.5", "5", "0.5", "absolute", "close"),
        ("lower", "5.6", "5", "0.5", "absolute", "missed"),
        ("near", "95", "100", "5", "absolute", "reached"),
        ("near", "105", "100", "5", "absolute", "reached"),
        ("near", "94", "100", "5", "absolute", "close"),
        ("near", "110", "100", "0.05", "relative", "close"),
        ("near", "110.1", "100", "0.05", "relative", "missed"),
        ("near", "89.9", "100", "5", "absolute", "missed"),
        ("higher", "99.9", "100", "", "", "missed"),
        ("near", "100", "100", "", "", "reached"),
        ("near", "100.1", "100", "", "", "missed"),
        ("higher", "-104", "-100", "0.05", "relative", "close"),  # five per cent of a negative target is an amount
        ("higher", "-1", "0", "0.05", "relative", "missed"),  # a share of nothing is nothing
        ("higher", "-1", "0", "1", "absolute", "close"),
        ("lower", "0", "5", "", "", "reached"),  # an outcome of zero is an outcome
    ],
)
def test_the_steps_of_the_rule(rated, direction, value, target, tolerance, kind, state):
    allowed = Decimal(tolerance) if tolerance else Missing.NOT_REPORTED
    rule = {"direction": direction, "tolerance": allowed, "tolerance_kind": kind, "unit": "tkr", "decimals": 1}
    for compares in ("outcome", "forecast"):
        assert rated(Decimal(value), Decimal(target), compares, **rule).state == state


def test_a_rating_tells_its_inputs_and_the_version_of_its_rule(rated):
    rule = {"direction": "lower", "tolerance": Decimal("0.01"), "tolerance_kind": "relative", "unit": "tkr"}
    found = rated(Decimal(1212), Decimal(1200), "forecast", **rule)
    assert found == Rating("close", "forecast", Decimal(1212), Decimal(1200), Decimal(12), RULE_VERSION)
    assert RULE_VERSION == 2


def test_what_is_compared_is_what_the_definition_says(small):
    indicator, seen = small.indicator("franvaro"), small.observation("franvaro")
    figures = {"outcome": Decimal(1), "target": Decimal(2), "forecast": Decimal(3), "year_target": Decimal(4)}
    seen = replace(seen, **figures)
    compared = {way: rate(replace(indicator, compares=way), seen) for way in ("outcome", "forecast")}
    assert {way: (found.value, found.target) for way, found in compared.items()} == {
        "outcome": (1, 2),
        "forecast": (3, 4),
    }


@pytest.mark.parametrize("compares", ["outcome", "forecast"])
@pytest.mark.parametrize("direction", DIRECTIONS)
@pytest.mark.parametrize("kind", Missing)
def test_nothing_is_assessed_when_a_figure_is_missing(rated, compares, direction, kind):
    for value, target in ((kind, Decimal(1)), (Decimal(1), kind), (kind, kind)):
        found = rated(value, target, compares, direction=direction)
        assert (found.state, found.value, found.target) == ("not-assessed", None, None)


def test_a_measure_without_a_direction_cannot_be_rated(rated):
    found = rated(Decimal(1), Decimal(1), direction="none")
    assert (found.state, found.value) == ("not-applicable", None)


@pytest.mark.parametrize("compares", ["none", ""])
def test_a_definition_that_asks_for_no_status_gets_none(rated, compares):
    assert rated(Decimal(1), Decimal(1), compares) is None


@pytest.mark.parametrize(
    ("kind", "tolerance", "value", "state"),
    [
        ("absolute", "0.5", "6.5", "close"),
        ("absolute", "0.5", "6.6", "missed"),
        ("relative", "0.01", "7.0", "close"),  # 0.01 is one percentage point, not a hundredth of six per cent
        ("relative", "0.01", "7.1", "missed"),
        ("relative", "0.005", "6.5", "close"),
        ("relative", "0.005", "6.6", "missed"),
    ],
)
def test_the_tolerance_of_a_per_cent_is_in_percentage_points(rated, kind, tolerance, value, state):
    rule = {"direction": "lower", "tolerance": Decimal(tolerance), "tolerance_kind": kind}
    for compares in ("outcome", "forecast"):
        assert rated(Decimal(value), Decimal(6), compares, **rule).state == state


@pytest.mark.parametrize(
    ("direction", "value", "state"),
    [
        ("lower", "5.04", "reached"),
        ("lower", "5.05", "missed"),
        ("higher", "4.95", "reached"),
        ("higher", "4.94", "missed"),
    ],
)
def test_an_outcome_is_assessed_as_it_is_shown(rated, direction, value, state):
    assert rated(Decimal(value), Decimal(5), direction=direction, tolerance=Missing.NOT_REPORTED).state == state


@pytest.mark.parametrize(
    ("december", "state"), [("1200", "reached"), ("1201", "close"), ("1213", "missed"), (None, "not-assessed")]
)
def test_when_the_year_has_ended_its_outcome_is_compared_and_not_the_forecast(small, december, state):
    cost = replace(small.indicator("kostnader"), tolerance=Decimal("0.01"), tolerance_kind="relative")
    outcome = Decimal(december) if december else Missing.NOT_REPORTED
    seen = replace(small.observation("kostnader"), forecast=Decimal(1190), year_target=Decimal(1200), outcome=outcome)
    assert rate(cost, seen, outcome).state == state
    assert rate(cost, seen, outcome).compares == "year"
    assert rate(cost, seen).state == "reached"  # while the year goes on the forecast is
