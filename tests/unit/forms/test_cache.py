"""What has been made is kept by all that it was made of, and believed only when it is whole."""

import hashlib
import os

import pytest

from utfall.forms import cache
from utfall.forms.cache import MOST, cached, checksum, kept, program


@pytest.fixture
def make():
    """A maker that counts how often it was asked."""

    def made():
        made.times += 1
        return b"content"

    made.times = 0
    return made


def test_what_is_kept_is_not_made_again(tmp_path, make):
    assert [cached(tmp_path / "kind", "a", make) for _ in range(3)] == [b"content"] * 3
    assert make.times == 1


def test_what_is_made_of_something_else_is_made(tmp_path, make):
    cached(tmp_path, "a", make)
    cached(tmp_path, "b", make)
    assert make.times == 2


@pytest.mark.parametrize("damage", [lambda whole: whole[:-1], lambda whole: whole[:-1] + b"T", lambda _: b""])
def test_a_damaged_file_is_made_anew_and_mended(tmp_path, make, damage):
    cached(tmp_path, "a", make)
    (file,) = tmp_path.iterdir()
    file.write_bytes(damage(file.read_bytes()))
    assert cached(tmp_path, "a", make) == b"content"
    assert cached(tmp_path, "a", make) == b"content"
    assert make.times == 2


def test_where_nothing_can_be_kept_it_is_made_each_time(tmp_path, make):
    (tmp_path / "kind").write_text("in the way", encoding="utf-8")
    assert [cached(tmp_path / "kind", "a", make) for _ in range(2)] == [b"content"] * 2
    assert make.times == 2


def test_only_the_newest_are_kept(tmp_path, make):
    for number in range(MOST + 3):
        cached(tmp_path, f"{number:02}", make)
        os.utime(tmp_path / f"{number:02}.kept", (number, number))
    assert sorted(file.stem for file in tmp_path.iterdir()) == [f"{number:02}" for number in range(3, MOST + 3)]


def test_an_edition_without_a_checksum_is_never_kept(exports, make):
    request = exports.request()
    object.__setattr__(request.edition, "digest", "")
    assert [kept(request, "kind", "maker", make) for _ in range(2)] == [b"content"] * 2
    assert make.times == 2
    assert not (request.project.cache / "kind").exists()


def test_a_changed_page_or_another_maker_is_another_content(exports, make):
    kept(exports.request(), "kind", "maker", make)
    kept(exports.request(), "kind", "another", make)
    exports.write_page("# Rapport\n\nEtt ord.\n")
    kept(exports.request(), "kind", "maker", make)
    assert make.times == 3


def test_texts_are_told_apart_wherever_they_are_parted():
    assert checksum(["ab", "c"]) != checksum(["a", "bc"])
    assert checksum(["å"]) == checksum(["å".encode()]) == hashlib.sha256("2\0å".encode()).hexdigest()


def test_the_program_is_its_files_and_the_libraries_that_are_named(monkeypatch):
    before = program("typst"), program("xlsxwriter"), program()
    assert len(set(before)) == 3
    for where, name, value in ((cache.zlib, "ZLIB_RUNTIME_VERSION", "1"), (cache, "program_state", lambda: "another")):
        with monkeypatch.context() as another:
            another.setattr(where, name, value)
            program.cache_clear()
            assert program() not in before
    program.cache_clear()
