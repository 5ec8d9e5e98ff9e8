"""Validation of a package against its own schemas, by Frictionless: the one place that knows the library.

Faults come back as plain values with coordinates; ``checks.schema`` says them in the editor's language. A package
that has been validated before, byte for byte, is not validated again: importing the library costs 0.3 s and running
it 0.1 s, a third of a whole build. The library is handed what ``descriptor_shape`` has let through, without the
patterns of its texts: those are matched here, in counted steps.
"""

from __future__ import annotations

import copy
import hashlib
import json
import re
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from utfall.kept_file import read_kept, write_kept
from utfall.model.column_rows import LONG
from utfall.own_process import in_own_process
from utfall.program_files import program_state
from utfall.source.pattern import Pattern, StepBudget, TooManyStepsError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from frictionless import Error

    from utfall.source.raw import RawPackage, RawTable

# What the library raises at values that it does not expect, such as a limit of another type than its column.
_STUMBLES = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    RecursionError,
    TypeError,
    ValueError,
    re.error,
)


@dataclass(frozen=True, slots=True)
class SchemaFault:
    """Hold one fault as Frictionless found it. ``kind`` is the library's error type, such as ``type-error``."""

    kind: str
    resource: str
    row: int | None
    field: str | None
    cell: str | None
    note: str


def validate_package(raw: RawPackage, cache: Path | None = None) -> tuple[SchemaFault, ...]:
    """Validate a month's package against its descriptor, as ``frictionless validate`` does.

    ``cache`` is a folder in which outcomes are kept by the hash of what was validated and of the program.
    """
    if cache is None:
        return _validated(raw)
    file = cache / f"{_digest(raw.path)}.json"
    kept = _kept(read_kept(file))
    if kept is None:
        kept = _validated(raw)
        write_kept(file, json.dumps([asdict(fault) for fault in kept]).encode())
    return kept


def _kept(content: bytes | None) -> tuple[SchemaFault, ...] | None:
    return None if content is None else tuple(SchemaFault(**fault) for fault in json.loads(content))


def _digest(path: Path) -> str:
    whole = hashlib.sha256(program_state().encode())
    for file in sorted(found for found in path.rglob("*") if found.is_file()):
        with file.open("rb") as stream:
            content = hashlib.file_digest(stream, "sha256").hexdigest()
        whole.update(f"{file.relative_to(path).as_posix()}\0{content}\0".encode())
    return whole.hexdigest()


def _validated(raw: RawPackage) -> tuple[SchemaFault, ...]:
    is_long = any(len(table.rows) >= LONG for table in raw.tables)
    asked = (_as_read(raw), raw.path)
    faults, is_read = in_own_process(_by_library, *asked) if is_long else _by_library(*asked)
    return (*faults, *_mismatches(raw.tables)) if is_read else faults


def _by_library(descriptor: dict[str, Any], path: Path) -> tuple[tuple[SchemaFault, ...], bool]:
    """Return what the library finds, and whether it could read the package at all."""
    from frictionless import FrictionlessException, Package

    try:
        outcome = Package.from_descriptor(descriptor, basepath=str(path)).validate()
    except FrictionlessException as refused:
        errors = refused.reasons or [refused.error]
        return tuple(_fault(error, "", path) for error in errors), False
    except _STUMBLES as fault:
        return (SchemaFault("package-error", "", None, None, None, f"{type(fault).__name__}: {fault}"[:200]),), False
    return tuple(_faults(outcome, path)), True


def _as_read(raw: RawPackage) -> dict[str, Any]:
    """Return the descriptor as the library is to read it: without patterns, and columns that follow from others.

    Such a column need not be in the file.
    """
    found: dict[str, Any] = copy.deepcopy(dict(raw.descriptor or {}))
    for resource, table in zip(found.get("resources") or (), raw.tables, strict=True):
        absent = {field.name for field in table.fields if field.is_derived and field.name not in table.header}
        resource["schema"]["fields"] = [one for one in resource["schema"]["fields"] if one["name"] not in absent]
        for field in resource["schema"]["fields"]:
            if field.get("type", "string") == "string":
                field.get("constraints", {}).pop("pattern", None)
    return found


def _mismatches(tables: tuple[RawTable, ...]) -> Iterator[SchemaFault]:
    """Find the cells that do not match their column's pattern."""
    budget = StepBudget()
    for table in tables:
        for field in table.fields:
            if field.pattern and field.type == "string":
                yield from _mismatching(table, field.name, field.pattern, budget)


def _mismatching(table: RawTable, column: str, written: str, budget: StepBudget) -> Iterator[SchemaFault]:
    pattern, known = Pattern(written), dict.fromkeys(table.missing, True)
    note = f'constraint "pattern" is "{written}"'
    for name, cells in table.columns():
        if name != column:
            continue
        for text in cells.texts:
            try:
                known[text] = text in known or pattern.matches(text, budget)
            except TooManyStepsError:
                number = next((row for row, _ in cells.rows_where(text.__eq__)), None)
                yield SchemaFault("pattern-steps", table.name, number, name, None, written)
                return
        for number, text in cells.rows_where(lambda text: not known[text]):
            yield SchemaFault("constraint-error", table.name, number, name, text, note)


def _faults(outcome: object, path: Path) -> Iterator[SchemaFault]:
    for error in getattr(outcome, "errors", ()):
        yield _fault(error, "", path)
    for task in getattr(outcome, "tasks", ()):
        for error in task.errors:
            yield _fault(error, task.name, path)


def _fault(error: Error, resource: str, path: Path) -> SchemaFault:
    cell = getattr(error, "cell", None)
    return SchemaFault(
        kind=error.type,
        resource=resource,
        row=getattr(error, "row_number", None),
        field=getattr(error, "field_name", None),
        cell=None if cell is None else str(cell),
        note=error.note.replace(f"{path}/", ""),  # the library names files by their place on this machine
    )
