"""Where editions are published: what the branch and a storage both tell of what is there.

The guards, the files at the top and the lists are made of this, so that they are the same wherever a report is
published. How an edition is put there, each knows for itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from utfall.model.edition_name import EditionName
    from utfall.names import SiteNames
    from utfall.work.git import Repository
    from utfall.work.thinned_edition import ThinnedEdition


class Listed(Protocol):
    """Which editions are published, and which of them are withdrawn."""

    @property
    def editions(self) -> tuple[EditionName, ...]:
        """What is published, oldest first."""

    @property
    def withdrawn(self) -> Collection[EditionName]:
        """What is withdrawn."""


class Target(Protocol):
    """What is published, as of one state. Every path is from the home of the project."""

    @property
    def repository(self) -> Repository:
        """The repository that has the tags of what is published."""

    @property
    def names(self) -> SiteNames:
        """The names that it is published with."""

    @property
    def editions(self) -> tuple[EditionName, ...]:
        """What is published, oldest first."""

    @property
    def titles(self) -> dict[EditionName, str]:
        """What the month of each edition was called when it was published."""

    @property
    def withdrawn(self) -> dict[EditionName, dict[str, str]]:
        """What is withdrawn, with the note that stands in its place."""

    @property
    def thinned(self) -> Mapping[EditionName, ThinnedEdition]:
        """What lies somewhere else, and has a list here of what it was."""

    @property
    def live(self) -> tuple[EditionName, ...]:
        """What is published and not withdrawn, oldest first."""

    @property
    def top(self) -> dict[str, str]:
        """What lies beside the editions, and they themselves: git's kind and checksum, by name."""

    @property
    def kept_top(self) -> frozenset[str]:
        """What lies at the top of all and is no project's home."""

    def read(self, name: str) -> bytes | None:
        """Return a published file, if there is one."""

    def manifests(self, editions: Sequence[EditionName]) -> list[bytes]:
        """Return the manifests of editions, all asked for at once; empty where one has none."""

    def lying(self, names: Sequence[str]) -> list[bool]:
        """Tell of files whether they are published, all asked for at once."""
