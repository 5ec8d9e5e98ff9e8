"""What a column of a Table Schema may say of itself: the schema's own words, and ours beside them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from utfall.model.contract import CONTRACTS
from utfall.model.resource import PREVIOUS_REPORT, ROLES
from utfall.source.pattern import Pattern, PatternError
from utfall.source.shape_parts import ShapeFault, audience, of, shown, word

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    Json = Mapping[str, Any]

MOST_DECIMALS = 9  # as in a cell
COMPARES = CONTRACTS["indicators"].columns["compares"].words
BY_FORMULA = "formula"  # of a total: the formula over the totals, and not a sum
TYPES = (
    "string", "number", "integer", "boolean", "date", "datetime", "time", "year", "yearmonth",
    "duration", "geopoint", "any",
)  # fmt: skip
_FORMATS = re.compile(r"default|any|email|uri|uuid|%[A-Za-z%](?:[ ./:,T-]?%[A-Za-z%]){0,11}")


def field_faults(one: Json, place: str) -> Iterator[ShapeFault]:
    """Find what in a column's entry has another shape than it may have."""
    if not isinstance(one.get("name"), str) or not one["name"]:
        yield ShapeFault(f"{place}.name", "text", shown(one.get("name")))
    for name in ("title", "description", "unit", "scale", "formula", "column", "dimension"):
        yield from of(one, name, place, str, "text")
    yield from word(one, "type", place, TYPES, "type-word")
    written = one.get("format", "default")
    if not isinstance(written, str) or not _FORMATS.fullmatch(written):
        yield ShapeFault(f"{place}.format", "format", shown(written))
    decimals = one.get("decimals", 0)
    if not isinstance(decimals, int) or isinstance(decimals, bool) or not 0 <= decimals <= MOST_DECIMALS:
        yield ShapeFault(f"{place}.decimals", "decimals", shown(decimals))
    if not isinstance(one.get("total", False), bool) and one["total"] != BY_FORMULA:
        yield ShapeFault(f"{place}.total", "total-word", shown(one["total"]))
    yield from of(one, "period", place, bool, "truth")
    yield from word(one, "compares", place, COMPARES, "compares-word")
    yield from word(one, "from", place, (PREVIOUS_REPORT,), "from-word")
    yield from word(one, "role", place, ROLES, "role-word")
    yield from audience(one, place, may_say=True)
    constraints = one.get("constraints", {})
    if not isinstance(constraints, dict):
        yield ShapeFault(f"{place}.constraints", "object", shown(constraints))
    else:
        yield from _constraints(constraints, f"{place}.constraints")


def _constraints(found: Json, place: str) -> Iterator[ShapeFault]:
    for name in ("required", "unique"):
        yield from of(found, name, place, bool, "truth")
    for name in ("minLength", "maxLength"):
        value = found.get(name, 0)
        if not isinstance(value, int) or isinstance(value, bool) or value < 0:
            yield ShapeFault(f"{place}.{name}", "number", shown(value))
    for name in ("minimum", "maximum"):
        if not isinstance(found.get(name, 0), int | float | str):
            yield ShapeFault(f"{place}.{name}", "number", shown(found[name]))
    values = found.get("enum", [""])
    if not isinstance(values, list) or not values or not all(isinstance(one, str | int | float) for one in values):
        yield ShapeFault(f"{place}.enum", "list", shown(values))
    if "pattern" in found:
        yield from _pattern(found["pattern"], f"{place}.pattern")


def _pattern(written: object, place: str) -> Iterator[ShapeFault]:
    if not isinstance(written, str):
        yield ShapeFault(place, "pattern", shown(written))
        return
    try:
        Pattern(written)
    except PatternError as fault:
        yield ShapeFault(place, "pattern", f"{shown(written)} – {fault}")
