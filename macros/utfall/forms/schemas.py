"""The JSON schemas that lie beside the data: as they are shipped, with the contract's columns where they are values.

A column of the contract that the shipped schema does not name is told by its title, so that the contract alone is
changed where a column is new.
"""

from __future__ import annotations

import json
from dataclasses import fields
from importlib import resources
from typing import TYPE_CHECKING, Any

from utfall.model.contract import CONTRACTS
from utfall.model.indicator import Observation
from utfall.model.statement import Line
from utfall.words import DEFAULT_LANGUAGE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    Json = dict[str, Any]

HOLDS: Mapping[str, tuple[str, type, tuple[str, ...]]] = {  # the table whose rows a file tells, and where they stand
    "indicator": ("observations", Observation, ("observations",)),
    "statement": ("statement_lines", Line, ("lines", "observations")),
}
FIGURES = {"number", "integer"}


def schema(name: str) -> bytes:
    """Return a schema's file."""
    found: Json = json.loads(resources.files("utfall.forms").joinpath("schema", f"{name}.json").read_text("utf-8"))
    if name in HOLDS:
        table, kind, place = HOLDS[name]
        row = found
        for part in place:
            row = row["properties"][part]["items"]
        known = {one.name for one in fields(kind)}
        row["properties"]["values"]["properties"] = dict(_figures(table))
        row["properties"]["texts"]["properties"] = dict(_texts(table, known))
    return f"{json.dumps(found, ensure_ascii=False, indent=2)}\n".encode()


def _figures(table: str) -> Iterator[tuple[str, Json]]:
    for one in CONTRACTS[table].schema["fields"]:
        if one["type"] in FIGURES and one["name"] != "order":
            yield one["name"], {"type": ["number", "null"], "description": one["titles"][DEFAULT_LANGUAGE]}


def _texts(table: str, known: set[str]) -> Iterator[tuple[str, Json]]:
    for one in CONTRACTS[table].schema["fields"]:
        if one["type"] not in FIGURES and one["name"] not in known:
            yield one["name"], {"type": "string", "description": one["titles"][DEFAULT_LANGUAGE]}
