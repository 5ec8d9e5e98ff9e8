"""What a chart's title says of the values that it draws."""

from dataclasses import replace
from decimal import Decimal

import pytest

from utfall.derive.rules import _COST
from utfall.derive.track_record import Forecast
from utfall.period import Period
from utfall.view.sentences import deviations_finding, forecasts_finding, years_finding

COSTS = replace(_COST, name="Kostnader", in_sentence="kostnaderna")


def months(*values, year=2025):
    return {Period.parse(f"{year}-{at:02}"): Decimal(value) for at, value in enumerate(values, 1)}


@pytest.mark.parametrize(
    ("values", "swedish", "english"),
    [
        (
            (-2, -1, 3, -4),
            "Kostnaderna låg under budget i 3 av 4 månader",
            "Kostnader: below budget in 3 of 4 months",
        ),
        ((2, 1), "Kostnaderna låg över budget i alla 2 månader", "Kostnader: above budget in all 2 months"),
        ((0, 0), "", ""),
        ((5,), "", ""),
        ((), "", ""),
    ],
)
def test_deviations_are_counted_on_the_side_of_most(small, sv, en, values, swedish, english):
    drawn = months(*values)
    assert deviations_finding(small, sv, COSTS, drawn) == swedish
    assert deviations_finding(small, en, COSTS, drawn) == english


@pytest.mark.parametrize(
    ("now", "before", "swedish", "english"),
    [
        ((1, 2, 3), (1, 3, 3), "Ingen månad 2025 högre än året före", "No month of 2025 higher than the year before"),
        ((1, 4, 3), (1, 3, 3), "Ingen månad 2025 lägre än året före", "No month of 2025 lower than the year before"),
        ((2, 4, 3), (1, 3, 9), "Högre än året före i 2 av 3 månader", "Higher than the year before in 2 of 3 months"),
        ((1, 2, 3), (2, 3, 4), "Lägre än året före i alla 3 månader", "Lower than the year before in all 3 months"),
        ((1, 2), (1, 2), "Samma som året före", "The same as the year before"),
        ((1,), (2,), "", ""),
    ],
)
def test_years_are_held_against_one_another(sv, en, now, before, swedish, english):
    assert years_finding(sv, months(*now), months(*before)) == swedish
    assert years_finding(en, months(*now), months(*before)) == english


def forecasts(*values, outcome):
    """Return forecasts of a year, from January on, and what became of it; ``None`` while it goes on."""
    before, found = None, []
    for month, value in months(*values).items():
        error = None if outcome is None else Decimal(outcome) - value
        moved = None if before is None else value - before
        found.append(Forecast(month, month, value, month.months_left, moved, error, None, COSTS))
        before = value
    return found


@pytest.mark.parametrize(
    ("values", "outcome", "swedish", "english"),
    [
        (("6.1", "6.1", "5.9", "5.9"), "5.9", "Prognosen träffade rätt från mars", "The forecast was right from March"),
        (("5.9", "5.9"), "5.9", "Prognosen träffade rätt hela året", "The forecast was right all year"),
        (("5.7", "5.8"), "5.9", "Alla årets prognoser var för låga", "All forecasts of the year were too low"),
        (("6.1", "6"), "5.9", "Alla årets prognoser var för höga", "All forecasts of the year were too high"),
        (("5.8", "6"), "5.9", "Prognosen träffade inte årets utfall", "The forecast was not what the year came to"),
        (("6.1", "6.1"), None, "Prognosen är oförändrad sedan januari", "The forecast is unchanged since January"),
        (("6.1", "6"), None, "Prognosen har ändrats en gång i år", "The forecast has changed once this year"),
        (("6", "6.1", "6"), None, "Prognosen har ändrats 2 gånger i år", "The forecast has changed 2 times this year"),
        ((), None, "", ""),
    ],
)
def test_forecasts_are_held_against_what_became_of_the_year(sv, en, values, outcome, swedish, english):
    assert forecasts_finding(sv, forecasts(*values, outcome=outcome)) == swedish
    assert forecasts_finding(en, forecasts(*values, outcome=outcome)) == english
