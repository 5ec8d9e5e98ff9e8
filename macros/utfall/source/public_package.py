"""The files of a month without what only staff may see: the descriptor and each table, as bytes.

What is taken out leaves no mark: no name of a table or a column, no row, no key that leads to one. A column that the
contract demands stays, with nothing in it.
"""

from __future__ import annotations

import csv
import io
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from utfall.model.contract import CONTRACTS
from utfall.model.resource import AUDIENCE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from utfall.model.report import Report
    from utfall.model.withheld import Withheld
    from utfall.source.raw import RawPackage, RawTable

    Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class PublicFile:
    """A file of the month by its path there. ``rows`` are the numbers that its rows have in the whole file.

    No content means that the file is as it was.
    """

    path: str
    content: bytes | None = None
    rows: tuple[int, ...] = ()


def public_files(raw: RawPackage, report: Report, withheld: Withheld) -> Iterator[PublicFile]:
    """Yield the files of the tables that anybody may see."""
    for table in raw.tables:
        if table.name in withheld.tables or not table.is_there:
            continue
        path = table.file.removeprefix(f"{raw.folder}/")
        dropped, emptied = _columns(table, withheld)
        gone = withheld.rows.get(table.name, frozenset())
        if dropped or emptied or gone:
            yield _written(table, path, (dropped, emptied), frozenset(_numbers(report, table.name, gone)))
        else:
            yield PublicFile(path)


def public_descriptor(descriptor: Json, withheld: Withheld) -> bytes:
    """Return the descriptor without the tables and columns that only staff may see, and without a word of audiences."""
    resources = [_resource(one, withheld) for one in descriptor["resources"] if one["name"] not in withheld.tables]
    whole = {**descriptor, "resources": resources}
    return f"{json.dumps(whole, ensure_ascii=False, indent=2)}\n".encode()


def is_kept_empty(table: str, column: str) -> bool:
    """Tell whether a column stays without its cells: the contract demands it of every month."""
    contract = CONTRACTS.get(table)
    known = contract.columns.get(column) if contract else None
    return known is not None and not known.optional


def _columns(table: RawTable, withheld: Withheld) -> tuple[frozenset[str], frozenset[str]]:
    """Return the columns to take out of a file, and those to empty."""
    hidden = {name for name in table.header if (table.name, name) in withheld.columns}
    emptied = {name for name in hidden if is_kept_empty(table.name, name)}
    told = {field.name for field in table.fields if field.role == AUDIENCE}
    return frozenset((hidden - emptied) | (told & {*table.header})), frozenset(emptied)


def _numbers(report: Report, name: str, gone: frozenset[str]) -> Iterator[int]:
    resource = report.resources.get(name)
    return (row.number for row in resource.rows if row.key in gone) if resource and gone else iter(())


def _written(
    table: RawTable, path: str, columns: tuple[frozenset[str], frozenset[str]], gone: frozenset[int]
) -> PublicFile:
    """Return a table's file without some columns and rows; a row of another length than the heading goes too."""
    dropped, emptied = columns
    kept = [at for at, name in enumerate(table.header) if name not in dropped]
    text, numbers = io.StringIO(), []
    writer = csv.writer(text, delimiter=table.delimiter, lineterminator="\n")
    writer.writerow([table.header[at] for at in kept])
    for row in table.rows:
        if row.number not in gone and len(row.cells) == len(table.header):
            writer.writerow(["" if table.header[at] in emptied else row.cells[at] for at in kept])
            numbers.append(row.number)
    return PublicFile(path, text.getvalue().encode(), tuple(numbers))


def _resource(found: Json, withheld: Withheld) -> Json:
    name, schema = found["name"], found["schema"]
    fields = [one for one in schema["fields"] if _stays(name, one, withheld)]
    names = {one["name"] for one in fields}
    kept: dict[str, Any] = {**schema, "fields": [_without(one) for one in fields]}
    if "foreignKeys" in schema:
        kept["foreignKeys"] = [one for one in schema["foreignKeys"] if _leads_on(one, names, withheld)]
        if not kept["foreignKeys"]:
            del kept["foreignKeys"]
    return {**_without(found), "schema": kept}


def _stays(table: str, field: Json, withheld: Withheld) -> bool:
    if field.get("role") == AUDIENCE:
        return False
    return (table, field["name"]) not in withheld.columns or is_kept_empty(table, field["name"])


def _leads_on(key: Json, names: set[str], withheld: Withheld) -> bool:
    """Tell whether a foreign key has its columns and the table that it leads to."""
    return names.issuperset(_texts(key["fields"])) and key["reference"]["resource"] not in withheld.tables


def _texts(found: object) -> Sequence[str]:
    return [str(one) for one in found] if isinstance(found, list) else [str(found)]


def _without(found: Json) -> dict[str, Any]:
    return {name: value for name, value in found.items() if name != AUDIENCE}
