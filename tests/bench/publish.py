"""Measure what publishing one edition more costs when 12, 60 and 120 are published: flat, or does it grow?

Run by hand with ``make bench``. The example project and its three years, of which months and their later editions are
published from one built site; then the newest month in full: looked at, checked, built, put on the branch, pushed to a
bare repository beside. Processor time, with that of git, since wall time on a shared machine says little; each part as
a ratio to the whole with the fewest. What a longer archive costs is measured by ``archive.py``.
The pack's growth is what the last edition added. Nothing is asserted.
"""

import csv
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import utfall.pages.edition
from utfall.demo import demo
from utfall.model.edition_name import EditionName
from utfall.model.finding import blocking
from utfall.names import names
from utfall.period import Period
from utfall.plugin.engine import build_site
from utfall.project import find_project
from utfall.work.git import Repository
from utfall.work.publish import STEPS, Orders, publish
from utfall.work.publishing_branch import Branch

LENGTHS = (12, 60, 120)
WHO = ("GIT_AUTHOR", "GIT_COMMITTER")


@dataclass
class Clock:
    """Keep the processor time of each step, this process's and that of those it started."""

    step: str = ""
    since: float = 0
    spent: dict[str, float] = field(default_factory=dict)

    def tell(self, step: str) -> None:
        """Begin a step."""
        now = sum(os.times()[:4])
        if self.step:
            self.spent[self.step] = self.spent.get(self.step, 0) + now - self.since
        self.step, self.since = step, now


def git(folder: Path, *arguments: str) -> str:
    """Ask git."""
    return subprocess.run(["git", *arguments], cwd=folder, check=True, capture_output=True, text=True).stdout.strip()


def explain(file: Path) -> None:
    """Comment every observation, as a month must be before it is published."""
    with file.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    with file.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, rows[0].keys(), lineterminator="\n")
        writer.writeheader()
        writer.writerows({**row, "comment": row["comment"] or "Som väntat."} for row in rows)


def editions(months: Sequence[Period], count: int) -> Iterator[EditionName]:
    """Yield so many editions: the first of each month, the newest months where that is enough, then the second."""
    for number in range(1, count // len(months) + 2):
        for month in months[-min(count, len(months)) :]:
            if count:
                yield EditionName(month, number)
                count -= 1


def prepare(folder: Path, count: int, site: Path) -> Path:
    """Return the example project with so many editions published, ready to publish its newest month, with a remote."""
    root = demo(folder / "arbete").root
    explain(max((root / "data").iterdir()) / "observations.csv")
    (root / ".gitignore").write_text("/.cache\n/site\n", encoding="utf-8")
    remote = folder / "fjarr.git"
    git(folder, "init", "--quiet", "--bare", "-b", "main", str(remote))
    git(root, "init", "--quiet", "-b", "main")
    git(root, "add", ".")
    git(root, "commit", "--quiet", "-m", "Alla")
    git(root, "remote", "add", "origin", str(remote))
    repository = Repository(root)
    for edition in editions(find_project(root).months[:-1], count):
        branch = Branch(repository, repository.commit("refs/heads/gh-pages"), names("sv"))
        commit = branch.with_edition(edition, str(edition.month), site, {}, str(edition))
        git(root, "update-ref", "refs/heads/gh-pages", commit)
        git(root, "tag", "--message", str(edition), names("sv").tag(edition))
    git(root, "push", "--quiet", "origin", "main", "gh-pages", "--tags")
    return root


def packed(repository: Path) -> int:
    """Return the bytes of a bare repository's objects, packed."""
    git(repository, "gc", "--quiet", "--prune=now")
    return sum(path.stat().st_size for path in (repository / "objects").rglob("*") if path.is_file())


def main() -> None:
    """Publish beside ever more editions and print."""
    for name in WHO:
        os.environ |= {f"{name}_NAME": "Bench", f"{name}_EMAIL": "bench@example.org"}
    lengths = [int(text) for text in sys.argv[1:]] or LENGTHS
    with tempfile.TemporaryDirectory() as folder:
        first = demo(Path(folder) / "forst").root
        os.environ["UTFALL_MONTH"] = "2025-11"
        site = Path(folder) / "webbplats"
        site.mkdir()
        built = build_site(find_project(first), site, EditionName.parse("2025-11.1"))
        assert built.is_built, (built.findings, built.complaints)
        del os.environ["UTFALL_MONTH"]
        print("Publishing one edition more, parts as ratios to the whole beside the fewest")
        print(f"{'editions':>8} {'whole':>7} {' '.join(f'{step:>7}' for step in STEPS)}   seconds   pack grew by kB")
        base = 0.0
        for length in lengths:
            place = Path(folder) / str(length)
            place.mkdir()
            root = prepare(place, length, site)
            project = find_project(root)
            tried = publish(project, build_site, Orders(lambda _: None, is_rehearsal=True))
            assert tried.outcome == "rehearsed", (blocking(tried.findings), tried.complaints)
            before = packed(place / "fjarr.git")
            utfall.pages.edition._prepared.cache_clear()
            clock = Clock()
            done = publish(project, build_site, Orders(clock.tell))
            clock.tell("")
            assert done.outcome == "published", done.findings
            whole = sum(clock.spent.values())
            base = base or whole
            parts = " ".join(f"{clock.spent[step] / base:7.2f}" for step in STEPS)
            grown = (packed(place / "fjarr.git") - before) // 1000
            print(f"{length:8} {whole / base:7.2f} {parts} {whole:9.1f} {grown:17}", flush=True)
            shutil.rmtree(place)


if __name__ == "__main__":
    sys.exit(main())
