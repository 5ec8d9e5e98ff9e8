"""Which reports there are: the projects of a hub, else every project of a folder; and their months or editions."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from utfall.errors import UsageError, UtfallError
from utfall.project import CONFIG, read_project
from utfall.words import Sentence
from utfall.work.members.hub_file import HUB, read_hub
from utfall.work.members.member import PROJECT
from utfall.work.projects import projects_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from utfall.project import Project
    from utfall.work.members.member import MemberSetting


@dataclass(frozen=True, slots=True)
class KnownReport:
    """A report among others: what it is called here, and its project."""

    id: str
    project: Project


@dataclass(frozen=True, slots=True)
class Members:
    """The reports that can be read, why others cannot, by what they are called, and the members kept elsewhere."""

    found: tuple[KnownReport, ...]
    faults: Mapping[str, Sentence]
    elsewhere: tuple[str, ...] = ()


def members_in(folder: Path, wanted: tuple[str, ...] = ()) -> Members:
    """Return the reports of a folder, by name. Raise ``UsageError`` where there are none, or not those wanted."""
    found = dict(sorted(_found(folder)))
    if not found:
        raise UsageError(Sentence("error.batch-none", {"folder": folder.name}))
    for name in wanted:
        if name not in found:
            raise UsageError(Sentence("error.batch-member", {"name": name, "known": ", ".join(found)}))
    readable, faults = [], {}
    for name in wanted or found:
        try:
            readable.append(KnownReport(name, _read(found[name])))
        except UtfallError as fault:
            faults[name] = fault.sentence
    elsewhere = (one.id for one in _hub_members(folder) if one.kind != PROJECT)
    return Members(tuple(readable), faults, () if wanted else tuple(elsewhere))


def _found(folder: Path) -> Iterator[tuple[str, Path]]:
    """Yield the folders: a hub's members that are projects, and its own; else all that lie here."""
    if _is_hub(folder):
        if (folder / "data").is_dir():
            yield folder.resolve().name, folder
        for one in _hub_members(folder):
            if one.kind == PROJECT:
                yield one.id, (folder / one.address).resolve()
        return
    for path in projects_in(folder):
        yield path.relative_to(folder).as_posix() if path != folder else path.resolve().name, path


def _is_hub(folder: Path) -> bool:
    return (folder / HUB).is_file() and (folder / CONFIG).is_file()


def _hub_members(folder: Path) -> tuple[MemberSetting, ...]:
    return read_hub(read_project(folder)).members if _is_hub(folder) else ()


def _read(path: Path) -> Project:
    if not (path / CONFIG).is_file():
        raise UsageError(Sentence("error.batch-no-project", {"folder": path.name}))
    return replace(read_project(path.resolve()), month=None)
