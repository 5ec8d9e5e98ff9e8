"""A member's files, taken up once and sent with its tasks: those of its folder, or as a revision of git has them."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from utfall.errors import UsageError
from utfall.scratch import scratch
from utfall.words import Sentence
from utfall.work.batch.parcel import files_in, packed
from utfall.work.places import repository_of, written_out
from utfall.work.public_copy import OURS

if TYPE_CHECKING:
    from utfall.period import Period
    from utfall.project import Project

DATA = "data"


@dataclass(frozen=True)
class SourceFiles:
    """The files of a project by their paths with slashes."""

    files: dict[str, bytes] = field(repr=False)

    @cached_property
    def parcel(self) -> bytes:
        """All files as one string of bytes."""
        return packed(self.files)

    @cached_property
    def name(self) -> str:
        """The checksum of all files, by which the source is known to those who have it already."""
        return hashlib.sha256(self.parcel).hexdigest()

    @cached_property
    def _sums(self) -> dict[str, str]:
        return {name: hashlib.sha256(content).hexdigest() for name, content in sorted(self.files.items())}

    def sums(self, month: Period) -> str:
        """Return the checksum of what a month's report may look at: all but later months."""
        told = "".join(f"{one} {name}\n" for name, one in self._sums.items() if not is_later(name, str(month)))
        return hashlib.sha256(told.encode()).hexdigest()


def is_later(name: str, month: str) -> bool:
    """Tell whether a file is of a month after this one. Months are named so that text is in the order of time."""
    parts = name.split("/")
    return len(parts) > 2 and parts[0] == DATA and parts[1][:4].isdigit() and parts[1] > month  # noqa: PLR2004


def source_here(project: Project) -> SourceFiles:
    """Return the files as they lie in the project's folder, without what is built and what is git's."""
    if not project.config.is_file():
        raise UsageError(Sentence("error.batch-no-project", {"folder": project.root.name}))
    found = {}
    for at, folders, files in os.walk(project.root):
        home = Path(at).relative_to(project.root)
        folders[:] = sorted(one for one in folders if home.parts or one not in OURS)
        for name in sorted(files):
            path = Path(at) / name
            if path.is_file():
                found[(home / name).as_posix()] = path.read_bytes()
    return SourceFiles(found)


def source_of(project: Project, revision: str) -> SourceFiles:
    """Return the files as a revision has them. Raise ``UsageError`` for links and submodules among them."""
    with scratch(project) as folder:
        fresh = written_out(project, repository_of(project), revision, folder)
        return SourceFiles(files_in(fresh.root))
