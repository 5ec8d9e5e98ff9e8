"""What a task is asked for, and what came of it: plain values that travel and can be kept."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass, field

BUILD, CHECK, REBUILD = KINDS = ("build", "check", "rebuild")
DONE, FOUND, REFUSED, OTHER, LOST = ("done", "found", "refused", "other-program", "lost")  # how a task ended
KEPT = {DONE, FOUND}  # what the same input gives again
BUILT, PUBLISHED = "built.json", "published.json"  # the manifests of an edition made anew: as built, and laid out
Settings = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Order:
    """One task: what to do with a member's month. ``sums`` is the checksum of the files that it may look at.

    ``settings`` are the variables of the environment that decide what is made. An ``edition`` is made as it was
    published: of a ``commit`` of a ``day``, with the names of the language ``names``, at its ``place``.
    """

    kind: str
    member: str
    month: str
    sums: str
    program: str
    settings: Settings = ()
    language: str = "sv"  # of messages
    edition: str = ""
    commit: str = ""
    day: str = ""
    names: str = ""
    place: str = ""

    @property
    def key(self) -> str:
        """The name that the outcome is found again by: the checksum of all that it depends on."""
        told = asdict(self)
        del told["member"]
        return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class TaskOutcome:
    """What came of a task. ``said`` is for whoever asked, in their language; ``parcel`` has the files it made."""

    state: str
    errors: int = 0
    warnings: int = 0
    said: str = ""
    findings: str = "[]"  # as JSON
    parcel: bytes = field(default=b"", repr=False)


def written(outcome: TaskOutcome) -> bytes:
    """Return an outcome as it is kept: what it says on one line, and its files."""
    told = {name: getattr(outcome, name) for name in ("state", "errors", "warnings", "said", "findings")}
    return json.dumps(told).encode() + b"\n" + outcome.parcel


def read(content: bytes) -> TaskOutcome:
    """Return an outcome that was kept."""
    head, _, parcel = content.partition(b"\n")
    return TaskOutcome(**json.loads(head), parcel=parcel)
