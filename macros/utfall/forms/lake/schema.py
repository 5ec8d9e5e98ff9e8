"""The columns that the lake's tables have: those of the data contract, each always, and what a body adds to them.

One schema in one place: everything follows from the contract's Table Schemas, or from the descriptor for what is a
body's own. A table of the contract has the same columns whatever a package has of them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from unicodedata import normalize

from utfall.forms.columns import DATE, FIGURE, INTEGER, TEXT
from utfall.model.contract import BREAKDOWNS, CONTRACTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from utfall.model.resource import Field

SCHEMA = 1  # the version of the columns and their types; a column more is the next version
PARTITIONS = ("organisation", "report", "edition")  # in the paths of the files, and columns of every table
OWN, BY, OF_ROW = "own_", "by_", "row_"  # before a body's own name, a dimension, and a name that a partition has
VALUE, MISSING, START, END = "value", "missing", "start", "end"  # what of a cell a column holds
TYPES = {"number": FIGURE, "integer": INTEGER, "date": DATE}  # by the kind of the cell; all else is text
PERIOD = "period"
EDITIONS = "editions"  # the table of the editions themselves
_UNSAFE, _NOT_IN_PATH = re.compile(r"\W+"), re.compile(r"[^A-Za-z0-9._-]+")


@dataclass(frozen=True, slots=True)
class LakeColumn:
    """A column of the lake: ``part`` of the cells of a column of the package, which are of a ``kind``."""

    name: str
    type: str
    cell: str
    kind: str
    part: str = VALUE


def table_name(resource: str) -> str:
    """Return what the table of a resource is called."""
    return resource if resource in CONTRACTS else f"{OWN}{safe(resource)}"


def safe(name: str) -> str:
    """Return a name that every reader takes as it is: letters, digits and underscores, in lower case."""
    return _UNSAFE.sub("_", normalize("NFC", name).lower())


def in_path(name: str) -> str:
    """Return a name as a part of a path that is the same in an address, a file system and to every reader."""
    plain = normalize("NFKD", name).encode("ascii", "ignore").decode("ascii")
    return _NOT_IN_PATH.sub("-", plain).strip("-.") or "-"


def columns_of(resource: str, fields: Iterable[Field]) -> tuple[LakeColumn, ...]:
    """Return the columns of a resource whose file has these fields."""
    known = CONTRACTS[resource].columns if resource in CONTRACTS else {}
    columns = [
        one for column in known.values() for one in _parts(column.name, column.name, column.kind, column.required)
    ]
    for field in fields:
        if field.name in known:
            continue
        if resource == BREAKDOWNS and field.dimension:
            columns.append(LakeColumn(f"{BY}{safe(field.name)}", TEXT, field.name, "string"))
        else:
            before = OWN if known else ""
            columns += _parts(f"{before}{safe(field.name)}", field.name, field.type, is_filled=False)
    return tuple(columns)


def _parts(name: str, cell: str, kind: str, is_filled: bool) -> Iterator[LakeColumn]:  # noqa: FBT001 - of a column
    """Yield the columns of one column: its value, why there is none where that is no text, a period's days."""
    name = f"{OF_ROW}{name}" if name in PARTITIONS else name
    yield LakeColumn(name, TYPES.get(kind, TEXT), cell, kind)
    if kind in TYPES and not is_filled:
        yield LakeColumn(f"{name}_missing", TEXT, cell, kind, MISSING)
    if kind == PERIOD:
        yield LakeColumn(f"{name}_start", DATE, cell, kind, START)
        yield LakeColumn(f"{name}_end", DATE, cell, kind, END)


def contract_tables() -> dict[str, tuple[LakeColumn, ...]]:
    """Return the tables that the contract knows, with the columns that each of them always has."""
    return {name: columns_of(name, ()) for name in CONTRACTS}
