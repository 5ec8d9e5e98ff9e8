"""``utfall corrections``: the corrections that are approved and not yet published, each on its branch.

A correction is made on a branch of its own, from the files of its edition. It is approved when the main branch has
the same figures, and the correction's branch nothing besides, or nothing that the main branch has not got too.
"""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from typing import TYPE_CHECKING

from utfall.errors import UsageError
from utfall.model.edition_name import EditionName
from utfall.source.raw import DESCRIPTOR
from utfall.words import Sentence
from utfall.work.correction import version_of
from utfall.work.guards import require_clean
from utfall.work.places import path_of, repository_of
from utfall.work.published_names import names_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from utfall.names import SiteNames
    from utfall.project import Project
    from utfall.work.git import Repository


@dataclass(frozen=True, slots=True)
class PendingCorrection:
    """A correction that waits: its branch, and the commit that is to be published; ``obstacle`` says why it is not."""

    edition: EditionName
    branch: str
    commit: str = ""
    obstacle: Sentence | None = None


def pending_corrections(project: Project) -> Iterator[PendingCorrection]:
    """Yield every correction that the files here have and that is not published, oldest month first."""
    repository = repository_of(project)
    names = names_in(project, repository)
    for month in project.months:
        descriptor = project.folder(month) / DESCRIPTOR
        edition = version_of(descriptor.read_bytes()) if descriptor.is_file() else None
        if edition and edition.number > 1 and not repository.object_of(f"refs/tags/{names.tag(edition)}"):
            yield _judged(project, repository, names, edition)


def _judged(
    project: Project, repository: Repository, names: SiteNames, edition: EditionName
) -> PendingCorrection:  # fmt: skip
    branch = names.branch(edition)
    commit = repository.commit(f"refs/remotes/{project.remote}/{branch}")
    before = repository.commit(f"refs/tags/{names.tag(EditionName(edition.month, edition.number - 1))}")
    folder = path_of(project, repository, project.folder(edition.month))
    params = {"edition": str(edition), "branch": branch, "folder": folder}
    if not commit or not before:
        return PendingCorrection(edition, branch, obstacle=Sentence("corrections.missing", params))
    if repository.changed(commit, "HEAD", folder):
        return PendingCorrection(edition, branch, obstacle=Sentence("corrections.other-figures", params))
    besides = [one for one in repository.changed(before, commit) if not one.startswith(f"{folder}/")]
    if besides and not repository.descends("HEAD", commit):
        return PendingCorrection(edition, branch, obstacle=Sentence("corrections.besides", params))
    return PendingCorrection(edition, branch, commit)


def run_in_each(project: Project, pending: Sequence[PendingCorrection], command: Sequence[str]) -> list[int]:
    """Check each correction out, run a command there, and go back; return what each run ended with.

    Nothing of ours is imported between the first step and the last: the program may lie in what is checked out.
    """
    repository = repository_of(project)
    require_clean(repository)
    home, start, codes = repository.branch(), repository.ask("rev-parse", "HEAD"), []
    try:
        for one in pending:
            repository.ask("switch", "--quiet", "--detach", one.commit)
            codes.append(subprocess.run(command, cwd=project.root, check=False).returncode)  # noqa: S603 - the user's
    except OSError as fault:
        raise UsageError(Sentence("error.corrections-command", {"command": command[0]})) from fault
    finally:
        repository.ask("switch", "--quiet", *([home] if home else ["--detach", start]))
    return codes
