"""A table whose rows a page shows as cards: which stand open and in which order, which are folded, and their parts."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from utfall.model.status import State
    from utfall.shown.table import Table

ASIDE = ("portfolio", "phase", "area", "level", "giver")  # columns that are told in small print beside the name


@dataclass(frozen=True, slots=True)
class Deck:
    """Hold a table and how its rows are laid out, by their ids.

    ``open`` are in the order in which they are shown; ``folded`` are by their status. ``turns`` says which way a row's
    status has gone since the report before. ``parts`` is a table that tells of each row's parts, ``parts_of`` which of
    its rows are whose, in the order in which they are shown. One that ``is_titled`` has a caption of the page's own.
    """

    table: Table
    open: tuple[str, ...]
    folded: tuple[tuple[State, tuple[str, ...]], ...] = ()
    turns: Mapping[str, str] = field(default_factory=dict)
    parts: Table | None = None
    parts_of: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    is_titled: bool = False

    @property
    def tables(self) -> tuple[Table, ...]:
        """The tables that its cards show."""
        return (self.table, self.parts) if self.parts else (self.table,)
