"""A package as it lies in its folder, before anything is believed: bytes read, text split, faults noted."""

from __future__ import annotations

from codecs import BOM_UTF8
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from utfall.csv_text import decode_text, find_delimiter, without_hint
from utfall.model.resource import Field, Reference
from utfall.model.unit import canonical
from utfall.source.descriptor_lines import line_of
from utfall.source.descriptor_shape import shape_faults
from utfall.source.descriptor_text import DescriptorError, read_descriptor
from utfall.source.field_shape import BY_FORMULA
from utfall.source.package_hash import package_hash
from utfall.source.raw_rows import RawRows, read_rows

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from utfall.source.raw_rows import RawColumn
    from utfall.source.shape_parts import ShapeFault
    from utfall.words import Sentence

DESCRIPTOR = "datapackage.json"
LAST_TEXT = "last-text.json"  # the record of the last report's commentary, which is no part of the package
SIGN_OFF = "sign-off.json"  # who answers for which section, and for what exactly
BESIDE = frozenset({LAST_TEXT, SIGN_OFF})
Json = Mapping[str, Any]


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
    rows: RawRows = field(default_factory=RawRows)
    delimiter: str = ","
    encoding: str = "utf-8"
    has_bom: bool = False
    is_encoding_doubtful: bool = False
    is_there: bool = True
    broken_quotes: int | None = None
    audience: str = ""
    missing: tuple[str, ...] = ("",)  # what stands in a cell without a value, as the schema says

    def field(self, name: str) -> Field | None:
        """Return the field of a name in the schema, if there is one."""
        return next((field for field in self.fields if field.name == name), None)

    def columns(self) -> Iterator[tuple[str, RawColumn]]:
        """Yield the heading and the cells of every column; a heading may stand twice."""
        return zip(self.header, self.rows.columns, strict=True)

    def texts(self, *names: str) -> Iterator[str]:
        """Yield the distinct texts of the columns of these names, in the order in which they first stand."""
        return (text for name, column in self.columns() if name in names for text in column.texts)


@dataclass(frozen=True, slots=True)
class RawPackage:
    """Hold a month's folder as found. ``folder`` and all files are relative to the project's root.

    Where the descriptor has a fault there is none, and nothing that it describes is read.
    """

    path: Path
    folder: str
    descriptor: Json | None
    descriptor_fault: tuple[Sentence, int, int] | None = None
    shape_faults: tuple[ShapeFault, ...] = ()
    descriptor_has_bom: bool = False
    tables: tuple[RawTable, ...] = ()
    stray_files: tuple[str, ...] = ()
    sha256: str = ""

    @property
    def descriptor_file(self) -> str:
        """The descriptor's path from the project's root."""
        return f"{self.folder}/{DESCRIPTOR}"

    def line(self, place: str) -> int | None:
        """Return the line of the descriptor on which a place stands, such as ``resources[0].schema.fields[2].title``.

        Read when it is asked for: only what is told of needs it.
        """
        return line_of((self.path / DESCRIPTOR).read_text(encoding="utf-8-sig"), place)

    def field_place(self, resource: str, name: str) -> str:
        """Return the place of a column's description in the descriptor."""
        at = next(at for at, table in enumerate(self.tables) if table.name == resource)
        fields = self.tables[at].fields
        return f"resources[{at}].schema.fields[{next(n for n, one in enumerate(fields) if one.name == name)}]"

    def table(self, name: str) -> RawTable | None:
        """Return the table of a resource, if the descriptor names it."""
        return next((table for table in self.tables if table.name == name), None)


def read_package(path: Path, root: Path) -> RawPackage:
    """Read a month's folder, whatever state it is in."""
    folder = path.relative_to(root).as_posix()
    file = path / DESCRIPTOR
    if not file.is_file():
        return RawPackage(path, folder, None)
    content = file.read_bytes()
    try:
        descriptor = read_descriptor(content)
    except DescriptorError as fault:
        return RawPackage(path, folder, None, (fault.sentence, fault.line, fault.column))
    faults = tuple(shape_faults(descriptor))
    if faults:
        return RawPackage(path, folder, None, shape_faults=faults)
    return _with_tables(path, folder, descriptor, has_bom=content.startswith(BOM_UTF8))


