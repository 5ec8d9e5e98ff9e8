"""What a descriptor says of a column: its title, what holds of its cells, and what was declared of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from utfall.model.contract import CONTRACTS
from utfall.source.cells import IDENTIFIER

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from utfall.source.guess import Guess
    from utfall.work.declaration import Value

    Json = dict[str, Any]

PERIODS = CONTRACTS["observations"].schema["fields"][1]["constraints"]["pattern"]
IDS = CONTRACTS["areas"].schema["fields"][0]["constraints"]["pattern"]
_OWN = ("title", "description", "type", "unit", "decimals", "total", "scale", "compares", "formula", "from", "column",
        "period", "role", "dimension", "audience")  # fmt: skip


def spelt_out(name: str) -> str:
    """Return a column's name as a title."""
    text = name.replace("_", " ").replace("-", " ").strip()
    return text[:1].upper() + text[1:]


def guessed_constraints(name: str, guess: Guess, cells: Sequence[tuple[int, str]]) -> Json:
    """Return what holds of ids, places and periods; nothing else is asked of months to come."""
    texts = [text for _, text in cells]
    if name == "id" and texts and all(IDENTIFIER.fullmatch(text) for text in texts):
        return {"required": True, "pattern": IDS}
    if name == "order" and guess.type == "integer" and all(texts) and min(map(int, texts)) >= 1:
        return {"required": True, "minimum": 1}
    return {"pattern": PERIODS} if guess.is_period else {}


def with_declared(found: Json, said: Mapping[str, Value]) -> Json:
    """Return a field with what was declared of it; what was taken away is gone."""
    fresh, constraints = dict(found), dict(found.get("constraints", {}))
    for name, value in said.items():
        if name in _OWN:
            fresh[name] = value
        elif name in {"required", "words"}:
            constraints["enum" if name == "words" else name] = value
    for of in (fresh, constraints):
        for name in [name for name, value in of.items() if value is None]:
            del of[name]
    fresh.pop("constraints", None)
    fresh.setdefault("type", found["type"])
    fresh.setdefault("title", found["name"])
    return fresh | ({"constraints": constraints} if constraints else {})
