"""An edition's data package as files of the lake, with what the catalogue says of it, and the table of editions."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from utfall.errors import UsageError
from utfall.forms.columns import DATE, INTEGER, TEXT, TRUTH, TypedColumn
from utfall.forms.lake.catalogue import LakeCatalogue, LakeEdition, LakeFile
from utfall.forms.lake.schema import EDITIONS, in_path
from utfall.forms.lake.tables import tables_of
from utfall.forms.parquet import parquet_of
from utfall.model.edition_name import EditionName
from utfall.source.declared_calendar import calendar_of
from utfall.source.package_hash import content_hash
from utfall.source.raw import DESCRIPTOR
from utfall.words import Sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

EDITIONS_FILE = f"{EDITIONS}/{EDITIONS}.parquet"
COLUMNS = (
    ("organisation", TEXT), ("report", TEXT), ("edition", TEXT), ("number", INTEGER), ("version", TEXT),
    ("title", TEXT), ("organisation_name", TEXT), ("language", TEXT), ("currency", TEXT), ("month", TEXT),
    ("first_day", DATE), ("last_day", DATE), ("published", DATE), ("address", TEXT), ("package_sha256", TEXT),
    ("is_withdrawn", TRUTH), ("is_first", TRUTH), ("is_newest", TRUTH),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class LakeParts:
    """An edition with its files by their paths in the lake."""

    edition: LakeEdition
    files: Mapping[str, bytes]


def described_edition(files: Mapping[str, bytes], published: str = "", address: str = "") -> LakeEdition:
    """Return what a package says of its edition, without files. Raise ``UsageError`` where it names none.

    ``files`` are those of the package as the public may see it; what lies beside them is passed over.
    """
    descriptor = json.loads(files[DESCRIPTOR])
    calendar = calendar_of(descriptor)
    version = str(descriptor.get("version", ""))
    edition = EditionName.of_version(version, calendar)
    if edition is None:
        raise UsageError(Sentence("error.lake-version", {"version": version}))
    organisation, report = lake_names(descriptor)
    covered = edition.month.reported
    return LakeEdition(
        organisation=organisation,
        report=report,
        edition=str(edition),
        number=edition.number,
        version=version,
        title=str(descriptor.get("title", "")),
        organisation_name=str(descriptor.get("organization", {}).get("name", "")),
        language=str(descriptor.get("language", "")),
        currency=str(descriptor.get("currency", "")),
        month=str(edition.month),
        first_day=covered.start.isoformat(),
        last_day=covered.end.isoformat(),
        published=published,
        address=address,
        package_sha256=package_sha256(descriptor, files),
    )


def lake_names(descriptor: Mapping[str, Any]) -> tuple[str, str]:
    """Return what the lake calls a package's organisation and report: its name without its month."""
    name, month = str(descriptor.get("name", "")), str(descriptor.get("period", ""))
    organisation = descriptor.get("organization", {})
    whose = str(organisation.get("id") or organisation.get("name") or name)
    return in_path(whose), in_path(name.removesuffix(month).rstrip("-._") or name)


def package_sha256(descriptor: Mapping[str, Any], files: Mapping[str, bytes]) -> str:
    """Return the checksum of the files that a package is made of."""
    named = {DESCRIPTOR, *(str(one.get("path")) for one in descriptor["resources"])}
    return content_hash({name: content for name, content in files.items() if name in named})


def lake_parts(files: Mapping[str, bytes], published: str = "", address: str = "") -> LakeParts:
    """Return the files of a package's edition, and the edition with them; a table without rows has no file."""
    edition = described_edition(files, published, address)
    contents, tables = {}, {}
    for name, columns in tables_of(json.loads(files[DESCRIPTOR]), files):
        content = parquet_of(columns)
        shape = tuple((one.name, one.type) for one in columns)
        sha256 = hashlib.sha256(content).hexdigest()
        tables[name] = LakeFile(shape, len(columns[0].values), len(content), sha256)
        contents[edition.path(name)] = content
    return LakeParts(replace(edition, tables=tables), contents)


def editions_file(catalogue: LakeCatalogue) -> bytes:
    """Return the table of editions as a file: withdrawn ones too, which no other table has."""
    columns = zip(COLUMNS, zip(*_rows(catalogue), strict=True), strict=True) if catalogue.editions else ()
    typed = [TypedColumn(name, kind, [_typed(one, kind) for one in cells]) for (name, kind), cells in columns]
    return parquet_of(typed or [TypedColumn(name, kind, []) for name, kind in COLUMNS])


def editions_csv(catalogue: LakeCatalogue) -> bytes:
    """Return the table of editions as CSV, with nothing where there is no value."""
    told = io.StringIO(newline="")
    csv.writer(told, lineterminator="\n").writerows([[name for name, _ in COLUMNS], *_rows(catalogue)])
    return told.getvalue().encode()


def _rows(catalogue: LakeCatalogue) -> Iterator[list[str | int | bool]]:
    """Yield what the columns hold of each edition."""
    first, newest = catalogue.first, catalogue.newest
    for one in catalogue.editions:
        told = {"is_first": one.key in first, "is_newest": one.key in newest}
        yield [told[name] if name in told else getattr(one, name) for name, _ in COLUMNS]


def _typed(value: Any, kind: str) -> Any:  # noqa: ANN401 - of the type that the column has
    if kind == DATE:
        return date.fromisoformat(value) if value else None
    return None if value == "" else value