def _with_tables(path: Path, folder: str, descriptor: Json, *, has_bom: bool) -> RawPackage:
    resources = descriptor.get("resources") or ()
    tables = tuple(read_table(entry, path, folder) for entry in resources)
    named = {entry["path"] for entry in resources}
    there = {found.relative_to(path).as_posix() for found in path.rglob("*") if found.is_file()}
    stray = tuple(sorted(name for name in there - {DESCRIPTOR, *BESIDE, *named} if not name.startswith(".")))
    sha256 = package_hash(path, [DESCRIPTOR, *named])
    return RawPackage(
        path, folder, descriptor, descriptor_has_bom=has_bom, tables=tables, stray_files=stray, sha256=sha256
    )


def _texts(found: object) -> tuple[str, ...]:
    """Return what stands where a text or a list of texts may."""
    return tuple(str(one) for one in found) if isinstance(found, list) else (str(found),)


def read_table(entry: Json, path: Path, folder: str) -> RawTable:
    """Read one data file of a month's folder ``path``, as its entry in a descriptor tells of it."""
    file = path / entry["path"]
    return table_of(entry, folder, file.read_bytes() if file.is_file() else None)


def table_of(entry: Json, folder: str, content: bytes | None) -> RawTable:
    """Return the data file that an entry in a descriptor tells of, with its content; ``None`` where it is not there."""
    schema = entry["schema"]
    table = RawTable(
        name=entry["name"],
        title=entry.get("title", entry["name"]),
        description=entry.get("description", ""),
        file=f"{folder}/{entry['path']}",
        fields=_fields(schema, entry["name"]),
        primary_key=_texts(schema.get("primaryKey", [])),
        is_there=content is not None,
        audience=entry.get("audience", ""),
        missing=_texts(schema.get("missingValues", [""])),
    )
    return table if content is None else _with_content(table, content)


def _fields(schema: Json, own: str) -> tuple[Field, ...]:
    """Return the columns; a reference without a resource is to the table of an ``own`` name, as Table Schema has it."""
    references = {}
    for foreign in schema.get("foreignKeys", ()):
        names, there = _texts(foreign["fields"]), _texts(foreign["reference"]["fields"])
        if len(names) == 1:
            references[names[0]] = Reference(foreign["reference"]["resource"] or own, (there or ("id",))[0])
    return tuple(_field(entry, references.get(entry["name"])) for entry in schema["fields"])


def _field(entry: Json, reference: Reference | None) -> Field:
    constraints = entry.get("constraints", {})
    return Field(
        name=entry["name"],
        title=entry.get("title", entry["name"]),
        type=entry.get("type", "string"),
        description=entry.get("description", ""),
        required=constraints.get("required", False),
        enum=_texts(constraints.get("enum", [])),
        pattern=constraints.get("pattern"),
        unit=canonical(entry["unit"]) if entry.get("unit") else None,
        decimals=entry.get("decimals"),
        total=bool(entry.get("total", False)),
        scale=entry.get("scale"),
        compares=entry.get("compares", ""),
        reference=reference,
        written_title=entry.get("title", entry["name"]),
        formula=entry.get("formula", ""),
        origin=entry.get("from", ""),
        origin_column=entry.get("column", ""),
        of_period=entry.get("period"),
        role=entry.get("role", ""),
        total_by_formula=entry.get("total") == BY_FORMULA,
        dimension=entry.get("dimension", ""),
        audience=entry.get("audience", ""),
    )


def _with_content(table: RawTable, content: bytes) -> RawTable:
    decoded = decode_text(content)
    text = without_hint(decoded.text)
    delimiter = find_delimiter(text, [field.name for field in table.fields])
    header, rows, broken_quotes = read_rows(text, delimiter)
    return replace(
        table, header=header, rows=rows, delimiter=delimiter, encoding=decoded.encoding, has_bom=decoded.has_bom,
        is_encoding_doubtful=decoded.is_doubtful, broken_quotes=broken_quotes,
    )  # fmt: skip
