"""A member's package from its own repository: only the tag of the edition is fetched, and no files checked out."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from utfall.names import every
from utfall.project import CONFIG
from utfall.scratch import scratch
from utfall.source.descriptor_text import DescriptorError, read_descriptor
from utfall.source.raw import DESCRIPTOR
from utfall.words import LANGUAGES
from utfall.work.git import Repository, started
from utfall.work.members.member import MemberError, without_secrets
from utfall.work.members.published_files import editions_with, published_files

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from utfall.names import SiteNames
    from utfall.period import Period
    from utfall.project import Project
    from utfall.work.members.member import FoundFiles, MemberSetting

SECONDS = 120.0  # for each thing that a remote is asked
# Nobody is asked for a password, and nothing is run but git's own ways of transport.
_QUIET = {
    "GIT_TERMINAL_PROMPT": "0", "GIT_ALLOW_PROTOCOL": "https:http:ssh:git:file",
    "GIT_SSH_COMMAND": "ssh -oBatchMode=yes",
}  # fmt: skip
_ADDRESS = re.compile(r"(https?|ssh|git|file)://[^\s]+|[\w.]+@[\w.-]+:[^\s]+")


def from_repository(city: Project, setting: MemberSetting, month: Period, seconds: float = SECONDS) -> FoundFiles:
    """Return a month's package as the newest edition has it. Raise ``MemberError`` for what is in the way."""
    with scratch(city) as folder:
        there = remote_of(folder, setting.address, seconds)
        tags = there.tags()
        names = names_of(tags, setting.place)
        editions = editions_with(tags, names, month)[:1]
        there.fetch(names.tag(editions[0]))
        home = home_of(there.repository, f"refs/tags/{names.tag(editions[0])}", setting.place, month)
        found = published_files(city, there.repository, (names, editions), home, month)
    where = setting.shown_address
    address = where if found.edition else f"{where} {found.address}"
    return replace(found, address=address, folder=f"{where} {found.folder}")


@dataclass(frozen=True, slots=True)
class Remote:
    """A repository somewhere else, asked within a time; ``folder`` is an empty one for what is fetched of it."""

    folder: Path
    address: str
    seconds: float

    @property
    def repository(self) -> Repository:
        """What was fetched."""
        return Repository(self.folder)

    def tags(self) -> frozenset[str]:
        """Return the tags that it has now."""
        self._ask("init", "--quiet", "--bare")
        listed = self._ask("ls-remote", "--tags", "--refs", "--", self.address)
        return frozenset(line.partition("refs/tags/")[2] for line in listed.splitlines())

    def fetch(self, *tags: str) -> None:
        """Bring tags here with their files and nothing before them."""
        refs = (f"+refs/tags/{tag}:refs/tags/{tag}" for tag in tags)
        self._ask("fetch", "--quiet", "--depth=1", "--no-tags", "--", self.address, *refs)

    def _ask(self, *arguments: str) -> str:
        done = started(self.folder, arguments, more=_QUIET, seconds=self.seconds)
        if done.returncode:
            said = done.stderr.decode("utf-8", "replace").replace(self.address, without_secrets(self.address))
            reason = " ".join(
                line.strip() for line in said.splitlines() if line.strip() and not line.startswith("hint:")
            )
            raise MemberError("git", reason=reason or "–")
        return done.stdout.decode("utf-8", "replace")


def remote_of(folder: Path, address: str, seconds: float = SECONDS) -> Remote:
    """Return the repository at an address. Raise ``MemberError`` for what is no address of one."""
    if not _ADDRESS.fullmatch(address):
        raise MemberError("scheme", known="https, ssh, git, file")
    return Remote(folder, address, seconds)


def names_of(tags: Collection[str], place: str) -> SiteNames:
    """Return what the project's tags are called. Raise ``MemberError`` where nobody says which project is meant."""
    possible = [one for one in every(LANGUAGES[0]) if any(tag.startswith(f"{one.tags}/") for tag in tags)]
    names = next(iter(possible), every(LANGUAGES[0])[0])
    if place:
        return names.at(place)
    ends = [tag.removeprefix(f"{names.tags}/") for tag in tags if tag.startswith(f"{names.tags}/")]
    places = sorted({end.partition("/")[0] for end in ends if "/" in end})
    if len(places) < len(ends) and any("/" not in end for end in ends):
        return names
    if len(places) > 1:
        raise MemberError("which-place", known=", ".join(places))
    return names.at(places[0]) if places else names


def home_of(repository: Repository, revision: str, place: str, month: Period) -> str:
    """Return the folder of the project that has the month: the one that is called so, else the topmost."""
    paths = {one.path for one in repository.entries(revision) if one.is_file}
    end = f"data/{month}/{DESCRIPTOR}"
    homes = [path.removesuffix(end).rstrip("/") for path in paths if path == end or path.endswith(f"/{end}")]
    homes = sorted(one for one in homes if f"{one}/{CONFIG}".lstrip("/") in paths)
    called = [one for one in homes if place and place in _called(repository, revision, one, end)]
    found = min(called or homes, key=lambda one: (one.count("/"), len(one), one), default=None)
    if found is None:
        raise MemberError("late", month=str(month), newest=revision.rpartition("/")[2])
    return found


def _called(repository: Repository, revision: str, home: str, end: str) -> tuple[str, ...]:
    """Return what a project may be called: by its folder, and by the organisation of its package."""
    content = repository.read(revision, f"{home}/{end}".lstrip("/")) or b"{}"
    try:
        organisation = read_descriptor(content).get("organization")
    except DescriptorError:
        organisation = None
    name = organisation.get("id") if isinstance(organisation, dict) else None
    return (home.rpartition("/")[2], str(name or ""))
