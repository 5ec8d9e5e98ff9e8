"""Typst as the program writes it: calls of the template's functions, and texts as strings, never as Typst."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

LONG = 36  # letters; a longer word may be broken after each so many
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff]")
_LONG_WORD = re.compile(rf"([^\s\u200b]{{{LONG}}})(?=[^\s\u200b])")


def literal(text: str) -> str:
    """Return a text as a string of Typst."""
    text = _CONTROL.sub(" ", text).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{text}"'


def words(text: str, longest: int = LONG) -> str:
    """Return running text as a string in which words that fit on no line may be broken."""
    pattern = _LONG_WORD if longest == LONG else re.compile(rf"([^\s\u200b]{{{longest}}})(?=[^\s\u200b])")
    return literal(pattern.sub("\\1\u200b", text))


def call(function: str, /, *parts: str, **named: str) -> str:
    """Return the call of a function of the template; parts and named values are Typst already."""
    given = [f"{key.replace('_', '-')}: {value}" for key, value in named.items()]
    return f"{function}({', '.join([*given, *parts])})"


def array(items: Iterable[str]) -> str:
    """Return a sequence of Typst."""
    return f"({''.join(f'{one}, ' for one in items)})"


def dictionary(items: Mapping[str, str]) -> str:
    """Return names with their values as Typst."""
    return f"({', '.join(f'{name}: {value}' for name, value in items.items()) or ':'})"
