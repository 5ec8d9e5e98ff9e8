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
