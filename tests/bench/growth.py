"""Measure what one edition more adds: to the published branch, as git keeps it, and to a server that lays it out.

Run by hand with ``make bench``. Three months of the example project are built and put on a publishing branch, one
after the other; after each the repository is packed and the branch checked out. The PDF files are told apart, in the
branch by what they come to when compressed by themselves: an edition should add less than a megabyte beside them.
Nothing is asserted.
"""

import os
import subprocess
import sys
import tempfile
import zlib
from dataclasses import dataclass, replace
from pathlib import Path

from utfall.demo import demo
from utfall.model.edition_name import EditionName
from utfall.names import names
from utfall.plugin.engine import build_site
from utfall.project import read_project
from utfall.work.git import Repository
from utfall.work.publishing_branch import Branch

MONTHS = ("2025-10", "2025-11", "2025-12")


@dataclass(frozen=True)
class Tree:
    """Bytes of a checked-out branch; a link counts as what it is."""

    shared: int = 0
    documents: int = 0
    rest: int = 0

    @classmethod
    def of(cls, folder: Path) -> "Tree":
        """Weigh a folder without git's own."""
        sizes = {"shared": 0, "documents": 0, "rest": 0}
        for path in folder.rglob("*"):
            if ".git" in path.parts or path.is_dir():
                continue
            kind = "shared" if path.parts[len(folder.parts)] == "delat" else "rest"
            kind = "documents" if path.suffix == ".pdf" else kind
            sizes[kind] += path.lstat().st_size
        return cls(**sizes)


def git(folder: Path, *arguments: str) -> str:
    """Ask git."""
    who = ("-c", "user.name=Bench", "-c", "user.email=bench@example.org")
    done = subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True, text=True)
    return done.stdout.strip()


def packed(repository: Path) -> int:
    """Return the bytes of the repository's objects, packed."""
    git(repository, "gc", "--quiet", "--prune=now")
    return sum(path.stat().st_size for path in (repository / ".git" / "objects").rglob("*") if path.is_file())


def documents_packed(site: Path) -> int:
    """Return the bytes of a site's documents as git keeps what it has no likeness of."""
    return sum(len(zlib.compress(path.read_bytes())) for path in site.glob("*.pdf"))


def main() -> None:
    """Publish three months and print what each adds, in kB."""
    for key, value in (("GIT_COMMITTER_NAME", "Bench"), ("GIT_COMMITTER_EMAIL", "bench@example.org")):
        os.environ[key] = value
    with tempfile.TemporaryDirectory() as folder:
        root = demo(Path(folder) / "demo").root
        git(root, "init", "--quiet", "-b", "main")
        before, size = Tree(), packed(root)
        print("In kB; the branch packed, then what it lays out")
        print(f"{'edition':10} {'beside the PDF':>15} {'PDF':>6}   {'beside the PDF':>15} {'PDF':>6} {'shared':>7}")
        for month in MONTHS:
            os.environ["UTFALL_MONTH"] = month
            project = replace(read_project(root), month=month)
            edition = EditionName.parse(f"{month}.1")
            site = Path(folder) / month
            site.mkdir()
            built = build_site(project, site, edition)
            assert built.is_built, built.complaints
            branch = Branch(Repository(root), Repository(root).commit("refs/heads/gh-pages"), names("sv"))
            commit = branch.with_edition(edition, month, site, {}, month)
            git(root, "update-ref", "refs/heads/gh-pages", commit)
            tree = Path(folder) / "tree"
            git(root, "worktree", "add", "--quiet", "--force", str(tree), "gh-pages")
            now, weight = Tree.of(tree), packed(root)
            git(root, "worktree", "remove", "--force", str(tree))
            documents = documents_packed(site)
            figures = (
                (weight - size - documents, 15), (documents, 6), (now.rest - before.rest, 17),
                (now.documents - before.documents, 6), (now.shared - before.shared, 7),
            )  # fmt: skip
            print(f"{month:10} {' '.join(f'{value // 1000:>{width}}' for value, width in figures)}")
            before, size = now, weight


if __name__ == "__main__":
    sys.exit(main())
