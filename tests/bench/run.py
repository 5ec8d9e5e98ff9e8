"""Measure the build: against a bare Material build of the same pages, the check alone, and a month of 100 000 rows.

Run by hand with ``make bench``. Times on a shared machine mean little alone, so every command is run in turn with
the bare build and reported as a ratio; memory is the process's own peak. Nothing here is asserted.
"""

import csv
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from tests.seeded import copy_seed
from utfall.pages.edition import prepare
from utfall.pages.page import read_pages
from utfall.pages.render import render_page
from utfall.period import Frequency, Period
from utfall.project import read_project
from utfall.work.demo import demo

MONTH = "2023-11"
RUNS = 5
MANY = 100_000


@dataclass
class Measured:
    """One command's runs: seconds and peak megabytes."""

    name: str
    command: list[str]
    folder: Path
    environment: dict[str, str] = field(default_factory=dict)
    forgets: bool = False  # all that the project remembers, before each run
    seconds: list[float] = field(default_factory=list)
    megabytes: float = 0

    def run(self) -> None:
        """Run once and keep time and peak memory of the process, as the kernel accounts for it."""
        environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", **self.environment}
        if self.forgets:
            shutil.rmtree(self.folder / ".cache", ignore_errors=True)
        start = time.perf_counter()
        with Path(os.devnull).open("w", encoding="utf-8") as nothing:
            process = subprocess.Popen(self.command, cwd=self.folder, stdout=nothing, stderr=nothing, env=environment)
            _, status, usage = os.wait4(process.pid, 0)
        self.seconds.append(time.perf_counter() - start)
        self.megabytes = max(self.megabytes, usage.ru_maxrss / 1024)
        if os.waitstatus_to_exitcode(status):
            message = f"{self.name} failed; run it by hand in a copy of the project"
            raise SystemExit(message)


def make_plain(target: Path) -> Path:
    """Write the same pages without their charts."""
    target.mkdir()
    copy_seed(target)
    for page in (target / "docs").glob("*.md"):
        lines = page.read_text(encoding="utf-8").splitlines(keepends=True)
        page.write_text("".join(line for line in lines if not line.startswith("{{ chart(")), encoding="utf-8")
    return target


def make_bare(target: Path) -> Path:
    """Write the same pages with the tables already in them, and the configuration without our plugin."""
    copy_seed(target)
    project = read_project(target)
    edition = prepare(project)
    for page in read_pages(project):
        text, _ = render_page(page, project.docs, edition.macros)
        (project.docs / page.name).write_text(text, encoding="utf-8")
    lines = (target / "mkdocs.yml").read_text(encoding="utf-8").splitlines()
    start = lines.index("  - macros:")
    end = next(number for number in range(start + 1, len(lines)) if not lines[number].startswith("      "))
    (target / "mkdocs.yml").write_text("\n".join(lines[:start] + lines[end:]), encoding="utf-8")
    return target


def make_many(target: Path) -> Path:
    """Write a month with 100 000 more indicators, each observed once; the pages show what they showed."""
    copy_seed(target)
    shutil.rmtree(target / "docs" / "indikatorer")  # a hundred thousand lack a page of their own
    config = target / "mkdocs.yml"
    listed = "  - Alla indikatorer: indikatorer/index.md\n"
    config.write_text(config.read_text(encoding="utf-8").replace(listed, ""), encoding="utf-8")
    page = target / "docs" / "indikatorer.md"
    page.write_text(page.read_text(encoding="utf-8").replace("(indikatorer/index.md)", "(om.md)"), encoding="utf-8")
    om = target / "docs" / "om.md"
    om.write_text(om.read_text(encoding="utf-8").replace("definitions()", 'definitions("hr")'), encoding="utf-8")
    folder = target / "data" / MONTH
    descriptor = folder / "datapackage.json"
    text = descriptor.read_text(encoding="utf-8").replace('"indikatorer"', '"indikatorer", "many"')
    descriptor.write_text(text, encoding="utf-8")
    append(folder / "indicators.csv", lambda row, number: {**row, "id": f"m-{number}", "chapter": "many"})
    append(folder / "observations.csv", lambda row, number: {**row, "indicator": f"m-{number}"})
    return target


