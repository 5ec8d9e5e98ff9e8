"""``utfall demo``: a complete project of an invented municipality, three years of it, to look at and to learn from.

Its plan stands in tables: who does what from when (``activities``, ``assignments``, ``goals``, ``projects``), how
figures behave (``behaviour``, ``economy``, ``figures``) and what went otherwise (``incidents``). The rest makes
packages of it. No clock and no chance: two runs write the same bytes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from utfall.demo import shipped
from utfall.demo.package import month_files
from utfall.demo.support import support
from utfall.demo.timeline import MONTHS
from utfall.errors import UsageError
from utfall.words import Sentence

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from utfall.period import Period


@dataclass(frozen=True, slots=True)
class Demo:
    """Hold where an example project was written and the months it has, oldest first."""

    root: Path
    months: tuple[Period, ...]


def demo(target: Path) -> Demo:
    """Write the example project. Raise ``UsageError`` where something lies in its way or nothing can be written."""
    if target.exists() and not (target.is_dir() and not any(target.iterdir())):
        raise UsageError(Sentence("error.demo-not-empty", {"folder": target}))
    files = dict(_files())
    try:
        for name, content in files.items():
            path = target / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
    except OSError as fault:
        raise UsageError(Sentence("error.demo-not-written", {"folder": target, "reason": fault.strerror})) from fault
    return Demo(target, MONTHS)


def _files() -> Iterator[tuple[str, bytes]]:
    """Yield every file of the project, by its path in it."""
    yield from shipped.pages()
    yield from shipped.of_git()
    plan = support()
    for month in MONTHS:
        yield from ((f"data/{month}/{name}", content) for name, content in month_files(plan, month))
