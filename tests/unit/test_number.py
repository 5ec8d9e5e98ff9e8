"""Numbers as they are read: grouped, with the language's decimal sign, rounded half up, with a true minus."""

import ast
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from utfall import number
from utfall.number import change_places, plus, rounded, write_number

PACKAGE = Path(number.__file__).parent

numbers = st.decimals(allow_nan=False, allow_infinity=False, places=6, min_value=-(10**15), max_value=10**15)


@pytest.mark.parametrize(
    ("value", "decimals", "swedish", "english"),
    [
        ("1265135", 0, "1\u00a0265\u00a0135", "1,265,135"),
        ("5.3", 1, "5,3", "5.3"),
        ("-305", 0, "\u2212305", "\u2212305"),
        ("0", 0, "0", "0"),
        ("999", 0, "999", "999"),
        ("1000", 0, "1\u00a0000", "1,000"),
        ("-1265135.25", 2, "\u22121\u00a0265\u00a0135,25", "\u22121,265,135.25"),
        ("5", 1, "5,0", "5.0"),
        ("0.5", 0, "1", "1"),
        ("1.5", 0, "2", "2"),
        ("2.5", 0, "3", "3"),
        ("-0.5", 0, "\u22121", "\u22121"),
        ("66.85", 1, "66,9", "66.9"),
        ("-0.4", 0, "0", "0"),
        ("-0.04", 1, "0,0", "0.0"),
        ("-0", 0, "0", "0"),
        ("0.049", 1, "0,0", "0.0"),
    ],
)
def test_a_number_is_written_as_it_is_read_in_each_language(value, decimals, swedish, english):
    assert write_number(Decimal(value), decimals) == swedish
    assert write_number(Decimal(value), decimals, "en") == english


@pytest.mark.parametrize(
    ("value", "written"), [("5.30", "5,30"), ("5", "5"), ("1449802", "1\u00a0449\u00a0802"), ("-0.125", "\u22120,125")]
)
def test_without_decimals_to_show_a_number_is_written_with_those_it_is_stored_with(value, written):
    assert write_number(Decimal(value), None) == written


@given(numbers, st.integers(0, 4), st.sampled_from(["sv", "en"]))
def test_undoing_the_format_gives_the_rounded_value(value, decimals, language):
    written = write_number(value, decimals, language)
    signs = {"sv": {"\u00a0": "", ",": "."}, "en": {",": ""}}[language]
    undone = written.translate(str.maketrans({**signs, "\u2212": "-"}))
    assert Decimal(undone) == value.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)


@given(numbers, st.integers(0, 4))
def test_zero_is_never_negative(value, decimals):
    written = write_number(value, decimals)
    assert not written.startswith("\u2212") or any(digit in written for digit in "123456789")


@given(numbers, st.integers(0, 4), st.sampled_from(["sv", "en"]))
def test_a_number_never_breaks_a_line_and_never_has_a_hyphen(value, decimals, language):
    assert not set(write_number(value, decimals, language)) & {" ", "\n", "\t", "-", "\u202f"}


@given(numbers)
def test_a_number_and_its_opposite_differ_in_the_sign_alone(value):
    assert write_number(-abs(value), 6).lstrip("\u2212") == write_number(abs(value), 6)


@pytest.mark.parametrize(
    ("value", "decimals", "shown"),
    [
        ("5.05", 1, "5.1"), ("5.15", 1, "5.2"), ("5.25", 1, "5.3"), ("-5.05", 1, "-5.1"), ("2.5", 0, "3"),
        ("0.5", 0, "1"), ("-0.5", 0, "-1"), ("5.0499999999999999999999999999999999", 1, "5.0"),
        ("123456789012345678901234567890.5", 0, "123456789012345678901234567891"), ("-0.04", 1, "0.0"),
        ("7", 2, "7.00"),
    ],
)  # fmt: skip
def test_a_half_is_rounded_up_exactly_and_zero_has_no_sign(value, decimals, shown):
    assert str(rounded(Decimal(value), decimals)) == shown


@pytest.mark.parametrize(
    ("change", "decimals", "places"),
    [("0.1", 1, 1), ("0.04", 1, 2), ("-0.004", 1, 3), ("0.05", 1, 1), ("0", 1, 1), ("12", 0, 0), ("0.00000001", 0, 0)],
)
def test_a_change_is_written_with_so_many_decimals_that_it_does_not_read_as_none(change, decimals, places):
    assert change_places(Decimal(change), decimals) == places


@pytest.mark.parametrize(
    ("value", "decimals", "sign"), [("0.4", 0, ""), ("0.5", 0, "+"), ("-3", 0, ""), ("0", 0, ""), ("0.4", None, "+")]
)
def test_a_rise_that_is_not_seen_has_no_plus(value, decimals, sign):
    assert plus(Decimal(value), decimals) == sign


IN_PIXELS = (  # floats: where on a picture something lies
    "draw/", "render/plot", "render/axes", "render/labels.py", "render/plane.py", "render/table_bars.py",
)  # fmt: skip
OF_FLOATS = {  # rows of a page, an index of readability, widths of letters
    "view/memo.py", "checks/plain_words/readability.py", "forms/pdf/font.py",
}  # fmt: skip


def test_nothing_else_rounds_a_figure():
    found = []
    for file in sorted(PACKAGE.rglob("*.py")):
        name = file.relative_to(PACKAGE).as_posix()
        if name == "number.py" or name.startswith(IN_PIXELS) or name in OF_FLOATS:
            continue
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            called = node.func if isinstance(node, ast.Call) else None
            if isinstance(called, ast.Name) and called.id == "round":
                found.append(f"{name}:{node.lineno} round")
            if isinstance(called, ast.Attribute) and called.attr in {"quantize", "__round__"}:
                found.append(f"{name}:{node.lineno} {called.attr}")
    assert found == []
