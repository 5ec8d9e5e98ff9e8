"""One thing that is not as it was published, as whoever compares tells it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AuditFault:
    """One thing that is not as it was published. ``kind`` is a key of the catalogue's ``audit`` table."""

    kind: str
    what: str
