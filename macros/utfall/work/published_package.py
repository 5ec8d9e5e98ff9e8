"""The data package of a published edition as the public may see it, as the edition's tag has it. Asks no remote."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from utfall.errors import UsageError
from utfall.model.resource import AUDIENCE
from utfall.project import read_project
from utfall.scratch import scratch
from utfall.source.marked import is_marked
from utfall.words import Sentence
from utfall.work.leaks import files_of
from utfall.work.places import path_of
from utfall.work.public_copy import public_copy

if TYPE_CHECKING:
    from utfall.model.edition_name import EditionName
    from utfall.project import Project
    from utfall.work.git import Repository

Files = dict[str, bytes]


def package_of(project: Project, repository: Repository, edition: EditionName, tag: str) -> Files:
    """Return the files of the package as the public may see it, as the tag has it."""
    ref = f"refs/tags/{tag}"
    if repository.commit(ref) is None:
        raise UsageError(Sentence("error.archive-no-tag", {"tag": tag, "remote": project.remote}))
    folder_then = path_of(project, repository, project.folder(edition.month))
    parts = [path_of(project, repository, part) for part in (project.config, project.docs, project.data)]
    if not repository.is_so("grep", "--quiet", "--fixed-strings", AUDIENCE, ref, "--", *parts[1:]):
        return repository.files_of(ref, folder_then)  # nothing can be marked: the word stands nowhere
    with scratch(project) as folder:
        repository.write_out(ref, folder, *parts)
        then = read_project(folder / path_of(project, repository, project.root))
        then = replace(then, origin=project.origin or project.root, month=str(edition.month))
        if not is_marked(then):
            return repository.files_of(ref, folder_then)
        with public_copy(then) as copy:
            return dict(files_of(copy.project.folder(edition.month)))
