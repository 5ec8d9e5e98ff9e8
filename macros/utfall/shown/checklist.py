"""What must be in place before a month is published, and whether it is."""

from __future__ import annotations

from dataclasses import dataclass

ITEMS = ("data", "figures", "explained", "corrections", "order", "text", "pages", "links", "signed", "personal")


@dataclass(frozen=True, slots=True)
class Item:
    """One thing on the list. ``key`` is one of ``ITEMS``; ``left`` is how much is to be done, ``None`` untried."""

    key: str
    left: int | None

    @property
    def is_done(self) -> bool:
        """Whether it was tried and nothing is left to do."""
        return self.left == 0
