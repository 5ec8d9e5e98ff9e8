"""Formulas: what they may hold, and that they are worked out exactly."""

from decimal import Decimal

import pytest

from utfall.derive.formula import Formula, FormulaFault, read_formula
from utfall.model.missing import Missing

ROW = {
    "budget": Decimal("212.5"), "ack": Decimal("148.3"), "antal": 3, "noll": 0, "text": "tre", "x": Missing.SUPPRESSED,
    "tom": Missing.NOT_REPORTED, "utfall-2018": Decimal("0.1"), "år": Decimal(2), "na": Missing.NOT_AVAILABLE,
}  # fmt: skip


def value(text):
    formula = read_formula(text)
    assert isinstance(formula, Formula), formula
    return formula.value(ROW)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("budget - ack", "64.2"),
        ("ack / budget * 100", "69.788235294"),  # 14830 / 212.5 = 69.78823529411...
        ("0.1 + 0.2", "0.3"),
        ("1 / 3 * 3", "1"),
        ("(budget + ack) * -antal", "-1082.4"),
        ("min(budget, ack) + max(1, antal) - abs(0 - 7)", "144.3"),
        ("sum(budget, ack, antal)", "363.8"),
        ("[utfall-2018] * 10", "1"),
        ("år * år", "4"),
        ("2 / 3", "0.666666667"),
        ("-1 / 2000000000", "-0.000000001"),
        ("100000000000000000 * 9.000000001", "900000000100000000"),
        ("budget", "212.5"),
    ],
)
def test_a_formula_is_worked_out_exactly(text, expected):
    assert value(text) == Decimal(expected)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("budget / noll", Missing.CANNOT_OCCUR),
        ("budget / (antal - 3)", Missing.CANNOT_OCCUR),
        ("budget - tom", Missing.NOT_REPORTED),
        ("budget - na + tom", Missing.NOT_AVAILABLE),
        ("x + na + tom", Missing.SUPPRESSED),
        ("budget - text", Missing.UNREADABLE),
        ("budget - borta", Missing.NOT_REPORTED),
        ("1000000000 * 1000000000", Missing.UNREADABLE),
    ],
)
def test_what_has_no_value_says_why(text, why):
    assert value(text) is why


def test_a_formula_names_its_columns_in_order():
    assert read_formula("ack / [utfall-2018] + max(ack, budget)").names == ("ack", "utfall-2018", "budget")
    assert (read_formula("a / b").divides, read_formula("a - b").divides) == (True, False)


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("budget ** 2", "Pow"),
        ("budget // 2", "FloorDiv"),
        ("budget % 2", "Mod"),
        ("budget > 2", "budget > 2"),
        ("__import__('os')", "__import__('os')"),
        ("budget.real", "budget.real"),
        ("'a' * 9", "'a'"),
        ("1e9 * budget", "1e9"),
        ("2j", "2j"),
        ("True + 1", "True"),
        ("round(budget)", "round(budget)"),
        ("min()", "min()"),
        ("abs(budget, ack)", "abs(budget, ack)"),
        ("sum(*budget)", "*budget"),
        ("max(budget, key=ack)", "max(budget, key=ack)"),
        ("budget if ack else 0", "budget if ack else 0"),
        ("lambda: 0", "lambda: 0"),
        ("(lambda: 0)()", "(lambda: 0)()"),
        ("[1234567890123456789] * 12345678901234567890", "12345678901234567890"),
    ],
)
def test_what_is_more_than_arithmetic_is_refused(text, part):
    fault = read_formula(text)
    assert isinstance(fault, FormulaFault)
    assert fault.case == "refused"
    assert part in fault.value


@pytest.mark.parametrize(
    "text", ["", "budget -", "budget ack", "=A1-B1", "(budget", "budget; ack", "a = 1", "\0", "(" * 290]
)
def test_what_is_no_formula_is_told(text):
    assert read_formula(text).case == "broken"


def test_a_long_formula_is_refused_before_it_is_read():
    assert read_formula("a + " * 80 + "a").case == "long"
