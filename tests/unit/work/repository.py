"""The small month as a project under git, with a bare remote beside it, and an engine that builds at once."""

import json
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from tests.unit.month import Month, write_month
from utfall.plugin.engine import BuildOutcome
from utfall.project import Project, find_project
from utfall.work.git import Repository
from utfall.work.publish import Orders, publish

MKDOCS = "site_name: Prov\nuse_directory_urls: false\nnav: [index.md]\nextra:\n  utfall:\n    language: sv\n"
PAGE = "# Rapport\n\n{{ indicators() }}\n"
WHO = {
    "GIT_AUTHOR_NAME": "Åsa", "GIT_AUTHOR_EMAIL": "asa@example.org",
    "GIT_COMMITTER_NAME": "Åsa", "GIT_COMMITTER_EMAIL": "asa@example.org",
}  # fmt: skip
VERSION = ("2023.11.1", "2023-11")


def build(project, target, edition, _commit):
    """Write a site that tells which edition it is of, and what its data says."""
    (target / "index.html").write_text(f"{edition}\n", encoding="utf-8")
    (target / "data.csv").write_bytes((project.folder(edition.month) / "observations.csv").read_bytes())
    return BuildOutcome(is_built=True)


@dataclass(frozen=True)
class Clone:
    """A clone of the project, and its remote."""

    root: Path
    remote: Path

    @property
    def project(self) -> Project:
        return find_project(self.root)

    @property
    def month(self) -> Month:
        return Month(self.root, self.root / "data" / "2023-11")

    @property
    def repository(self) -> Repository:
        return Repository(self.root)

    def git(self, *arguments):
        return self.repository.ask(*arguments)

    def commit(self, message="Ändring"):
        self.git("add", ".")
        self.git("commit", "--quiet", "--message", message)
        return self.repository.commit("HEAD")

    def numbered(self, number):
        """Write which edition the month is."""
        self.month.described(lambda whole: whole.update(version=f"2023.11.{number}"))
        return self

    def published(self, engine=build, **orders):
        """Publish and return how it went, and which steps it told of."""
        steps = []
        return publish(self.project, engine, Orders(steps.append, **orders)), steps

    def there(self, path="", ref="gh-pages"):
        """Return a file of the publishing branch at the remote, or nothing."""
        done = subprocess.run(
            ["git", "cat-file", "-p", f"{ref}:{path}"], cwd=self.remote, capture_output=True, check=False
        )
        return done.stdout.decode() if done.returncode == 0 else None

    def versions(self):
        return [
            (one["version"], one["title"], sorted(one["aliases"])) for one in json.loads(self.there("versions.json"))
        ]

    def refs(self):
        """Return what the remote has."""
        listed = subprocess.run(["git", "show-ref"], cwd=self.remote, capture_output=True, check=False).stdout.decode()
        return dict(reversed(line.split(" ", 1)) for line in listed.splitlines())

    def copied(self, folder):
        """Return a copy of the clone in a folder, with a copy of its remote."""
        shutil.copytree(self.root.parent, folder, symlinks=True, dirs_exist_ok=True)
        clone = Clone(folder / self.root.name, folder / self.remote.name)
        clone.git("remote", "set-url", "origin", str(clone.remote))
        return clone

    def again(self, name):
        """Return another clone of the remote."""
        root = self.root.with_name(name)
        subprocess.run(["git", "clone", "--quiet", self.remote, root], check=True, capture_output=True)
        return Clone(root, self.remote)


def later(clone, name):
    """Add a month with the same figures."""
    folder = clone.root / "data" / name
    folder.mkdir()
    for file in (clone.root / "data" / "2023-11").iterdir():
        text = file.read_text(encoding="utf-8").replace("2023-11", name).replace("2023-T3", f"{name[:4]}-T3")
        (folder / file.name).write_text(text.replace("2023.11.1", f"{name.replace('-', '.')}.1"), encoding="utf-8")
    return Month(clone.root, folder)


def december(clone):
    """Add the month after the published one, and commit it."""
    later(clone, "2023-12").edited("observations", 5, outcome="77000")  # due with the tertial
    clone.commit("December")


def next_november(clone):
    """Add the month a year after the published one, which compares itself with it, and commit it."""
    month = later(clone, "2024-11").edited("observations", 2, previous_outcome="1265135")
    month.edited("observations", 3, previous_outcome="100").edited("observations", 4, previous_outcome="5.3")
    clone.commit("November")
    return month


def write_clone(folder) -> Clone:
    """Write the small month with nothing left to do, committed and pushed."""
    root, remote = folder / "arbete", folder / "fjärr.git"
    month = write_month(root).edited("activities", 3, comment="Rekrytering pågår.")
    (root / "mkdocs.yml").write_text(MKDOCS, encoding="utf-8")
    (root / ".gitignore").write_text("/.cache\n", encoding="utf-8")
    (root / "docs").mkdir()
    (root / "docs" / "index.md").write_text(PAGE, encoding="utf-8")
    subprocess.run(["git", "init", "--quiet", "--bare", "--initial-branch=main", remote], check=True)
    subprocess.run(["git", "init", "--quiet", "--initial-branch=main", root], check=True)
    month.removed("corrections", 2)
    clone = Clone(root, remote)
    clone.commit("November")
    clone.git("remote", "add", "origin", str(remote))
    clone.git("push", "--quiet", "origin", "main")
    return clone


def corrected(clone, number=2, old="1265135", new="1265136"):
    """Correct a figure and log it, as edition ``number``."""
    clone.month.edited("observations", 2, outcome=new)
    clone.month.added(
        "corrections", resource="observations", row="kostnader/2023-11", field="outcome", old=old, new=new,
        reason="Skrivfel.", kind="error", edition=str(number), date="2024-01-15",
    )  # fmt: skip
    clone.numbered(number).commit("Rättelse")
