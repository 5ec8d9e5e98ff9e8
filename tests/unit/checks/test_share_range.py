"""A share outside 0 to 100, where the definition says that it is a share."""

import pytest

from tests.unit.month import file_of
from utfall.checks.share_range import check
from utfall.model.finding import Severity

ABSENCE = 4  # row of observations.csv and of indicators.csv


def found(month):
    return list(check(month.report()))


@pytest.mark.parametrize(
    ("value", "case"), [("100.1", "over"), ("530", "over"), ("-0.1", "under"), ("100", None), ("0", None), ("..", None)]
)
def test_a_share_goes_from_0_to_100(month, value, case):
    assert [one.case for one in found(month.edited("observations", ABSENCE, outcome=value))] == [case] * bool(case)


@pytest.mark.parametrize("column", ["outcome", "target", "forecast", "year_target", "previous_outcome", "rolling_12"])
def test_every_figure_of_it_does(month, sv, column):
    [finding] = found(month.edited("observations", ABSENCE, **{column: "530"}))
    assert (finding.slug, finding.file, finding.severity) == ("share-range", file_of("observations"), Severity.ERROR)
    assert (finding.row, finding.field, finding.value) == (ABSENCE, column, "530")
    assert finding.message(sv).endswith("är 530 procent, men definitionen säger att måttet går från 0 till 100.")


@pytest.mark.parametrize(
    ("definition", "is_told"),
    [
        ("Andelen av arbetstiden.", True),
        ("Hur stor del av arbetstiden de var borta.", True),
        ("Hur stor andel som var borta.", True),
        ("The share of hours lost.", True),
        ("Proportion of calls answered.", True),
        ("Andelen som var borte.", True),
        ("Hvor stor andel som ble besvart.", True),
        ("Ett index från 0 till 100.", True),
        ("En indeks fra 0 til 100.", True),
        ("An index, 0\u2013100.", True),
        ("Arbetade timmar som andel av dem som krävs.", False),
        ("Andelarnas förändring.", False),
        ("Förändringen av andelen.", False),
        ("Ett index från 0 till 1000.", False),
        ("Kronor per 100 invånare.", False),
    ],
)
def test_it_is_a_share_where_the_definition_opens_so_or_names_the_range(month, definition, is_told):
    month.edited("indicators", ABSENCE, definition=definition)
    assert bool(found(month.edited("observations", ABSENCE, outcome="101"))) is is_told


def test_a_number_of_shares_is_no_share(month):
    month.edited("indicators", ABSENCE, unit="antal", definition="Andelar som har sålts.")
    assert found(month.edited("observations", ABSENCE, outcome="530")) == []


def test_what_its_owner_explains_may_stand(month):
    assert found(month.edited("observations", ABSENCE, outcome="101", comment="Två fick räknas dubbelt.")) == []
