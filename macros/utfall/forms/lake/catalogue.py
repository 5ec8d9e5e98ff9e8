"""The lake's catalogue: which editions it holds, in which files, with which columns; one JSON file at its top.

A reader that cannot list folders (HTTP) finds every file by it, and can hold each against its checksum. An edition is
added once and never changed; a withdrawn one stays in the list without files. Read, it is somebody else's file:
whatever has another shape is an error.
"""

from __future__ import annotations

import json
import re
from dataclasses import asdict, dataclass, field, fields, replace
from typing import TYPE_CHECKING, Any

from utfall.errors import UsageError
from utfall.forms.columns import DATE, FIGURE, FLOAT, INTEGER, TEXT, TRUTH
from utfall.forms.lake.schema import PARTITIONS, SCHEMA
from utfall.words import Sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

CATALOGUE = "catalogue.json"
FORMAT = "utfall-lake/1"
Shape = tuple[tuple[str, str], ...]  # the names and types of a file's columns
_TYPES = (TEXT, INTEGER, FIGURE, DATE, TRUTH, FLOAT)
_TABLE = re.compile(r"[^\W_]\w*")
_PART = re.compile(r"[A-Za-z0-9_-][A-Za-z0-9._-]*")
_SHA256 = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class LakeFile:
    """A file of the lake, of one table and one edition: its columns by name and type, and what it has to be."""

    columns: Shape
    rows: int
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class LakeEdition:
    """What the lake knows of an edition. ``first_day`` and ``last_day`` are the days that its report is about.

    ``published`` is the day of its publication, and ``address`` where it is read, where they are known.
    """

    organisation: str
    report: str
    edition: str
    number: int
    version: str
    title: str
    organisation_name: str
    language: str
    currency: str
    month: str
    first_day: str
    last_day: str
    published: str
    address: str
    package_sha256: str
    is_withdrawn: bool = False
    tables: Mapping[str, LakeFile] = field(default_factory=dict)

    @property
    def key(self) -> tuple[str, str, str]:
        """What tells it from others."""
        return self.organisation, self.report, self.edition

    @property
    def of_month(self) -> tuple[str, str, str]:
        """The report of one month, of which it is an edition."""
        return self.organisation, self.report, self.month

    def path(self, table: str) -> str:
        """Return where the file of a table lies in the lake."""
        return file_path(table, self.key)


def file_path(table: str, key: tuple[str, str, str]) -> str:
    """Return where the file of a table and an edition lies, partitioned as Hive has it."""
    partitions = "/".join(f"{name}={value}" for name, value in zip(PARTITIONS, key, strict=True))
    return f"{table}/{partitions}/{table}.parquet"


@dataclass(frozen=True, slots=True)
class LakeCatalogue:
    """The editions of a lake, in the order of their keys. ``schema`` is the version of the columns, the newest used."""

    editions: tuple[LakeEdition, ...] = ()
    schema: int = SCHEMA

    def with_editions(self, fresh: Iterable[LakeEdition]) -> LakeCatalogue:
        """Return the catalogue with editions added, or in the place of those with the same keys."""
        known = {one.key: one for one in self.editions} | {one.key: one for one in fresh}
        return LakeCatalogue(tuple(known[key] for key in sorted(known, key=_order)), max(self.schema, SCHEMA))

    @property
    def live(self) -> tuple[LakeEdition, ...]:
        """The editions that are not withdrawn."""
        return tuple(one for one in self.editions if not one.is_withdrawn)

    @property
    def newest(self) -> frozenset[tuple[str, str, str]]:
        """The keys of the editions that say what is known now: of each month's, the last that is not withdrawn."""
        return frozenset({one.of_month: one.key for one in self.live}.values())

    @property
    def first(self) -> frozenset[tuple[str, str, str]]:
        """The keys of the editions that were published first of each month, of those that are not withdrawn."""
        return frozenset({one.of_month: one.key for one in reversed(self.live)}.values())

    def shapes(self, table: str) -> dict[Shape, list[str]]:
        """Return the files of a table, by the columns that they have."""
        found: dict[Shape, list[str]] = {}
        for one in self.live:
            if table in one.tables:
                found.setdefault(one.tables[table].columns, []).append(one.path(table))
        return found

    @property
    def tables(self) -> tuple[str, ...]:
        """The names of the tables that have files."""
        return tuple(sorted({name for one in self.live for name in one.tables}))


