"""``utfall demo``: a complete project of an invented municipality, three years of it, to look at and to learn from.

Its plan stands in tables: who does what from when (``activities``, ``assignments``, ``goals``, ``projects``), how
figures behave (``behaviour``, ``economy``, ``figures``) and what went otherwise (``incidents``). The rest makes
packages of it; ``city/`` makes a whole city of departments. No clock and no chance: two runs write the same bytes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from utfall.demo import shipped
from utfall.demo.city import city_files
from utfall.demo.city.names import MOST
from utfall.demo.package import month_files
from utfall.demo.support import support
from utfall.demo.timeline import COUNT, FIRST, MONTHS
from utfall.errors import UsageError
from utfall.words import Sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from utfall.period import Period


FEWEST, MOST_MONTHS = 2, 120


@dataclass(frozen=True, slots=True)
class Demo:
    """Hold where an example was written, the months it has, oldest first, and how many departments, if it is a city."""

    root: Path
    months: tuple[Period, ...]
    departments: int = 0


def demo(target: Path) -> Demo:
    """Write the example project. Raise ``UsageError`` where something lies in its way or nothing can be written."""
    _written(target, _files())
    return Demo(target, MONTHS)


def demo_city(target: Path, departments: int, months: int = COUNT) -> Demo:
    """Write an example city: a project for each department, and one of the whole. Raise ``UsageError`` as ``demo``."""
    if not FEWEST <= departments <= MOST:
        raise UsageError(Sentence("error.demo-departments", {"count": departments, "fewest": FEWEST, "most": MOST}))
    if not 1 <= months <= MOST_MONTHS:
        raise UsageError(Sentence("error.demo-months", {"count": months, "most": MOST_MONTHS}))
    _written(target, city_files(departments, months))
    return Demo(target, tuple(FIRST.shifted(step) for step in range(months)), departments)


def _written(target: Path, files: Iterable[tuple[str, bytes]]) -> None:
    if target.exists() and not (target.is_dir() and not any(target.iterdir())):
        raise UsageError(Sentence("error.demo-not-empty", {"folder": target}))
    try:
        for name, content in files:
            path = target / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
    except OSError as fault:
        raise UsageError(Sentence("error.demo-not-written", {"folder": target, "reason": fault.strerror})) from fault


def _files() -> Iterator[tuple[str, bytes]]:
    """Yield every file of the project, by its path in it."""
    yield from shipped.pages()
    yield from shipped.of_git()
    plan = support()
    for month in MONTHS:
        yield from ((f"data/{month}/{name}", content) for name, content in month_files(plan, month))
