"""A heat table before it is put together: rows over periods, each value with the state that it is in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from decimal import Decimal

    from utfall.model.missing import Missing
    from utfall.model.status import State


@dataclass(frozen=True, slots=True)
class HeatRow:
    """Hold one row. ``values`` and ``states`` have an entry for each period.

    A row of which no state says anything is graded by where its values stand among one another.
    """

    id: str
    name: str
    values: tuple[Decimal | Missing | Literal[""], ...]
    states: tuple[State | None, ...]
    decimals: int
    unit: str = ""
    detail: str = ""
    kind: str = "line"
    level: int = 0
    is_folded: bool = False

    @property
    def is_held_against(self) -> bool:
        """Whether its values are held against something, so that a state is known of at least one."""
        return any(state is not None and state.is_assessed for state in self.states)
