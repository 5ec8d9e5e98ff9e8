"""A way from the start page into a chapter: where it leads, what is there, and how it stands."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ChapterLink:
    """One way. ``holds`` and ``said`` are short phrases, ``address`` is from the site's root."""

    address: str
    title: str
    holds: tuple[str, ...]
    said: tuple[str, ...]
