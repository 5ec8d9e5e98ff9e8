"""A section of a page that is told from settings: a heading, sentences, and a list where there is one."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Lead:
    """Lead to an address outside, by a text."""

    text: str
    address: str


@dataclass(frozen=True, slots=True)
class TextSection:
    """A section. ``items`` are pairs of what and why, ``leads`` stand after the sentences."""

    id: str
    heading: str
    said: tuple[str, ...] = ()
    items: tuple[tuple[str, str], ...] = ()
    leads: tuple[Lead, ...] = ()
