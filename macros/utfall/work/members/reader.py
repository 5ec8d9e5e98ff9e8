"""The packages of a hub's members for one month, each read as its kind says and looked at before it is believed.

Whatever is wrong with one member is a finding with its name; the others are read.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from utfall.checks.examine import examine_cells
from utfall.derive.withheld import has_marks, withheld_of
from utfall.errors import UsageError
from utfall.model.finding import blocking
from utfall.scratch import scratch
from utfall.source.build import build_report
from utfall.source.package_hash import content_hash
from utfall.source.public_package import public_descriptor, public_files
from utfall.source.raw import DESCRIPTOR, read_package
from utfall.work.git import GitError, find_repository
from utfall.work.members.from_address import from_address
from utfall.work.members.from_file import from_file
from utfall.work.members.from_project import draft_of, from_project
from utfall.work.members.from_repository import from_repository
from utfall.work.members.member import (
    MANIFEST,
    PROJECT,
    REPOSITORY,
    MemberError,
    MemberPackage,
    MemberReading,
    require_contract,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from utfall.model.finding import Finding
    from utfall.period import Period
    from utfall.project import Project
    from utfall.work.members.hub_file import Hub
    from utfall.work.members.member import FoundFiles, MemberSetting

SHOWN = 3  # faults of a member's files that are told


def read_members(project: Project, hub: Hub, month: Period, *, unpublished: bool = False) -> Iterator[MemberReading]:
    """Yield what came of each member, in the order of the hub. ``unpublished`` takes working files of projects."""
    bounds = bounds_of(project)
    for setting in hub.members:
        try:
            found = _found(project, setting, bounds, month, unpublished=unpublished)
            yield _believed(project, setting, found, month, hub.file)
        except MemberError as fault:
            yield MemberReading(setting, None, (setting.finding(hub.file, fault.case, **fault.details),))
        except GitError as fault:
            yield MemberReading(setting, None, (setting.finding(hub.file, "git", reason=fault.reason),))
        except UsageError as fault:
            yield MemberReading(setting, None, (setting.finding(hub.file, "refused", reason=fault.sentence),))
        except OSError as fault:
            reason = fault.strerror or type(fault).__name__
            yield MemberReading(setting, None, (setting.finding(hub.file, "refused", reason=reason),))


def bounds_of(project: Project) -> Path:
    """Return the folder that the hub's own paths may not lead out of: the repository; without one, what is beside."""
    try:
        return find_repository(project.root).root
    except UsageError:
        return project.root.resolve().parent


def _found(project: Project, setting: MemberSetting, bounds: Path, month: Period, *, unpublished: bool) -> FoundFiles:
    if setting.kind == PROJECT:
        return (draft_of if unpublished else from_project)(project, setting, bounds, month)
    if setting.kind == REPOSITORY:
        return from_repository(project, setting, month)
    if setting.kind == MANIFEST:
        return from_address(setting, month)
    return from_file(setting, project.root.resolve(), bounds, month)


def _believed(project: Project, setting: MemberSetting, found: FoundFiles, month: Period, hub: str) -> MemberReading:
    """Return the package of files that were found, if it is one of the month that can be read."""
    with scratch(project) as top:
        folder = top / setting.id / str(month)  # a month's folder is called so
        for name, content in found.files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        if not (folder / DESCRIPTOR).is_file():
            raise MemberError("no-descriptor", where=found.folder)
        raw = read_package(folder, top)
        require_contract(raw.descriptor or {}, found.folder)
        report = build_report(raw)
        if report is not None and report.period != month:
            raise MemberError("other-month", month=str(month), found=str(report.period))
        faults = blocking(examine_cells(folder, top))
        if faults:
            return MemberReading(setting, None, tuple(_placed(setting, found, faults, hub)))
        files = _public(folder, top)
        raw = read_package(folder, top)
        report = build_report(raw)
    if report is None:
        raise MemberError("no-descriptor", where=found.folder)
    sha256 = content_hash(files)
    if setting.sha256 and setting.sha256 != sha256:
        raise MemberError("sum", where=found.folder)
    package = MemberPackage(
        setting.id, found.edition or _edition(report.package.edition), report.package.version, sha256, found.address,
        found.folder, files, report, raw.descriptor or {}, found.is_preliminary,
    )  # fmt: skip
    return MemberReading(setting, package)


def _edition(name: object) -> str:
    return str(name) if name else ""


def _public(folder: Path, top: Path) -> dict[str, bytes]:
    """Return the files that the descriptor names, without what is marked for staff; the folder has them afterwards."""
    raw = read_package(folder, top)
    report = build_report(raw)
    if report is not None and has_marks(report):
        withheld = withheld_of(report)
        kept = {one.path: one.content for one in public_files(raw, report, withheld)}
        for table in raw.tables:
            path = table.file.removeprefix(f"{raw.folder}/")
            if path not in kept:
                (folder / path).unlink()
            elif kept[path] is not None:
                (folder / path).write_bytes(kept[path] or b"")
        (folder / DESCRIPTOR).write_bytes(public_descriptor(raw.descriptor or {}, withheld))
        raw = read_package(folder, top)
    names = [DESCRIPTOR, *(table.file.removeprefix(f"{raw.folder}/") for table in raw.tables)]
    return {name: (folder / name).read_bytes() for name in names if (folder / name).is_file()}


def _placed(setting: MemberSetting, found: FoundFiles, faults: tuple[Finding, ...], hub: str) -> Iterator[Finding]:
    """Yield that a member's package cannot be read, and its first faults at their places in the member's files."""
    yield setting.finding(hub, "faulty", count=len(faults), where=found.folder, fault=faults[0].sentence)
    for one in faults[:SHOWN]:
        yield replace(one, file=f"{found.folder}/{one.file.split('/', 2)[2]}")  # after the member and the month
