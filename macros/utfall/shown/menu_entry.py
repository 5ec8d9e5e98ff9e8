"""A page in the menu, with how many of the things that it shows deviate."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from utfall.model.status import State


@dataclass(frozen=True, slots=True)
class MenuEntry:
    """One page that shows things with a status. ``address`` is from the site's root, ``worst`` the worst status.

    ``said`` is what the mark and the number say, for those who hear the page.
    """

    address: str
    worst: State
    deviating: int
    said: str
