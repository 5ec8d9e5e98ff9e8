"""A small report that is published in three editions and moved to a storage, for what is done to old months then."""

from tests.unit.work.repository import corrected, later, write_clone
from tests.unit.work.storage.shelf import Shelf, store
from tests.unit.work.test_audit import with_manifest
from utfall.work.guards import publishing_branch
from utfall.work.mirror import mirror
from utfall.work.thin import ThinOrder, thin

WEB = "https://arkiv.exempelby.example/rapport/"


def build(project, target, edition, commit):
    """Write an edition with a page in a folder, a page of the host's, and a script that editions share by a link."""
    (target / "indikatorer").mkdir()
    (target / "indikatorer" / "sjuk.html").write_text(f"<p>{edition}</p>\n", encoding="utf-8")
    (target / "404.html").write_text("<p>Saknas.</p>\n", encoding="utf-8")
    (target / "assets").mkdir()
    (target / "assets" / "eget.js").write_text("1;\n", encoding="utf-8")
    return with_manifest(project, target, edition, commit)


def write_mirrored(folder):
    """Publish November, a correction of it and December; return the clone and the storage."""
    clone, shelf = write_clone(folder), Shelf()
    clone.published(build)
    corrected(clone)
    clone.published(build)
    month = later(clone, "2023-12").edited("observations", 5, outcome="77000").removed("corrections", 2)
    month.described(lambda whole: whole.update(version="2023.12.1"))
    clone.commit("December")
    assert clone.published(build)[0].outcome == "published"
    moved(clone, shelf)
    return clone, shelf


def branch_of(clone):
    return publishing_branch(clone.project, clone.repository, pushes=True)


def moved(clone, shelf):
    return mirror(clone.project, branch_of(clone), store(shelf))


def thinned(clone, shelf, *months, **order):
    order = ThinOrder(months, **{"web": WEB, **order})
    return thin(clone.project, branch_of(clone), store(shelf), order, pushes=True)


def forgotten(clone):
    """Let the clone and its remote have the branch's newest commit alone, as after a withdrawal."""
    branch = "refs/heads/gh-pages"
    tree = clone.git("rev-parse", f"{branch}^{{tree}}")
    commit = clone.git("commit-tree", tree, "-m", "Allt")
    clone.git("push", "--quiet", "--force", "origin", f"{commit}:{branch}")
    for name in (branch, "refs/remotes/origin/gh-pages"):
        clone.git("update-ref", name, commit)
    clone.git("reflog", "expire", "--expire=now", "--all")
    clone.git("gc", "--quiet", "--prune=now")
