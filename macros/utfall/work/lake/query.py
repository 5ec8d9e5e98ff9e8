"""``utfall query``: SQL over a lake, by DuckDB. The only importer of DuckDB, which comes with the extra ``lake``.

One statement that reads, and nothing else: the database sees the files that the catalogue names and no others, writes
nothing, loads nothing, and asks the network only through the place that the lake lies in.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from utfall.errors import UsageError, suggestion
from utfall.forms.lake.catalogue import CATALOGUE, LakeCatalogue, read
from utfall.forms.lake.edition import COLUMNS, editions_csv
from utfall.forms.lake.schema import EDITIONS, PARTITIONS
from utfall.words import Sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from duckdb import DuckDBPyConnection

    from utfall.forms.lake.catalogue import Shape
    from utfall.work.lake.filesystem import LakeFileSystem
    from utfall.work.lake.place import LakeReader

_CONFIG = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "python_enable_replacements": False,  # a name in SQL is never a variable of ours
    "temp_directory": "",  # what does not fit in memory is told, and not written
    "preserve_insertion_order": True,
}
_ABOUT_TABLES = re.compile(r"\b(show|information_schema|duckdb_\w+|pragma_\w+|query|query_table)\b", re.IGNORECASE)
_UNKNOWN = re.compile(r"Table with name (.+?) does not exist")
EDITIONS_CSV = f"{EDITIONS}.csv"
_READING, _PIVOT = {"SELECT", "EXPLAIN"}, "MULTI"  # a pivot asks first which columns it will have
_BEGINS = re.compile(r"\s*(pivot|from|select|with)\b", re.IGNORECASE)
_MEMORY = re.compile(r"[1-9][0-9]{0,5} ?[MG]B")


@dataclass(frozen=True, slots=True)
class QueryLimits:
    """How much of the machine a question may take: ``memory`` as 2GB; ``threads`` of 0 are all."""

    memory: str = "2GB"
    threads: int = 0


@dataclass(frozen=True, slots=True)
class QueryAnswer:
    """The names of an answer's columns, and its rows."""

    columns: tuple[str, ...]
    rows: Sequence[tuple[Any, ...]]


def query(place: LakeReader, sql: str, limits: QueryLimits | None = None) -> QueryAnswer:
    """Return what a question is answered with. Raise ``UsageError`` for whatever is in the way."""
    try:
        import duckdb

        from utfall.work.lake.filesystem import LakeFileSystem
    except ImportError as fault:
        raise UsageError(Sentence("error.no-lake")) from fault
    content = place.content(CATALOGUE)
    if content is None:
        raise UsageError(Sentence("error.lake-none"))
    catalogue = read(content)
    system = LakeFileSystem()
    system.files = _files(place, catalogue)
    try:
        with duckdb.connect(":memory:", config=_config(limits or QueryLimits())) as connection:
            _require_reading(connection, sql)
            _open(connection, system, catalogue, sql)
            found = connection.execute(sql)
            columns = tuple(one[0] for one in found.description or ())
            return QueryAnswer(columns, found.fetchall())
    except UsageError:
        raise
    except (duckdb.Error, RuntimeError) as fault:
        raise system.fault or _told(fault, catalogue) from fault


def _config(limits: QueryLimits) -> dict[str, Any]:
    if not _MEMORY.fullmatch(limits.memory):
        raise UsageError(Sentence("error.query-memory", {"value": limits.memory}))
    return {**_CONFIG, "memory_limit": limits.memory, **({"threads": limits.threads} if limits.threads else {})}


def _require_reading(connection: DuckDBPyConnection, sql: str) -> None:
    """Raise ``UsageError`` for more than one statement, and for one that is no question."""
    statements = connection.extract_statements(sql)
    if len(statements) != 1:
        raise UsageError(Sentence("error.query-one", {"count": len(statements)}))
    kind = statements[0].type.name
    if kind not in _READING and not (kind == _PIVOT and _BEGINS.match(sql)):
        raise UsageError(Sentence("error.query-reads", {"kind": kind}))


def _files(place: LakeReader, catalogue: LakeCatalogue) -> dict[str, Any]:
    from utfall.work.lake.filesystem import NamedFile

    files = {
        path: NamedFile(found.size, found.sha256, partial(place.content, path))
        for one in catalogue.live
        for name, found in one.tables.items()
        for path in (one.path(name),)
    }
    content = editions_csv(catalogue)  # what the catalogue says, and not a file that is written before it
    return {**files, EDITIONS_CSV: NamedFile(len(content), "", lambda: content)}


def _open(connection: DuckDBPyConnection, system: LakeFileSystem, catalogue: LakeCatalogue, sql: str) -> None:
    """Give the database a view of each table that the question may be about, and close everything else to it."""
    connection.register_filesystem(system)
    connection.execute(f"SET allowed_directories = ['{system.protocol}://']")
    connection.execute("SET enable_external_access = false")
    types = ", ".join(f"'{name}': '{kind}'" for name, kind in COLUMNS)
    settings = f"header = true, columns = {{{types}}}, auto_detect = false, nullstr = '', quote = '\"', delim = ','"
    connection.execute(_view(EDITIONS, f"FROM read_csv('{system.protocol}://{EDITIONS_CSV}', {settings})"))
    about_tables, asked = _ABOUT_TABLES.search(sql), sql.lower()
    for table in catalogue.tables:
        if about_tables or table.lower() in asked:
            parts = " UNION ALL BY NAME ".join(_selects(catalogue.shapes(table), system.protocol))
            connection.execute(_view(table, parts))
    connection.execute("SET lock_configuration = true")


def _selects(shapes: dict[Shape, list[str]], protocol: str) -> Iterator[str]:
    """Yield what reads the files of each shape. A column that is of several types is read as text in all of them."""
    types: dict[str, set[str]] = {}
    for shape in shapes:
        for name, kind in shape:
            types.setdefault(name, set()).add(kind)
    hive = ", ".join(f"'{name}': VARCHAR" for name in PARTITIONS)
    for shape, paths in shapes.items():
        columns = [
            _quoted(name) if len(types[name]) == 1 else f"{_quoted(name)}::VARCHAR AS {_quoted(name)}"
            for name, _ in shape
        ]
        files = ", ".join(f"'{protocol}://{path}'" for path in paths)
        settings = f"hive_partitioning = true, hive_types = {{{hive}}}"
        yield f"SELECT {', '.join((*PARTITIONS, *columns))} FROM read_parquet([{files}], {settings})"  # noqa: S608 - names that the catalogue may have


def _view(name: str, definition: str) -> str:
    return f"CREATE VIEW {_quoted(name)} AS {definition}"


def _quoted(name: str) -> str:
    return '"{}"'.format(name.replace('"', '""'))


def _told(fault: Exception, catalogue: LakeCatalogue) -> UsageError:
    """Return what the database said, in words of ours where a table is not there."""
    text = str(fault).partition("\n\nLINE")[0].partition("\nDid you mean")[0]
    unknown = _UNKNOWN.search(text)
    if unknown:
        known = sorted({EDITIONS, *catalogue.tables})
        name = unknown[1].strip('"')
        told = {"name": name, "suggestion": suggestion(name, known), "known": ", ".join(known)}
        return UsageError(Sentence("error.query-table", told))
    return UsageError(Sentence("error.query", {"reason": " ".join(text.split())}))
