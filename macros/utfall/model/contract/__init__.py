"""The data contract: the resources the package knows by name, their columns, and what may stand in them.

Each resource is told once, in the Table Schema of its name beside this module; its titles and descriptions stand among
the words of each language. All that knows a column reads it here, or from the descriptor of a month, which is written
from here so that a month can be read alone. Beside what Table Schema defines a field may have a ``kind`` (period) and a
``scale`` (of its statuses), and is ``optional`` where it need not be in the file at all.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from utfall.words import words

if TYPE_CHECKING:
    from collections.abc import Mapping

    Json = Mapping[str, Any]

NAMES = (
    "areas", "scales", "indicators", "observations", "dimensions", "members", "breakdowns", "statements",
    "statement_lines", "goals", "activities", "assignments", "projects", "project_statuses", "notes", "corrections",
    "glossary",
)  # fmt: skip
VERSION = (
    1  # of the contract; what a package of before does not say. Raised when an older program would misread a package
)
PAGES = "docs"  # what a correction calls the pages, where it names a resource
_KINDS = {"string": "text"}  # of the types of Table Schema that are called otherwise here


@dataclass(frozen=True, slots=True)
class ContractColumn:
    """What a column holds. ``kind`` is text, integer, number, date, period or word (one of ``words``).

    A ``required`` column is filled on every row; an ``optional`` one need not be in the file at all. ``references`` is
    the resource whose rows it names, ``scale`` the scale of the statuses it holds.
    """

    name: str
    kind: str
    required: bool = False
    words: tuple[str, ...] = ()
    optional: bool = False
    scale: str | None = None
    references: str | None = None


@dataclass(frozen=True, slots=True)
class Contract:
    """Name a resource's columns and the columns that together are its key. ``schema`` is its file as it is written."""

    key: tuple[str, ...]
    columns: dict[str, ContractColumn]
    schema: Json = field(repr=False)

    def described(self, language: str, columns: frozenset[str] | None = None) -> dict[str, Any]:
        """Return the resource as the descriptor of a month has it, in one language: all of it or the columns named."""
        said, table = self.schema, self.schema["name"]
        fields = [one for one in said["fields"] if columns is None or one["name"] in columns]
        names = {one["name"] for one in fields}
        told = [_described(table, one, language) for one in fields]
        schema = {"fields": told, "missingValues": said["missingValues"]}
        schema["primaryKey"] = said["primaryKey"]
        foreign = [one for one in said.get("foreignKeys", ()) if names.issuperset(one["fields"])]
        return {
            "name": table, "path": f"{table}.csv", "title": text_of(f"contract.{table}.title", language),
            "description": text_of(f"contract.{table}.description", language), **FILE,
            "schema": schema | ({"foreignKeys": foreign} if foreign else {}),
        }  # fmt: skip


FILE = {  # how the data files of every month are written
    "profile": "tabular-data-resource", "scheme": "file", "format": "csv", "mediatype": "text/csv", "encoding": "utf-8",
    "dialect": {"delimiter": ",", "lineTerminator": "\n", "header": True},
}  # fmt: skip


def text_of(key: str, language: str) -> str:
    """Return a title or a description in one language: ``contract.goals.title``, ``column.goals.id.description``."""
    return words(language).say(key)


def _described(table: str, found: Json, language: str) -> dict[str, Any]:
    """Return a field as a descriptor has it: its title and description in one language, and what is Table Schema's."""
    name = found["name"]
    told = {part: text_of(f"column.{table}.{name}.{part}", language) for part in ("title", "description")}
    said = {"name": name, **told}
    return said | {part: value for part, value in found.items() if part not in {*said, *_OURS}}


_OURS = ("kind", "optional")  # what only the contract says of a field


def contract_of(schema: Json) -> Contract:
    """Return the contract that a schema tells."""
    foreign = {
        one["fields"][0]: one["reference"]["resource"] or schema["name"] for one in schema.get("foreignKeys", ())
    }
    columns = {one["name"]: _column(one, foreign.get(one["name"])) for one in schema["fields"]}
    return Contract(tuple(schema["primaryKey"]), columns, schema)


def _column(found: Json, references: str | None) -> ContractColumn:
    constraints = found.get("constraints", {})
    words = tuple(constraints.get("enum", ()))
    of_type = "word" if words else _KINDS.get(found["type"], found["type"])
    required, optional = constraints.get("required", False), found.get("optional", False)
    return ContractColumn(
        found["name"], found.get("kind", of_type), required, words, optional, found.get("scale"), references
    )


def _read(name: str) -> Contract:
    text = Path(__file__).with_name(f"{name}.json").read_text(encoding="utf-8")
    return contract_of(json.loads(text))


CONTRACTS = {name: _read(name) for name in NAMES}
FREQUENCIES = CONTRACTS["indicators"].columns["frequency"].words
MOST_DECIMALS: int = next(
    one["constraints"]["maximum"] for one in CONTRACTS["indicators"].schema["fields"] if one["name"] == "decimals"
)
BREAKDOWNS = "breakdowns"  # the table whose key goes on with the columns of its dimensions
STATUS_SCALES = {  # the scale of a resource's `status` column, where its field names none
    name: column.scale
    for name, contract in CONTRACTS.items()
    for column in contract.columns.values()
    if column.name == "status" and column.scale
}
REFERENCES = {  # columns that hold the key of a row in another resource
    (name, column.name): column.references
    for name, contract in CONTRACTS.items()
    for column in contract.columns.values()
    if column.references
}
