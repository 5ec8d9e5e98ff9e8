"""A sign-off: who answers for a section as it was, and what it was: its text, its figures and the rules behind them."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date


@dataclass(frozen=True, slots=True)
class SignedContent:
    """Hold what a sign-off binds. ``text`` are the hashes of the page's blocks, in their order.

    ``figures`` and ``rules`` are values by ``resource/row/field``; ``earlier`` is one hash of the same rows for each
    earlier report, since comparisons are worked out from them.
    """

    text: tuple[str, ...]
    figures: Mapping[str, str]
    rules: Mapping[str, str]
    earlier: Mapping[str, str]

    def entry(self) -> dict[str, object]:
        """Return it as it is kept."""
        return {
            "text": list(self.text),
            "figures": dict(self.figures),
            "rules": dict(self.rules),
            "earlier": dict(self.earlier),
        }


@dataclass(frozen=True, slots=True)
class SignOff:
    """Hold one sign-off: the month, the section's page in ``docs``, who signed, on which day, and what is bound."""

    month: str
    section: str
    name: str
    day: date
    content: SignedContent

    @property
    def sha256(self) -> str:
        """The one hash of all of it."""
        told = {"month": self.month, "section": self.section, "name": self.name, "date": self.day.isoformat()}
        whole = json.dumps({**told, **self.content.entry()}, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(whole.encode()).hexdigest()


def content_hash_of(text: str) -> str:
    """Return the hash by which a block of a page, or the rows of a report, are known in a sign-off."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]
