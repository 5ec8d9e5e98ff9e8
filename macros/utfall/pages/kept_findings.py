"""What a check found, kept on this machine: a project in which nothing has changed is not checked again.

Kept is only what stops nothing, under a checksum of all that it depends on. The commands that whoever writes a month
runs in the project's own folder ask for it; nothing that reviews, signs or publishes does. Knows no check, so that
what is kept can be told without loading one.
"""

from __future__ import annotations

import hashlib
import io
import os
import pickle
from enum import Enum
from typing import TYPE_CHECKING, Any

from utfall.kept_file import read_kept, write_kept
from utfall.model.finding import Finding, Severity, blocking
from utfall.pages.kept_html import makes_of_text_alone
from utfall.period import Frequency
from utfall.program_files import program_state

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from utfall.period import Period
    from utfall.project import Project

    Told = tuple[Period, tuple[Finding, ...], int]  # the month in its calendar, what was found, by how many checks

FOLDER = "findings"
FINDINGS, ADVICE = "findings", "advice"  # the kinds that are kept
_CLASSES = {  # what findings are made of; nothing else is made of what is read
    "datetime": ("date",),
    "decimal": ("Decimal",),
    "utfall.model.finding": ("Finding",),
    "utfall.period": ("Period",),
    "utfall.report_calendar": ("Calendar",),
    "utfall.words": ("Sentence",),
}
_CHOICES = {one.__name__: one for one in (Severity, Frequency)}  # written by their names: some Pythons do so by a call


def memory_key(project: Project, month: Period) -> str | None:
    """Return the checksum of all that a check of a month depends on; ``None`` where that cannot be told.

    It cannot where code of the project's own or an extension of Markdown may read other files, and is not asked for
    in a copy of a project, which is made to be published or compared.
    """
    if project.own_macros or project.origin or not makes_of_text_alone(project):
        return None
    whole = hashlib.sha256(f"{program_state()}\0{project!r}\0{month}\0".encode("utf-8", "surrogateescape"))
    for folder in (project.docs, project.data, *([project.theme] if project.theme else [])):
        for part in _parts(folder):
            whole.update(part)
    for file in (project.config, project.accessibility_run):
        whole.update(_content(file))
    return whole.hexdigest()


def kept_findings(project: Project, month: Period, kind: str, key: str | None) -> Told | None:
    """Return what was told of a month, of a kind, where it was kept under this key."""
    content = read_kept(_file(project, month, kind)) if key else None
    if content is None or not content.startswith(f"{key}\n".encode()):
        return None
    return _read(content[len(f"{key}\n") :])


def keep_findings(project: Project, month: Period, kind: str, key: str | None, told: Told) -> None:
    """Keep what was told of a month, of a kind, unless a finding stops publication."""
    if not key or blocking(told[1]):
        return
    content = io.BytesIO()
    try:
        _Writer(content).dump(told)
    except (AttributeError, TypeError, pickle.PicklingError):  # a detail of a kind that is no plain value
        return
    if _read(content.getvalue()) == told:
        write_kept(_file(project, month, kind), f"{key}\n".encode() + content.getvalue())


def _file(project: Project, month: Period, kind: str) -> Path:
    return project.cache / FOLDER / f"{month}-{project.audience}-{kind}"


def _parts(folder: Path) -> Iterator[bytes]:
    """Yield what lies in a folder: the names with their kinds, and the content of files."""
    for place, folders, files in os.walk(folder):
        folders.sort()
        for name in sorted([*folders, *files]):
            path = os.path.join(place, name)  # noqa: PTH118 - a path of its own for each would take half of the time
            yield f"{os.path.islink(path):d}\0{path}\0".encode("utf-8", "surrogateescape")  # noqa: PTH114
        for name in sorted(files):
            yield _content(os.path.join(place, name))  # noqa: PTH118


def _content(path: Path | str) -> bytes:
    try:
        with open(path, "rb") as stream:  # noqa: PTH123
            return hashlib.file_digest(stream, "sha256").digest()
    except OSError:
        return b"none"


class _Writer(pickle.Pickler):
    """Write findings, a choice by its name."""

    def persistent_id(self, obj: object) -> tuple[str, str] | None:
        return (type(obj).__name__, obj.name) if isinstance(obj, Enum) else None


class _Reader(pickle.Unpickler):
    """Make findings of what was kept, and nothing else."""

    def persistent_load(self, pid: tuple[str, str]) -> Enum:
        try:
            return _CHOICES[pid[0]][pid[1]]
        except KeyError as cause:
            raise pickle.UnpicklingError(*pid) from cause

    def find_class(self, module: str, name: str) -> Any:  # noqa: ANN401 - as the library has it
        if name not in _CLASSES.get(module, ()):
            message = f"{module}.{name}"
            raise pickle.UnpicklingError(message)
        return super().find_class(module, name)


def _read(content: bytes) -> Told | None:
    try:
        told: Told = _Reader(io.BytesIO(content)).load()
    except pickle.UnpicklingError:
        return None
    return told
