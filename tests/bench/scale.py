"""Measure how a city's reports grow: 1, 12 and 60 departments with 12, 36 and 120 months each.

Run by hand with ``make scale``; the documentation's page "Scale" tells what it writes. Everything is done by the
commands that people use, on the example city. What a whole city of that size would take days for is made sparsely:
one department has all its months and publishes its last three in full, and beside it the publishing branch holds one
small edition for each of its earlier months and for each other department, and the lake the same edition under other
names. What follows from that by multiplying is written as computed, what was timed or weighed as measured. Processor
seconds, with those of git and all that a command starts, since wall time on a shared machine says little.
Nothing is asserted.
"""

import csv
import os
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tests.bench.scale_city import City, Weight
from tests.bench.scale_lake import Lake
from tests.seeded import ROOT

DEPARTMENTS, MONTHS = (1, 12, 60), (12, 36, 120)
FIGURES = ROOT / ".github" / "site" / "scale.csv"
COLUMNS = ("departments", "months", "what", "unit", "value", "how")
MEASURED, COMPUTED = "measured", "computed"
KEPT = 12  # months that stay whole on a branch of which the others are thinned


@dataclass
class Figures:
    """Gather figures: for so many departments and months, what, in which unit, how much, and how it was come by."""

    rows: list[dict[str, object]] = field(default_factory=list)

    def add(self, size: tuple[int, int], what: str, unit: str, value: float, how: str) -> None:
        """Add one figure and say it."""
        departments, months = size
        told = round(value, 2) if unit == "seconds" else round(value)
        row = (departments, months, what, unit, told, how)
        self.rows.append(dict(zip(COLUMNS, row, strict=True)))
        print(f"{departments:4} departments {months:4} months  {what:16} {told:>16} {unit:8} {how}", flush=True)

    def write(self, file: Path) -> None:
        """Write them, sorted, as the documentation reads them."""
        rows = sorted(self.rows, key=lambda row: (row["what"], row["departments"], row["months"]))
        with file.open("w", encoding="utf-8", newline="") as stream:
            writer = csv.DictWriter(stream, rows[0].keys(), lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)


@dataclass(frozen=True)
class Unit:
    """What one department with so many months takes: seconds of a command, bytes and files of an edition."""

    check: float
    build: float
    branch: Weight
    storage: Weight
    thinned: int
    lake: Lake


def unit_of(city: City, folder: Path) -> Unit:
    """Check and build the newest month, publish it after the two before, and weigh what it adds."""
    city.run("check")
    check = city.run("check")
    city.forget()
    build = city.run("build")
    for month in city.months[-3:-1]:
        city.until(month)
        city.run("publish")
    city.until(city.months[-1])
    with city.copied(folder / "alone") as other:
        before = other.branch(), other.storage()
        other.run("publish")
        branch, storage = other.branch() - before[0], other.storage() - before[1]
        lake = Lake.of(other, folder / "sjo")
        return Unit(check, build, branch, storage, other.thinned(), lake)


def grown(figures: Figures, months: int, folder: Path) -> None:
    """Measure a department with so many months, alone and among others."""
    city = City.made(folder, months)
    unit = unit_of(city, folder)
    for departments in DEPARTMENTS:
        size, editions = (departments, months), departments * months
        whole = {
            "branch": unit.branch.packed, "laid-out": unit.branch.laid_out, "storage": unit.storage.laid_out,
            "lake": unit.lake.edition,
        }  # fmt: skip
        for what, value in whole.items():
            figures.add(size, f"edition-{what}", "bytes", value, MEASURED)
            figures.add(size, what, "bytes", value * editions, COMPUTED)
        figures.add(size, "edition-documents", "bytes", unit.branch.documents, MEASURED)
        figures.add(size, "edition-thinned", "bytes", unit.thinned, MEASURED)
        figures.add(size, "thinned", "bytes", departments * with_thinned(unit, months), COMPUTED)
        figures.add(size, "edition-objects", "files", unit.storage.files, MEASURED)
        figures.add(size, "objects", "files", unit.storage.files * editions, COMPUTED)
        how = MEASURED if departments == 1 else COMPUTED
        figures.add(size, "check", "seconds", unit.check * departments, how)
        figures.add(size, "build", "seconds", unit.build * departments, how)
        with city.copied(folder / f"among-{departments}") as other:
            other.crowd(departments)
            figures.add(size, "publish", "seconds", other.run("publish"), MEASURED)
        figures.add(size, "query", "seconds", unit.lake.asked(city, departments), MEASURED)


def with_thinned(unit: Unit, months: int) -> int:
    """Return the bytes of one department's editions laid out, where those older than a year are thinned."""
    kept = min(months, KEPT)
    return kept * unit.branch.laid_out + (months - kept) * unit.thinned


def sizes() -> Iterator[int]:
    """Yield the lengths of the archive that are asked for."""
    yield from (int(text) for text in sys.argv[1:]) if sys.argv[1:] else MONTHS


def main() -> None:
    """Measure, print and write the figures. Lengths of the archive as arguments print only."""
    for name in ("GIT_AUTHOR", "GIT_COMMITTER"):
        os.environ |= {f"{name}_NAME": "Bench", f"{name}_EMAIL": "bench@example.org"}
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    figures = Figures()
    for months in sizes():
        with tempfile.TemporaryDirectory() as folder:
            grown(figures, months, Path(folder))
    if len(sys.argv) == 1:
        figures.write(FIGURES)
        print(f"Written: {FIGURES.relative_to(ROOT)}")


if __name__ == "__main__":
    sys.exit(main())
