"""The descriptor's text read strictly: JSON as it is defined, of a size and a depth that a descriptor can have."""

from __future__ import annotations

import json
import re
from collections import Counter
from typing import Any

MOST_BYTES = 4_000_000
MOST_NESTED = 12  # a field's constraint stands at depth 7
MOST_DIGITS = 18  # as in a cell
_OPENING, _CLOSING = {"[", "{"}, {"]", "}"}
# A text whole, closed or not, or a bracket outside texts; possessive, so that no text makes it try twice.
_TEXT_OR_BRACKET = re.compile(r'"(?:[^"\\]++|\\.)*+"?|[\[\]{}]', re.DOTALL)


class DescriptorError(ValueError):
    """Say why a text is no descriptor, and on which line and at which character."""

    def __init__(self, reason: str, line: int = 1, column: int = 1) -> None:
        super().__init__(reason)
        self.reason, self.line, self.column = reason, line, column


def read_descriptor(content: bytes) -> dict[str, Any]:
    """Return what a descriptor says. Raises ``DescriptorError`` for what cannot be read as one object of JSON."""
    if len(content) > MOST_BYTES:
        raise DescriptorError(f"{len(content)} > {MOST_BYTES} byte")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise DescriptorError("UTF-8") from None
    _require_shallow(text)
    try:
        found = json.loads(
            text, parse_int=_integer, parse_float=_number, parse_constant=_constant, object_pairs_hook=_object
        )
    except json.JSONDecodeError as fault:
        raise DescriptorError(fault.msg, fault.lineno, fault.colno) from None
    if not isinstance(found, dict):
        raise DescriptorError("{ }")
    return found


def _require_shallow(text: str) -> None:
    """Raise ``DescriptorError`` at the place where lists and objects stand too deep in one another."""
    depth = 0
    for found in _TEXT_OR_BRACKET.finditer(text):
        sign = found[0]
        if sign in _OPENING:
            depth += 1
            if depth > MOST_NESTED:
                at = found.start()
                line, column = text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)
                raise DescriptorError(f"{MOST_NESTED} × [ {{", line, column)
        elif sign in _CLOSING:
            depth -= 1


def _integer(written: str) -> int:
    if len(written) > MOST_DIGITS:
        raise DescriptorError(f"{written[:MOST_DIGITS]}…")
    return int(written)


def _number(written: str) -> float:
    if len(written) > 2 * MOST_DIGITS or float(written) in {float("inf"), float("-inf")}:
        raise DescriptorError(f"{written[:MOST_DIGITS]}…")
    return float(written)


def _constant(written: str) -> float:
    raise DescriptorError(written)


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    twice = [name for name, times in Counter(name for name, _ in pairs).items() if times > 1]
    if twice:
        raise DescriptorError(f"{twice[0][:40]} × 2")
    return dict(pairs)
