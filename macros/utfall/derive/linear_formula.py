"""A formula as a linear relation between the cells of its row, as far as it is one once the known cells are put in.

Sums, differences and multiples of cells are linear; so is a share of two cells, once it is known and multiplied by what
it is a share of. Whatever else a formula says tells no cell exactly, and gives no relation.
"""

from __future__ import annotations

import ast
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from utfall.derive.formula import Formula, read_formula

if TYPE_CHECKING:
    from collections.abc import Mapping

    from utfall.model.resource import Value


@dataclass(frozen=True, slots=True)
class _Linear:
    """A sum of cells, each times its factor, and a constant."""

    factors: Mapping[str, Fraction] = field(default_factory=dict)
    constant: Fraction = Fraction(0)

    @property
    def is_constant(self) -> bool:
        return not self.factors

    def times(self, factor: Fraction) -> _Linear:
        return _Linear({name: one * factor for name, one in self.factors.items()}, self.constant * factor)

    def plus(self, other: _Linear) -> _Linear:
        found = dict(self.factors)
        for name, one in other.factors.items():
            found[name] = found.get(name, Fraction(0)) + one
        return _Linear({name: one for name, one in found.items() if one}, self.constant + other.constant)


_ONE = _Linear(constant=Fraction(1))


@dataclass(frozen=True, slots=True)
class _Share:
    """One linear sum over another."""

    above: _Linear
    below: _Linear = _ONE


def formula_relation(
    text: str, column: str, values: Mapping[str, Value]
) -> tuple[Mapping[str, Fraction], frozenset[str]] | None:
    """Return the factor of each column of a row in the relation that a column's formula makes; ``None`` for none.

    The empty name is the constant. Beside them the columns whose values are in the factors: what stands in a product or
    below a line counts as what it is worth.
    """
    formula = read_formula(text)
    if not isinstance(formula, Formula):
        return None
    reader = _Reader(formula.aliases, values)
    found = reader.read(formula.tree)
    if found is None:
        return None
    if found.below.is_constant:
        if not found.below.constant:
            return None
        whole = found.above.times(1 / found.below.constant).plus(_Linear({column: Fraction(-1)}))
    else:
        worth = reader.worth(_Linear({column: Fraction(1)}))
        if worth is None:
            return None
        whole = found.above.plus(found.below.times(-worth))
    constant = {"": whole.constant} if whole.constant else {}
    return {**whole.factors, **constant}, frozenset(reader.used)


def _number(value: Value | None) -> Fraction | None:
    return Fraction(value) if isinstance(value, Decimal | int) and not isinstance(value, bool) else None


@dataclass(frozen=True, slots=True)
class _Reader:
    """Read an expression of a formula as a share of two sums."""

    names: Mapping[str, str]
    values: Mapping[str, Value]
    used: set[str] = field(default_factory=set)

    def read(self, node: ast.AST) -> _Share | None:
        """Return an expression; nothing where it is neither."""
        if isinstance(node, ast.Constant):
            return _Share(_Linear(constant=Fraction(str(node.value))))
        if isinstance(node, ast.Name):
            return _Share(_Linear({self.names[node.id]: Fraction(1)})) if node.id in self.names else None
        if isinstance(node, ast.UnaryOp):
            return self._negative(node)
        if isinstance(node, ast.Call):
            return self._call(node)
        return self._both(node) if isinstance(node, ast.BinOp) else None

    def _negative(self, node: ast.UnaryOp) -> _Share | None:
        found = self.read(node.operand)
        if found is None or isinstance(node.op, ast.UAdd):
            return found
        return _Share(found.above.times(Fraction(-1)), found.below)

    def _call(self, node: ast.Call) -> _Share | None:
        parts = [self.read(one) for one in node.args]
        if not isinstance(node.func, ast.Name) or node.func.id != "sum":
            return None
        whole = _Linear()
        for one in parts:
            if one is None or one.below != _ONE:
                return None
            whole = whole.plus(one.above)
        return _Share(whole)

    def _both(self, node: ast.BinOp) -> _Share | None:
        left, right = self.read(node.left), self.read(node.right)
        if left is None or right is None:
            return None
        if isinstance(node.op, ast.Add | ast.Sub):
            return _added(left, right, Fraction(1) if isinstance(node.op, ast.Add) else Fraction(-1))
        if isinstance(node.op, ast.Div):
            right = _Share(right.below, right.above)
        return self._product(left, right)

    def _product(self, left: _Share, right: _Share) -> _Share | None:
        above, below = self._times(left.above, right.above), self._times(left.below, right.below)
        return _Share(above, below) if above is not None and below is not None else None

    def _times(self, one: _Linear, other: _Linear) -> _Linear | None:
        """Return the product of two sums, of which one has to be a number once its known cells are put in."""
        for factor, rest in ((one, other), (other, one)):
            if factor.is_constant:
                return rest.times(factor.constant)
        for factor, rest in ((one, other), (other, one)):
            worth = self.worth(factor)
            if worth is not None:
                return rest.times(worth)
        return None

    def worth(self, one: _Linear) -> Fraction | None:
        """Return what a sum comes to, if its cells are known, and remember that they were asked for."""
        known = {name: _number(self.values.get(name)) for name in one.factors}
        total = one.constant
        for name, factor in one.factors.items():
            value = known[name]
            if value is None:
                return None
            total += factor * value
        self.used.update(one.factors)
        return total


def _added(left: _Share, right: _Share, sign: Fraction) -> _Share | None:
    """Return the sum of two that stand over the same."""
    if left.below == right.below:
        return _Share(left.above.plus(right.above.times(sign)), left.below)
    if left.below.is_constant and right.below.is_constant and left.below.constant and right.below.constant:
        above = left.above.times(1 / left.below.constant)
        return _Share(above.plus(right.above.times(sign / right.below.constant)))
    return None
