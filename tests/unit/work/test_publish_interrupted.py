"""A publication that is killed, or meets another: what is published is the old state or the new, whole."""

import os
import shutil
import signal
import subprocess
import sys

import pytest

from tests.thoroughly import thorough
from tests.unit.month import ROOT
from tests.unit.work.repository import WHO, Clone, corrected, write_clone

PATH = os.pathsep.join(map(str, (ROOT, ROOT / "macros")))
MOMENTS = 20
FEW = {4, 9, 14, 19}  # of them, before and after git's answer, from the beginning to the end
ALONE = """
import sys
from pathlib import Path
from tests.unit.work.repository import build
from utfall.project import find_project
from utfall.work.publish import Orders, publish

publish(find_project(Path(sys.argv[1])), build, Orders(lambda step: None))
"""
GIT = """#!/bin/sh
# Git, and a hand that kills whoever asks it, at the moment that is asked for: before its answer, or after.
count=1
until mkdir "$COUNT/$count" 2>/dev/null; do count=$((count + 1)); done
if [ "$count" = "$BEFORE" ]; then kill -9 "$PPID"; exit 1; fi
"$GIT" "$@"
code=$?
if [ "$count" = "$AFTER" ]; then kill -9 "$PPID"; fi
exit $code
"""


@pytest.fixture(autouse=True)
def who(monkeypatch):
    for name, value in WHO.items():
        monkeypatch.setenv(name, value)


@pytest.fixture(scope="module")
def prepared(tmp_path_factory):
    """Return a folder with a clone that has published edition 1 and is ready to publish edition 2."""
    folder = tmp_path_factory.mktemp("publicerad")
    with pytest.MonkeyPatch.context() as patch:
        for name, value in WHO.items():
            patch.setenv(name, value)
        clone = write_clone(folder)
        clone.published()
        corrected(clone)
    return folder


def copied(prepared, folder):
    """Return a copy of the prepared clone with a remote of its own."""
    shutil.copytree(prepared, folder, symlinks=True)
    clone = Clone(folder / "arbete", folder / "fjärr.git")
    clone.git("remote", "set-url", "origin", str(clone.remote))
    return clone


def run(clone, folder, **moment):
    """Publish in a process of its own, with git as the script has it; return how it ended and git's calls."""
    bin_folder, count = folder / "bin", folder / "count"
    bin_folder.mkdir()
    (bin_folder / "git").write_text(GIT, encoding="utf-8")
    (bin_folder / "git").chmod(0o755)
    count.mkdir()
    path = os.pathsep.join([str(bin_folder), os.environ["PATH"]])
    settings = {"PATH": path, "PYTHONPATH": PATH, "GIT": shutil.which("git"), "COUNT": str(count)}
    command = [sys.executable, "-c", ALONE, clone.root]
    done = subprocess.run(
        command, env={**os.environ, **settings, **moment}, capture_output=True, timeout=120, check=False
    )
    return done, len(list(count.iterdir()))


@pytest.fixture(scope="module")
def calls(prepared, tmp_path_factory):
    """Return how often a publication that is left alone asks git."""
    with pytest.MonkeyPatch.context() as patch:
        for name, value in WHO.items():
            patch.setenv(name, value)
        folder = tmp_path_factory.mktemp("ostörd")
        done, count = run(copied(prepared, folder / "kopia"), folder)
    assert done.returncode == 0, done.stderr.decode()
    return count


@pytest.mark.parametrize("moment", [one if one in FEW else thorough(one) for one in range(MOMENTS)])
def test_killed_at_any_moment_the_state_is_the_old_or_the_new_and_the_next_run_completes(
    prepared, calls, tmp_path, moment
):
    clone = copied(prepared, tmp_path / "kopia")
    first = clone.there("2023-11.1")
    at = 1 + moment * (calls - 1) // (MOMENTS - 1)
    done, _ = run(clone, tmp_path, **{"BEFORE" if moment % 2 else "AFTER": str(at)})
    assert done.returncode == -signal.SIGKILL, (at, calls, done.stderr.decode())

    published = [version for version, *_ in clone.versions()]
    is_new = "refs/tags/utgava/2023-11.2" in clone.refs()
    assert published == (["2023-11.2", "2023-11.1"] if is_new else ["2023-11.1"])
    assert clone.there("2023-11") == published[0]
    assert (clone.there("2023-11.2") is not None) == is_new

    ending, _ = clone.published()
    assert ending.outcome == ("already" if is_new else "published")
    assert [version for version, *_ in clone.versions()] == ["2023-11.2", "2023-11.1"]
    assert clone.there("2023-11.2/index.html") == "2023-11.2\n"
    assert clone.there("2023-11.1") == first
    assert clone.git("rev-parse", "utgava/2023-11.2^{commit}") == clone.git("rev-parse", "HEAD")
    assert clone.git("status", "--porcelain") == ""


def test_both_states_are_met_among_the_moments(prepared, calls, tmp_path):
    """The last moments are after the push: else nothing above would have tried what comes after it."""
    clone = copied(prepared, tmp_path / "kopia")
    run(clone, tmp_path, AFTER=str(calls - 1))
    assert "refs/tags/utgava/2023-11.2" in clone.refs()


def test_of_two_at_once_one_wins_and_the_other_says_so(prepared, tmp_path):
    """Both have looked before either has pushed: the barrier stands where the site is built."""
    clone = copied(prepared, tmp_path / "kopia")
    clone.git("push", "--quiet", "origin", "main")
    script = tmp_path / "publicera.py"
    script.write_text(TWO, encoding="utf-8")
    gate = tmp_path / "grind"
    runs = []
    for name in ("a", "b"):
        other = clone.again(name)
        command = [sys.executable, script, other.root, gate, name]
        # As two people: one and the same person in the same second makes the same commit, and both have published it.
        whole = {**os.environ, "PYTHONPATH": PATH, "GIT_COMMITTER_NAME": name}
        runs.append(subprocess.Popen(command, stderr=subprocess.PIPE, env=whole))
    told = [run.communicate(timeout=120)[1].decode() for run in runs]
    said = sorted(zip((run.returncode for run in runs), told, strict=True))
    assert [code for code, _ in said] == [0, 2], said
    assert "Någon annan hann publicera på grenen gh-pages först." in said[1][1]
    assert [version for version, *_ in clone.versions()] == ["2023-11.2", "2023-11.1"]


TWO = """
import sys, time
from pathlib import Path
from tests.unit.work.repository import build
from utfall.errors import UsageError
from utfall.project import find_project
from utfall.work.publish import Orders, publish

root, gate, name = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]

def wait(project, target, edition, commit):
    gate.mkdir(exist_ok=True)
    (gate / name).touch()
    until = time.monotonic() + 60
    while len(list(gate.iterdir())) < 2:
        assert time.monotonic() < until
        time.sleep(0.02)
    return build(project, target, edition, commit)

try:
    publish(find_project(root), wait, Orders(lambda step: None))
except UsageError as fault:
    print(fault, file=sys.stderr)
    sys.exit(2)
"""
