"""What is left of a month that is being written."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class OldText:
    """Name a page that carries the text of an earlier month: its title, its file, and the month as it is written."""

    title: str
    file: str
    month: str
