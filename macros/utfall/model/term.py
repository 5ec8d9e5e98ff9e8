"""A term of the glossary: what it is called, in which forms it is written, and what it means in plain words."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Term:
    """Explain one term. ``forms`` are all the ways it is written, ``address`` leads to it in the glossary."""

    id: str
    name: str
    forms: tuple[str, ...]
    explanation: str
    address: str = ""
