"""A state of the publishing branch being changed, in an index of git's of its own: nothing is checked out.

What is written is in the repository as objects, under no name: cut off before a ref is set, nobody meets it.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from utfall.work.git_names import FILE, LINK

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from utfall.work.git import TreeEntry
    from utfall.work.publishing_branch import Branch

_NOTHING = "0" * 40


@dataclass(frozen=True, slots=True)
class BranchIndex:
    """The index in a ``folder`` that is thrown away, which begins with what the branch has."""

    branch: Branch
    folder: Path

    def __post_init__(self) -> None:
        self._ask("read-tree", self.branch.commit or "")

    def remove(self, *names: str) -> None:
        """Take files and folders away, by their path from the project's home."""
        if names:
            found = self.branch.repository.entries(self.branch.commit or "", *map(self.branch.path, names))
            self.remove_paths(one.path for one in found)

    def remove_paths(self, paths: Iterable[str]) -> None:
        """Take files away, by their path from the top of the branch."""
        self._update(f"0 {_NOTHING}\t{path}" for path in paths)

    def put(self, files: Mapping[str, bytes]) -> None:
        """Put files, by their path from the top of the branch."""
        self._update(f"{FILE} {one}\t{path}" for path, one in zip(files, self._written(files.values()), strict=True))

    def link(self, links: Mapping[str, str]) -> None:
        """Put links, by their path from the project's home, each with where it leads."""
        written = self._written(map(os.fsencode, links.values()))
        self._update(f"{LINK} {one}\t{self.branch.path(path)}" for path, one in zip(links, written, strict=True))

    def keep(self, entries: Mapping[str, TreeEntry]) -> None:
        """Put what the repository has already, by its path from the project's home."""
        self._update(f"{one.mode} {one.object}\t{self.branch.path(path)}" for path, one in entries.items())

    def tree(self) -> str:
        """Write what the index has now as a tree, and return what git calls it."""
        return self._ask("write-tree")

    def _written(self, contents: Iterable[bytes]) -> Sequence[str]:
        """Write files into the repository, all at once, and return what git calls each."""
        files = []
        for number, content in enumerate(contents):
            files.append(self.folder / f"file-{number}")
            files[-1].write_bytes(content)
        given = "".join(f"{file}\n" for file in files).encode("utf-8", "surrogateescape")
        return self._ask("hash-object", "-w", "--no-filters", "--stdin-paths", given=given).split() if files else []

    def _update(self, lines: Iterable[str]) -> None:
        given = "".join(f"{line}\0" for line in lines).encode("utf-8", "surrogateescape")
        if given:
            self._ask("update-index", "-z", "--index-info", given=given)

    def _ask(self, *arguments: str, given: bytes = b"") -> str:
        more = {"GIT_INDEX_FILE": str(self.folder / "index")}
        return self.branch.repository.ask(*arguments, given=given, more=more)
