"""What is told of a month in brief: a verdict, facts, a checklist, and sections that hold a table each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from utfall.shown.checklist import Item
    from utfall.shown.table import Table


@dataclass(frozen=True, slots=True)
class DigestSection:
    """One part: its title with how much it holds, a table of it, and what is said below.

    ``count`` is how many there are; the table may hold fewer. One that is ``urgent`` is shown, the others opened by
    whoever wants them.
    """

    title: str
    table: Table
    count: int
    hints: tuple[str, ...] = ()
    urgent: bool = False


@dataclass(frozen=True, slots=True)
class Digest:
    """Hold what is told, the most important first. Everything but ``verdict`` and titles may be data.

    ``facts`` are names with what there is to say of them, ``pages`` names of pages with their addresses, which are
    empty where there is nowhere to look at them.
    """

    verdict: str
    is_ready: bool
    facts: tuple[tuple[str, str], ...]
    checklist: str
    items: Sequence[Item]
    sections: tuple[DigestSection, ...]
    pages_title: str = ""
    pages: tuple[tuple[str, str], ...] = ()
    preview: str = ""
