"""The published editions of a hub's members, for the lake: each member read as its kind says, the others anyway."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from utfall.errors import UsageError
from utfall.forms.manifest import read
from utfall.scratch import scratch
from utfall.view.addresses import MANIFEST as MANIFEST_FILE
from utfall.work.lake.editions import FoundEdition, FoundReport, report_of, withdrawn_in
from utfall.work.members.from_address import base_of, edition_at, editions_at, withdrawn_at
from utfall.work.members.from_file import from_file
from utfall.work.members.from_project import project_of
from utfall.work.members.from_repository import home_of, names_of, remote_of
from utfall.work.members.hub_file import read_hub
from utfall.work.members.member import MANIFEST, PROJECT, REPOSITORY, MemberError, without_secrets
from utfall.work.members.published_files import tagged_editions
from utfall.work.members.reader import bounds_of
from utfall.work.members.transfer import Transfer
from utfall.work.published_package import public_package

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from utfall.model.edition_name import EditionName
    from utfall.project import Project
    from utfall.words import Sentence
    from utfall.work.members.member import MemberSetting
    from utfall.work.published_package import Files

T = TypeVar("T")


def member_reports(city: Project, hub: Path | None = None) -> Iterator[FoundReport]:
    """Yield what is published of each member, while its files can be read. What is wrong with one is its fault."""
    found = read_hub(city, hub.resolve() if hub else None)
    for finding in found.findings:
        yield FoundReport(name=finding.field or "", fault=finding.sentence)
    for setting in found.members:
        told = partial(_by_name, setting, found.file)
        with scratch(city) as folder:
            try:
                report = _report(city, setting, folder)
                editions = (replace(one, read=partial(told, one.read)) for one in report.editions)
                editions = (replace(one, checksum=one.checksum and partial(told, one.checksum)) for one in editions)
                yield replace(report, editions=tuple(editions))
            except MemberError as fault:
                yield FoundReport(name=setting.id, fault=_named(setting, found.file, fault))
            except UsageError as fault:
                yield FoundReport(name=setting.id, fault=fault.sentence)


def _by_name(setting: MemberSetting, file: str, read: Callable[[], T]) -> T:
    """Read something of a member later on; what is in the way is told with the member's name, as at first."""
    try:
        return read()
    except MemberError as fault:
        raise UsageError(_named(setting, file, fault)) from fault


def _named(setting: MemberSetting, file: str, fault: MemberError) -> Sentence:
    return setting.finding(file, fault.case, **fault.details).sentence


def _report(city: Project, setting: MemberSetting, folder: Path) -> FoundReport:
    bounds = bounds_of(city)
    if setting.kind == PROJECT:
        return report_of(project_of(city, setting, bounds), setting.id)
    if setting.kind == REPOSITORY:
        return _of_repository(city, setting, folder)
    if setting.kind == MANIFEST:
        return _of_address(setting)
    root = city.root.resolve()
    editions = []
    for month in city.months:
        try:
            files = dict(from_file(setting, root, bounds, month).files)
        except MemberError:
            continue  # nothing was delivered of the month
        editions.append(FoundEdition(str(month), partial(dict, files)))
    return FoundReport(tuple(editions), name=setting.id)


def _of_repository(city: Project, setting: MemberSetting, folder: Path) -> FoundReport:
    there = remote_of(folder, setting.address)
    tags = there.tags()
    names = names_of(tags, setting.place)
    live = tagged_editions(tags, names)[1]
    if live:
        there.fetch(*map(names.tag, live))
    repository = there.repository

    def package(edition: EditionName) -> Files:
        revision = f"refs/tags/{names.tag(edition)}"
        home = home_of(repository, revision, setting.place, edition.month)
        return public_package(city, repository, (revision, edition), home, f"{home}/data/{edition.month}".lstrip("/"))

    editions = tuple(
        FoundEdition(
            str(one), partial(package, one), repository.day(f"refs/tags/{names.tag(one)}^{{commit}}").isoformat()
        )
        for one in live
    )
    return FoundReport(editions, withdrawn_in(tags, names), name=setting.id)


def _of_address(setting: MemberSetting) -> FoundReport:
    fetch, base = Transfer(), base_of(setting)
    if setting.address.endswith(f"/{MANIFEST_FILE}"):
        base = setting.address.removesuffix(MANIFEST_FILE)
        return FoundReport((_at_address(base, base),), name=setting.id)
    withdrawn = frozenset(withdrawn_at(fetch, base))
    live = [one for one in map(str, editions_at(fetch, base)) if one not in withdrawn]
    return FoundReport(tuple(_at_address(one, f"{base}{one}/") for one in live), withdrawn, name=setting.id)


def _at_address(name: str, base: str) -> FoundEdition:
    def package() -> Files:
        return dict(edition_at(Transfer(), base).files)

    def checksum() -> str:
        told = read(Transfer().get(f"{base}{MANIFEST_FILE}") or b"").get("package")
        return str(told.get("sha256", "")) if isinstance(told, dict) else ""

    return FoundEdition(name, package, address=without_secrets(base), checksum=checksum)
