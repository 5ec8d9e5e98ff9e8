"""Two departments of a city in one repository, with a bare remote beside it, and an engine that builds at once."""

import hashlib
import json
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from tests.unit.month import write_month
from tests.unit.work.repository import MKDOCS, PAGE, Clone, build
from utfall.work.git import Repository

DEPARTMENTS = ("skola", "vard")


def build_with_manifest(project, target, edition, commit):
    """Build the small site with a manifest that says what it is made of, reckoned as the documentation says."""
    folder = project.folder(edition.month)
    said = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    names = sorted({"datapackage.json", *(one["path"] for one in said["resources"])})
    sums = "".join(f"{hashlib.sha256((folder / name).read_bytes()).hexdigest()}  {name}\n" for name in names)
    package = {"name": said["name"], "version": said["version"], "sha256": hashlib.sha256(sums.encode()).hexdigest()}
    facts = {"format": "utfall-manifest/1", "title": said["title"], "organisation": said["organization"]["name"]}
    outcome = build(project, target, edition, commit)
    files = [
        {"path": one.name, "size": one.stat().st_size, "sha256": hashlib.sha256(one.read_bytes()).hexdigest()}
        for one in sorted(target.iterdir())
    ]
    whole = {**facts, "edition": str(edition), "package": package, "headline": "Läget.", "files": files}
    (target / "manifest.json").write_text(json.dumps(whole, ensure_ascii=False), encoding="utf-8")
    return outcome


@dataclass(frozen=True)
class Department(Clone):
    """A department's project in a clone of the city's repository."""

    top: Path

    @property
    def repository(self) -> Repository:
        return Repository(self.top)

    def published(self, engine=build_with_manifest, **orders):
        return super().published(engine, **orders)


@dataclass(frozen=True)
class City:
    """A clone of the city's repository, and its remote."""

    root: Path
    remote: Path

    def __getitem__(self, name) -> Department:
        return Department(self.root / "forvaltningar" / name if name else self.root, self.remote, self.root)

    @property
    def skola(self) -> Department:
        return self["skola"]

    @property
    def vard(self) -> Department:
        return self["vard"]

    def there(self):
        """Return every file of the publishing branch at the remote, by its path, with the object that it is."""
        done = subprocess.run(
            ["git", "ls-tree", "-r", "-z", "gh-pages"], cwd=self.remote, capture_output=True, check=False
        ).stdout.decode()
        lines = (line.partition("\t") for line in done.split("\0") if line)
        return {path: facts.split()[2] for facts, _, path in lines}

    def tags(self):
        listed = subprocess.run(["git", "tag"], cwd=self.remote, capture_output=True, check=True).stdout.decode()
        return set(listed.split())

    def copied(self, folder):
        """Return a copy of the clone in a folder, with a copy of its remote."""
        shutil.copytree(self.root.parent, folder, symlinks=True, dirs_exist_ok=True)
        city = City(folder / self.root.name, folder / self.remote.name)
        city.skola.git("remote", "set-url", "origin", str(city.remote))
        return city

    def again(self, name):
        """Return another clone of the remote."""
        root = self.root.with_name(name)
        subprocess.run(["git", "clone", "--quiet", self.remote, root], check=True, capture_output=True)
        return City(root, self.remote)


def write_project(root, name, title):
    """Write the small month with nothing left to do, of an organisation that is called so."""
    month = write_month(root).edited("activities", 3, comment="Rekrytering pågår.").removed("corrections", 2)
    month.described(lambda whole: whole.update(organization={**whole["organization"], "id": name, "name": title}))
    (root / "mkdocs.yml").write_text(MKDOCS.replace("Prov", title), encoding="utf-8")
    (root / "docs").mkdir()
    (root / "docs" / "index.md").write_text(PAGE, encoding="utf-8")


def write_city(folder, *names) -> City:
    """Write departments' projects in one repository, committed and pushed."""
    root, remote = folder / "stad", folder / "fjärr.git"
    for name in names or DEPARTMENTS:
        write_project(root / "forvaltningar" / name, name, f"Förvaltningen {name}")
    (root / ".gitignore").write_text(".cache\n", encoding="utf-8")
    subprocess.run(["git", "init", "--quiet", "--bare", "--initial-branch=main", remote], check=True)
    subprocess.run(["git", "init", "--quiet", "--initial-branch=main", root], check=True)
    city = City(root, remote)
    repository = Repository(root)
    repository.ask("add", ".")
    repository.ask("commit", "--quiet", "--message", "November")
    repository.ask("remote", "add", "origin", str(remote))
    repository.ask("push", "--quiet", "origin", "main")
    return city