def make_archive(target: Path, months: int) -> Path:
    """Write an archive that ends with the real month: its own figures moved back, a folder for each month."""
    copy_seed(target)
    for folder in (target / "data").iterdir():
        if folder.name != MONTH:
            shutil.rmtree(folder)
    newest = Period.parse(MONTH)
    forget_comparisons(target / "data" / MONTH / "observations.csv")
    for back in range(1, months):
        month = newest.shifted(-back)
        folder = target / "data" / str(month)
        shutil.copytree(target / "data" / MONTH, folder)
        for name in ("observations.csv", "statement_lines.csv", "notes.csv", "datapackage.json"):
            move(folder / name, month)
    return target


def forget_comparisons(file: Path) -> None:
    """Empty the comparison figures: in an archive of copies they would rewrite history."""
    with file.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    with file.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, rows[0].keys(), lineterminator="\n")
        writer.writeheader()
        writer.writerows({**row, "previous_outcome": "", "rolling_12": ""} for row in rows)


def move(file: Path, month: Period) -> None:
    """Let a file speak of another month."""
    text = file.read_text(encoding="utf-8")
    tertial = str(month.within(Frequency.TERTIAL))
    text = text.replace("2023-T3", tertial).replace(MONTH, str(month)).replace(",2023-10,", f",{month},")
    text = text.replace("/2023,", f"/{month.year},").replace("nki,2023,", f"nki,{month.year},")
    file.write_text(text.replace("2023.11.1", f"{month.year}.{month.number}.1"), encoding="utf-8")


def append(file: Path, change: Callable[[dict[str, str], int], dict[str, str]]) -> None:
    """Append many changed copies of a file's first row."""
    with file.open(encoding="utf-8", newline="") as stream:
        first = next(csv.DictReader(stream))
    with file.open("a", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, first.keys(), lineterminator="\n")
        writer.writerows(change(first, number) for number in range(MANY))


def compare(base: Measured, others: list[Measured], runs: int) -> None:
    """Run all in turn after a warm-up, and print medians as ratios to the base's runs."""
    for one in (base, *others):
        one.run()
        one.seconds.clear()
        one.megabytes = 0
    for _ in range(runs):
        for one in (base, *others):
            one.run()
    print(f"{'command':44} {'ratio':>7} {'median s':>9} {'peak MB':>8}")
    for one in (base, *others):
        ratio = statistics.median(mine / its for mine, its in zip(one.seconds, base.seconds, strict=True))
        print(f"{one.name:44} {ratio:7.2f} {statistics.median(one.seconds):9.2f} {one.megabytes:8.0f}")


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as name:
        scratch = Path(name)
        bare, ours, many, year, decade = (scratch / part for part in ("bare", "ours", "many", "12", "120"))
        for folder in (bare, ours, many, year, decade):
            folder.mkdir()
        make_bare(bare)
        copy_seed(ours)
        make_many(many)
        make_archive(year, 12)
        make_archive(decade, 120)
        mkdocs = [sys.executable, "-m", "mkdocs", "build"]
        utfall = [str(Path(sys.executable).with_name("utfall"))]
        base = Measured("bare Material build, tables in the pages", mkdocs, bare)
        print("Charts: the seed's month, and the example project's newest")
        plain, example, command = scratch / "plain", scratch / "example", [*utfall, "build"]
        make_plain(plain)
        demo(example)
        compare(
            Measured("utfall build without charts", command, plain),
            [
                Measured("utfall build, built before", command, ours),
                Measured("utfall build, nothing remembered", command, ours, forgets=True),
                Measured("the example, built before", command, example),
                Measured("the example, nothing remembered", command, example, forgets=True),
            ],
            RUNS,
        )
        print("\nThe seed's month")
        compare(
            base,
            [
                Measured("mkdocs build", mkdocs, ours),
                Measured("utfall build", [*utfall, "build"], ours),
                Measured("utfall check", [*utfall, "check"], ours),
            ],
            RUNS,
        )
        print(f"\nThe same with {MANY} more observations")
        compare(
            Measured(base.name, mkdocs, bare),
            [Measured("utfall build", [*utfall, "build"], many), Measured("utfall check", [*utfall, "check"], many)],
            1,
        )

        print("\nThe archive: the newest month's whole build, with 12 and with 120 months to read")
        compare(
            Measured("utfall build, 12 months", [*utfall, "build"], year),
            [
                Measured("utfall build, 120 months", [*utfall, "build"], decade),
                Measured("utfall check, 12 months", [*utfall, "check"], year),
                Measured("utfall check, 120 months", [*utfall, "check"], decade),
            ],
            RUNS,
        )


if __name__ == "__main__":
    main()
