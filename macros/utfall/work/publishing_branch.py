"""The branch that readers are served from: what stands on it, and a new edition put there with mike's library.

A commit is made in a scratch repository that borrows the objects of the real one, so that whatever is cut off leaves
no trace where it would be met again. Editions are only ever added; the addresses that move are links to them.
"""

from __future__ import annotations

import json
import os
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from utfall.model.edition_name import EditionName
from utfall.work.git import GitError, Repository
from utfall.work.shared_files import SYMLINK, stored

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mike.versions import Versions

    from utfall.names import SiteNames

# mike and the parser that it comes with take half a second to import: they are imported where they are used, so that a
# command that only asks what is published starts without them when nothing is.
LIST = "versions.json"  # the list of versions, as mike keeps it


@dataclass(frozen=True, slots=True)
class Branch:
    """The publishing branch as of a commit, with the names it is published with; no commit is nothing published yet."""

    repository: Repository
    commit: str | None
    names: SiteNames

    def read(self, path: str) -> bytes | None:
        """Return a published file, if there is one."""
        return self.repository.read(self.commit, path) if self.commit else None

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
        self, edition: EditionName, title: str, site: Path, files: Mapping[str, bytes], message: str
    ) -> str:
        """Return a new commit on top of this one, in the repository but on no branch.

        ``site`` is the built edition, in a folder that is thrown away and where the commit is made beside it; ``files``
        stand at the top beside the editions. Raises ``GitError``.
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
                    commit.delete_files(aliases)
                    built = (file.copy(start=str(site)) for file in walk_real_files(str(site)))
                    for file in stored(str(edition), self.names, built):
                        commit.add_file(file)
                    for alias in aliases:
                        commit.add_file(FileInfo(alias, str(edition), mode=SYMLINK))
                    for path, content in files.items():
                        commit.add_file(FileInfo(path, content))
                    commit.add_file(versions_to_file_info(versions))
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
