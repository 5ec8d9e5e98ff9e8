"""The last run of the automatic accessibility tests: what was tried, how, and what was found."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AccessibilityRun:
    """Hold what a run says of itself. ``pages`` are the built pages' addresses, ``widths`` pixels."""

    axe: str
    rules: tuple[str, ...]
    pages: frozenset[str]
    widths: tuple[int, ...]
    schemes: tuple[str, ...]
    violations: int
