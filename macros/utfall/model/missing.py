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

    @property
    def key(self) -> str:
        """The member's key in the catalogue."""
        return self.name.lower().replace("_", "-")


SYMBOLS = tuple(member.value for member in Missing if member is not Missing.UNREADABLE)
