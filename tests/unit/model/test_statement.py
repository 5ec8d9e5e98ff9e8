"""Statements: the tree of lines, what a total sums, and how deep a line stands."""

from dataclasses import replace
from decimal import Decimal

import pytest

from utfall.model.missing import Missing
from utfall.model.statement import LineMeasure


@pytest.fixture
def statement(small):
    return small.statement("resultat")


def terms(statement, name):
    return [line.id for line in statement.terms(statement.line(name))]


def test_lines_stand_in_their_order(statement):
    assert [line.id for line in statement.lines] == ["gemensamt", "ekonomi", "hr", "forvaltning", "uppdrag", "totalt"]


def test_a_total_sums_its_subtotals_and_lines(statement):
    assert terms(statement, "totalt") == ["forvaltning", "uppdrag"]


def test_a_heading_is_seen_through(statement):
    assert terms(statement, "forvaltning") == ["ekonomi", "hr"]


def test_a_line_sums_nothing(statement):
    assert terms(statement, "ekonomi") == []


def test_headings_in_a_ring_have_an_end(statement):
    ring = [replace(line, parent="gemensamt") if line.id == "inre" else line for line in statement.lines]
    first = replace(statement.line("gemensamt"), parent="inre")
    inner = replace(first, id="inre", parent="gemensamt")
    ringed = replace(statement, lines=(first, inner, *ring[1:]))
    assert terms(ringed, "gemensamt") == ["ekonomi", "hr"]
    assert ringed.level(ringed.line("ekonomi")) == 2


def test_a_line_stands_as_deep_as_it_has_headings_above_it(statement):
    levels = {line.id: statement.level(line) for line in statement.lines}
    assert levels == {"gemensamt": 0, "ekonomi": 1, "hr": 1, "forvaltning": 0, "uppdrag": 0, "totalt": 0}


def test_a_line_has_an_amount_for_each_measure(statement):
    amounts = {measure.value: statement.line("totalt").amount(measure) for measure in LineMeasure}
    none = Missing.NOT_REPORTED
    assert amounts == {
        "previous_outcome": none, "outcome": Decimal(100), "budget": none, "forecast": Decimal(110),
        "year_budget": none, "previous_year": none,
    }  # fmt: skip


def test_a_line_that_is_not_there_is_none(statement):
    assert statement.line("saknas") is None
