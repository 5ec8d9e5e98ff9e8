"""A figure of a project's own that is shown live: what the page's script makes of it, and the table of its data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from utfall.shown.table import Table


@dataclass(frozen=True, slots=True)
class LiveFigure:
    """One figure that our own painter does not know. ``plot`` is its JSON, ``table`` has the same values.

    ``alternative`` says in words what is seen. ``needs_all`` says that its traces are not among those of the small
    script, and ``can_be_read`` that its values can be gone through with the keyboard. ``still`` is a picture of it, as
    an SVG file, where one could be made.
    """

    id: str
    title: str
    alternative: str
    table: Table
    plot: str
    needs_all: bool = False
    can_be_read: bool = False
    still: str = ""
