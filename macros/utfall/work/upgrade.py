"""``utfall upgrade``: what this version of the program asks of a project, told and done.

All of it is worked out before anything is written; then every file is written, in a clean working copy, so that git
shows what became of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from utfall import __version__
from utfall.errors import UsageError
from utfall.program_version import numbers_of
from utfall.source.archive import read_archive
from utfall.whole_file import write_all_whole
from utfall.words import Sentence
from utfall.work.places import SHOWN, path_of, repository_of
from utfall.work.published_names import names_in
from utfall.work.upgrading.migrations import MIGRATIONS
from utfall.work.upgrading.pin import PINNED_IN, note_steps, pin_steps, require_program
from utfall.work.upgrading.step import Kind, ProjectFiles
from utfall.work.upgrading.written_files import refreshed, written_now

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from utfall.project import Project
    from utfall.work.upgrading.migrations import Migration
    from utfall.work.upgrading.step import Step


@dataclass(frozen=True, slots=True)
class Upgrade:
    """Hold from which version a project is brought to this one, by which steps, and the files as they become."""

    since: str
    steps: tuple[Step, ...]
    files: Mapping[str, bytes | None]

    @property
    def done(self) -> tuple[Step, ...]:
        """What the program does."""
        return self._of(Kind.DONE)

    @property
    def left(self) -> tuple[Step, ...]:
        """What is for a person to do."""
        return self._of(Kind.LEFT)

    @property
    def news(self) -> tuple[Step, ...]:
        """What is otherwise than before, and asks for nothing."""
        return self._of(Kind.NEWS)

    def _of(self, kind: Kind) -> tuple[Step, ...]:
        return tuple(one for one in self.steps if one.kind is kind)


def plan_upgrade(project: Project, migrations: Sequence[Migration] = MIGRATIONS) -> Upgrade:
    """Return what this version asks of a project. Raise ``UsageError`` where it is written for a newer one."""
    since = project.written_for
    files = files_of(project)
    require_program(files)
    if since == __version__:
        return Upgrade(since, (), {})
    steps: list[Step] = []
    asked: list[Callable[[ProjectFiles], Iterable[Step]]] = [
        one.steps for one in migrations if numbers_of(since) < numbers_of(one.version) <= numbers_of(__version__)
    ]
    asked += [partial(refreshed, since=since), pin_steps, partial(note_steps, since=since)]  # what all versions ask
    for one in asked:
        for step in tuple(one(files)):
            steps.append(step)
            files = files.after(step)
    return Upgrade(since, tuple(steps), files.changed)


def files_of(project: Project) -> ProjectFiles:
    """Return the project's files as they are."""
    docs = project.docs.relative_to(project.root).as_posix() if project.docs.is_relative_to(project.root) else ""
    return ProjectFiles(project.root, project.language, docs, _is_published(project))


def write_upgrade(project: Project, upgrade: Upgrade) -> None:
    """Write what an upgrade makes of the files, where git has all that was there. Raise ``UsageError`` where not."""
    repository = repository_of(project)
    own = {path_of(project, repository, project.root / name) for name in PINNED_IN}  # changed to have this version
    names = [name for name in repository.uncommitted() if name not in own]
    if names or repository.commit("HEAD") is None:
        shown = ", ".join(names[:SHOWN]) + (" …" if len(names) > SHOWN else "")
        raise UsageError(Sentence("error.upgrade-uncommitted", {"files": shown or "HEAD"}))
    written = {project.root / name: content for name, content in upgrade.files.items() if content is not None}
    for path in written:
        path.parent.mkdir(parents=True, exist_ok=True)
    write_all_whole(project, written)
    for name, content in upgrade.files.items():
        if content is None:
            (project.root / name).unlink(missing_ok=True)


def file_of_this_version(project: Project, name: str) -> str:
    """Return a file as this version writes it for the project. Raise ``UsageError`` for none that it writes."""
    written = written_now(files_of(project))
    if name not in written:
        raise UsageError(Sentence("error.upgrade-no-file", {"name": name, "known": ", ".join(written)}))
    return written[name].decode("utf-8")


def _is_published(project: Project) -> bool:
    """Tell whether the newest report's edition has a tag: its pages and data are then as published."""
    if not project.months:
        return False
    reports = read_archive([project.folder(project.months[-1])], project.root)
    edition = reports[0].package.edition if reports else None
    try:
        repository = repository_of(project)
    except UsageError:
        return False
    tag = names_in(project, repository).tag(edition)
    return edition is not None and repository.commit(f"refs/tags/{tag}") is not None
