"""What the options of ``utfall describe`` declare of tables and columns, read and held against what may be said.

A column is declared as ``table.column: title=Kvar av budget; unit=tkr; formula=totalbudget - ack``. A property without
a value is taken away, one without ``=`` is true. Knows nothing of descriptors but the names of their properties.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from utfall.errors import UsageError, suggestion
from utfall.model.resource import PREVIOUS_REPORT, ROLES
from utfall.project import AUDIENCES
from utfall.source.field_shape import BY_FORMULA, COMPARES, MOST_DECIMALS, TYPES
from utfall.words import Sentence, recognised

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    Value = str | int | bool | list[str] | None

TEXTS = ("title", "description", "unit", "scale", "formula", "column", "dimension", "references")
TRUTHS = ("total", "period", "required")
CHOSEN = {"type": TYPES, "compares": COMPARES, "from": (PREVIOUS_REPORT,), "role": ROLES, "audience": AUDIENCES}
PROPERTIES = (*TEXTS, *TRUTHS, *CHOSEN, "decimals", "words")
_PART = re.compile(rf";\s*(?=(?:{'|'.join(PROPERTIES)})\s*(?:=|;|$))")


@dataclass(frozen=True, slots=True)
class Declared:
    """Hold what was declared: titles and audiences by table, the rest by column; ``None`` takes one away."""

    titles: Mapping[str, str] = field(default_factory=dict)
    columns: Mapping[str, Mapping[str, Mapping[str, Value]]] = field(default_factory=dict)
    audiences: Mapping[str, str] = field(default_factory=dict)

    def of(self, resource: str, column: str) -> Mapping[str, Value]:
        """Return what was declared of one column."""
        return self.columns.get(resource, {}).get(column, {})


def read_declared(titles: Iterable[str], columns: Iterable[str], audiences: Iterable[str] = ()) -> Declared:
    """Return what options say. Raise ``UsageError`` for one that cannot be read."""
    named: dict[str, str] = {}
    for one in titles:
        resource, _, title = (part.strip() for part in one.partition("="))
        if not resource or not title:
            raise UsageError(Sentence("error.describe-title", {"value": one}))
        named[resource] = title
    found: dict[str, dict[str, dict[str, Value]]] = {}
    for one in columns:
        place, _, said = one.partition(":")
        resource, _, column = (part.strip() for part in place.strip().rpartition("."))
        if not resource or not column or not said.strip():
            raise UsageError(Sentence("error.describe-column", {"value": one}))
        found.setdefault(resource, {}).setdefault(column, {}).update(_properties(said))
    return Declared(named, found, dict(map(_audience, audiences)))


def _audience(said: str) -> tuple[str, str]:
    resource, _, audience = (part.strip() for part in said.partition("="))
    if not resource or audience not in AUDIENCES:
        raise UsageError(Sentence("error.describe-audience", {"value": said}))
    return resource, audience


def _properties(said: str) -> dict[str, Value]:
    found: dict[str, Value] = {}
    for part in _PART.split(said.strip().rstrip(";")):
        name, has_value, value = (text.strip() for text in part.partition("="))
        if name not in PROPERTIES:
            params = {"name": name, "suggestion": suggestion(name, PROPERTIES), "known": ", ".join(PROPERTIES)}
            raise UsageError(Sentence("error.describe-property", params))
        found[name] = _value(name, value, is_named=bool(has_value))
    return found


def _value(name: str, value: str, *, is_named: bool) -> Value:
    if name in TRUTHS and not is_named:
        return True
    if not is_named:
        raise _wrong(name, value, "=")
    if value == "":
        return None
    if name in TRUTHS:
        return _truth(name, value)
    if name in CHOSEN and value not in CHOSEN[name]:
        raise _wrong(name, value, ", ".join(CHOSEN[name]))
    return _READERS[name](name, value) if name in _READERS else value


def _truth(name: str, value: str) -> Value:
    """Return true or false; false is taken away but of ``period``, where it is said against a guess."""
    if name == "total" and value == BY_FORMULA:
        return value
    if value.casefold() in recognised("cells", "said.yes"):
        return True
    if value.casefold() in recognised("cells", "said.no"):
        return False if name == "period" else None
    raise _wrong(name, value, "true, false, formula" if name == "total" else "true, false")


def _decimals(name: str, value: str) -> int:
    if not value.isascii() or not value.isdigit() or int(value[:3]) > MOST_DECIMALS:
        raise _wrong(name, value, f"0–{MOST_DECIMALS}")
    return int(value)


def _words(_: str, value: str) -> list[str]:
    return [word for part in value.split("|") if (word := part.strip())]


def _wrong(name: str, value: str, expected: str) -> UsageError:
    return UsageError(Sentence("error.describe-value", {"name": name, "value": value, "expected": expected}))


_READERS: Mapping[str, Callable[[str, str], Value]] = {"decimals": _decimals, "words": _words}
