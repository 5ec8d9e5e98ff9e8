"""Validation of a package against its own schemas, by Frictionless: the one place that knows the library.

Faults come back as plain values with coordinates; ``checks.schema`` says them in the editor's language. A package
that has been validated before, byte for byte, is not validated again: importing the library costs 0.3 s and running
it 0.1 s, a third of a whole build.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
from dataclasses import asdict, dataclass
from importlib.metadata import version
from typing import TYPE_CHECKING

from utfall.source.raw import DESCRIPTOR

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from frictionless import Error


@dataclass(frozen=True, slots=True)
class SchemaFault:
    """Hold one fault as Frictionless found it. ``kind`` is the library's error type, such as ``type-error``."""

    kind: str
    resource: str
    row: int | None
    field: str | None
    cell: str | None
    note: str


def validate_package(path: Path, memory: Path | None = None) -> tuple[SchemaFault, ...]:
    """Validate a month's folder against its descriptor, exactly as ``frictionless validate`` does.

    ``memory`` is a folder in which outcomes are kept by the hash of what was validated and the library's version.
    """
    if memory is None:
        return _validated(path)
    kept = memory / f"{_digest(path)}.json"
    if kept.is_file():
        return tuple(SchemaFault(**fault) for fault in json.loads(kept.read_text(encoding="utf-8")))
    faults = _validated(path)
    with contextlib.suppress(OSError):  # a project on a read-only disk is validated every time
        memory.mkdir(parents=True, exist_ok=True)
        kept.write_text(json.dumps([asdict(fault) for fault in faults]), encoding="utf-8")
    return faults


def _digest(path: Path) -> str:
    whole = hashlib.sha256(version("frictionless").encode())
    for file in sorted(found for found in path.rglob("*") if found.is_file()):
        with file.open("rb") as stream:
            content = hashlib.file_digest(stream, "sha256").hexdigest()
        whole.update(f"{file.relative_to(path).as_posix()}\0{content}\0".encode())
    return whole.hexdigest()


def _validated(path: Path) -> tuple[SchemaFault, ...]:
    from frictionless import FrictionlessException, Package

    try:
        outcome = Package(str(path / DESCRIPTOR)).validate()
    except FrictionlessException as refused:
        errors = refused.reasons or [refused.error]
        return tuple(_fault(error, "", path) for error in errors)
    return tuple(_faults(outcome, path))


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
