"""A definition that changed since the month before, without a footnote that says so."""

from dataclasses import replace

import pytest

from utfall.checks.changed_definition import WATCHED, check
from utfall.model.finding import Severity
from utfall.model.history import History
from utfall.period import Period

ABSENCE = 4  # the row of indicators.csv
OTHERS = {
    "name": "Sjukfrånvaro",
    "unit": "dagar",
    "decimals": "0",
    "accumulation": "stock",
    "reported_as": "year_to_date",
    "direction": "near",
    "target_term": "budget",
    "year_target_term": "budget",
    "frequency": "tertial",
    "compares": "none",
    "tolerance": "0.07",
    "tolerance_kind": "relative",
    "definition": "Andel av ordinarie arbetstid.",
}


@pytest.fixture
def before(small):
    """The month before, with the same definitions."""
    return replace(small, package=replace(small.package, period=Period.parse("2023-10")))


def found(before, month):
    return list(check(History((before, month.report()))))


def test_a_changed_definition_is_told_with_both(before, month, sv):
    [finding] = found(before, month.edited("indicators", ABSENCE, definition="Andel av ordinarie arbetstid."))
    assert (finding.slug, finding.file) == ("changed-definition", "data/2023-11/indicators.csv")
    assert (finding.row, finding.field) == (ABSENCE, "definition")
    assert (finding.value, finding.severity) == ("Andel av ordinarie arbetstid.", Severity.WARNING)
    assert finding.message(sv) == (
        "”Frånvaro”: definition har ändrats från ”Andel frånvaro.” till ”Andel av ordinarie arbetstid.” "
        "sedan 2023-10, utan att det sägs."
    )
    assert finding.remedy(sv) == (
        "Lägg en fotnot i notes.csv vid cellen (indicators, radens id, definition) som säger vad som har ändrats, "
        "eller återställ."
    )


@pytest.mark.parametrize("field", OTHERS)
def test_every_part_of_a_definition_is_watched(before, month, field):
    assert {*OTHERS, "weight"} == set(WATCHED)  # a column that the small package lacks
    findings = found(before, month.edited("indicators", ABSENCE, **{field: OTHERS[field]}))
    assert [(one.row, one.field, one.value) for one in findings] == [(ABSENCE, field, OTHERS[field])]


@pytest.mark.parametrize("field", OTHERS)
def test_a_footnote_at_the_cell_says_so(before, month, field):
    month.edited("indicators", ABSENCE, **{field: OTHERS[field]})
    month.added("notes", resource="indicators", row="franvaro", field=field, text="Ändrad från november.")
    assert found(before, month) == []


@pytest.mark.parametrize(
    "place",
    [
        {"resource": "indicators", "row": "franvaro", "field": "unit"},
        {"resource": "indicators", "row": "resultat", "field": "definition"},
        {"resource": "observations", "row": "franvaro", "field": "definition"},
    ],
)
def test_a_footnote_elsewhere_says_nothing_of_it(before, month, place):
    month.edited("indicators", ABSENCE, definition="Ny.").added("notes", **place, text="Ändrad från november.")
    assert len(found(before, month)) == 1


@pytest.mark.parametrize(
    "change", [{}, {"order": "9"}, {"owner": "Ekonomi"}, {"source": "Hypergene"}, {"area": "kund"}]
)
def test_what_does_not_change_the_figure_is_quiet(before, month, change):
    assert found(before, month.edited("indicators", ABSENCE, **change)) == []


def test_a_new_indicator_has_no_definition_to_differ_from(before, month):
    known = tuple(one for one in before.indicators if one.id != "franvaro")
    assert found(replace(before, indicators=known), month) == []


def test_a_first_month_has_nothing_to_differ_from(month):
    assert list(check(History((month.edited("indicators", ABSENCE, definition="Ny.").report(),)))) == []


def test_the_newest_earlier_month_is_compared_though_months_are_missing(small, month, sv):
    long_ago, last = (
        replace(small, package=replace(small.package, period=Period.parse(text))) for text in ("2022-01", "2023-03")
    )
    changed = month.edited("indicators", ABSENCE, definition="Ny.").report()
    [finding] = check(History((long_ago, last, changed)))
    assert "sedan 2023-03" in finding.message(sv)
    as_then = replace(last, indicators=changed.indicators)
    assert list(check(History((long_ago, as_then, changed)))) == []
