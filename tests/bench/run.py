"""Measure the build: against a bare Material build of the same pages, with a long archive, and with 100 000 rows.

Run by hand with ``make bench``. Times on a shared machine mean little alone, so every command is run in turn with the
one that the others are compared with, and told as a ratio to it: of processor time, which other programs disturb
little, and of wall time. Memory is the process's own peak. Nothing is asserted; in processor time the ratios to a bare
build of the same pages should be at most

- 6 for a build of the seed's month with nothing remembered,
- 2 for one that follows another,
- 0.8 for ``utfall check`` where nothing has changed since the last,
- 4 for the newest month of the example, with its archive of 36 months, when it follows another.

Check and build are told too where a word has changed on one page since the last run, so that what is remembered of the
whole is of no use.

With three times the months, the newest month's build should take less than three times as long. A month of 100 000
rows has no ratio to keep to: it is there for its seconds and its memory.
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
from utfall.demo import demo
from utfall.pages.edition import prepare
from utfall.pages.render import render_page
from utfall.period import Frequency, Period
from utfall.project import read_project
from utfall.source.page import read_pages

MONTH = "2023-11"
RUNS, FEW = 5, 3
MANY = 100_000


@dataclass
class Measured:
    """One command's runs: processor seconds, seconds of the wall clock, and peak megabytes."""

    name: str
    command: list[str]
    folder: Path
    forgets: bool = False  # all that the project remembers, before each run
    changes: str = ""  # the page on which a word is changed before each run
    processor: list[float] = field(default_factory=list)
    wall: list[float] = field(default_factory=list)
    megabytes: float = 0

    def run(self) -> None:
        """Run once and keep times and peak memory of the process, as the kernel accounts for them."""
        if self.forgets:
            shutil.rmtree(self.folder / ".cache", ignore_errors=True)
        if self.changes:
            page = self.folder / "docs" / self.changes
            written = page.read_text(encoding="utf-8").partition("\n\nOrd ")[0].rstrip()
            page.write_text(f"{written}\n\nOrd {self.name} {len(self.wall)}.\n", encoding="utf-8")
        environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)  # with it every run compiles our modules anew
        start = time.perf_counter()
        with Path(os.devnull).open("w", encoding="utf-8") as nothing:
            process = subprocess.Popen(self.command, cwd=self.folder, stdout=nothing, stderr=nothing, env=environment)
            _, status, usage = os.wait4(process.pid, 0)
        self.wall.append(time.perf_counter() - start)
        self.processor.append(usage.ru_utime + usage.ru_stime)
        self.megabytes = max(self.megabytes, usage.ru_maxrss / 1024)
        if os.waitstatus_to_exitcode(status):
            message = f"{self.name} failed; run it by hand in a copy of the project"
            raise SystemExit(message)

    def forget_runs(self) -> None:
        """Begin anew, after a run that does not count."""
        self.processor.clear()
        self.wall.clear()
        self.megabytes = 0


def make_bare(target: Path, source: Callable[[Path], object] = copy_seed) -> Path:
    """Write a project's pages with the tables already in them, and the configuration without our plugin."""
    source(target)
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


def compare(title: str, base: Measured, *others: Measured, runs: int = RUNS, warms: bool = True) -> None:
    """Run all in turn and print medians and their ratios to the base. ``warms`` runs each once before, uncounted."""
    for one in (base, *others) if warms else ():
        one.run()
        one.forget_runs()
    for _ in range(runs):
        for one in (base, *others):
            one.run()
    tell(f"\n{title}\n{'':44} {'processor':>16} {'wall clock':>16} {'peak':>7}")
    tell(f"{'command':44} {'ratio':>7} {'s':>8} {'ratio':>7} {'s':>8} {'MB':>7}")
    for one in (base, *others):
        ratios = ratio(one.processor, base.processor), ratio(one.wall, base.wall)
        seconds = statistics.median(one.processor), statistics.median(one.wall)
        times = " ".join(f"{of:7.2f} {took:8.2f}" for of, took in zip(ratios, seconds, strict=True))
        tell(f"{one.name:44} {times} {one.megabytes:7.0f}")


def ratio(some: list[float], base: list[float]) -> float:
    """Return the median of the runs' ratios."""
    return statistics.median(mine / its for mine, its in zip(some, base, strict=True))


def tell(line: str) -> None:
    """Print at once: the whole takes minutes."""
    print(line, flush=True)


def main() -> None:
    """Measure and print."""
    mkdocs = [sys.executable, "-m", "mkdocs", "build"]
    build, check = ([str(Path(sys.executable).with_name("utfall")), verb] for verb in ("build", "check"))
    with tempfile.TemporaryDirectory() as name:

        def folder(name: str, make: Callable[[Path], object], scratch: Path = Path(name)) -> Path:
            (scratch / name).mkdir()
            make(scratch / name)
            return scratch / name

        ours, example = folder("ours", copy_seed), folder("example", demo)
        changed = folder("changed", copy_seed)
        compare(
            "The seed's month",
            Measured("bare Material build, tables in the pages", mkdocs, folder("bare", make_bare)),
            Measured("utfall build, nothing remembered", build, ours, forgets=True),
            Measured("utfall build, built before", build, ours),
            Measured("utfall check", check, ours),
            Measured("utfall build, a word changed", build, changed, changes="index.md"),
            Measured("utfall check, a word changed", check, changed, changes="index.md"),
        )
        bare = folder("bare-example", lambda target: make_bare(target, demo))
        compare(
            "The example's newest month, after 35 others",
            Measured("bare Material build, tables in the pages", mkdocs, bare),
            Measured("utfall build, nothing remembered", build, example, forgets=True),
            Measured("utfall build, built before", build, example),
            Measured("utfall check", check, example),
            runs=FEW,
        )
        compare(
            "The seed's month after copies of it",
            Measured("utfall build, 12 months", build, folder("12", lambda target: make_archive(target, 12))),
            Measured("utfall build, 36 months", build, folder("36", lambda target: make_archive(target, 36))),
            runs=FEW,
        )
        many = folder("many", make_many)
        compare(
            f"The seed's month with {MANY} more observations",
            Measured("utfall check, nothing remembered", check, many),
            Measured("utfall build, after the check", build, many),
            runs=1,
            warms=False,
        )


if __name__ == "__main__":
    main()
