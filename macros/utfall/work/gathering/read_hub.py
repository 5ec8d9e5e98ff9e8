"""A hub's members as they were read for one month: read once, and used again where a correction changes the files."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from utfall.work.members.hub_file import read_hub
from utfall.work.members.reader import read_members

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from utfall.model.finding import Finding
    from utfall.period import Period
    from utfall.project import Project
    from utfall.work.members.hub_file import Hub
    from utfall.work.members.member import MemberReading


@dataclass(frozen=True, slots=True)
class ReadHub:
    """Hold the hub and what came of each of its members."""

    month: Period
    hub: Hub
    readings: tuple[MemberReading, ...]

    @property
    def is_empty(self) -> bool:
        """Whether no member could be read."""
        return not any(one.package for one in self.readings)

    def findings(self) -> Iterator[Finding]:
        """Yield what keeps members from being read."""
        yield from self.hub.findings
        for one in self.readings:
            yield from one.findings


def read(project: Project, month: Period, path: Path | None = None, *, unpublished: bool = False) -> ReadHub:
    """Read the members' packages of a month. Raise ``UsageError`` for a hub that cannot be read."""
    hub = read_hub(project, path)
    return ReadHub(month, hub, tuple(read_members(project, hub, month, unpublished=unpublished)))