def _order(key: tuple[str, str, str]) -> tuple[str, str, str, int]:
    """Return what sorts editions: 2023-11.10 comes after 2023-11.9."""
    month, _, number = key[2].rpartition(".")
    return key[0], key[1], month, int(number)


def written(catalogue: LakeCatalogue) -> bytes:
    """Return the catalogue as its file. Columns stand once for all files that have the same."""
    tables = {name: list(catalogue.shapes(name)) for name in catalogue.tables}
    editions = []
    for one in catalogue.editions:
        told = {name: value for name, value in asdict(replace(one, tables={})).items() if name != "tables"}
        told["tables"] = {name: _file(tables[name], found) for name, found in sorted(one.tables.items())}
        editions.append(told)
    shapes = {
        name: {
            "path": pattern(name),
            "shapes": [[{"name": one, "type": kind} for one, kind in shape] for shape in found],
        }
        for name, found in tables.items()
    }
    whole = {"format": FORMAT, "schema": catalogue.schema, "tables": shapes, "editions": editions}
    return f"{json.dumps(whole, ensure_ascii=False, indent=1)}\n".encode()


def _file(shapes: list[Shape], found: LakeFile) -> dict[str, object]:
    place = shapes.index(found.columns)
    return {"shape": place, "rows": found.rows, "size": found.size, "sha256": found.sha256}


def pattern(table: str) -> str:
    """Return how the paths of a table's files are written."""
    return f"{table}/{'/'.join(f'{name}={{{name}}}' for name in PARTITIONS)}/{table}.parquet"


def read(content: bytes) -> LakeCatalogue:
    """Return the catalogue that a file is. Raise ``UsageError`` for any other file, and for one of a later format."""
    try:
        whole = json.loads(content)
        said = whole["format"]
    except (ValueError, TypeError, KeyError, RecursionError) as fault:
        raise UsageError(Sentence("error.lake-catalogue")) from fault
    if said != FORMAT:
        raise UsageError(Sentence("error.lake-format", {"format": str(said)[:50], "known": FORMAT}))
    try:
        shapes = {name: [_shape(one) for one in found["shapes"]] for name, found in whole["tables"].items()}
        _require(all(_TABLE.fullmatch(name) for name in shapes))
        editions = tuple(_edition(one, shapes) for one in whole["editions"])
        return LakeCatalogue(editions, int(whole["schema"]))
    except (ValueError, TypeError, KeyError, IndexError, AttributeError) as fault:
        raise UsageError(Sentence("error.lake-catalogue")) from fault


def _require(truth: bool) -> None:  # noqa: FBT001 - what has to be so
    if not truth:
        raise ValueError


def _shape(found: list[Any]) -> Shape:
    shape = tuple((str(one["name"]), str(one["type"])) for one in found)
    _require(all(_TABLE.fullmatch(name) and kind in _TYPES for name, kind in shape))
    return shape


_KINDS = {one.name: {"int": int, "bool": bool}.get(str(one.type), str) for one in fields(LakeEdition)}


def _edition(found: Mapping[str, Any], shapes: Mapping[str, list[Shape]]) -> LakeEdition:
    facts = {name: found[name] for name in _KINDS if name != "tables"}
    _require(all(type(value) is _KINDS[name] for name, value in facts.items()))
    key = (facts["organisation"], facts["report"], facts["edition"])
    _require(all(_PART.fullmatch(one) for one in key))
    _order(key)
    tables = {}
    for name, one in found["tables"].items():
        _require(all(type(one[part]) is int and one[part] >= 0 for part in ("shape", "rows", "size")))
        _require(bool(_SHA256.fullmatch(one["sha256"])))
        tables[name] = LakeFile(shapes[name][one["shape"]], one["rows"], one["size"], one["sha256"])
    return LakeEdition(**facts, tables=tables)
