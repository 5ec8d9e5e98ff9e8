"""What rules hold outcomes against in earlier reports."""

from dataclasses import replace
from decimal import Decimal

import pytest

from utfall.derive.rule_bases import with_rule_bases
from utfall.derive.status import status_of
from utfall.model.history import History
from utfall.period import Period


@pytest.fixture
def archive(month):
    """Return two reports of ``franvaro``, of which lower is better: 5.3 in November, and October's."""

    def run(compares, before="5.5", last_year="5.1", tolerance="0.5"):
        month.edited("indicators", 4, compares=compares, tolerance=tolerance)
        month.edited("observations", 4, status="", period="2023-11", outcome="5.3", previous_outcome=last_year)
        now = month.report()
        month.edited("observations", 4, period="2023-10", outcome=before)
        then = month.report()
        then = replace(then, package=replace(then.package, period=Period.parse("2023-10")))
        return with_rule_bases(History((then, now))).current

    return run


def rated(report):
    found = status_of(report, report.indicator("franvaro"), report.observation("franvaro"))
    return found.rating.state, found.rating.value, found.rating.target, found.computed.id if found.computed else None


def test_an_outcome_is_held_against_the_last_report(archive):
    assert rated(archive("previous_report")) == ("reached", Decimal("5.3"), Decimal("5.5"), "reached")
    assert rated(archive("previous_report", before="5.0")) == ("close", Decimal("5.3"), Decimal("5.0"), None)
    assert rated(archive("previous_report", before="4.7")) == ("missed", Decimal("5.3"), Decimal("4.7"), "missed")


def test_an_outcome_is_held_against_the_same_period_last_year(archive):
    assert rated(archive("last_year")) == ("close", Decimal("5.3"), Decimal("5.1"), None)
    assert rated(archive("last_year", last_year="5.3", tolerance="")) == (
        "reached",
        Decimal("5.3"),
        Decimal("5.3"),
        "reached",
    )
    assert rated(archive("last_year", last_year=".."))[0] == "not-assessed"


def test_a_report_whose_rules_ask_for_nothing_earlier_is_let_be(small):
    assert with_rule_bases(History((small,))).current is small
