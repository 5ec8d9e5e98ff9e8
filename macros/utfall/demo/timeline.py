"""What holds from which month: the form that the demo's plans are written in. Knows neither figures nor files."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from utfall.period import Period

if TYPE_CHECKING:
    from collections.abc import Iterator

T = TypeVar("T")
Timeline = tuple[tuple[str, T], ...]  # ``("2024-05", what)``: from that month on, until the next step

FIRST, COUNT = Period.parse("2023-01"), 36
MONTHS = tuple(FIRST.shifted(step) for step in range(COUNT))


def at(timeline: Timeline[T], month: Period) -> T | None:
    """Return what holds in a month: the latest step that has come by then, ``None`` before the first."""
    return next((what for since, what in reversed(timeline) if since <= str(month)), None)


def between(first: str, last: str) -> Iterator[Period]:
    """Yield the months from one to another, both included."""
    month, end = Period.parse(first), Period.parse(last)
    while month <= end:
        yield month
        month = month.shifted(1)
