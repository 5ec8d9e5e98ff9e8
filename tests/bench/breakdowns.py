"""Measure a month that is broken down in 1 000, 10 000 and 100 000 rows, against Frictionless alone on that file.

Run by hand with ``python -m tests.bench.breakdowns``; ``make bench`` runs it too. Every command is a process of its
own, told as a ratio of processor time to validating ``breakdowns.csv`` by its own schema with Frictionless and nothing
Nothing is asserted; ``utfall check`` of 100 000 rows should be at most 3, and a build should take less than 300 MB. The
seed's month without breakdowns is there to tell what is not theirs.
"""

import random
import sys
import tempfile
from pathlib import Path

from tests.bench.run import MONTH, Measured, compare
from tests.breakdowns import broken_down
from tests.seeded import copy_seed

SIZES = (1_000, 10_000, 100_000)
AREAS, MONTHS = 10, range(1, 12)
MEAN, SUMMED, WHOLE = "sjukfranvaro", "lonearenden", "5.3"
ALONE = """\
import json, sys
from frictionless import Resource
entry = json.load(open("datapackage.json", encoding="utf-8"))
entry = next(one for one in entry["resources"] if one["name"] == "breakdowns")
entry["schema"].pop("foreignKeys")
sys.exit(not Resource.from_descriptor(entry).validate().valid)
"""


def make(target: Path, rows: int) -> Path:
    """Write the seed's month with sick leave and errands by unit, by sex and by both, of which every whole follows."""
    copy_seed(target)
    # of an indicator and a month: areas, units, sexes, and areas and units by sex
    units = max(2, (rows // (2 * len(MONTHS)) - 3 * AREAS - 2) // (3 * AREAS) // 2 * 2)
    chance = random.Random(rows)  # noqa: S311 - figures to measure with
    whole = outcome_of(target / "data" / MONTH / "observations.csv")
    lines = [line for month in MONTHS for line in (*mean(month, units, chance), *summed(month, units, chance, whole))]
    members = [f"enhet,a{area},{area + 1},Område {area}," for area in range(AREAS)]
    members += [
        f"enhet,{unit_of(area, unit)},{area * units + unit + 11},Enhet {area}.{unit},a{area}"
        for area in range(AREAS) for unit in range(units)
    ]  # fmt: skip
    members += ["kon,kvinnor,1,Kvinnor,", "kon,man,2,Män,"]
    head = "dimension,id,order,name,parent\n"
    broken_down(target / "data" / MONTH, "\n".join(lines) + "\n", members=head + "\n".join(members) + "\n")
    return target


def outcome_of(file: Path) -> int:
    """Return what is told in all of what is summed."""
    lines = file.read_text(encoding="utf-8").splitlines()
    return int(next(line for line in lines if line.startswith(f"{SUMMED},{MONTH}")).split(",")[2])


def unit_of(area: int, unit: int) -> str:
    """Return a unit's id."""
    return f"a{area}-{unit}"


def mean(month: int, units: int, chance: random.Random) -> list[str]:
    """Return the rows of what is weighed: two units of the same weight lie as far above the whole as below it."""
    start = f"{MEAN},2023-{month:02}"
    found = [f"{start},,kvinnor,5.7,,{AREAS * units * 50},,", f"{start},,man,4.9,,{AREAS * units * 50},,"]
    for area in range(AREAS):
        found.append(f"{start},a{area},,{WHOLE},5,{units * 100},,")
        found += [f"{start},a{area},{sex},{of},,{units * 50},," for sex, of in (("kvinnor", "5.7"), ("man", "4.9"))]
        offs = [sign * off for off in (chance.randrange(0, 30) for _ in range(units // 2)) for sign in (1, -1)]
        for unit in range(units):
            tenths, place = 53 + offs[unit], f"{start},{unit_of(area, unit)}"
            found.append(f"{place},,{tenths / 10},5,100,,")
            found.append(f"{place},kvinnor,{(tenths + 4) / 10},,50,,")
            found.append(f"{place},man,{(tenths - 4) / 10},,50,,")
    return found


def summed(month: int, units: int, chance: random.Random, whole: int) -> list[str]:
    """Return the rows of what is summed; the last unit has what is left of the whole."""
    start, found, sexes, areas = f"{SUMMED},2023-{month:02}", [], [0, 0], 0
    for area in range(AREAS):
        cells = [[chance.randrange(0, 40), chance.randrange(0, 40)] for _ in range(units)]
        if area == AREAS - 1:
            cells[-1][0] += whole - areas - sum(map(sum, cells))
        parts = [sum(cell[sex] for cell in cells) for sex in (0, 1)]
        sexes, areas = [sexes[0] + parts[0], sexes[1] + parts[1]], areas + sum(parts)
        found.append(f"{start},a{area},,{sum(parts)},,,,")
        found += [f"{start},a{area},{sex},{parts[at]},,,," for at, sex in enumerate(("kvinnor", "man"))]
        for unit, cell in enumerate(cells):
            place = f"{start},{unit_of(area, unit)}"
            found.append(f"{place},,{sum(cell)},,,,")
            found += [f"{place},{sex},{cell[at]},,,," for at, sex in enumerate(("kvinnor", "man"))]
    return [*found, f"{start},,kvinnor,{sexes[0]},,,,", f"{start},,man,{sexes[1]},,,,"]


def measure(scratch: Path, rows: int) -> None:
    """Measure one size and print it."""
    utfall = str(Path(sys.executable).with_name("utfall"))
    project = make(scratch / str(rows), rows)
    month = project / "data" / MONTH
    alone = scratch / f"{rows}.py"
    alone.write_text(ALONE, encoding="utf-8")
    lines = (month / "breakdowns.csv").read_text(encoding="utf-8").count("\n") - 1
    compare(
        f"The seed's month broken down in {lines} rows",
        Measured("Frictionless alone on the file", [sys.executable, str(alone)], month),
        Measured("utfall check, nothing remembered", [utfall, "check"], project, forgets=True),
        Measured("utfall check, again", [utfall, "check"], project),
        Measured("utfall build, nothing remembered", [utfall, "build"], project, forgets=True),
        runs=1, warms=False,
    )  # fmt: skip


def main() -> None:
    """Measure and print."""
    sizes = [int(one) for one in sys.argv[1:]] or SIZES
    utfall = str(Path(sys.executable).with_name("utfall"))
    with tempfile.TemporaryDirectory() as name:
        scratch = Path(name)
        copy_seed(scratch / "seed")
        compare(
            "The seed's month, not broken down",
            Measured("utfall check, nothing remembered", [utfall, "check"], scratch / "seed", forgets=True),
            Measured("utfall build, nothing remembered", [utfall, "build"], scratch / "seed", forgets=True),
            runs=1, warms=False,
        )  # fmt: skip
        for rows in sizes:
            measure(scratch, rows)


if __name__ == "__main__":
    main()
