"""A column's formula over other columns of the same row: read once, worked out exactly for each row.

Only ``+ - * /``, parentheses, numbers, columns and ``min``, ``max``, ``abs`` and ``sum``. What is kept of the language
is looked at before anything is worked out, and ``simpleeval`` is given no more than that; operands are fractions, so
that nothing is rounded on the way.
"""

from __future__ import annotations

import ast
import operator
import re
import warnings
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING, Any

from utfall.model.missing import Missing

if TYPE_CHECKING:
    from collections.abc import Mapping

    from utfall.model.resource import Value

LONGEST = 300  # characters of a formula
PLACES = 9  # decimals that a cell can hold, and so what is worked out
TOO_LARGE = 10**18  # as in a cell
FUNCTIONS = ("abs", "max", "min", "sum")
_NUMBER = re.compile(r"\d{1,18}(\.\d{1,9})?")
_QUOTED = re.compile(r"\[([^\[\]]+)\]")
_NODES = (
    ast.Expression, ast.BinOp, ast.UnaryOp, ast.Call, ast.Name, ast.Load, ast.Constant,
    ast.Add, ast.Sub, ast.Mult, ast.Div, ast.USub, ast.UAdd,
)  # fmt: skip
# Why a value is missing, of several the first: what is kept secret must not be told by what is beside it.
_WORST = (
    Missing.UNREADABLE, Missing.SUPPRESSED, Missing.NOT_AVAILABLE, Missing.DUE, Missing.NOT_REPORTED,
    Missing.CANNOT_OCCUR,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class FormulaFault:
    """Why a text is no formula: ``case`` is broken, long or refused, ``value`` the part in question."""

    case: str
    value: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Formula:
    """A formula that can be worked out. ``names`` are the columns that it is over, in the order it names them."""

    names: tuple[str, ...]
    divides: bool
    tree: ast.expr
    aliases: Mapping[str, str]

    def value(self, values: Mapping[str, Value]) -> Decimal | Missing:
        """Return what it gives for a row: exact, or rounded to as many decimals as a cell can hold.

        What divides by zero cannot occur; where a column has no figure, the result has none for the same reason.
        """
        found = {name: values.get(name, Missing.NOT_REPORTED) for name in self.names}
        missing = {
            one if isinstance(one, Missing) else Missing.UNREADABLE for one in found.values() if not _is_figure(one)
        }
        if missing:
            return next(one for one in _WORST if one in missing)
        operands = {alias: Fraction(found[name]) for alias, name in self.aliases.items()}  # type: ignore[arg-type]
        try:
            worked_out = _evaluator(operands).eval("", previously_parsed=self.tree)
        except ZeroDivisionError:
            return Missing.CANNOT_OCCUR
        return _decimal(Fraction(worked_out))


@cache
def read_formula(text: str) -> Formula | FormulaFault:
    """Return the formula that a text writes, or why it is none. A name in square brackets may hold any sign."""
    if len(text) > LONGEST:
        return FormulaFault("long", f"{text[:LONGEST]}…")
    quoted: dict[str, str] = {}
    bare = _QUOTED.sub(lambda found: quoted.setdefault(found[1], f" _q{len(quoted)}_ "), text)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            tree = ast.parse(bare.strip(), mode="eval")
    except (SyntaxError, ValueError, MemoryError, RecursionError):
        return FormulaFault("broken", text)
    refused = next(filter(None, (_refused(node, bare.strip()) for node in ast.walk(tree))), None)
    if refused is not None:
        return FormulaFault("refused", refused)
    meant = {alias.strip(): name for name, alias in quoted.items()}
    called = {id(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)}
    used = [node for node in ast.walk(tree) if isinstance(node, ast.Name) and id(node) not in called]
    aliases = {node.id: meant.get(node.id, node.id) for node in sorted(used, key=lambda node: node.col_offset)}
    divides = any(isinstance(node, ast.Div) for node in ast.walk(tree))
    return Formula(tuple(dict.fromkeys(aliases.values())), divides, tree.body, aliases)


def _refused(node: ast.AST, text: str) -> str | None:
    """Return the part of a formula that it may not have; a number becomes the fraction that it writes."""
    if isinstance(node, ast.Constant):
        written = _segment(node, text)
        if not _NUMBER.fullmatch(written):
            return written
        node.value = Fraction(Decimal(written))  # type: ignore[assignment]  # as written, never as a float
    elif isinstance(node, ast.Call):
        is_known = isinstance(node.func, ast.Name) and node.func.id in FUNCTIONS
        if not is_known or not node.args or node.keywords or (_called(node) == "abs" and len(node.args) > 1):
            return _segment(node, text)
    elif not isinstance(node, _NODES):
        return _segment(node, text) if isinstance(node, ast.expr) else type(node).__name__
    return None


def _called(node: ast.Call) -> str:
    return node.func.id if isinstance(node.func, ast.Name) else ""


def _segment(node: ast.expr, text: str) -> str:
    return ast.get_source_segment(text, node) or text


def _is_figure(value: Value) -> bool:
    return isinstance(value, int | Decimal) and not isinstance(value, bool)


def _evaluator(operands: Mapping[str, Fraction]) -> Any:  # noqa: ANN401 - the library is untyped
    from simpleeval import SimpleEval

    operators = {
        ast.Add: operator.add, ast.Sub: operator.sub, ast.Mult: operator.mul, ast.Div: operator.truediv,
        ast.USub: operator.neg, ast.UAdd: operator.pos,
    }  # fmt: skip
    functions = {"abs": abs, "max": lambda *some: max(some), "min": lambda *some: min(some), "sum": _sum}
    return SimpleEval(operators=operators, functions=functions, names=dict(operands))


def _sum(*some: Fraction) -> Fraction:
    return sum(some, Fraction(0))


def _decimal(exact: Fraction) -> Decimal | Missing:
    """Return a fraction as the number that a cell would hold, half up; what is too large for one cannot be read."""
    if abs(exact) >= TOO_LARGE:
        return Missing.UNREADABLE
    scaled, rest = divmod(abs(exact.numerator) * 10**PLACES, exact.denominator)
    scaled += 2 * rest >= exact.denominator
    whole, part = divmod(scaled, 10**PLACES)
    written = f"{whole}.{part:0{PLACES}d}".rstrip("0").rstrip(".")
    return Decimal(f"-{written}" if exact < 0 and scaled else written)
