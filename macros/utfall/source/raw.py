"""A package as it lies in its folder, before anything is believed: bytes read, text split, faults noted."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from utfall.model.resource import Field, Reference
from utfall.source.package_hash import package_hash

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

DESCRIPTOR = "datapackage.json"
Json = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class RawRow:
    """Hold one row's cells as they are written. ``number`` counts the header as row 1."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RawTable:
    """Hold one data file as found. ``delimiter`` and ``encoding`` are what it has, right or wrong.

    ``broken_quotes`` is the row whose quotation marks do not match, and with which reading had to stop.
    """

    name: str
    title: str
    description: str
    file: str
    fields: tuple[Field, ...]
    primary_key: tuple[str, ...]
    header: tuple[str, ...] = ()
    rows: tuple[RawRow, ...] = ()
    delimiter: str = ","
    encoding: str = "utf-8"
    has_bom: bool = False
    is_there: bool = True
    broken_quotes: int | None = None

    def field(self, name: str) -> Field | None:
        """Return the field of a name in the schema, if there is one."""
        return next((field for field in self.fields if field.name == name), None)

    def cells(self) -> Iterator[tuple[RawRow, str, str]]:
        """Yield row, column heading and text of every cell that has a heading."""
        for row in self.rows:
            for name, text in zip(self.header, row.cells, strict=False):
                yield row, name, text


@dataclass(frozen=True, slots=True)
class RawPackage:
    """Hold a month's folder as found. ``folder`` and all files are relative to the project's root."""

    path: Path
    folder: str
    descriptor: Json | None
    descriptor_fault: tuple[str, int, int] | None = None
    tables: tuple[RawTable, ...] = ()
    unsafe_paths: tuple[str, ...] = ()
    stray_files: tuple[str, ...] = ()
    sha256: str = ""

    @property
    def descriptor_file(self) -> str:
        """The descriptor's path from the project's root."""
        return f"{self.folder}/{DESCRIPTOR}"

    def table(self, name: str) -> RawTable | None:
        """Return the table of a resource, if the descriptor names it."""
        return next((table for table in self.tables if table.name == name), None)


def read_package(path: Path, root: Path) -> RawPackage:
    """Read a month's folder, whatever state it is in."""
    folder = path.relative_to(root).as_posix()
    file = path / DESCRIPTOR
    if not file.is_file():
        return RawPackage(path, folder, None)
    try:
        descriptor = json.loads(file.read_text(encoding="utf-8-sig"))
    except json.JSONDecodeError as fault:
        return RawPackage(path, folder, None, (fault.msg, fault.lineno, fault.colno))
    except UnicodeDecodeError:
        return RawPackage(path, folder, None, ("UTF-8", 1, 1))
    if not isinstance(descriptor, dict):
        return RawPackage(path, folder, None, ("{ }", 1, 1))
    return _with_tables(path, folder, descriptor)


def _with_tables(path: Path, folder: str, descriptor: Json) -> RawPackage:
    resources = [entry for entry in _list(descriptor, "resources") if isinstance(entry.get("path"), str)]
    unsafe = tuple(str(entry["path"]) for entry in resources if not _is_safe(str(entry["path"])))
    tables = tuple(_read_table(entry, path, folder) for entry in resources if str(entry["path"]) not in unsafe)
    named = {str(entry["path"]) for entry in resources}
    stray = tuple(sorted(found.name for found in path.glob("*.csv") if found.name not in named))
    sha256 = package_hash(path, [DESCRIPTOR, *(named - set(unsafe))])
    return RawPackage(path, folder, descriptor, None, tables, unsafe, stray, sha256)


def _is_safe(written: str) -> bool:
    return not written.startswith("/") and ".." not in written.split("/") and "://" not in written


def _list(of: Json, name: str) -> list[Json]:
    found = of.get(name)
    return [entry for entry in found if isinstance(entry, dict)] if isinstance(found, list) else []


