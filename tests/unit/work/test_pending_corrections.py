"""Which corrections are published once they are merged: those that say what was approved, and nothing more."""

import sys

import pytest

from tests.unit.work.repository import WHO, write_clone
from utfall.errors import UsageError
from utfall.words import words
from utfall.work.pending_corrections import pending_corrections, run_in_each

BRANCH = "rattelse/2023-11.2"


@pytest.fixture(scope="module")
def published(tmp_path_factory):
    """Edition 1 published, once for all."""
    with pytest.MonkeyPatch.context() as patch:
        for name, value in WHO.items():
            patch.setenv(name, value)
        clone = write_clone(tmp_path_factory.mktemp("publicerad"))
        clone.published()
        yield clone


@pytest.fixture
def clone(published, tmp_path):
    """A clone with the correction on its branch at the remote, and the same figures on main."""
    clone = published.copied(tmp_path)
    clone.git("switch", "--quiet", "--create", BRANCH, "utgava/2023-11.1")
    correct(clone)
    clone.git("push", "--quiet", "origin", BRANCH)
    clone.git("switch", "--quiet", "main")
    clone.git("merge", "--quiet", "--no-edit", "--no-ff", BRANCH)
    return clone


def correct(clone, note="Rättad."):
    clone.numbered(2)
    notes = clone.root / "data" / "2023-11" / "notes.csv"
    notes.write_text(f"{notes.read_text('utf-8')}observations,x,outcome,{note}\n", encoding="utf-8")
    return clone.commit("Rätta")


def told(clone):
    return [
        (str(one.edition), words("sv").say(one.obstacle) if one.obstacle else "")
        for one in pending_corrections(clone.project)
    ]


def test_a_merged_correction_waits_until_it_is_published(clone):
    (one,) = pending_corrections(clone.project)
    assert (one.branch, one.commit, one.obstacle) == (BRANCH, clone.git("rev-parse", f"origin/{BRANCH}"), None)
    clone.git("tag", "utgava/2023-11.2")
    assert told(clone) == []


def test_a_month_that_is_not_corrected_waits_for_nothing(published):
    assert told(published) == []


def test_one_without_its_branch_or_without_the_edition_before_is_stopped(clone):
    clone.git("tag", "--delete", "utgava/2023-11.1")
    missing = "Utgåva 2023-11.2 kan inte publiceras: grenen rattelse/2023-11.2 eller märket för utgåvan före saknas."
    assert told(clone) == [("2023-11.2", missing)]
    clone.git("update-ref", "-d", f"refs/remotes/origin/{BRANCH}")
    assert told(clone) == [("2023-11.2", missing)]


def test_one_with_other_figures_than_those_approved_is_stopped(clone):
    clone.git("switch", "--quiet", BRANCH)
    correct(clone, "Smuget in.")
    clone.git("push", "--quiet", "origin", BRANCH)
    clone.git("switch", "--quiet", "main")
    assert told(clone) == [("2023-11.2", "Grenen rattelse/2023-11.2 har andra siffror än de som är godkända.")]


def test_one_that_changes_more_is_stopped_unless_main_has_that_too(clone):
    clone.git("switch", "--quiet", BRANCH)
    (clone.root / "docs" / "index.md").write_text("# Annat\n", encoding="utf-8")
    clone.commit("Mer")
    clone.git("push", "--quiet", "origin", BRANCH)
    clone.git("switch", "--quiet", "main")
    besides = "Grenen rattelse/2023-11.2 ändrar annat än data/2023-11, och det är inte godkänt."
    assert told(clone) == [("2023-11.2", besides)]
    clone.git("merge", "--quiet", "--no-edit", BRANCH)
    assert told(clone) == [("2023-11.2", "")]


def test_a_command_is_run_on_the_branch_and_main_is_back_afterwards(clone):
    found = list(pending_corrections(clone.project))
    seen = clone.root / ".git" / "sedd"
    look = f"import subprocess, sys; subprocess.run(['git', 'rev-parse', 'HEAD'], stdout=open({str(seen)!r}, 'w'))"
    assert run_in_each(clone.project, found, (sys.executable, "-c", f"{look}; sys.exit(4)")) == [4]
    assert seen.read_text("utf-8").strip() == found[0].commit
    assert clone.repository.branch() == "main"


def test_main_is_back_where_there_is_no_such_command(clone):
    with pytest.raises(UsageError, match="finns-inte går inte att köra"):
        run_in_each(clone.project, list(pending_corrections(clone.project)), ("finns-inte",))
    assert clone.repository.branch() == "main"


def test_nothing_is_checked_out_over_files_that_are_changed(clone):
    (clone.root / "docs" / "index.md").write_text("# Ej incheckad\n", encoding="utf-8")
    with pytest.raises(UsageError):
        run_in_each(clone.project, list(pending_corrections(clone.project)), (sys.executable, "-c", "pass"))
    assert (clone.root / "docs" / "index.md").read_text("utf-8") == "# Ej incheckad\n"
