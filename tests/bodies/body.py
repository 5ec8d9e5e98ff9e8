"""Other public bodies' reports: what an adopter writes of each lies in a folder here, as committed.

Their descriptors are written by ``utfall describe`` from the CSV files; the theme comes with the program.
"""

import shutil
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.site.pages import rows, soup
from tests.site.project import Project

HERE = Path(__file__).parent
DESCRIPTOR = "datapackage.json"


def placed(name, target):
    """Copy a body's project to a folder of its own."""
    shutil.copytree(HERE / name, target)
    return replace(Project(target), is_warm=True)


def built(name, target, forms="csv,json"):
    """Place a body's project and build it."""
    project = placed(name, target)
    ran = project.utfall("build", UTFALL_FORMS=forms)
    assert ran.code == 0, ran.said
    return project


def described(name, target, *options):
    """Place a body's project without its descriptors, and have them written, month by month."""
    project = placed(name, target)
    for file in sorted(target.glob(f"data/*/{DESCRIPTOR}")):
        file.unlink()
    for folder in sorted(target.glob("data/*")):
        ran = project.utfall("describe", folder.name, *options)
        assert ran.code == 0, ran.said
    return project


def descriptors(project):
    """Return the descriptors of a project's months, by folder."""
    return {file.parent.name: file.read_bytes() for file in project.root.glob(f"data/*/{DESCRIPTOR}")}


def written_lines(name):
    """Return how many lines of Markdown and settings an adopter has written."""
    files = [HERE / name / "mkdocs.yml", *(HERE / name / "docs").rglob("*.md")]
    return sum(len(file.read_text(encoding="utf-8").splitlines()) for file in files)


def tables(site):
    """Return what gives the rows of the tables of the first page whose captions begin so, by their heads.

    A row is its cells' texts, with ordinary spaces, by the headings of their columns.
    """
    found = rows(site / "index.html")

    def of(caption):
        return {
            row.head.text: {name: cell.text.replace("\N{NO-BREAK SPACE}", " ") for name, cell in row.cells.items()}
            for row in found
            if row.caption.startswith(caption)
        }

    return of


def said_in(site, selector):
    """Return what a part of the first page says, as text with ordinary spaces."""
    return soup(site / "index.html").select_one(selector).get_text(" ", strip=True).replace("\N{NO-BREAK SPACE}", " ")


def rewrite():
    """Write every body's descriptors anew: the contract's words and columns have changed."""
    for folder in sorted(file.parent for file in HERE.glob("*/mkdocs.yml")):
        options = import_module(f"tests.bodies.test_{folder.name}").OPTIONS
        with TemporaryDirectory() as temporary:
            found = descriptors(described(folder.name, Path(temporary, "report"), *options))
        for month, content in found.items():
            (folder / "data" / month / DESCRIPTOR).write_bytes(content)


if __name__ == "__main__":
    rewrite()
