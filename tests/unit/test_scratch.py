"""A folder for work that may be cut off: gone afterwards, and when it is not, gone with the next run."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from utfall.project import Project
from utfall.scratch import put_in_place, scratch

KILLED = """
import os, sys
from pathlib import Path
from utfall.project import Project
from utfall.scratch import scratch
with scratch(Project(Path(sys.argv[1]), Path(sys.argv[1]) / "docs")) as folder:
    (folder / "halvt").mkdir()
    print(folder, flush=True)
    {end}
"""


@pytest.fixture
def project(tmp_path):
    return Project(tmp_path, tmp_path / "docs")


def left(project):
    return sorted(path.name for path in (project.cache / "scratch").iterdir())


def begun(project, end):
    macros = os.pathsep.join(sys.path)
    run = subprocess.Popen(
        [sys.executable, "-c", KILLED.format(end=end), project.root], stdout=subprocess.PIPE, stdin=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": macros}, text=True,
    )  # fmt: skip
    return run, run.stdout.readline().strip()


def test_it_is_empty_and_then_gone(project):
    with scratch(project) as folder:
        assert list(folder.iterdir()) == []
        (folder / "a").mkdir()
    assert not folder.exists()
    assert left(project) == ["guard"]


def test_it_is_gone_after_a_failure(project):
    with pytest.raises(ValueError, match="x"), scratch(project) as folder:
        raise ValueError("x")
    assert not folder.exists()


def test_what_a_killed_run_left_goes_with_the_next_and_what_is_in_use_stays(project):
    killed, _ = begun(project, "os._exit(9)")
    killed.communicate(timeout=60)
    working, name = begun(project, "sys.stdin.read()")
    assert len(left(project)) == 3
    with scratch(project):
        assert (Path(name) / "halvt").is_dir()
    working.communicate("", timeout=60)
    assert left(project) == ["guard"]


def test_a_finished_folder_takes_the_place_of_the_old_in_one_step(project):
    place = project.root / "site"
    for text in ("ett", "två"):
        with scratch(project) as folder:
            (folder / "site").mkdir()
            (folder / "site" / "a").write_text(text, encoding="utf-8")
            put_in_place(folder / "site", place)
        assert (place / "a").read_text("utf-8") == text


def test_where_the_system_cannot_exchange_it_is_renamed(project, monkeypatch):
    monkeypatch.setattr("utfall.scratch._exchanged", lambda *_: False)
    test_a_finished_folder_takes_the_place_of_the_old_in_one_step(project)
