"""The descriptor's text read strictly: JSON as it is defined, of a size and a depth that a descriptor can have."""

from __future__ import annotations

import json
import re
from collections import Counter
from typing import Any

from utfall.words import Sentence

MOST_BYTES = 4_000_000
MOST_NESTED = 12  # a field's constraint stands at depth 7
MOST_DIGITS = 18  # as in a cell
LONGEST_SHOWN = 30
_OPENING, _CLOSING = {"[", "{"}, {"]", "}"}
# A text whole, closed or not, or a bracket outside texts; possessive, so that no text makes it try twice.
_TEXT_OR_BRACKET = re.compile(r'"(?:[^"\\]++|\\.)*+"?|[\[\]{}]', re.DOTALL)
_PART = re.compile(r'"(?:[^"\\]++|\\.)*+"?|[\[\]{}:,]|[^\s\[\]{}:,"]++', re.DOTALL)
_SAID = {  # by the library, of which only the beginning is compared
    "Extra data": "extra",
    "Expecting property name": "name",
    "Illegal trailing comma": "name",
    "Expecting ',' delimiter": "comma",
    "Expecting ':' delimiter": "colon",
    "Unterminated string": "text",
    "Invalid control character": "sign",
    "Invalid \\": "escape",
}


class DescriptorError(ValueError):
    """Why a text is no descriptor, and on which line and at which character."""

    def __init__(self, case: str, line: int = 1, column: int = 1, **params: object) -> None:
        super().__init__(case)
        self.sentence = Sentence(f"descriptor.reason.{case}", params)
        self.line, self.column = line, column


class _OddError(ValueError):
    """What the library has read that may not stand there; where it stands is looked for afterwards."""

    def __init__(self, case: str, value: str) -> None:
        super().__init__(value)
        self.case, self.value = case, value


def read_descriptor(content: bytes) -> dict[str, Any]:
    """Return what a descriptor says. Raises ``DescriptorError`` for what cannot be read as one object of JSON."""
    if len(content) > MOST_BYTES:
        raise DescriptorError("size", count=len(content), most=MOST_BYTES)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        before = content[: fault.start]
        raise DescriptorError("encoding", before.count(b"\n") + 1, fault.start - before.rfind(b"\n")) from None
    _require_shallow(text)
    try:
        found = json.loads(
            text, parse_int=_integer, parse_float=_number, parse_constant=_constant, object_pairs_hook=_object
        )
    except json.JSONDecodeError as fault:
        case = next((case for said, case in _SAID.items() if fault.msg.startswith(said)), "value")
        raise DescriptorError(case, fault.lineno, fault.colno) from None
    except _OddError as fault:
        at = _second(text, fault.value) if fault.case == "twice" else _first(text, fault.value)
        raise DescriptorError(fault.case, *_place(text, at), value=_short(fault.value)) from None
    if not isinstance(found, dict):
        raise DescriptorError("object")
    return found


def _require_shallow(text: str) -> None:
    """Raise ``DescriptorError`` at the place where lists and objects stand too deep in one another."""
    depth = 0
    for found in _TEXT_OR_BRACKET.finditer(text):
        sign = found[0]
        if sign in _OPENING:
            depth += 1
            if depth > MOST_NESTED:
                raise DescriptorError("deep", *_place(text, found.start()), most=MOST_NESTED)
        elif sign in _CLOSING:
            depth -= 1


def _integer(written: str) -> int:
    if len(written) > MOST_DIGITS:
        raise _OddError("number", written)
    return int(written)


def _number(written: str) -> float:
    if len(written) > 2 * MOST_DIGITS or float(written) in {float("inf"), float("-inf")}:
        raise _OddError("number", written)
    return float(written)


def _constant(written: str) -> float:
    raise _OddError("constant", written)


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    twice = [name for name, times in Counter(name for name, _ in pairs).items() if times > 1]
    if twice:
        raise _OddError("twice", twice[0])
    return dict(pairs)


def _first(text: str, written: str) -> int:
    """Return where a number or a word stands, outside texts."""
    return next((found.start() for found in _PART.finditer(text) if found[0] == written), 0)


def _second(text: str, name: str) -> int:
    """Return where an object has a name for the second time."""
    open_here: list[set[str]] = []
    before = None
    for found in _PART.finditer(text):
        if found[0] in _OPENING:
            open_here.append(set())
        elif found[0] in _CLOSING:
            open_here.pop()
        elif found[0] == ":" and before is not None and json.loads(before[0]) == name:
            if name in open_here[-1]:
                return before.start()
            open_here[-1].add(name)
        before = found
    return 0


def _place(text: str, at: int) -> tuple[int, int]:
    """Return the line and the character, from 1, of a place in a text."""
    return text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)


def _short(written: str) -> str:
    return written if len(written) <= LONGEST_SHOWN else f"{written[:LONGEST_SHOWN]}…"
