"""Two reports compared, to be shown: the reports that can be chosen, what was found in short, and the table of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from utfall.shown.table import Table


@dataclass(frozen=True, slots=True)
class ReportChoice:
    """One report to choose: how an address names it, and how a reader does."""

    month: str
    name: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """Hold a comparison of two reports, ``before`` and ``after`` by their months.

    ``lead`` is what was found in short. Without a ``table`` nothing differs, which the lead then says. ``notes`` tell
    how it is compared.
    """

    choices: tuple[ReportChoice, ...]
    before: str
    after: str
    lead: str
    table: Table | None
    notes: tuple[str, ...]
