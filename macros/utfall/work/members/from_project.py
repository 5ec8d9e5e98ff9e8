"""A member's package from a project beside the hub's, in the same repository: as it is published, or as it lies."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from utfall.errors import UsageError
from utfall.project import CONFIG, read_project
from utfall.source.raw import DESCRIPTOR
from utfall.words import Sentence
from utfall.work.correction import version_of
from utfall.work.members.from_file import inside
from utfall.work.members.member import FoundFiles, MemberError
from utfall.work.members.published_files import editions_with, published_files
from utfall.work.places import path_of, repository_of
from utfall.work.published_names import names_in
from utfall.work.published_package import public_files_of

if TYPE_CHECKING:
    from pathlib import Path

    from utfall.period import Period
    from utfall.project import Project
    from utfall.work.members.member import MemberSetting


def from_project(city: Project, setting: MemberSetting, bounds: Path, month: Period) -> FoundFiles:
    """Return a month's package as the newest edition has it. Raise ``MemberError`` for what is in the way.

    One that is not published yet is told with where its draft lies, if it has one.
    """
    project = project_of(city, setting, bounds)
    try:
        return _as_published(city, project, setting, month)
    except MemberError as fault:
        if fault.case in {"missing", "late"} and (project.folder(month) / DESCRIPTOR).is_file():
            draft = Sentence("gather.draft", {"where": f"{setting.address}/data/{month}"})
            raise MemberError(fault.case, **{**fault.details, "draft": draft}) from fault
        raise


def _as_published(city: Project, project: Project, setting: MemberSetting, month: Period) -> FoundFiles:
    repository = repository_of(project)
    names = names_in(project, repository)
    tags = frozenset(repository.ask("for-each-ref", "--format=%(refname:strip=2)", "refs/tags/").splitlines())
    editions = editions_with(tags, names, month)
    home = path_of(project, repository, project.root)
    found = published_files(city, repository, (names, editions), "" if home == "." else home, month)
    folder = f"{setting.address}/data/{month}"
    return replace(
        found, address=setting.address if found.edition else f"{setting.address} {found.address}", folder=folder
    )


def draft_of(city: Project, setting: MemberSetting, bounds: Path, month: Period) -> FoundFiles:
    """Return a month's package as it lies in the project's working files; where it is not there, as it is published.

    It is preliminary unless the newest edition has the same files.
    """
    project = project_of(city, setting, bounds)
    folder = project.folder(month)
    published = _published(city, setting, bounds, month)
    if not (folder / DESCRIPTOR).is_file():
        if isinstance(published, MemberError):
            raise published
        return published
    files = public_files_of(replace(project, month=str(month)), folder)
    if not isinstance(published, MemberError) and published.files == files:
        return published
    edition = version_of(files[DESCRIPTOR])
    shown = f"{setting.address}/data/{month}"
    return FoundFiles(files, str(edition or ""), setting.address, shown, is_preliminary=True)


def _published(city: Project, setting: MemberSetting, bounds: Path, month: Period) -> FoundFiles | MemberError:
    try:
        return from_project(city, setting, bounds, month)
    except MemberError as fault:
        return fault
    except UsageError as fault:  # the folder is in no repository yet
        return MemberError("git", reason=fault.sentence)


def project_of(city: Project, setting: MemberSetting, bounds: Path) -> Project:
    """Return the member's project. Raise ``MemberError`` where there is none, or it lies outside."""
    root = inside(city.root, bounds, setting.address)
    if not (root / CONFIG).is_file():
        raise MemberError("no-project", where=setting.address)
    return read_project(root)
