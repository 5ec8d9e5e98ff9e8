"""The city's month as tables of text, read from its folder and put in its place whole.

What a person typed stands: only cells that follow from the members are written. The descriptor is mended by the same
code as ``utfall describe``, in a folder of its own, and the finished folder takes the month's place in one step.
"""

from __future__ import annotations

import csv
import io
import json
import shutil
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from utfall.csv_text import write_csv_text
from utfall.errors import UsageError
from utfall.model.contract import CONTRACTS, NAMES
from utfall.model.gathered import COLUMNS
from utfall.scratch import put_in_place, scratch
from utfall.source.raw import DESCRIPTOR
from utfall.words import Sentence
from utfall.work.describe import Wanted, describe
from utfall.work.gathering.own_tables import described

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

    from utfall.period import Period
    from utfall.project import Project
    from utfall.work.described_package import PackageFacts

Row = dict[str, str]
Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class MonthTable:
    """A table as its file has it: the columns in their order, and a text for each of a row."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...] = ()

    def with_columns(self, names: Iterable[str]) -> MonthTable:
        """Return the table with further columns last, empty where a row has none."""
        return replace(self, columns=tuple(dict.fromkeys((*self.columns, *names))))

    def keyed(self, *key: str) -> dict[tuple[str, ...], Row]:
        """Return the rows by the cells of a key."""
        return {tuple(row.get(name, "") for name in key): row for row in self.rows}

    @property
    def text(self) -> str:
        """What its file holds."""
        return write_csv_text([self.columns, *([row.get(name, "") for name in self.columns] for row in self.rows)])


@dataclass(frozen=True, slots=True)
class MonthTables:
    """Hold all tables of a month by their names, and what its descriptor says."""

    tables: Mapping[str, MonthTable] = field(default_factory=dict)
    descriptor: Mapping[str, Any] = field(default_factory=dict)

    def table(self, name: str) -> MonthTable:
        """Return a table; one that is not there with the columns that it has to have."""
        if name in self.tables:
            return self.tables[name]
        if name in COLUMNS:
            return MonthTable(COLUMNS[name])
        needed = CONTRACTS[name].columns
        return MonthTable(tuple(column for column, told in needed.items() if not told.optional))

    def with_table(self, name: str, table: MonthTable) -> MonthTables:
        """Return the month with another table of a name."""
        return replace(self, tables={**self.tables, name: table})

    def changed(self, name: str, change: Callable[[MonthTable], MonthTable]) -> MonthTables:
        """Return the month with a table changed by a function."""
        return self.with_table(name, change(self.table(name)))

    @property
    def texts(self) -> dict[str, str]:
        """The text of each file that has columns."""
        return {name: table.text for name, table in self.tables.items()}


def read_month(folder: Path) -> MonthTables:
    """Read a month's folder, which the checks have found to be readable."""
    descriptor = json.loads((folder / DESCRIPTOR).read_text(encoding="utf-8"))
    tables = {}
    for one in descriptor["resources"]:
        with (folder / one["path"]).open(encoding="utf-8", newline="") as stream:
            reader = csv.DictReader(stream)
            tables[one["name"]] = MonthTable(tuple(reader.fieldnames or ()), tuple(dict(row) for row in reader))
    return MonthTables(tables, descriptor)


def write_gathered(project: Project, month: Period, found: MonthTables, facts: PackageFacts) -> bool:
    """Put a month's folder in its place, whole, and tell whether anything of it is otherwise than before."""
    folder = project.folder(month)
    try:
        with scratch(project) as top:
            fresh = top / "data" / str(month)
            fresh.parent.mkdir()
            if folder.is_dir():
                shutil.copytree(folder, fresh)
            else:
                fresh.mkdir()
                _copy_last_descriptor(project, month, top)
            before = _contents(fresh)
            _write(fresh, found)
            there = replace(project, root=top, docs=top / "docs", month=None)
            describe(there, str(month), Wanted(facts=facts))
            if _contents(fresh) == before:
                return False
            project.data.mkdir(exist_ok=True)
            put_in_place(fresh, folder)
    except OSError as fault:
        reason = fault.strerror or str(fault)
        raise UsageError(Sentence("error.month-not-written", {"month": str(month), "reason": reason})) from fault
    return True


def _contents(folder: Path) -> dict[str, bytes]:
    return {one.name: one.read_bytes() for one in folder.iterdir() if one.is_file()}


def _copy_last_descriptor(project: Project, month: Period, top: Path) -> None:
    earlier = [one for one in project.months if one < month]
    if earlier:
        last = top / "data" / str(earlier[-1])
        last.mkdir()
        shutil.copyfile(project.folder(earlier[-1]) / DESCRIPTOR, last / DESCRIPTOR)


def _write(folder: Path, found: MonthTables) -> None:
    """Write the tables and the descriptor as far as it is known here; ``describe`` mends the rest."""
    known: Mapping[str, Json] = {one["name"]: one for one in found.descriptor.get("resources", ())}
    language = str(found.descriptor["language"])
    order = {name: at for at, name in enumerate((*NAMES, *COLUMNS))}
    fresh = sorted(found.tables.keys() - known, key=lambda name: order.get(name, len(order)))
    entries = [*known.values(), *(described(name, found.table(name).columns, language) for name in fresh)]
    for one in entries:
        if one["name"] in found.tables:
            path = folder / one["path"]
            path.write_text(found.tables[one["name"]].text, encoding="utf-8", newline="")
    text = json.dumps({**found.descriptor, "resources": entries}, ensure_ascii=False, indent=2)
    (folder / DESCRIPTOR).write_text(f"{text}\n", encoding="utf-8", newline="")


def rows_of(text: str) -> Sequence[Row]:
    """Return the rows of a table's text."""
    return tuple(csv.DictReader(io.StringIO(text, newline="")))
