"""Regular expressions of a schema, matched in steps that are counted: Python's own may run for ever on a short cell.

What Table Schema's patterns are made of is understood: characters, classes, groups, alternatives and repeats, with an
optional ``^`` first and ``$`` last. An expression becomes a position automaton (Glushkov's), which reads each
character once, so that a match takes at most the cell's length times the expression's square. A step that was taken
before is remembered and costs nothing: the cells of a long column are read in the time that their characters take.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

MOST_POSITIONS = 1_000  # of an expression with its repeats written out
MOST_PARTS = 10_000  # of it, those among them that hold no position
MOST_NESTED = 20
MOST_STEPS = 5_000_000  # for all cells of a package: a few seconds
MOST_KNOWN = 1_000  # steps of an expression that are remembered at a time

Kind = Literal["sign", "all", "any", "repeat"]
_CLASSES: dict[str, Callable[[str], bool]] = {
    "d": str.isdecimal,
    "D": lambda sign: not sign.isdecimal(),
    "w": lambda sign: sign.isalnum() or sign == "_",
    "W": lambda sign: not (sign.isalnum() or sign == "_"),
    "s": str.isspace,
    "S": lambda sign: not sign.isspace(),
}
_CONTROLS = {"t": "\t", "n": "\n", "r": "\r", "f": "\f", "v": "\v"}


class PatternError(ValueError):
    """Raised where a text is no expression that is understood here. ``args[0]`` is the part that is not."""


class TooManyStepsError(Exception):
    """Raised where matching took more steps than it may."""


@dataclass(slots=True)
class StepBudget:
    """Count down the steps that are left."""

    left: int = MOST_STEPS

    def spend(self, steps: int) -> None:
        """Take steps away. Raises ``TooManyStepsError`` when none are left."""
        self.left -= steps
        if self.left < 0:
            raise TooManyStepsError


@dataclass(frozen=True, slots=True)
class Node:
    """A part of an expression. ``accepts`` is a sign's, the numbers are a repeat's (``most`` 0 is no end)."""

    kind: Kind
    parts: tuple[Node, ...] = ()
    accepts: Callable[[str], bool] = field(default=bool, compare=False)
    least: int = 0
    most: int = 0


@dataclass(slots=True)
class _Built:
    """Hold what a part can begin and end with, as positions, and whether it can be empty."""

    is_empty: bool
    first: set[int]
    last: set[int]


class Pattern:
    """An expression that a whole cell is to match."""

    def __init__(self, written: str) -> None:
        self._accepts: list[Callable[[str], bool]] = []
        self._follow: list[set[int]] = []
        self._parts = 0
        whole = self._built(_Reader(written).read())
        self._is_empty, self._first, self._last = whole.is_empty, frozenset(whole.first), whole.last
        self._known: dict[tuple[frozenset[int], str], tuple[bool, frozenset[int]]] = {}

    def matches(self, text: str, budget: StepBudget) -> bool:
        """Tell whether a text is what the expression describes. Raises ``TooManyStepsError``."""
        is_whole, open_to = self._is_empty, self._first
        for sign in text:
            step = (open_to, sign)
            if step not in self._known:
                self._learn(step, budget)
            is_whole, open_to = self._known[step]
            if not open_to and not is_whole:
                return False
        return is_whole

    def _learn(self, step: tuple[frozenset[int], str], budget: StepBudget) -> None:
        """Work out what a sign leads to: whether the text may end there, and the positions open to the next."""
        open_to, sign = step
        budget.spend(len(open_to) + 1)
        reached = {place for place in open_to if self._accepts[place](sign)}
        budget.spend(sum(len(self._follow[place]) for place in reached))
        if len(self._known) >= MOST_KNOWN:
            self._known.clear()
        following = frozenset[int]().union(*(self._follow[place] for place in reached))
        self._known[step] = not reached.isdisjoint(self._last), following

    def _built(self, node: Node) -> _Built:
        self._parts += 1
        if self._parts > MOST_PARTS:
            raise PatternError("{…}")
        if node.kind == "sign":
            return self._position(node)
        if node.kind == "any":
            parts = [self._built(part) for part in node.parts]
            first, last = ({one for part in parts for one in part.first}, {one for part in parts for one in part.last})
            return _Built(any(part.is_empty for part in parts), first, last)
        if node.kind == "repeat":
            return self._repeat(node)
        return self._joined(self._built(part) for part in node.parts)

    def _position(self, node: Node) -> _Built:
        if len(self._accepts) >= MOST_POSITIONS:
            raise PatternError("{…}")
        self._accepts.append(node.accepts)
        self._follow.append(set())
        place = len(self._accepts) - 1
        return _Built(is_empty=False, first={place}, last={place})

    def _repeat(self, node: Node) -> _Built:
        (part,) = node.parts
        copies = [self._built(part) for _ in range(node.most or max(node.least, 1))]
        for copy in copies[node.least :]:
            copy.is_empty = True
        if not node.most:
            if node.least == 0:
                copies[-1].is_empty = True
            self._join(copies[-1].last, copies[-1].first)
        return self._joined(copies)

    def _joined(self, parts: Iterable[_Built]) -> _Built:
        whole = _Built(is_empty=True, first=set(), last=set())
        for part in parts:
            self._join(whole.last, part.first)
            first = whole.first | part.first if whole.is_empty else whole.first
            last = whole.last | part.last if part.is_empty else part.last
            whole = _Built(whole.is_empty and part.is_empty, set(first), set(last))
        return whole

    def _join(self, before: set[int], after: set[int]) -> None:
        for place in before:
            self._follow[place] |= after


class _Reader:
    """Read an expression from left to right. Raises ``PatternError`` at what is not understood."""

    def __init__(self, written: str) -> None:
        self.text = written.removeprefix("^")
        if self.text.endswith("$") and not self.text.endswith("\\$"):
            self.text = self.text.removesuffix("$")
        self.at = 0
        self.depth = 0

    def read(self) -> Node:
        """Return the whole expression."""
        found = self._alternatives()
        if self.at < len(self.text):
            raise PatternError(self.text[self.at])
        return found

    def _next(self) -> str:
        return self.text[self.at : self.at + 1]

    def _take(self) -> str:
        if self.at >= len(self.text):
            raise PatternError(self.text[-1:] or "…")
        self.at += 1
        return self.text[self.at - 1]

    def _alternatives(self) -> Node:
        found = [self._sequence()]
        while self._next() == "|":
            self.at += 1
            found.append(self._sequence())
        return Node("any", tuple(found))

    def _sequence(self) -> Node:
        found = []
        while self._next() not in {"", "|", ")"}:
            found.append(self._repeated(self._one()))
        return Node("all", tuple(found))

    def _repeated(self, part: Node) -> Node:
        sign = self._next()
        if sign not in {"*", "+", "?", "{"}:
            return part
        least, most = {"*": (0, 0), "+": (1, 0), "?": (0, 1)}.get(self._take()) or self._numbers()
        if self._next() == "?":  # as little as possible: the same cells match
            self.at += 1
        if self._next() in {"*", "+", "?", "{"}:
            raise PatternError(self._next())
        if most == 0 and least == 0 and sign == "{":
            return Node("all")
        return Node("repeat", (part,), least=least, most=most)

    def _numbers(self) -> tuple[int, int]:
        inside, closed, _ = self.text[self.at :].partition("}")
        first, comma, second = inside.partition(",")
        numbers = [one for one in (first, second) if one]
        if not closed or not numbers or any(not one.isascii() or not one.isdigit() or len(one) > 3 for one in numbers):  # noqa: PLR2004 - more is more than MOST_POSITIONS
            raise PatternError("{" + inside)
        self.at += len(inside) + 1
        least = int(first or 0)
        most = int(second) if second else 0 if comma else least
        if comma and second and most < least:
            raise PatternError("{" + inside + "}")
        return least, most

    def _one(self) -> Node:
        sign = self._take()
        if sign == "(":
            return self._group()
        if sign == "[":
            return Node("sign", accepts=self._class())
        if sign == ".":
            return Node("sign", accepts=lambda one: one != "\n")
        if sign == "\\":
            return Node("sign", accepts=self._escaped())
        if sign in "^$*+?{)":
            raise PatternError(sign)
        return Node("sign", accepts=sign.__eq__)

    def _group(self) -> Node:
        self.depth += 1
        if self.depth > MOST_NESTED:
            raise PatternError("(")
        if self._next() == "?":
            if self.text[self.at : self.at + 2] != "?:":
                raise PatternError("(" + self.text[self.at : self.at + 2])
            self.at += 2
        found = self._alternatives()
        if self._next() != ")":
            raise PatternError("(")
        self.at += 1
        self.depth -= 1
        return found

    def _escaped(self) -> Callable[[str], bool]:
        sign = self._take()
        if sign in _CLASSES:
            return _CLASSES[sign]
        return self._literal(sign).__eq__

    def _literal(self, escaped: str) -> str:
        if escaped in _CONTROLS:
            return _CONTROLS[escaped]
        if escaped.isalnum() and escaped.isascii():
            raise PatternError("\\" + escaped)
        return escaped

    def _class(self) -> Callable[[str], bool]:
        is_other = self._next() == "^"
        self.at += is_other
        tests: list[Callable[[str], bool]] = []
        while self._next() != "]" or not tests:
            tests.append(self._member())
        self.at += 1
        return lambda one: any(test(one) for test in tests) != is_other

    def _member(self) -> Callable[[str], bool]:
        sign = self._take()
        if sign == "\\":
            if self._next() in _CLASSES:
                return _CLASSES[self._take()]
            sign = self._literal(self._take())
        if self._next() == "-" and self.text[self.at + 1 : self.at + 2] not in {"]", ""}:
            self.at += 1
            end = self._take()
            end = self._literal(self._take()) if end == "\\" else end
            if end < sign:
                raise PatternError(f"{sign}-{end}")
            return lambda one: sign <= one <= end
        return sign.__eq__
