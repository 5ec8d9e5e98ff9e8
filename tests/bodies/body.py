"""Other public bodies' reports, each a project in a folder here: begun by ``utfall init``, then filled in by its body.

What a body writes is its settings, its first page, its chapters and its CSV files. The rest is as ``utfall init``
writes it, the indicators' pages as ``utfall pages`` does, and the descriptors as ``utfall describe`` does.
"""

import csv
import re
import shutil
from dataclasses import replace
from difflib import ndiff
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.site.pages import rows, soup
from tests.site.project import Project
from utfall import __version__
from utfall.work.init import init

HERE = Path(__file__).parent
DESCRIPTOR = "datapackage.json"
SETTINGS = "mkdocs.yml"
WRITTEN_FOR = r"(written_for: ).*"


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


def of_body(name):
    """Return the module of a body's tests, which says how it was begun and described."""
    return import_module(f"tests.bodies.test_{name}")


def begun(name, target):
    """Write a body's project as ``utfall init`` does, before the body has filled in anything; return its folder."""
    return init(target, of_body(name).BEGUN).root


def files(root):
    """Return a project's files by path, as texts; what a build leaves is none of them."""
    found = (path for path in root.rglob("*") if path.is_file() and ".cache" not in path.parts)
    return {path.relative_to(root).as_posix(): path.read_text(encoding="utf-8") for path in found}


def own_pages(name):
    """Return the pages that a body writes: the first one, and its chapters."""
    chapters = {one["chapter"] for file in (HERE / name).glob("data/*/indicators.csv") for one in records(file)}
    return {f"docs/{page}.md" for page in {"index", *chapters}}


def records(file):
    """Return the rows of a CSV file."""
    with file.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def is_of_init(path, name):
    """Tell whether a file is one that ``utfall init`` writes and nobody changes."""
    return not (path == SETTINGS or path.startswith("data/") or path in own_pages(name) or is_indicators_page(path))


def is_indicators_page(path):
    """Tell whether a page is one of those that ``utfall pages`` writes: they alone lie in a folder of ``docs``."""
    return path.startswith("docs/") and path.count("/") > 1


def written_lines(name, target):
    """Return how many lines of Markdown and settings a body has written: those that ``utfall init`` did not write."""
    before, after = files(begun(name, target)), files(HERE / name)
    changed = {path for path in after if path == SETTINGS or path in own_pages(name)}
    return sum(
        sum(line.startswith("+ ") for line in ndiff(before.get(path, "").splitlines(), after[path].splitlines()))
        for path in changed
    )


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
    """Write anew what no body writes itself: the contract, or what ``utfall init`` writes, has changed."""
    for folder in sorted(file.parent for file in HERE.glob(f"*/{SETTINGS}")):
        with TemporaryDirectory() as temporary:
            root = begun(folder.name, Path(temporary, "begun"))
            settings = (folder / SETTINGS).read_text(encoding="utf-8")
            (folder / SETTINGS).write_text(re.sub(WRITTEN_FOR, rf'\g<1>"{__version__}"', settings), encoding="utf-8")
            for path in files(root):
                if is_of_init(path, folder.name):
                    (folder / path).parent.mkdir(parents=True, exist_ok=True)
                    shutil.copyfile(root / path, folder / path)
            project = described(folder.name, Path(temporary, "report"), *of_body(folder.name).OPTIONS)
            assert project.utfall("pages").code == 0
            for path in files(project.root):
                if is_indicators_page(path) or path.endswith(DESCRIPTOR):
                    (folder / path).parent.mkdir(parents=True, exist_ok=True)
                    shutil.copyfile(project.root / path, folder / path)


if __name__ == "__main__":
    rewrite()
