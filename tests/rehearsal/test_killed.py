"""Commands killed at 25 moments each: there is the old or the new, the next run completes, nothing is left behind."""

import os
import sys
import tempfile
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.unit.work.killed import ended, is_of_the_disk
from tests.unit.work.repository import WHO, build, corrected, write_clone
from utfall.work.archive import archive
from utfall.work.build import build as build_verb
from utfall.work.correct import correct
from utfall.work.log_rows import About
from utfall.work.new import new
from utfall.work.publish import Orders, publish
from utfall.work.withdraw import withdraw

pytestmark = pytest.mark.rehearsal
MOMENTS = 25


@pytest.fixture(scope="module", autouse=True)
def who(tmp_path_factory):
    """Somebody known, and a folder for temporary files in which whatever is left behind is seen."""
    with pytest.MonkeyPatch.context() as patch:
        for name, value in WHO.items():
            patch.setenv(name, value)
        patch.setattr(tempfile, "tempdir", str(tmp_path_factory.mktemp("tillfälligt")))
        yield


@pytest.fixture(scope="module")
def published(tmp_path_factory):
    """A clone that has published edition 1."""
    clone = write_clone(tmp_path_factory.mktemp("publicerad"))
    clone.published()
    return clone


def site(_project, target):
    (target / "index.html").write_text("ny", encoding="utf-8")
    return SimpleNamespace(is_built=True, findings=(), complaints=())


def _built_before(clone):
    (clone.root / "site").mkdir()
    (clone.root / "site" / "index.html").write_text("gammal", encoding="utf-8")
    (clone.root / ".gitignore").write_text("/.cache\n/site\n", encoding="utf-8")


def _archive(clone):
    return archive(clone.project, "2023-11.1", clone.root.parent)


# What is done before, the command, and what there is afterwards: the old or the new, and nothing else.
COMMANDS = {
    "publish": (
        corrected,
        lambda clone: publish(clone.project, build, Orders(lambda _step: None)),
        lambda clone: (
            [name for name in sorted(clone.refs()) if "2023" in name],
            [one for one, *_ in clone.versions()],
            clone.there("2023-11"),
        ),
    ),
    "new": (
        lambda _clone: None,
        lambda clone: new(clone.project, "2023-12") if not (clone.root / "data" / "2023-12").is_dir() else None,
        lambda clone: sorted(
            file.relative_to(clone.root).as_posix() for file in (clone.root / "data").glob("2*/*") if file.is_file()
        ),
    ),
    "correct": (
        lambda _clone: None,
        lambda clone: correct(clone.project, "2023-11", About(date="2024-01-15")),
        lambda clone: (clone.root / "data" / "2023-11" / "datapackage.json").read_text("utf-8"),
    ),
    "build": (
        _built_before,
        lambda clone: build_verb(clone.project, site),
        lambda clone: (clone.root / "site" / "index.html").read_text("utf-8"),
    ),
    "archive": (
        lambda _clone: None,
        _archive,
        lambda clone: [file.read_bytes() for file in clone.root.parent.glob("*.zip")],
    ),
    "withdraw": (
        lambda _clone: None,
        lambda clone: withdraw(clone.project, "2023-11.1", "Personuppgift.", "2024-01-20"),
        lambda clone: (
            [name for name in sorted(clone.refs()) if "2023" in name],
            clone.there("2023-11.1/data.csv"),
            clone.there("tillbakadragna.json"),
        ),
    ),
}


def left(clone):
    """Return everything that lies in and beside the project but git's own and the contents of caches."""
    top, work = clone.root.parent, clone.root / ".cache" / "utfall" / "scratch"
    folders = (top, clone.root, clone.root / "data", clone.root / "docs", work)
    found = {path for folder in folders if folder.is_dir() for path in folder.iterdir()}
    return {path.relative_to(top).as_posix() for path in found}, list(Path(tempfile.gettempdir()).iterdir())


class Counter:
    def __init__(self, write):
        self.write = write

    def __call__(self, event, arguments):
        if is_of_the_disk(event, arguments):
            os.write(self.write, b".")


def moments_of(work):
    """Do the work undisturbed, in a process of its own; return at how many moments it could be killed."""
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(read)
        sys.addaudithook(Counter(write))
        try:
            work()
        finally:
            os._exit(0)
    os.close(write)
    count = 0
    while part := os.read(read, 65536):
        count += len(part)
    os.close(read)
    os.waitpid(child, 0)
    return count


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
@pytest.mark.parametrize(("before", "work", "state"), COMMANDS.values(), ids=COMMANDS)
def test_killed_at_any_moment_there_is_the_old_or_the_new_and_the_next_run_leaves_nothing(
    published, tmp_path, before, work, state
):
    def fresh(name):
        clone = published.copied(tmp_path / name)
        before(clone)
        return clone

    undisturbed = fresh("ostörd")
    old = state(undisturbed)
    count = moments_of(lambda: work(undisturbed))
    new_state, new_left = state(undisturbed), left(undisturbed)
    assert new_state != old
    assert count >= 2 * MOMENTS
    seen, ways = set(), set()
    for moment in sorted({1 + at * (count - 1) // (MOMENTS - 1) for at in range(MOMENTS)}):
        clone = fresh(str(moment))
        ways.add(ended(lambda clone=clone: work(clone), moment, is_of_the_disk))
        there = state(clone)
        assert there in (old, new_state), (moment, count)
        seen.add(there == old)
        work(clone)
        assert (state(clone), left(clone)) == (new_state, new_left), (moment, count)
        assert clone.git("fsck", "--connectivity-only", "--no-dangling") == ""
    assert True in seen
    assert {9} <= ways <= {0, 9}  # what an earlier run has kept may make a later one shorter
