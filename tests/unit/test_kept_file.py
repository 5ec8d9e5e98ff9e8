"""Files of a cache: what was written comes back, and nothing else does."""

import pytest

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


@pytest.mark.parametrize("hindrance", ["file", "folder"])
def test_what_cannot_be_kept_or_read_is_let_be(tmp_path, hindrance):
    if hindrance == "file":
        (tmp_path / "memory").write_text("in the way", encoding="utf-8")
    else:
        (tmp_path / "memory" / "kept").mkdir(parents=True)
    write_kept(tmp_path / "memory" / "kept", b"x")
    assert read_kept(tmp_path / "memory" / "kept") is None
    assert [file.name for file in tmp_path.iterdir()] == ["memory"]
