"""The states of the four known scales, for a package that does not define the scale that its statuses are on.

They lie in each language's folder as a month's ``scales.csv`` would.
"""

from __future__ import annotations

import csv
import io
from functools import cache
from typing import TYPE_CHECKING, Protocol

from utfall.model.contract import STATUS_SCALES
from utfall.model.status import State, Tone
from utfall.words import LANGUAGE_FOLDERS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from utfall.model.resource import Field


class _Table(Protocol):
    """A table, as read or as kept."""

    def field(self, name: str) -> Field | None:
        """Return a column, if there is one of the name."""


def default_states(tables: Mapping[str, _Table], defined: Iterable[str], language: str) -> Iterator[State]:
    """Yield the states of the scales that a package's known tables are on and that are not ``defined`` there."""
    known = set(defined)
    wanted = {_scale(tables[name], scale) for name, scale in STATUS_SCALES.items() if name in tables}
    return (state for state in shipped_states(language) if state.scale in wanted - known)


def _scale(table: _Table, usual: str) -> str:
    field = table.field("status")
    return (field.scale if field else None) or usual


@cache
def shipped_states(language: str) -> tuple[State, ...]:
    """Return the states of the four known scales, as they are called in a language."""
    text = (LANGUAGE_FOLDERS / language / "scales.csv").read_text(encoding="utf-8")
    return tuple(
        State(
            scale=row["scale"],
            id=row["id"],
            order=int(row["order"]),
            name=row["name"],
            tone=Tone(row["tone"]),
            shape=row["shape"],
            meaning=row["meaning"],
        )
        for row in csv.DictReader(io.StringIO(text, newline=""))
    )
