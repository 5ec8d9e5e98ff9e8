"""The branch that readers are served from: what stands on it, and a new edition put there with mike's library.

Of several projects each has a folder of its own on the branch, its home, and one alone may have the top. Only this
module knows where: whoever reads or writes there names files from the project's home.

A commit is made in a scratch repository that borrows the objects of the real one, so that whatever is cut off leaves
no trace where it would be met again. Editions are only ever added; the addresses that move are links to them.
"""

from __future__ import annotations

import json
import os
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from utfall.model.edition_name import EditionName
from utfall.view.addresses import MANIFEST
from utfall.work.git import GitError, Repository
from utfall.work.shared_files import SYMLINK, stored
from utfall.work.thinned_edition import original_files, thinned_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from mike.versions import Versions

    from utfall.names import SiteNames
    from utfall.work.thinned_edition import ThinnedEdition

# mike and the parser that it comes with take half a second to import: they are imported where they are used, so that a
# command that only asks what is published starts without them when nothing is.
OVERVIEW = "reports.json"  # the list of several reports, which whoever publishes one of them renews
LIST = "versions.json"  # the list of versions, as mike keeps it


@dataclass(frozen=True, slots=True)
class Branch:
    """The publishing branch as of a commit, with the names it is published with; no commit is nothing published yet.

    Every path that it takes or tells is from the home of the project.
    """

    repository: Repository
    commit: str | None
    names: SiteNames

    def path(self, name: str = "") -> str:
        """Return a path from the top of the branch; without a name the project's home."""
        return "/".join(one for one in (self.names.place, name) if one)

    def at(self, name: str = "") -> str:
        """Return what git calls a file or folder as of this commit, whether it is there or not."""
        return f"{self.commit or ''}:{self.path(name)}"

    def read(self, name: str) -> bytes | None:
        """Return a published file, if there is one; of a thinned edition what it had, where git still has that here."""
        there = self.repository.read(self.commit, self.path(name)) if self.commit else None
        return self._read_original(name) if there is None else there

    def _read_original(self, name: str) -> bytes | None:
        folder, _, path = name.partition("/")
        edition = EditionName.parse(folder) if path else None
        one = self.thinned.get(edition) if edition else None
        own = [entry for entry in one.entries if entry.path == path] if one else []
        return original_files(self.repository, replace(one, entries=tuple(own)), self.at)[path] if one and own else None

    def read_at_top(self, path: str) -> bytes | None:
        """Return a file by its path from the top of the whole branch, if there is one."""
        return self.repository.read(self.commit, path) if self.commit else None

    def files_of(self, name: str) -> dict[str, bytes]:
        """Return a published folder's files by their path from it; links are followed.

        Of a thinned edition those that it had. Raise ``UsageError`` where git has them here no longer.
        """
        edition = EditionName.parse(name)
        one = self.thinned.get(edition) if edition else None
        if one is not None:
            return original_files(self.repository, one, self.at)
        return self.repository.files_of(self.commit or "", self.path(name))

    def manifests(self, editions: Sequence[EditionName]) -> list[bytes]:
        """Return the manifests of editions, all asked for at once; empty where one has none."""
        there = self.repository.objects_of([self.at(f"{one}/{MANIFEST}") for one in editions]) if editions else []
        texts = iter(self.repository.texts_of([one for one in there if one]))
        return [os.fsencode(next(texts)) if one else b"" for one in there]

    def lying(self, names: Sequence[str]) -> list[bool]:
        """Tell of files whether they are published, all asked for at once; those of thinned editions are, elsewhere."""
        there = self.repository.objects_of([self.at(name) for name in names]) if names else []
        moved = {f"{one}/{entry.path}" for one, thinned in self.thinned.items() for entry in thinned.entries}
        return [bool(one) or name in moved for name, one in zip(names, there, strict=True)]

    @property
    def thinned(self) -> Mapping[EditionName, ThinnedEdition]:
        """What lies somewhere else, and has a list here of what it was."""
        return thinned_in(self.repository, self.commit, self.names.place) if self.commit else {}

    def tree_of(self, edition: EditionName) -> str | None:
        """Return what git calls an edition's files, or called them before it was thinned."""
        one = self.thinned.get(edition)
        return one.tree if one else self.repository.object_of(self.at(str(edition)))

    @property
    def top(self) -> dict[str, str]:
        """What lies at the top of the project's home: kind and checksum, by name. Other projects' homes do not."""
        if not self.repository.object_of(self.at()):
            return {}
        listed = self.repository.ask("ls-tree", "-z", "--full-tree", self.at()).split("\0")
        found = (line.partition("\t") for line in listed if line)
        there = {name: " ".join(facts.split()[::2]) for facts, _, name in found}
        others = () if self.names.place else (*self.homes, OVERVIEW)
        return {name: one for name, one in there.items() if name not in others}

    def differs_in_others(self, other: Branch) -> bool:
        """Tell whether other projects have changed since another state of the branch, and this one's home has not."""
        trees = self.repository.objects_of([f"{one.commit}^{{tree}}" for one in (self, other)])
        return trees[0] != trees[1] and self.top == other.top

    @property
    def kept_top(self) -> frozenset[str]:
        """What lies at the top of the whole branch and is no project's home."""
        if self.commit is None:
            return frozenset()
        listed = self.repository.ask("ls-tree", "-z", "--name-only", "--full-tree", self.commit).split("\0")
        return frozenset(listed) - {"", *self.homes}

    @property
    def has_owner(self) -> bool:
        """Whether a project without a place has the top of the branch."""
        return self.read_at_top(LIST) is not None

    @property
    def homes(self) -> tuple[str, ...]:
        """The folders at the top of the branch that are projects' homes, each known by its list of versions."""
        if self.commit is None:
            return ()
        folders = self.repository.ask("ls-tree", "-d", "-z", "--name-only", "--full-tree", self.commit).split("\0")
        possible = [one for one in folders if one]
        lists = self.repository.objects_of([f"{self.commit}:{one}/{LIST}" for one in possible])
        return tuple(one for one, there in zip(possible, lists, strict=True) if there)

    @property
    def editions(self) -> tuple[EditionName, ...]:
        """What is published, oldest first. Versions that somebody else put there are none of ours."""
        found = (EditionName.parse(str(one.version)) for one in self._versions)
        return tuple(sorted(one for one in found if one))

    @property
    def titles(self) -> dict[EditionName, str]:
        """What the month of each edition was called when it was published."""
        named = {EditionName.parse(str(one.version)): str(one.title) for one in self._versions}
        return {name: title for name, title in named.items() if name}

    @property
    def aliases(self) -> dict[str, tuple[str, ...]]:
        """Which addresses lead to each version, as the list of versions has it."""
        return {str(one.version): tuple(one.aliases) for one in self._versions}

    def list_with(self, links: Mapping[str, str]) -> bytes:
        """Return the list of versions with other addresses that lead to them."""
        from mike.commands import versions_to_file_info

        versions = self._versions
        for one in versions:
            one.aliases.clear()
            one.aliases.update(name for name, there in links.items() if there == str(one.version))
        content: bytes = versions_to_file_info(versions).data
        return content

    @property
    def withdrawn(self) -> dict[EditionName, dict[str, str]]:
        """What is withdrawn, with the note that stands in its place."""
        listed = json.loads(self.read(self.names.withdrawn) or b"[]")
        return {name: one for one in listed if (name := EditionName.parse(one["edition"]))}

    @property
    def live(self) -> tuple[EditionName, ...]:
        """What is published and not withdrawn, oldest first."""
        return tuple(one for one in self.editions if one not in self.withdrawn)

    @property
    def _versions(self) -> Versions:
        from mike.versions import Versions

        text = self.read(LIST)
        return Versions.loads(text.decode()) if text else Versions()

    def with_edition(
        self, edition: EditionName, title: str, site: Path, files: Mapping[str, bytes], message: str,
        at_top: Mapping[str, bytes] = MappingProxyType({}),
    ) -> str:  # fmt: skip
        """Return a new commit on top of this one, in the repository but on no branch.

        ``site`` is the built edition, in a folder that is thrown away and where the commit is made beside it; ``files``
        stand beside the editions, ``at_top`` at the top of the whole branch. Raises ``GitError``.
        """
        from mike.commands import make_nojekyll, versions_to_file_info
        from mike.git_utils import Commit, FileInfo, walk_real_files
        from mike.git_utils import GitError as MikeError

        versions, aliases = self._versions, [str(edition.month)]
        if all(edition >= other for other in self.live):
            aliases.append(self.names.newest)
        versions.add(str(edition), title, aliases, update_aliases=True)
        with tempfile.TemporaryDirectory(dir=site.parent) as folder:
            scratch = self._scratch(Path(folder))
            try:
                with _working_in(scratch, self.repository), Commit("publish", message) as commit:
                    commit.delete_files([self.path(alias) for alias in aliases])
                    built = (file.copy(start=str(site)) for file in walk_real_files(str(site)))
                    for file in stored(str(edition), self.names, built):
                        commit.add_file(FileInfo(self.path(file.path), file.data, file.mode))
                    for alias in aliases:
                        commit.add_file(FileInfo(self.path(alias), str(edition), mode=SYMLINK))
                    for name, content in files.items():
                        commit.add_file(FileInfo(self.path(name), content))
                    for path, content in at_top.items():
                        commit.add_file(FileInfo(path, content))
                    commit.add_file(FileInfo(self.path(LIST), versions_to_file_info(versions).data))
                    commit.add_file(make_nojekyll())
            except (MikeError, BrokenPipeError) as fault:
                raise GitError("fast-import", str(fault)) from fault
            self.repository.ask("fetch", "--quiet", "--no-tags", "--no-write-fetch-head", folder, "refs/heads/publish")
            made = scratch.commit("refs/heads/publish")
        assert made is not None  # noqa: S101 - the commit above would have raised
        return made

    def _scratch(self, folder: Path) -> Repository:
        """Return a repository without files that has this branch and borrows the real one's objects."""
        scratch = Repository(folder)
        scratch.ask("init", "--quiet", "--bare")
        objects = self.repository.ask("rev-parse", "--path-format=absolute", "--git-path", "objects")
        (folder / "objects" / "info" / "alternates").write_text(f"{objects}\n", encoding="utf-8")
        if self.commit:
            scratch.set_refs({"refs/heads/publish": (self.commit, None)})
        return scratch


def signature(repository: Repository) -> str:
    """Return who commits here and when, as git writes it. Raise ``GitError`` where git does not know."""
    return repository.ask("var", "GIT_COMMITTER_IDENT")


@contextmanager
def _working_in(scratch: Repository, repository: Repository) -> Iterator[None]:
    """Let mike, which asks git where the process stands, work in ``scratch`` as the user of ``repository``."""
    name, _, rest = signature(repository).partition(" <")
    set_here = {
        "GIT_DIR": str(scratch.root),
        "GIT_COMMITTER_NAME": name,
        "GIT_COMMITTER_EMAIL": rest.partition(">")[0],
        "LC_ALL": "C",
    }
    before = {key: os.environ.get(key) for key in set_here}
    os.environ.update(set_here)
    try:
        yield
    finally:
        for key, value in before.items():
            if value is None:
                del os.environ[key]
            else:
                os.environ[key] = value
