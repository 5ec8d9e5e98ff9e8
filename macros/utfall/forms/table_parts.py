"""The list of tables as it is published: what each table is, and of its values only what its CSV file does not say.

A table's CSV file has its headings and its cells as they are shown. The list has what they cannot tell: which columns
there are, each list of columns once for all tables that have the same, and packed the figures that are stored with more
decimals than are shown. ``joined_tables`` goes back, to the byte.
"""

from __future__ import annotations

import base64
import csv
import io
import json
import re
import zlib
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from utfall.forms.histories import exact
from utfall.forms.shown_csv import PARTING
from utfall.view.addresses import DATA

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

Json = dict[str, Any]
Rows = list[list[Any]]

TABLES = f"{DATA}/tables.json"
PLAIN, PARTED = 1, 3  # the form of the file, whole and with its values elsewhere
FILE, FILES = "csv", "tables/{id}.csv"  # where the values of a table are, counted from the list
LISTS, DECIMAL, WORDS = "column_lists", "decimal_sign", "missing_words"
DERIVED = "derived "
CELLS = "packed_cells"  # what cells say otherwise than the CSV files do
ROWS = "packed_rows"  # in form 2: the rows of all tables that have a file of their own
_ADDED = {FILE, LISTS, DECIMAL, WORDS, CELLS}
_FIGURE = re.compile(r"-?\d+(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class _Shown:
    """Read cells as CSV files show them: with one sign before decimals, and words for what is missing."""

    decimal: str
    words: dict[str, str] = field(default_factory=dict)

    def cells(self, content: bytes) -> Rows:
        """Return the headings of a file and its rows, as texts."""
        text = io.StringIO(content.decode("utf-8-sig"), newline="")
        return list(csv.reader(text, delimiter=PARTING[self.decimal]))[1:]

    def value(self, text: str) -> object:
        """Return what a cell says."""
        if text in self.words:
            return {"missing": self.words[text]}
        plainly = text.replace(self.decimal, ".")
        if _FIGURE.fullmatch(plainly):
            return exact(Decimal(plainly))
        return text or None


def parted_tables(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the list of tables without what their files say.

    Nothing where no table has a file that says it, or where the list could not be had back to the byte.
    """
    made = _parted(files)
    return made if made and joined_tables({**files, **made}) == {TABLES: files[TABLES]} else {}


def _parted(files: Mapping[str, bytes]) -> dict[str, bytes]:
    whole = json.loads(files.get(TABLES, b"{}"))
    filed = [one for one in whole.get("tables", ()) if one.get(FILE) == _file(one) and f"{DATA}/{one[FILE]}" in files]
    decimal = next((sign for sign in PARTING if any(_headed(one, files, _Shown(sign)) for one in filed)), "")
    if not decimal:
        return {}
    words = _missing_words(filed, files, _Shown(decimal))
    shown = _Shown(decimal, {word: symbol for symbol, word in words.items()})
    lists: dict[tuple[tuple[str, str], ...], int] = {}
    differing: dict[str, Rows] = {}
    for one in filed:
        if _headed(one, files, shown):
            cells = _cells(one, files, shown)[1:]
            differing[one["id"]] = list(_differing(one.pop("rows"), cells, shown))
            one["columns"] = lists.setdefault(tuple(_types(one["columns"]).items()), len(lists))
            del one[FILE]
    told = {FILE: FILES, DECIMAL: decimal, WORDS: words, LISTS: [dict(types) for types in lists]}
    tables = {"tables": whole.pop("tables"), CELLS: _packed({name: said for name, said in differing.items() if said})}
    return {TABLES: _written({**whole, "schema_version": PARTED, **told, **tables})}


def joined_tables(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the list of tables with all that it says when it is built; nothing where it is so already."""
    whole = json.loads(files.get(TABLES, b"{}"))
    if ROWS in whole:
        rows = iter(_unpacked(whole.pop(ROWS)))
        for one in whole["tables"]:
            if "rows" not in one:
                one["rows"] = next(rows)
    elif LISTS in whole:
        shown = _Shown(whole[DECIMAL], {word: symbol for symbol, word in whole[WORDS].items()})
        differing = _unpacked(whole[CELLS])
        whole["tables"] = [
            _whole(one, whole[LISTS], _cells(one, files, shown), shown, differing.get(one["id"], ()))
            if isinstance(one["columns"], int)
            else one
            for one in whole["tables"]
        ]
    else:
        return {}
    back = {name: said for name, said in whole.items() if name not in _ADDED}
    return {TABLES: _written({**back, "schema_version": PLAIN})}


def _types(columns: Iterable[Json]) -> dict[str, str]:
    """Return the type of each column by its key; of one whose figures are worked out that it is derived."""
    return {one["key"]: f"{DERIVED if one.get('derived') else ''}{one['type']}" for one in columns}


def _columns(types: Mapping[str, str], headings: Iterable[str]) -> list[Json]:
    """Return the columns of which these are the types."""
    made = []
    for (key, said), heading in zip(types.items(), headings, strict=True):
        column: Json = {"key": key, "heading": heading, "type": said.removeprefix(DERIVED)}
        made.append({**column, "derived": True} if said.startswith(DERIVED) else column)
    return made


def _whole(one: Json, lists: list[dict[str, str]], read: Rows, shown: _Shown, differing: Iterable[list[Any]]) -> Json:
    """Return a table with its columns and rows."""
    headings, *cells = read
    rows = [[shown.value(text) for text in row] for row in cells]
    for place, value in differing:
        row, column = divmod(place, len(headings))
        rows[row][column] = value
    columns = _columns(lists[one["columns"]], headings)
    told = {name: said for name, said in one.items() if name != "columns"}
    return {**told, FILE: _file(one), "columns": columns, "rows": rows}


def _file(one: Json) -> str:
    return FILES.format(id=one["id"])


def _cells(one: Json, files: Mapping[str, bytes], shown: _Shown) -> Rows:
    return shown.cells(files[f"{DATA}/{_file(one)}"])


def _headed(one: Json, files: Mapping[str, bytes], shown: _Shown) -> bool:
    """Tell whether a table's file has its headings, and as many rows and cells as it."""
    headings, *cells = _cells(one, files, shown) or [[]]
    types = _types(one["columns"])
    has_all = len(types) == len(headings) and _columns(types, headings) == one["columns"]
    return has_all and _size(cells) == _size(one["rows"])


def _size(rows: Rows) -> list[int]:
    return [len(row) for row in rows]


def _missing_words(filed: Iterable[Json], files: Mapping[str, bytes], shown: _Shown) -> dict[str, str]:
    """Return what files write where no value is, by the symbol of why."""
    found: dict[str, str] = {}
    for one in filed:
        if _headed(one, files, shown):
            for row, texts in zip(one["rows"], _cells(one, files, shown)[1:], strict=True):
                for said, text in zip(row, texts, strict=True):
                    if isinstance(said, dict):
                        found.setdefault(said["missing"], text)
    return found


def _differing(rows: Rows, cells: Rows, shown: _Shown) -> Iterator[list[Any]]:
    """Yield each value that the file says otherwise, with its number among the cells, row by row."""
    said = [value for row in rows for value in row]
    read = [shown.value(text) for row in cells for text in row]
    for place, (value, other) in enumerate(zip(said, read, strict=True)):
        if (type(value), value) != (type(other), other):
            yield [place, value]


def _packed(content: object) -> str:
    """Return JSON as RFC 1951 packs it, in base64."""
    made = zlib.compressobj(9, wbits=-15)
    written = json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()
    return base64.b64encode(made.compress(written) + made.flush()).decode()


def _unpacked(packed: str) -> Any:  # noqa: ANN401 - JSON
    return json.loads(zlib.decompress(base64.b64decode(packed), wbits=-15))


def _written(content: Json) -> bytes:
    return f"{json.dumps(content, ensure_ascii=False, separators=(',', ':'))}\n".encode()
