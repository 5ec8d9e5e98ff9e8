"""The JSON schemas that lie beside the data: as they are shipped, with the contract's columns where they are values.

What a shipped schema says of a value is a key of the catalogue.

A column of the contract that the shipped schema does not name is told by its title, so that the contract alone is
changed where a column is new.
"""

from __future__ import annotations

import json
from dataclasses import fields
from importlib import resources
from typing import TYPE_CHECKING, Any

from utfall.model.contract import CONTRACTS, text_of
from utfall.model.indicator import Observation
from utfall.model.statement import Line

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from utfall.words import Words

    Json = dict[str, Any]

HOLDS: Mapping[str, tuple[str, type, tuple[str, ...]]] = {  # the table whose rows a file tells, and where they stand
    "indicator": ("observations", Observation, ("observations",)),
    "statement": ("statement_lines", Line, ("lines", "observations")),
}
FIGURES = {"number", "integer"}


def schema(name: str, words: Words) -> bytes:
    """Return a schema's file in one language."""
    found: Json = json.loads(resources.files("utfall.forms").joinpath("schema", f"{name}.json").read_text("utf-8"))
    _say(found, words)
    if name in HOLDS:
        table, kind, place = HOLDS[name]
        row = found
        for part in place:
            row = row["properties"][part]["items"]
        known = {one.name for one in fields(kind)}
        row["properties"]["values"]["properties"] = dict(_figures(table, words.language))
        row["properties"]["texts"]["properties"] = dict(_texts(table, known, words.language))
    return f"{json.dumps(found, ensure_ascii=False, indent=2)}\n".encode()


def _say(found: Any, words: Words) -> None:  # noqa: ANN401 - JSON
    """Put the text in the place of each key."""
    for name, value in (
        found.items() if isinstance(found, dict) else enumerate(found) if isinstance(found, list) else ()
    ):
        if name in {"title", "description"} and isinstance(value, str):
            found[name] = words.say(f"json.{value}")
        else:
            _say(value, words)


def _figures(table: str, language: str) -> Iterator[tuple[str, Json]]:
    for one in CONTRACTS[table].schema["fields"]:
        if one["type"] in FIGURES and one["name"] != "order":
            yield one["name"], {"type": ["number", "null"], "description": _title(table, one["name"], language)}


def _texts(table: str, known: set[str], language: str) -> Iterator[tuple[str, Json]]:
    for one in CONTRACTS[table].schema["fields"]:
        if one["type"] not in FIGURES and one["name"] not in known:
            yield one["name"], {"type": "string", "description": _title(table, one["name"], language)}


def _title(table: str, column: str, language: str) -> str:
    return text_of(f"column.{table}.{column}.title", language)
