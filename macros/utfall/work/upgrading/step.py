"""One thing that a new version asks of a project, and the project's files as the steps before it leave them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from utfall.words import Sentence


class Kind(Enum):
    """What a step is to whoever upgrades: done by the program, left for a person, or only worth knowing."""

    DONE = "done"
    LEFT = "left"
    NEWS = "news"


@dataclass(frozen=True, slots=True)
class Step:
    """Hold what is asked in words, and the files as they become: ``None`` for one that goes."""

    kind: Kind
    sentence: Sentence
    files: Mapping[str, bytes | None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ProjectFiles:
    """Read a project's files by their path from its root, changed as the steps so far have it. Writes nothing."""

    root: Path
    language: str
    docs: str = "docs"
    is_published: bool = False  # the newest report is published: its pages and data may not change
    changed: Mapping[str, bytes | None] = field(default_factory=dict)

    def read(self, name: str) -> bytes | None:
        """Return a file's bytes; nothing where there is no such file, or a link in its place."""
        if name in self.changed:
            return self.changed[name]
        path = self.root / name
        return path.read_bytes() if path.is_file() and not path.is_symlink() else None

    def text(self, name: str) -> str | None:
        """Return a file's text with its line ends; nothing where it is no text of ours."""
        content = self.read(name)
        try:
            return None if content is None else content.decode("utf-8")
        except UnicodeDecodeError:
            return None

    def pages(self) -> list[str]:
        """Return the paths of the pages that are there now."""
        folder = self.root / self.docs
        return sorted(page.relative_to(self.root).as_posix() for page in folder.rglob("*.md")) if self.docs else []

    def after(self, step: Step) -> ProjectFiles:
        """Return the files as a step leaves them."""
        return replace(self, changed={**self.changed, **step.files})