def _texts(found: object) -> tuple[str, ...]:
    """Return what stands where a text or a list of texts is wanted; nothing for anything else."""
    entries = found if isinstance(found, list) else [found] if isinstance(found, str) else []
    return tuple(str(entry) for entry in entries)


def _read_table(entry: Json, path: Path, folder: str) -> RawTable:
    written = str(entry["path"])
    schema = entry.get("schema")
    schema = schema if isinstance(schema, dict) else {}
    table = RawTable(
        name=str(entry.get("name", written.removesuffix(".csv"))),
        title=str(entry.get("title", entry.get("name", ""))),
        description=str(entry.get("description", "")),
        file=f"{folder}/{written}",
        fields=_fields(schema),
        primary_key=_texts(schema.get("primaryKey")),
        is_there=(path / written).is_file(),
    )
    return _with_content(table, (path / written).read_bytes()) if table.is_there else table


def _fields(schema: Json) -> tuple[Field, ...]:
    references = {}
    for foreign in _list(schema, "foreignKeys"):
        names, target = _texts(foreign.get("fields")), foreign.get("reference")
        if isinstance(target, dict) and len(names) == 1:
            there = _texts(target.get("fields")) or ("id",)
            references[names[0]] = Reference(str(target.get("resource", "")), there[0])
    return tuple(_field(entry, references.get(str(entry.get("name")))) for entry in _list(schema, "fields"))


def _field(entry: Json, reference: Reference | None) -> Field:
    constraints = entry.get("constraints")
    constraints = constraints if isinstance(constraints, dict) else {}
    decimals = entry.get("decimals")
    return Field(
        name=str(entry.get("name", "")),
        title=str(entry.get("title", entry.get("name", ""))),
        type=str(entry.get("type", "string")),
        description=str(entry.get("description", "")),
        required=bool(constraints.get("required", False)),
        enum=_texts(constraints.get("enum")),
        pattern=constraints.get("pattern"),
        unit=str(entry["unit"]) if "unit" in entry else None,
        decimals=decimals if isinstance(decimals, int) else None,
        total=entry.get("total") is True,
        scale=str(entry["scale"]) if "scale" in entry else None,
        reference=reference,
    )


def _with_content(table: RawTable, content: bytes) -> RawTable:
    text, encoding = _decoded(content)
    has_bom = text.startswith("\ufeff")
    text = text.removeprefix("\ufeff")
    delimiter = _delimiter(text)
    if text.lower().startswith("sep="):  # a hint line that spreadsheet programs write and read
        text = text.partition("\n")[2]
    records, broken_quotes = _records(text, delimiter)
    header = tuple(records[0]) if records else ()
    rows = tuple(RawRow(number, tuple(cells)) for number, cells in enumerate(records[1:], start=2))
    return RawTable(
        table.name, table.title, table.description, table.file, table.fields, table.primary_key,
        header, rows, delimiter, encoding, has_bom, broken_quotes=broken_quotes,
    )  # fmt: skip


def _records(text: str, delimiter: str) -> tuple[list[list[str]], int | None]:
    """Return the rows; where quotation marks do not match, those before, and the number of the row that has them.

    Read strictly: otherwise a mark that is never closed takes the rest of the file into one cell, unnoticed.
    """
    records: list[list[str]] = []
    try:
        for record in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True):
            records.append(record)  # noqa: PERF402 - what was read before an error is kept
    except csv.Error:
        return records, len(records) + 1
    return records, None


def _decoded(content: bytes) -> tuple[str, str]:
    """Return the text and its encoding: UTF-8, or the legacy encodings that spreadsheet programs save in."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace"), "utf-16"
    try:
        return content.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return content.decode("windows-1252", errors="replace"), "windows-1252"


def _delimiter(text: str) -> str:
    """Return the delimiter that the header line uses: the one that it has most of, a comma if none."""
    lines = text.splitlines()
    first = lines[1] if len(lines) > 1 and lines[0].lower().startswith("sep=") else (lines or [""])[0]
    return max(",;\t|", key=first.count)
