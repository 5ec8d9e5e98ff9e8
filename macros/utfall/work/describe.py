"""``utfall describe``: write or mend a month's ``datapackage.json`` from the CSV files in its folder.

Nobody writes a descriptor by hand. What a person or an earlier run has declared stays; what is new is told by the
contract, by the last month's descriptor or by the cells, and every decision is told. The file is written whole, and
only where it would say something else.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from utfall.errors import UsageError, suggestion
from utfall.model.contract import NAMES
from utfall.model.resource import AUDIENCE
from utfall.source.descriptor_shape import shape_faults
from utfall.source.descriptor_text import DescriptorError, read_descriptor
from utfall.source.raw import DESCRIPTOR, read_table
from utfall.whole_file import write_whole
from utfall.words import LANGUAGES, Sentence, words
from utfall.work.declaration import read_declared
from utfall.work.described_package import NEEDED, PackageDraft, PackageFacts
from utfall.work.described_table import Around, Decision, TableDraft

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from utfall.period import Period
    from utfall.project import Project
    from utfall.source.raw import RawTable
    from utfall.work.declaration import Declared

    Json = dict[str, Any]
    Ask = Callable[[str, str], str]


@dataclass(frozen=True, slots=True)
class Wanted:
    """Hold what the options of the command say."""

    titles: Sequence[str] = ()
    columns: Sequence[str] = ()
    facts: PackageFacts = field(default_factory=PackageFacts)
    audiences: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class WrittenDescriptor:
    """Hold what was written: the file, the tables with their columns, and what was decided.

    ``lacking`` are facts without which the month cannot be checked or published.
    """

    month: Period
    file: str
    tables: Mapping[str, str]
    decisions: tuple[Decision, ...]
    is_changed: bool
    lacking: tuple[str, ...] = ()


def describe(project: Project, name: str | None, wanted: Wanted, ask: Ask | None = None) -> WrittenDescriptor:
    """Write a month's descriptor. Raise ``UsageError`` for what cannot be read, with nothing written.

    ``ask`` is asked for the title of each table of one's own that has none, with a guess to fall back on.
    """
    declared = read_declared(wanted.titles, wanted.columns, wanted.audiences)
    month = project.chosen_month(name)
    folder = project.folder(month)
    had = _read(folder / DESCRIPTOR, project)
    before = _last(project, month)
    language = _language(had, before[1] if before else {}, project.language)
    tables = _tables(folder, had, folder.relative_to(project.root).as_posix())
    _require_known(declared, tables)
    package = PackageDraft(month, had, before, language)
    facts = package.facts(wanted.facts)
    dimensions = dict(_pairs(tables.get("dimensions"), "id", "name"))
    around = Around(words(language), _scales(tables), frozenset(tables), dimensions)
    entries, decisions = _entries(tables, had, before[1] if before else {}, declared, around)
    gone = [one["name"] for one in had.get("resources", ()) if one["name"] not in tables]
    decisions += [Decision(one, "", Sentence("describe.gone")) for one in gone]
    for entry in entries:
        decisions += _titled(entry, declared, ask)
    found = {**facts, "resources": entries}
    is_changed = found != had
    if is_changed:
        text = json.dumps(found, ensure_ascii=False, indent=2)
        write_whole(project, folder / DESCRIPTOR, f"{text}\n".encode())
    titles = {entry["name"]: str(entry.get("title", "")) for entry in entries}
    lacking = tuple(one for one in NEEDED if not found.get(one))
    file = (folder / DESCRIPTOR).relative_to(project.root).as_posix()
    return WrittenDescriptor(month, file, titles, (*package.decisions, *decisions), is_changed, lacking)


def _read(file: Path, project: Project) -> Json:
    """Return what a descriptor says, nothing where there is none. Raise ``UsageError`` for one that cannot be read."""
    if not file.is_file():
        return {}
    name = file.relative_to(project.root).as_posix()
    try:
        found = read_descriptor(file.read_bytes())
    except DescriptorError as fault:
        params = {"file": name, "row": fault.line, "reason": fault.sentence}
        raise UsageError(Sentence("error.describe-unreadable", params)) from fault
    wrong = next(iter(shape_faults({"resources": [], **found})), None)
    if wrong:
        params = {"file": name, "place": wrong.place, "wanted": Sentence(f"descriptor.wanted.{wrong.wanted}")}
        raise UsageError(Sentence("error.describe-shape", params))
    return found


def _last(project: Project, month: Period) -> tuple[Period, Json] | None:
    """Return the newest earlier month whose descriptor can be read, with what it says."""
    for earlier in reversed([one for one in project.months if one < month]):
        try:
            found = _read(project.folder(earlier) / DESCRIPTOR, project)
        except UsageError:
            continue
        if found:
            return earlier, found
    return None


def _language(had: Json, before: Json, of_project: str) -> str:
    named = [one.get("language") for one in (had, before)]
    return next((one for one in named if one in LANGUAGES), of_project)


def _tables(folder: Path, had: Json, shown: str) -> dict[str, RawTable]:
    """Return the data files by the name of their table: those described, then the contract's, then others."""
    described = {one["path"]: one["name"] for one in had.get("resources", ()) if (folder / one["path"]).is_file()}
    there = {file.name: file.stem for file in sorted(folder.glob("*.csv")) if not file.name.startswith(".")}
    fresh = {path: name for path, name in there.items() if path not in described}
    order = sorted(fresh, key=lambda path: (NAMES.index(fresh[path]) if fresh[path] in NAMES else len(NAMES), path))
    named = {**described, **{path: fresh[path] for path in order}}
    return {name: read_table({"name": name, "path": path, "schema": {"fields": []}}, folder, shown)
            for path, name in named.items()}  # fmt: skip


