"""A file is written whole or not at all."""

import errno
from pathlib import Path

import pytest

from utfall.project import Project
from utfall.whole_file import write_whole


@pytest.fixture
def project(tmp_path):
    return Project(tmp_path, tmp_path / "docs")


def test_it_is_written_with_the_folders_it_needs_and_keeps_its_rights(project):
    file = project.root / "data" / "2023-11" / "a.csv"
    write_whole(project, file, b"ett\n")
    assert (file.read_bytes(), file.stat().st_mode & 0o777) == (b"ett\n", 0o644)
    file.chmod(0o600)
    write_whole(project, file, "två\n".encode())
    assert (file.read_text("utf-8"), file.stat().st_mode & 0o777) == ("två\n", 0o600)


def test_nothing_takes_it_away(project):
    file = project.root / "a.csv"
    file.touch()
    write_whole(project, file, None)
    write_whole(project, file, None)
    assert not file.exists()


def test_a_full_disk_leaves_what_was_there_and_nothing_beside_it(project, monkeypatch):
    file = project.root / "a.csv"
    file.write_bytes(b"ett\n")

    def fill(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "replace", fill)
    with pytest.raises(OSError, match="No space left"):
        write_whole(project, file, b"tv")
    assert file.read_bytes() == b"ett\n"
    assert [path.name for path in project.cache.rglob("*")] == ["scratch", "guard"]
