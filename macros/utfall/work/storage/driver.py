"""What a storage must be able to do, and how it says no: the protocol that folders and buckets meet.

Every write is conditional: an object is created only where there is none, or replaced only while it is what was read.
Nothing here knows of months or editions.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class StoredObject:
    """An object as it was read; ``token`` names this very state of it, as the storage does (ETag, generation)."""

    content: bytes
    token: str


@dataclass(frozen=True, slots=True)
class ObjectHeaders:
    """What the storage tells browsers of an object."""

    content_type: str
    cache_control: str


class PreconditionError(Exception):
    """Raised where an object is there that was not to be, or is no longer what was read."""


class AnswerError(Exception):
    """Raised where the storage does not do what was asked. ``passes`` where the same request may succeed later.

    ``reason`` is a status and a code, never the storage's own text, which may hold a key or a signed address.
    """

    def __init__(self, reason: str, *, passes: bool) -> None:
        super().__init__(reason)
        self.reason, self.passes = reason, passes


class Driver(Protocol):
    """Read and write the objects of one storage, by their path from its root."""

    def read(self, path: str) -> StoredObject | None:
        """Return an object, if there is one."""

    def content(self, path: str) -> bytes | None:
        """Return what is in an object, if there is one."""

    def create(self, path: str, content: bytes, headers: ObjectHeaders) -> None:
        """Write a new object. Raise ``PreconditionError`` where there is one."""

    def replace(self, path: str, content: bytes, headers: ObjectHeaders, token: str) -> None:
        """Write over an object that still is what ``token`` names. Raise ``PreconditionError`` where it is not."""

    def listed(self, prefix: str) -> Mapping[str, int]:
        """Return the sizes of the objects whose path begins so."""

    def remove(self, path: str) -> None:
        """Take an object away, where there is one."""
