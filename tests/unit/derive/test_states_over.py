"""Statuses over time, and for how many periods in a row they deviate."""

import pytest

from tests.unit.broken_down import write_months
from utfall.derive.states_over import deviating_in_a_row, states_over
from utfall.model.history import History
from utfall.model.status import State, Tone
from utfall.period import Period

TONES = {"+": Tone.GOOD, "~": Tone.SOME, "-": Tone.BAD, "?": Tone.NONE, "o": Tone.NEUTRAL}


def states(signs, kind=""):
    """The states of months from January on, by a sign each; a space is a month that nothing is told of."""
    return {
        Period.parse(f"2023-{month:02}"): State("indicator", sign, 1, sign, TONES[sign], "", "", kind)
        for month, sign in enumerate(signs, 1)
        if sign != " "
    }


@pytest.mark.parametrize(
    ("signs", "count"),
    [
        ("", 0), ("+", 0), ("-", 1), ("---", 3), ("-~-", 3), ("--+", 0), ("--+--", 2), ("-?-", 2), ("--??", 2),
        ("- -", 2), ("-+??", 0), ("????", 0), ("-o-", 1), ("?-+?--?-", 3),
    ],
)  # fmt: skip
def test_a_row_of_deviations_is_counted_from_the_newest_and_what_is_not_assessed_is_passed_over(signs, count):
    assert deviating_in_a_row(states(signs)) == count


def test_a_direction_is_no_assessment_and_is_passed_over():
    assert deviating_in_a_row(states("---", "travel")) == 0


def test_the_status_of_a_period_is_that_of_its_report_judged_before_computed(tmp_path):
    months = write_months(tmp_path)
    months[0].edited("observations", 2, status="missed", reason="Sjukdom.")  # 5.0 against 5 would be reached
    archive = History(tuple(month.report() for month in months))
    found = states_over(archive, archive.current.indicator("franvaro"))
    assert {str(period): state.id for period, state in found.items()} == {"2023-09": "missed", "2023-11": "lost"}
