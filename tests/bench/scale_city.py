"""A department of the example city as the bench of growth has it: its months, what is published, what that weighs."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import yaml

from utfall.model.edition_name import EditionName
from utfall.project import read_project
from utfall.work.git import Repository
from utfall.work.publishing_branch import Branch

BRANCH = "gh-pages"
FEWEST = 2  # departments of an example city


@dataclass(frozen=True)
class Weight:
    """Bytes as git keeps them, bytes as they are laid out, the files that these are, and the documents among them."""

    packed: int = 0
    laid_out: int = 0
    files: int = 0
    documents: int = 0

    def __sub__(self, other: "Weight") -> "Weight":
        return Weight(
            self.packed - other.packed, self.laid_out - other.laid_out, self.files - other.files,
            self.documents - other.documents,
        )  # fmt: skip

    @classmethod
    def of(cls, folder: Path) -> "Weight":
        """Weigh a folder."""
        sizes = [path.lstat().st_size for path in folder.rglob("*") if path.is_file()]
        return cls(0, sum(sizes), len(sizes))


def git(folder: Path, *arguments: str) -> str:
    """Ask git."""
    return subprocess.run(["git", *arguments], cwd=folder, check=True, capture_output=True, text=True).stdout.strip()


def timed(command: list[str], folder: Path) -> float:
    """Run a command and return its processor seconds, with those of all that it has started."""
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(command, cwd=folder, stdout=said, stderr=said, env=environment)
        _, status, used = os.wait4(process.pid, 0)
        said.seek(0)
        assert os.waitstatus_to_exitcode(status) == 0, (command, said.read().decode()[-2000:])
    return used.ru_utime + used.ru_stime


@dataclass(frozen=True)
class City:
    """A repository with one department's report, and the bare one beside it that it is published to."""

    folder: Path
    home: str  # the report's folder in the repository
    months: tuple[str, ...]

    @classmethod
    def made(cls, folder: Path, months: int) -> "City":
        """Write the example city, and keep one department."""
        root = folder / "stad"
        timed([cls._utfall(), "demo", "--departments", str(FEWEST), "--months", str(months), str(root)], folder)
        first, *others = sorted((root / "forvaltningar").iterdir())
        for other in (*others, root / "staden"):
            shutil.rmtree(other)
        for page in (first / "docs").rglob("*.md"):
            page.write_text(_as_standing(page.read_text(encoding="utf-8")), encoding="utf-8")
        city = cls(
            folder, first.relative_to(root).as_posix(), tuple(sorted(path.name for path in (first / "data").iterdir()))
        )
        git(folder, "init", "--quiet", "--bare", "-b", "main", str(city.remote))
        git(root, "init", "--quiet", "-b", "main")
        git(root, "remote", "add", "origin", str(city.remote))
        return city

    @property
    def root(self) -> Path:
        """The repository."""
        return self.folder / "stad"

    @property
    def remote(self) -> Path:
        """The bare repository."""
        return self.folder / "fjarr.git"

    @property
    def project(self) -> Path:
        """The report."""
        return self.root / self.home

    @staticmethod
    def _utfall() -> str:
        return str(Path(sys.executable).with_name("utfall"))

    def run(self, *arguments: str) -> float:
        """Run one of the program's commands in the report and return its processor seconds."""
        return timed([self._utfall(), *arguments], self.project)

    def forget(self) -> None:
        """Forget what the report remembers of earlier commands."""
        shutil.rmtree(self.project / ".cache", ignore_errors=True)

    def until(self, month: str) -> None:
        """Commit and push the months until this one; the others are put away, or taken back."""
        later, data = self.folder / "senare", self.project / "data"
        later.mkdir(exist_ok=True)
        for name in self.months:
            here, away = data / name, later / name
            if name > month and here.exists():
                here.rename(away)
            elif name <= month and away.exists():
                away.rename(here)
        git(self.root, "add", "--all")
        git(self.root, "commit", "--quiet", "--allow-empty", "-m", month)
        git(self.root, "push", "--quiet", "origin", "main")

    @contextmanager
    def copied(self, folder: Path) -> Iterator["City"]:
        """Yield a copy to publish from, with a remote of its own."""
        shutil.copytree(self.folder / "stad", folder / "stad", symlinks=True)
        shutil.copytree(self.remote, folder / self.remote.name, symlinks=True)
        copy = City(folder, self.home, self.months)
        git(copy.root, "remote", "set-url", "origin", str(copy.remote))
        yield copy
        shutil.rmtree(folder)

    def branch(self) -> Weight:
        """Weigh the publishing branch."""
        git(self.remote, "gc", "--quiet", "--prune=now")
        packed = int(git(self.remote, "rev-list", "--objects", "--disk-usage", BRANCH))
        listed = git(self.remote, "ls-tree", "-r", "-l", BRANCH).splitlines()
        sizes = {line.partition("\t")[2]: int(line.split()[3]) for line in listed}
        documents = sum(size for name, size in sizes.items() if name.endswith(".pdf"))
        return Weight(packed, sum(sizes.values()), len(sizes), documents)

    def storage(self) -> Weight:
        """Move the branch to a storage that is a folder, and weigh that."""
        place = self.folder / "lager"
        place.mkdir(exist_ok=True)
        self.run("mirror", "--to", place.as_uri())
        return Weight.of(place)

    def thinned(self) -> int:
        """Let the month before the newest lie in that storage alone, and weigh what is in its place on the branch."""
        month, place = self.months[-2], self.folder / "lager"
        self.run("thin", month, "--to", place.as_uri(), "--web", "https://storage.example/report")
        listed = git(self.remote, "ls-tree", "-r", "-l", BRANCH).splitlines()
        return sum(int(line.split()[3]) for line in listed if f"{month}.1/" in line.partition("\t")[2])

    def crowd(self, departments: int) -> None:
        """Put a small edition of each earlier month on the branch, and one of each of the other departments."""
        with tempfile.TemporaryDirectory() as folder:
            site = Path(folder) / "sida"
            site.mkdir()
            (site / "index.html").write_text("<!doctype html><title>Tidigare</title>", encoding="utf-8")
            for month in self.months[:-3]:
                self._put(site, EditionName.parse(f"{month}.1"), self._place)
            for number in range(1, departments):
                self._put(site, EditionName.parse(f"{self.months[-2]}.1"), f"forvaltning-{number:02}")
        git(self.root, "push", "--quiet", "origin", BRANCH, "--tags")

    @property
    def _place(self) -> str:
        """The department's folder on the branch; none where it has the top."""
        names = git(self.root, "ls-tree", "-r", "--name-only", BRANCH).splitlines()
        [found] = {name.removesuffix("versions.json").strip("/") for name in names if name.endswith("versions.json")}
        return found

    def _put(self, site: Path, edition: EditionName, place: str) -> None:
        repository = Repository(self.root)
        names = read_project(self.project).named.at(place)
        branch = Branch(repository, repository.commit(f"refs/heads/{BRANCH}"), names)
        commit = branch.with_edition(edition, str(edition.month), site, {}, str(edition))
        git(self.root, "update-ref", f"refs/heads/{BRANCH}", commit)
        git(self.root, "tag", "--message", str(edition), names.tag(edition))


def _as_standing(text: str) -> str:
    """Return a page as one whose text is no single month's, so that three months can be published as they are."""
    front, body = text.removeprefix("---\n").split("\n---\n", 1) if text.startswith("---\n") else ("", text)
    settings = yaml.safe_load(front) or {}
    settings["utfall"] = {**(settings.get("utfall") or {}), "standing": True}
    return f"---\n{yaml.safe_dump(settings, allow_unicode=True)}---\n{body}"
