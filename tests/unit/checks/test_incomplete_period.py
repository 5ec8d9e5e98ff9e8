"""A period that has not ended, shown with an outcome."""

import pytest

from utfall.checks.incomplete_period import check
from utfall.model.finding import Severity
from utfall.model.history import History

COMPUTERS = 5  # the row of observations.csv


def found(month):
    return list(check(History((month.report(),))))


def servers(month, **cells):
    """Add a second indicator that is reported each tertial."""
    given = dict(zip(month.rows("indicators")[0], month.rows("indicators")[4], strict=True))
    month.added("indicators", **{**given, "id": "servrar", "order": "5", "name": "Servrar"})
    return month.added("observations", indicator="servrar", **cells)


def test_outcomes_of_one_period_are_told_together_at_the_first(month, sv):
    month.edited("observations", COMPUTERS, outcome="776")
    [finding] = found(servers(month, period="2023-T3", outcome="9"))
    assert (finding.slug, finding.file) == ("incomplete-period", "data/2023-11/observations.csv")
    assert (finding.row, finding.field, finding.value) == (COMPUTERS, "outcome", "776")
    assert finding.severity is Severity.WARNING
    assert finding.message(sv) == (
        "Perioden 2023-T3 tar slut 2023-12-31, efter rapportens månad 2023-11, men har redan ett utfall. "
        "Det gäller: Datorer, Servrar."
    )
    assert finding.remedy(sv) == (
        "Skriv preliminary i kolumnen finality på raden, så får läsaren veta det överallt där värdet visas. "
        "Saknas kolumnen: lägg till den i filen och kör utfall describe."
    )


def test_outcomes_of_different_periods_are_told_apart(month, sv):
    month.edited("observations", COMPUTERS, outcome="776")
    messages = [finding.message(sv) for finding in found(servers(month, period="2023", outcome="9"))]
    assert [message.partition(" tar slut")[0] for message in messages] == ["Perioden 2023-T3", "Perioden 2023"]


@pytest.mark.parametrize("outcome", ["", "..", ".", "x"])
def test_a_period_that_has_no_outcome_yet_is_quiet(month, outcome):
    assert found(month.edited("observations", COMPUTERS, outcome=outcome, target="75")) == []


@pytest.mark.parametrize("period", ["2023-T2", "2023-Q3", "2023-11", "2023-H1", "2022"])
def test_a_period_that_has_ended_is_quiet(month, period):
    assert found(month.edited("observations", COMPUTERS, period=period, outcome="776")) == []


@pytest.mark.parametrize("period", ["2023-T3", "2023-Q4", "2023-H2", "2023", "2023-12"])
def test_a_period_that_goes_on_is_told(month, period):
    assert len(found(month.edited("observations", COMPUTERS, period=period, outcome="776"))) == 1


def test_the_last_month_of_a_period_completes_it(month):
    def in_december(package):
        package.update(period="2023-12", version="2023.12.1")

    assert found(month.described(in_december).edited("observations", COMPUTERS, outcome="776")) == []
