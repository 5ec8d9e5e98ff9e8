"""The demo's parts that are shipped as files beside the code: tables that never change, the descriptor, the pages."""

from __future__ import annotations

import csv
import io
import json
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

from utfall.model.contract import BREAKDOWNS, CONTRACTS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from importlib.resources.abc import Traversable

HERE = "utfall.demo"


def text(name: str) -> str:
    """Return a shipped file's text."""
    return resources.files(HERE).joinpath(name).read_text(encoding="utf-8")


@cache
def rows(table: str, folder: str = "tables") -> tuple[dict[str, str], ...]:
    """Return the rows of a shipped table."""
    return tuple(csv.DictReader(io.StringIO(text(f"{folder}/{table}.csv"), newline="")))


def descriptor(named: Callable[[str], str] = str) -> dict[str, Any]:
    """Return the descriptor that every month's is made from: the known tables by the contract, then its own.

    ``named`` puts another department's names in.
    """
    found: dict[str, Any] = json.loads(named(text("datapackage.json")))
    known = [contract.described(found["language"]) for contract in CONTRACTS.values()]
    broken_down = next(one["schema"] for one in known if one["name"] == BREAKDOWNS)
    for one in rows("dimensions"):
        column = {"name": one["id"], "title": one["name"], "type": "string", "dimension": one["id"]}
        broken_down["fields"].insert(len(broken_down["primaryKey"]), column)
        broken_down["primaryKey"] = [*broken_down["primaryKey"], one["id"]]
    return {**found, "resources": [*known, *found["resources"]]}


def pages(folder: str = "project") -> Iterator[tuple[str, bytes]]:
    """Yield the site's settings and its pages, by their path in the project."""
    yield from _below(resources.files(HERE).joinpath(folder), "")


def _below(folder: Traversable, prefix: str) -> Iterator[tuple[str, bytes]]:
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir():
            yield from _below(entry, f"{prefix}{entry.name}/")
        else:
            yield f"{prefix}{entry.name}", entry.read_bytes()


def of_git() -> Iterator[tuple[str, bytes]]:
    """Yield what tells git how to treat the project's files: the same line ends everywhere, nothing built kept."""
    for name in ("gitattributes", "gitignore"):
        yield f".{name}", text(name).encode()
