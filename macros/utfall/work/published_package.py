"""The data package of a published edition as the public may see it, as git has it. Asks no remote."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from utfall.errors import UsageError
from utfall.model.resource import AUDIENCE
from utfall.project import read_project
from utfall.scratch import scratch
from utfall.source.raw import DESCRIPTOR
from utfall.words import Sentence
from utfall.work.git import started
from utfall.work.leaks import files_of
from utfall.work.places import path_of
from utfall.work.public_copy import public_copy

if TYPE_CHECKING:
    from pathlib import Path

    from utfall.model.edition_name import EditionName
    from utfall.project import Project
    from utfall.work.git import Repository

Files = dict[str, bytes]


def package_of(project: Project, repository: Repository, edition: EditionName, tag: str) -> Files:
    """Return the files of an edition's package as the tag has it. Raise ``UsageError`` where the tag is not here."""
    if repository.commit(f"refs/tags/{tag}") is None:
        raise UsageError(Sentence("error.archive-no-tag", {"tag": tag, "remote": project.remote}))
    home = path_of(project, repository, project.root)
    folder = path_of(project, repository, project.folder(edition.month))
    return public_package(project, repository, (f"refs/tags/{tag}", edition), "" if home == "." else home, folder)


def public_package(
    project: Project, repository: Repository, at: tuple[str, EditionName], home: str, folder: str
) -> Files:
    """Return the files of a month's ``folder`` in a revision, of the project in the folder ``home``.

    What is written out meanwhile lies in the scratch folder of ``project``, which may be another.
    """
    revision, edition = at
    if not _may_be_marked(repository, revision, home):
        return repository.files_of(revision, folder)
    with scratch(project) as top:
        repository.write_out(revision, top, *([home] if home else []))
        then = replace(read_project(top / home), month=str(edition.month))
        return public_files_of(then, top / folder)


def _may_be_marked(repository: Repository, revision: str, home: str) -> bool:
    """Tell whether a page or a descriptor has the word that marks what is for staff."""
    asked = ("grep", "-l", "-z", "-F", "-e", AUDIENCE, revision, "--", *([home] if home else []))
    listed = started(repository.root, asked).stdout.decode("utf-8", "surrogateescape")
    return any(name.endswith((".md", f"/{DESCRIPTOR}")) for name in listed.split("\0"))


def public_files_of(project: Project, folder: Path) -> Files:
    """Return the files of a month's folder of a project, without what is for staff."""
    with public_copy(project) as copy:
        return dict(files_of(copy.project.root / folder.relative_to(project.root)))
