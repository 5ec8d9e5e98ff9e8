"""What rendering a page may cost, counted and not timed, so that a page costs the same on every machine.

Jinja has loops, products and filters by which a line can ask for more than any machine has. Each step, each character
that is made and each call within another is taken from a budget; the page that asks for more is told so.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import wraps
from math import isfinite
from typing import TYPE_CHECKING, Any

from jinja2 import nodes
from jinja2.exceptions import TemplateSyntaxError
from jinja2.filters import FILTERS
from jinja2.visitor import NodeTransformer

from utfall.errors import MacroError
from utfall.words import Sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

MOST_STEPS = 200_000
MOST_SIGNS = 30_000_000  # the longest page of tables that we know has a tenth of it
MOST_CALLS = 40  # within one another
MOST_INCLUDED = 100  # files
MOST_NESTED = 12  # statements
DEEPEST = 60  # parts of an expression, in one another
MOST_BITS = 256  # of a whole number
LARGEST_ARGUMENT = 10_000  # of a filter
PER_MACRO = 400  # steps that a call of a macro costs

# Jinja's filters whose cost follows from the length of what they get, and whose outcome is the same each time.
OFFERED_FILTERS = frozenset(
    {
        "abs", "capitalize", "count", "d", "default", "dictsort", "e", "escape", "first", "float", "forceescape",
        "groupby", "int", "items", "join", "last", "length", "list", "lower", "map", "max", "min", "reject",
        "rejectattr", "replace", "reverse", "round", "safe", "select", "selectattr", "sort", "string", "sum", "title",
        "trim", "truncate", "unique", "upper", "wordcount",
    }
)  # fmt: skip
COUNTED, JOINED, WEIGHED = "utfall-counted", "utfall-joined", "utfall-weighed"  # no page can write these names
_BLOCKS = (
    nodes.For, nodes.If, nodes.Macro, nodes.CallBlock, nodes.FilterBlock, nodes.With, nodes.Block, nodes.AssignBlock
)  # fmt: skip


class BudgetError(MacroError):
    """What of a page costs more than it may."""

    def __init__(self, what: str) -> None:
        super().__init__(Sentence(f"budget.{what}"))


class CostlyError(TemplateSyntaxError):
    """Where a page, as it is written, asks for more than it may."""

    def __init__(self, what: str, line: int, **params: object) -> None:
        super().__init__(what, line)
        self.sentence = Sentence(f"budget.{what}", params)


@dataclass(slots=True)
class PageBudget:
    """Count down what is left for a page. Raises ``BudgetError`` when nothing is."""

    steps: int = MOST_STEPS
    signs: int = MOST_SIGNS
    calls: int = MOST_CALLS
    files: int = MOST_INCLUDED

    def step(self, steps: int = 1) -> None:
        """Take steps."""
        self.steps -= steps
        if self.steps < 0:
            raise BudgetError("steps")

    def write(self, signs: int) -> None:
        """Take characters."""
        self.signs -= signs
        if self.signs < 0:
            raise BudgetError("signs")

    def enter(self) -> None:
        """Go into a call; ``calls`` is to be raised again on the way out."""
        self.calls -= 1
        if self.calls < 0:
            raise BudgetError("calls")

    def open(self) -> None:
        """Take in another file."""
        self.files -= 1
        if self.files < 0:
            raise BudgetError("files")

    def counted(self, values: Iterable[Any]) -> Iterator[Any]:
        """Yield values, a step each."""
        for value in values:
            self.step()
            yield value

    def joined(self, parts: Iterable[Any]) -> str:
        """Return parts as one text."""
        made: list[str] = []
        for part in parts:
            self.weighed(part)
            made.append(str(part))
            self.write(len(made[-1]))
        return "".join(made)

    def weighed(self, value: Any) -> Any:
        """Return a value, having taken a step for each value within it, however often it stands there."""
        if isinstance(value, dict):
            self.step(1 + len(value))
            for one in value.values():
                self.weighed(one)
        elif isinstance(value, list | tuple):
            self.step(1 + len(value))
            for one in value:
                self.weighed(one)
        return value


def written_out(operator: str, left: Any, right: Any, budget: PageBudget) -> None:
    """Take what an operation costs. Raises ``BudgetError`` for one that a page has no use for."""
    if operator == "+" and not isinstance(left, int | float):
        budget.write(sum(len(one) for one in (left, right) if isinstance(one, str)))
        budget.weighed([left, right])
        return
    sizes = []
    for one in (left, right):
        if isinstance(one, str | bytes | list | tuple | dict):
            raise BudgetError("operator")
        if isinstance(one, int):
            sizes.append(one.bit_length())
    most = sizes[0] * abs(right) if operator == "**" and len(sizes) == 2 and abs(right) < MOST_BITS else sum(sizes)  # noqa: PLR2004 - both are whole
    if most > MOST_BITS or (operator == "**" and abs(right) >= MOST_BITS):
        raise BudgetError("number")


def filters(budget: Callable[[], PageBudget]) -> dict[str, Callable[..., Any]]:
    """Return the filters that pages have, each paying for what it does."""
    found = {name: _paying(name, FILTERS[name], budget) for name in OFFERED_FILTERS}
    found[COUNTED] = lambda values: budget().counted(values)
    found[JOINED] = lambda parts: budget().joined(parts)
    found[WEIGHED] = lambda value: budget().weighed(value)
    return found


def _paying(name: str, function: Callable[..., Any], budget: Callable[[], PageBudget]) -> Callable[..., Any]:
    """Return a filter that pays before it works."""
    at = 1 if hasattr(function, "jinja_pass_arg") else 0

    @wraps(function)
    def paying(*args: Any, **kwargs: Any) -> Any:
        value, given, left = args[at], (*args[at + 1 :], *kwargs.values()), budget()
        if any(isinstance(one, int) and abs(one) > LARGEST_ARGUMENT for one in given):
            raise BudgetError("number")
        if isinstance(value, str):
            left.step(1 + len(value) // 100)
            left.write(len(value))
        elif hasattr(value, "__len__"):
            left.step(1 + len(value))
        if name == "replace" and isinstance(value, str) and len(given) > 1:
            left.write(value.count(str(given[0])) * len(str(given[1])))
        if name == "join":
            value = list(left.counted(value))
            left.joined(value)
            left.write(len(value) * len(str(given[0] if given else "")))
        elif name in {"string", "e", "escape", "forceescape", "safe"}:
            left.weighed(value)
        return function(*args[:at], value, *args[at + 1 :], **kwargs)

    return paying


class Paying(NodeTransformer):
    """Rewrite a page's template so that loops, joined texts and lists pay for what they are."""

    def visit_For(self, node: nodes.For) -> nodes.Node:  # noqa: N802 - the name is Jinja's
        """Count a loop's rounds."""
        self.generic_visit(node)
        node.iter = _filtered(node.iter, COUNTED)
        return node

    def visit_Concat(self, node: nodes.Concat) -> nodes.Node:  # noqa: N802
        """Count the characters of texts joined."""
        self.generic_visit(node)
        return _filtered(nodes.List(node.nodes, lineno=node.lineno), JOINED)

    def visit_List(self, node: nodes.List) -> nodes.Node:  # noqa: N802
        """Count what a list holds."""
        self.generic_visit(node)
        return _filtered(node, WEIGHED)

    def visit_Dict(self, node: nodes.Dict) -> nodes.Node:  # noqa: N802
        """Count what a mapping holds."""
        self.generic_visit(node)
        return _filtered(node, WEIGHED)

    def visit_Tuple(self, node: nodes.Tuple) -> nodes.Node:  # noqa: N802
        """Count what a row of values holds, where it is not names that are set."""
        self.generic_visit(node)
        return _filtered(node, WEIGHED) if node.ctx == "load" else node


def _filtered(node: nodes.Node, name: str) -> nodes.Filter:
    return nodes.Filter(node, name, [], [], None, None, lineno=node.lineno)


def require_modest(tree: nodes.Node) -> None:
    """Raise ``CostlyError`` where statements or expressions stand too deep in one another, or a number is too large.

    Python cannot compile the one, and the other has no name there: 1e999 becomes ``inf``.
    """
    waiting: list[tuple[nodes.Node, int, int]] = [(tree, 0, 0)]
    while waiting:
        node, depth, blocks = waiting.pop()
        blocks += isinstance(node, _BLOCKS)
        depth = depth + 1 if isinstance(node, nodes.Expr) else 0
        if depth > DEEPEST or blocks > MOST_NESTED:
            raise CostlyError("nested", node.lineno, most=DEEPEST if depth > DEEPEST else MOST_NESTED)
        if isinstance(node, nodes.Const) and not _is_of_use(node.value):
            raise CostlyError("number", node.lineno)
        waiting += [(child, depth, blocks) for child in node.iter_child_nodes()]


def _is_of_use(number: object) -> bool:
    if isinstance(number, float):
        return isfinite(number)
    return not isinstance(number, int) or number.bit_length() <= MOST_BITS
