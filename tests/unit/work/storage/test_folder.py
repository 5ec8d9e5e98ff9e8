"""A folder as a storage: files are whole wherever they are seen, and are replaced only while they are what was read."""

import os
import subprocess
import sys

import pytest

from tests.unit.month import ROOT
from utfall.work.storage.driver import AnswerError, ObjectHeaders, PreconditionError
from utfall.work.storage.folder import FolderDriver

PLAIN = ObjectHeaders("text/plain", "no-cache")
TURNS, AT_ONCE = 10, 3
COUNTING = f"""
import sys
from pathlib import Path
from utfall.work.storage.driver import AnswerError, ObjectHeaders, PreconditionError
from utfall.work.storage.folder import FolderDriver

driver, done = FolderDriver(Path(sys.argv[1])), 0
while done < {TURNS}:
    there = driver.read("antal")
    try:
        driver.replace("antal", str(int(there.content) + 1).encode(), ObjectHeaders("", ""), there.token)
    except (PreconditionError, AnswerError):
        continue
    done += 1
"""


@pytest.fixture
def folder(tmp_path):
    return FolderDriver(tmp_path / "lager")


def test_a_file_is_made_once(folder):
    folder.create("a/b.txt", b"ett", PLAIN)
    with pytest.raises(PreconditionError):
        folder.create("a/b.txt", b"annat", PLAIN)
    assert folder.content("a/b.txt") == b"ett"
    assert folder.listed("") == folder.listed("a/") == {"a/b.txt": 3}
    assert (folder.root / "a/b.txt").stat().st_mode & 0o777 == 0o644


def test_a_file_is_replaced_while_it_is_what_was_read(folder):
    folder.create("a", b"ett", PLAIN)
    seen = folder.read("a").token
    folder.replace("a", b"tv\xc3\xa5", PLAIN, seen)
    for path in ("a", "saknas"):
        with pytest.raises(PreconditionError):
            folder.replace(path, b"tre", PLAIN, seen)
    assert folder.content("a") == b"tv\xc3\xa5"


def test_what_is_removed_leaves_no_empty_folder(folder):
    folder.create("a/b/c", b"1", PLAIN)
    folder.create("a/d", b"2", PLAIN)
    folder.remove("a/b/c")
    folder.remove("a/b/c")
    assert not (folder.root / "a/b").exists()
    assert folder.listed("") == {"a/d": 1}
    assert folder.content("a/b/c") is None
    assert folder.content("a/d/e") is None


def test_what_a_killed_run_has_left_goes_with_the_next_write(folder):
    folder.create("a", b"1", PLAIN)
    left = folder.root / ".utfall" / "halv"
    left.write_bytes(b"ha")
    folder.create("b", b"2", PLAIN)
    assert not left.exists()
    assert [file.name for file in (folder.root / ".utfall").iterdir()] in (["guard"], [])


def test_what_stands_in_the_way_is_told_as_an_answer(folder):
    folder.create("a", b"1", PLAIN)
    with pytest.raises(AnswerError) as told:
        folder.create("a/b", b"2", PLAIN)
    assert not told.value.passes


def test_processes_that_replace_the_same_file_lose_nothing(folder):
    folder.create("antal", b"0", PLAIN)
    path = os.pathsep.join(map(str, (ROOT, ROOT / "macros")))
    command = [sys.executable, "-c", COUNTING, folder.root]
    runs = [subprocess.Popen(command, env={**os.environ, "PYTHONPATH": path}) for _ in range(AT_ONCE)]
    assert [run.wait(timeout=60) for run in runs] == [0] * AT_ONCE
    assert folder.content("antal") == str(TURNS * AT_ONCE).encode()
