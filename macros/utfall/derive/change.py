"""What a change is: its kinds, each with how early a reader should meet it, and which of them a status's move is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from utfall.model.status import Standing, State

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from decimal import Decimal

    from utfall.model.missing import Missing
    from utfall.model.report import Named

WEIGHTS = {  # what a reader should meet first
    "deviation-new": 100,
    "crossed-below": 90,
    "delayed": 80,
    "status-worse": 70,
    "forecast-worse": 60,
    "due-moved": 50,
    "redefined": 47,
    "new": 45,
    "gone": 40,
    "forecast-moved": 35,
    "forecast-better": 30,
    "status-better": 25,
    "crossed-above": 20,
    "deviation-closed": 15,
    "finished": 10,
    "status-changed": 5,
    "value-changed": 4,
    "value-of-period": 3,
}


@dataclass(frozen=True, slots=True)
class Change:
    """One change: its kind (a key of ``WEIGHTS``), what it is of, and what stood and stands there.

    ``before`` and ``after`` are statuses, figures in the thing's unit, or texts; ``None`` where there is none.
    ``field`` is what of a definition has changed, where that is what is told; ``column`` is the column of a table
    of one's own that it is of, by its title. Of changes that are told together, ``count`` is their number.
    """

    kind: str
    resource: str
    key: str
    name: str
    before: Standing | Decimal | str | None = None
    after: Standing | Decimal | str | None = None
    unit: str = ""
    field: str = ""
    column: str = ""
    count: int = 0

    @property
    def weight(self) -> int:
        """How early a reader should meet it."""
        return WEIGHTS[self.kind]


def moved(resource: str, key: str, name: str, old: Standing, new: Standing) -> Iterator[Change]:
    """Tell when the status that stands first is another; that a judgement now says what the rule did is no change."""
    if old.shown is None or new.shown is None or old.shown == new.shown:
        return
    yield Change(kind(old.shown, new.shown), resource, key, name, old, new)


def kind(old: State, new: State) -> str:
    """Return which kind of change the move from one state to another is."""
    if (new.kind or new.scale) == "progress" and new.id in {"done", "delayed"}:
        return "finished" if new.id == "done" else "delayed"
    if new.deviates and not old.deviates:
        return "deviation-new"
    if not (old.is_assessed and new.is_assessed):
        return "status-changed"  # lost or no longer assessed is not said to be well
    if old.deviates and not new.deviates:
        return "deviation-closed"
    return "status-worse" if new.order > old.order else "status-better"


def gone(old: Iterable[Named], new: Iterable[Named], resource: str, names: Mapping[str, str]) -> Iterator[Change]:
    """Yield what is there no longer."""
    there = {one.id for one in new}
    for one in old:
        if one.id not in there:
            yield Change("gone", resource, one.id, names[one.id])


def judged(found: State | Missing) -> Standing:
    """Return a state that somebody has judged, if it is one."""
    return Standing(found if isinstance(found, State) else None)
