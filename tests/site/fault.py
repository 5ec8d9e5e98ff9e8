"""A seeded fault: what is done to the project, and what the editor is to be told of it."""

from collections.abc import Callable
from dataclasses import dataclass

BROKEN, MISUSED = 1, 2  # the exit codes of `utfall check`


@dataclass(frozen=True)
class Fault:
    """One row of the table of faults. ``edit`` breaks a project and returns the row it did so on.

    ``sentence`` is the part of the message that only this fault has; ``field`` is a column's heading, ``column``
    a position in characters on a page; ``hint`` is what the remedy has. ``alone`` says that no other error follows from
    the same fault, ``built`` that ``utfall build`` is run too.
    """

    name: str
    edit: Callable
    slug: str
    file: str
    sentence: str
    field: str | None = None
    column: int | None = None
    value: str | None = None
    hint: str = ""
    alone: bool = True
    built: bool = False

    def __str__(self):
        return self.name
