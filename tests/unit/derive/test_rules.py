"""The registry of rules: every example is worked out, every rule stands in the catalogue and in the table."""

import re
from decimal import Decimal

import pytest

from utfall.derive.rules import RULES
from utfall.view.reference_tables import rules_table

PARTS = ("name", "formula", "example")
EXAMPLES = {  # worked out by hand
    "own-value": {"now": 1100, "before": 1000, "value": 100},
    "year-to-date": {"first": 90, "second": 110, "value": 200},
    "rolling-12": {"year": 1150, "then": 1000, "now": 1100, "value": 1250},
    "rolling-12-mean": {"weighted": Decimal("5.5"), "plain": 5},
    "comparing": {"stored": Decimal("5.05"), "shown": Decimal("5.1"), "target": 5, "change": Decimal("0.1")},
    "last-year": {"now": 1100, "then": 1000, "change": 100, "share": 10},
    "series-break": {"old": 856030, "new": Decimal("856.03")},
    "deviation": {"outcome": 1100, "target": 1210, "amount": 110, "share": Decimal("9.1")},
    "remainder": {"forecast": 1212, "outcome": 1100, "rest": 112, "ratio": Decimal("1.1")},
    "variation": {
        "mean": Decimal("50.8"),
        "range": Decimal("1.88"),
        "lower": Decimal("45.8"),
        "upper": Decimal("55.8"),
    },
    "rating": {"value": 1212, "target": 1200, "tolerance": 12, "state": "close"},
    "worst-dimension": {},
    "rounded-sum": {},
    "forecast-error": {},
}


@pytest.fixture(params=RULES, ids=lambda rule: rule.id)
def rule(request):
    return request.param


def test_every_example_is_what_one_gets_by_hand():
    assert {rule.id: dict(rule.example()) for rule in RULES} == EXAMPLES


def test_no_example_lacks_a_figure(rule):
    assert not any(value.is_nan() for value in rule.example().values() if isinstance(value, Decimal))


def test_every_rule_stands_in_the_catalogue(rule, sv, en):
    keys = [f"rules.{rule.id}.{part}" for part in PARTS]
    assert all(sv.has(key) for key in keys)
    assert {en.has(key) for key in keys} in ({True}, {False})  # translated as a whole or not yet


@pytest.mark.parametrize("language", ["sv", "en"])
def test_an_example_in_the_catalogue_shows_every_figure_that_is_worked_out(rule, request, language):
    words = request.getfixturevalue(language)
    key = f"rules.{rule.id}.example"
    if language == "sv" or words.has(key):
        assert set(re.findall(r"{(\w+)}", words.entries[key])) == set(rule.example())


def test_no_text_of_a_rule_has_a_place_that_nothing_fills(rule, sv):
    for part in ("name", "formula"):
        assert "{" not in sv.entries[f"rules.{rule.id}.{part}"]


def test_the_catalogue_has_no_rule_that_the_code_has_not(sv):
    there = {key.split(".")[1] for key in sv.entries if key.startswith("rules.")}
    assert there == {rule.id for rule in RULES}


def test_the_table_shows_every_rule_with_formula_and_example(sv):
    table = rules_table(sv)
    assert [row.id for row in table.rows] == [rule.id for rule in RULES]
    assert [column.key for column in table.columns] == list(PARTS)
    assert all(cell.content for row in table.rows for cell in row.cells)


@pytest.mark.parametrize(
    ("name", "example"),
    [
        ("own-value", "1 100 − 1 000 = 100"),
        ("year-to-date", "90 + 110 = 200"),
        ("rolling-12", "1 150 − 1 000 + 1 100 = 1 250"),
        ("rolling-12-mean", "Sex månader med 6 % och vikten 300, sex med 4 % och vikten 100: 5,5 % vägt, 5 % ovägt"),
        ("deviation", "Kostnad 1 100 mot budget 1 210: +110, +9,1 %"),
        ("remainder", "1 212 − 1 100 = 112 på en månad, 1,1 gånger en vanlig månad"),
        ("rating", "Prognos 1 212 mot budget 1 200, lägre är bättre, tolerans 12: nära målet"),
    ],
)
def test_the_table_s_examples_can_be_worked_out_by_a_reader(sv, name, example):
    [row] = [row for row in rules_table(sv).rows if row.id == name]
    assert row.cells[-1].content.replace("\u00a0", " ") == example