def _require_known(declared: Declared, tables: Mapping[str, RawTable]) -> None:
    """Raise ``UsageError`` for a declaration of a table or a column that is not there."""
    for name in (*declared.titles, *declared.audiences, *declared.columns):
        if name not in tables:
            raise _unknown("resource", name, tables)
    for name, columns in declared.columns.items():
        for column in columns:
            said = columns[column]
            if column not in tables[name].header and not (said.get("formula") or said.get("from")):
                raise _unknown("column", column, tables[name].header)


def _unknown(kind: str, name: str, known: Sequence[str] | Mapping[str, object]) -> UsageError:
    params = {"kind": Sentence(f"kind.{kind}"), "name": name, "known": ", ".join(known) or "–"}
    return UsageError(Sentence("error.unknown-name", {**params, "suggestion": suggestion(name, known)}))


def _scales(tables: Mapping[str, RawTable]) -> dict[str, frozenset[str]]:
    """Return the ids of the states of each scale that the package has."""
    rows = _pairs(tables.get("scales"), "scale", "id")
    return {name: frozenset(state for scale, state in rows if scale == name) for name, _ in rows}


def _pairs(table: RawTable | None, *names: str) -> list[tuple[str, str]]:
    """Return the cells of two columns, row by row, of a table that has them."""
    if table is None or not set(names) <= set(table.header):
        return []
    first, second = (table.header.index(name) for name in names)
    return [(row.cells[first], row.cells[second]) for row in table.rows if len(row.cells) > max(first, second)]


def _entries(
    tables: Mapping[str, RawTable], had: Json, before: Json, declared: Declared, around: Around
) -> tuple[list[Json], list[Decision]]:
    entries, decisions = [], []
    known, earlier = ({one["name"]: one for one in of.get("resources", ())} for of in (had, before))
    for name, table in tables.items():
        draft = TableDraft(table, known.get(name), earlier.get(name), declared, around)
        if table.header:
            entries.append(draft.entry() | _audience(name, declared))
        elif name in known:
            entries.append(known[name])
        if not table.header:
            decisions.append(Decision(name, "", Sentence("describe.empty"), is_open=True))
        decisions += draft.decisions
    return entries, decisions


def _audience(name: str, declared: Declared) -> Json:
    return {AUDIENCE: declared.audiences[name]} if name in declared.audiences else {}


def _titled(entry: Json, declared: Declared, ask: Ask | None) -> list[Decision]:
    """Give a table its title: the one declared, its own, the one that is answered, else its name."""
    name = entry["name"]
    title = declared.titles.get(name) or entry.get("title")
    if not title:
        guess = name.replace("_", " ").replace("-", " ")
        guess = guess[:1].upper() + guess[1:]
        title = ask(name, guess).strip() if ask else ""
        if not title:
            entry["title"] = guess
            what = Sentence("describe.title-guessed", {"title": guess, "name": name})
            return [Decision(name, "", what, is_open=True)]
    if entry.get("title") == title:
        return []
    entry["title"] = title
    return [Decision(name, "", Sentence("describe.title", {"title": title}))]
