"""Files of a cache: what was written comes back, and nothing else does."""

import hashlib
import os
from pathlib import Path

import pytest

from tests.unit.work.killed import ended, is_of_the_disk
from utfall import kept_file
from utfall.kept_file import read_kept, write_kept


def test_what_is_kept_comes_back(tmp_path):
    write_kept(tmp_path / "deep" / "kept.json", b"\n[1]\n")
    assert read_kept(tmp_path / "deep" / "kept.json") == b"\n[1]\n"
    assert [file.name for file in (tmp_path / "deep").iterdir()] == ["kept.json"]


def test_no_file_cut_short_changed_or_put_there_by_others_is_believed(tmp_path):
    file = tmp_path / "kept"
    write_kept(file, b"whole")
    whole = file.read_bytes()
    for content in (*(whole[:end] for end in range(len(whole))), whole + b"x", whole[:-1] + b"E", b"[]", b"\xff" * 80):
        file.write_bytes(content)
        assert read_kept(file) is None


@pytest.fixture
def at_home(monkeypatch):
    """Let the user's folder of state be another, and come back."""

    def there(folder):
        monkeypatch.setenv("XDG_STATE_HOME", str(folder))
        kept_file._key.cache_clear()

    yield there
    kept_file._key.cache_clear()


def test_what_another_user_or_machine_kept_is_not_believed(tmp_path, at_home):
    file = tmp_path / "kept"
    at_home(tmp_path / "one")
    write_kept(file, b"nothing is wrong")
    at_home(tmp_path / "another")
    assert read_kept(file) is None
    at_home(tmp_path / "one")
    assert read_kept(file) == b"nothing is wrong"


def test_a_checksum_alone_is_no_seal(tmp_path):
    file = tmp_path / "kept"
    file.write_bytes(hashlib.sha256(b"x").hexdigest().encode() + b"\nx")
    assert read_kept(file) is None


def test_the_key_is_made_once_and_for_the_user_alone(tmp_path, at_home):
    at_home(tmp_path)
    write_kept(tmp_path / "kept", b"x")
    (key,) = (file for file in tmp_path.rglob("*") if file.is_file() and file.name != "kept")
    assert (key.relative_to(tmp_path).as_posix(), len(key.read_bytes())) == ("utfall/cache.key", 32)
    assert key.stat().st_mode & 0o077 == 0
    key.write_bytes(b"short")
    kept_file._key.cache_clear()
    assert read_kept(tmp_path / "kept") is None
    assert len(key.read_bytes()) == 32


def test_without_a_home_that_can_be_written_what_is_kept_lasts_as_long_as_the_process(tmp_path, at_home):
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    at_home(tmp_path / "file")
    write_kept(tmp_path / "kept", b"x")
    assert read_kept(tmp_path / "kept") == b"x"
    kept_file._key.cache_clear()
    assert read_kept(tmp_path / "kept") is None


@pytest.mark.parametrize("hindrance", ["file", "folder"])
def test_what_cannot_be_kept_or_read_is_let_be(tmp_path, hindrance):
    if hindrance == "file":
        (tmp_path / "memory").write_text("in the way", encoding="utf-8")
    else:
        (tmp_path / "memory" / "kept").mkdir(parents=True)
    write_kept(tmp_path / "memory" / "kept", b"x")
    assert read_kept(tmp_path / "memory" / "kept") is None
    assert [file.name for file in tmp_path.iterdir()] == ["memory"]


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
@pytest.mark.parametrize("before", [None, b"old"])
def test_killed_at_any_moment_nothing_lies_beside_the_file_and_the_next_run_keeps_it(tmp_path, before):
    for moment in range(1, 9):
        file = tmp_path / str(moment) / "kept"
        if before:
            write_kept(file, before)
        if ended(lambda file=file: write_kept(file, b"new"), moment, is_of_the_disk) == 0:
            break
        assert read_kept(file) == before
        write_kept(file, b"new")
        assert ([one.name for one in file.parent.iterdir()], read_kept(file)) == (["kept"], b"new")
    else:
        pytest.fail("was never left alone")
    assert moment > 1


def test_a_disk_that_fills_half_way_through_a_file_leaves_nothing_to_believe(tmp_path, monkeypatch):
    file = tmp_path / "kept"

    def fill(path, content):
        with path.open("wb") as stream:
            stream.write(content[:70])
        raise OSError(os.strerror(28))

    monkeypatch.setattr(Path, "write_bytes", fill)
    write_kept(file, b"x" * 100)
    assert file.stat().st_size == 70
    assert read_kept(file) is None
