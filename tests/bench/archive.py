"""Measure what the length of the archive costs ``utfall check`` of the newest month: reading it, and all the rest.

Run by hand with ``make bench``. Processor time inside one process, the best of five, with 12, 36 and 120 months; an
indicator's page shows the latest 36 periods, so from there on only the reading may grow. Nothing is asserted.
"""

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))

import utfall.checks.examine
import utfall.pages.edition
from tests.bench.run import make_archive
from utfall.project import read_project

RUNS = 5
LENGTHS = (12, 36, 120)


def timed(spent: dict[str, float], name: str, function: Callable[..., Any]) -> Callable[..., Any]:
    """Return the function with its processor time added to ``spent``."""

    def run(*args: object) -> object:
        start = time.process_time()
        try:
            return function(*args)
        finally:
            spent[name] = spent.get(name, 0) + time.process_time() - start

    return run


def measure(root: Path, spent: dict[str, float]) -> dict[str, float]:
    """Return the least seconds of each part over the runs."""
    least: dict[str, float] = {}
    project = read_project(root)
    for _ in range(RUNS):
        utfall.pages.edition._prepared.cache_clear()
        spent.clear()
        timed(spent, "whole", utfall.pages.edition.prepare)(project)
        spent["rest"] = spent["whole"] - spent["read"] - spent["pages"]
        least = {name: min(seconds, least.get(name, seconds)) for name, seconds in spent.items()}
    return least


def main() -> None:
    """Measure and print, as ratios to the shortest archive's whole check."""
    spent: dict[str, float] = {}
    utfall.checks.examine.read_archive = timed(spent, "read", utfall.checks.examine.read_archive)
    utfall.pages.edition._digest = timed(spent, "read", utfall.pages.edition._digest)
    utfall.pages.edition.look_at_pages = timed(spent, "pages", utfall.pages.edition.look_at_pages)
    print("utfall check of the newest month, parts as ratios to the whole with 12 months")
    print(f"{'months':>6} {'whole':>7} {'reading the archive':>20} {'pages':>7} {'the rest':>9}")
    base = 0.0
    with tempfile.TemporaryDirectory() as name:
        for months in LENGTHS:
            root = Path(name, str(months))
            root.mkdir()
            least = measure(make_archive(root, months), spent)
            base = base or least["whole"]
            whole, read, pages, rest = (least[part] / base for part in ("whole", "read", "pages", "rest"))
            print(f"{months:6} {whole:7.2f} {read:20.2f} {pages:7.2f} {rest:9.2f}")


if __name__ == "__main__":
    main()
