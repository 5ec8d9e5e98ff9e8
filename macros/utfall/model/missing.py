"""The vocabulary of missing values: why there is no figure, kept from the file to the page."""

from __future__ import annotations

from enum import Enum


class Missing(Enum):
    """Why a value is missing. The value of each member is its symbol in the data file.

    The symbols are those Swedish statistics use (SCB, Kolada); zero is a value and never one of these.
    """

    NOT_REPORTED = ""
    NOT_AVAILABLE = ".."
    CANNOT_OCCUR = "."
    SUPPRESSED = "x"
    UNREADABLE = "?"  # never in a valid file: a finding has been made of the cell
    DUE = "due"  # in the file the cell is empty: it is to be filled in before the month is published

    @property
    def key(self) -> str:
        """The member's key in the catalogue."""
        return self.name.lower().replace("_", "-")

    @property
    def symbol(self) -> str:
        """What stands for it in the data file."""
        return "" if self is Missing.DUE else self.value


SYMBOLS = tuple(member.value for member in Missing if member not in {Missing.UNREADABLE, Missing.DUE})


def is_blank(value: object) -> bool:
    """Tell whether a value is that of an empty cell."""
    return value is Missing.NOT_REPORTED or value is Missing.DUE
