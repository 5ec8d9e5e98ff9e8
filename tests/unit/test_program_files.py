"""Which program this is: another file, another time of one, another library or Python is another program."""

import os

import pytest

from utfall import program_files
from utfall.program_files import program_state, state_of


@pytest.fixture
def root(tmp_path):
    (tmp_path / "program" / "part").mkdir(parents=True)
    (tmp_path / "program" / "part" / "a.py").write_text("A = 1\n", encoding="utf-8")
    (tmp_path / "site-packages" / "babel-2.1.dist-info").mkdir(parents=True)
    return tmp_path


def state(root):
    return state_of(root / "program", [root / "site-packages", root / "nowhere"])


def test_the_same_program_is_the_same(root):
    first = state(root)
    (root / "program" / "__pycache__").mkdir()
    (root / "program" / "__pycache__" / "a.cpython-311.pyc").write_bytes(b"x")
    (root / "site-packages" / "notes").mkdir()
    assert state(root) == first
    assert program_state() == program_state()


def written(root):
    file = root / "program" / "part" / "a.py"
    before = file.stat()
    file.write_text("A = 2\n", encoding="utf-8")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns + 1))


@pytest.mark.parametrize(
    "change",
    [
        written,
        lambda root: (root / "program" / "part" / "b.toml").touch(),
        lambda root: (root / "program" / "part").rename(root / "program" / "other"),
        lambda root: (root / "site-packages" / "babel-2.1.dist-info").rename(
            root / "site-packages" / "babel-2.2.dist-info"
        ),
    ],
)
def test_a_changed_file_or_library_is_another_program(root, change):
    first = state(root)
    change(root)
    assert state(root) != first


@pytest.mark.parametrize(("where", "name"), [(program_files, "__version__"), (program_files.sys, "version")])
def test_another_version_is_another_program(root, monkeypatch, where, name):
    first = state(root)
    monkeypatch.setattr(where, name, "another")
    assert state(root) != first
