"""An indicator's two statuses, judged and computed, kept apart; the judged one stands first."""

from dataclasses import replace

import pytest

from utfall.derive.status import status_of


@pytest.fixture
def cost(month):
    """Give the status of ``kostnader``, whose forecast keeps within the budget, as an editor has judged it."""

    def run(**cells):
        report = month.edited("observations", 2, **cells).report()
        return status_of(report, report.indicator("kostnader"), report.observation("kostnader"))

    return run


def names(found):
    return tuple(state.id if state else None for state in (found.judged, found.computed, found.shown))


def test_without_a_judgement_the_rule_decides(cost):
    found = cost(status="", reason="")
    assert names(found) == (None, "reached", "reached")
    assert found.rating.state == "reached"
    assert not found.differs


def test_a_judgement_stands_first_beside_what_the_rule_says(cost):
    found = cost(status="missed", reason="Vi tror inte på prognosen.")
    assert names(found) == ("missed", "reached", "missed")
    assert found.reason == "Vi tror inte på prognosen."
    assert found.differs


def test_a_judgement_that_agrees_with_the_rule_does_not_differ(cost):
    assert not cost(status="reached").differs


def test_a_status_that_was_lost_judges_nothing_so_it_does_not_differ(cost):
    found = cost(status="lost")
    assert names(found) == ("lost", "reached", "lost")
    assert not found.differs


def test_a_judgement_outside_the_scale_is_none(cost):
    assert names(cost(status="purple")) == (None, "reached", "reached")


def test_a_state_that_the_package_has_no_name_for_is_not_shown(small):
    found = status_of(small, small.indicator("franvaro"), small.observation("franvaro"))
    assert found.rating.state == "close"  # the small month's scale has no such state
    assert names(found) == ("lost", None, "lost")


def test_an_indicator_that_asks_for_no_rule_has_no_computed_status(small):
    found = status_of(small, small.indicator("resultat"), small.observation("resultat"))
    assert (names(found), found.rating, found.differs) == ((None, None, None), None, False)


@pytest.mark.parametrize(("compares", "state"), [("outcome", "reached"), ("forecast", "reached"), ("none", None)])
def test_the_real_definitions_are_computed_as_they_say(real, compares, state):
    indicator = replace(real.indicator("verksamhetens-kostnader"), compares=compares)
    found = status_of(real, indicator, real.observation(indicator.id))
    assert names(found) == (None, state, state)


def test_the_computed_statuses_of_november_2023(real):
    found = {one.id: status_of(real, one, real.observation(one.id)) for one in real.indicators}
    assert {name: status.computed.id for name, status in found.items() if status.computed} == {
        "verksamhetens-kostnader": "reached",
        "personalkostnader": "reached",
        "konsultkostnader": "reached",
        "it-tjanster-program-och-licenser": "close",  # 101 tkr over a budget of 361 000, within one per cent
        "kostnad-utvecklingsprojekt": "reached",
        "verksamhetens-resultat": "reached",
    }
    assert all(status.judged is None or status.judged.id == "lost" for status in found.values())


@pytest.mark.parametrize(("forecast", "state"), [("1365798", "up"), ("1449803", "down")])
def test_on_a_scale_without_the_rules_names_the_state_of_the_same_tone_is_meant(month, forecast, state):
    for at, (name, tone, shape) in enumerate((("up", "good", "up"), ("down", "bad", "down"), ("lost", "none", "ring"))):
        month.edited("scales", 2 + at, scale="travel", id=name, tone=tone, shape=shape)
    month.schema_of("observations", lambda entry: entry["schema"]["fields"][10].update(scale="travel"))
    report = month.edited("observations", 2, status="", forecast=forecast).report()
    found = status_of(report, report.indicator("kostnader"), report.observation("kostnader"))
    assert names(found) == (None, state, state)


def test_what_was_lost_is_never_worked_out(month):
    month.edited("scales", 2, id="up").edited("scales", 3, id="down")
    report = month.edited("observations", 4, status="", target="").report()
    found = status_of(report, report.indicator("franvaro"), report.observation("franvaro"))
    assert (found.rating.state, names(found)) == ("not-assessed", (None, None, None))
