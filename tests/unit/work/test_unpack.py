"""A tar of git's is unpacked without ``extractall(filter=)``, and nothing leaves the folder."""

import io
import stat
import tarfile

import pytest

from utfall.errors import UsageError
from utfall.work.unpack import unpack


def member(name, kind=tarfile.REGTYPE, link="", mode=0o644):
    made = tarfile.TarInfo(name)
    made.type, made.linkname, made.mode = kind, link, mode
    return made


def packed(*members):
    """Return a tar with members, each a pair of what is told of it and what it holds."""
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w") as archive:
        for told, held in members:
            told.size = len(held)
            archive.addfile(told, io.BytesIO(held))
    return file.getvalue()


def test_folders_files_and_links_are_written(tmp_path):
    unpack(
        packed(
            (member("data/", tarfile.DIRTYPE), b""),
            (member("data/Ä.csv"), b"id\r\n1\n"),
            (member("run", mode=0o775), b"#!/bin/sh\n"),
            (member("docs/data", tarfile.SYMTYPE, "../data/Ä.csv"), b""),
            (member("docs/" + "x" * 120 + ".md"), b"# X\n"),
        ),
        tmp_path,
    )
    assert (tmp_path / "data" / "Ä.csv").read_bytes() == b"id\r\n1\n"
    assert (tmp_path / "docs" / "data").readlink().as_posix() == "../data/Ä.csv"
    assert (tmp_path / "docs" / ("x" * 120 + ".md")).read_text() == "# X\n"
    modes = {name: stat.S_IMODE((tmp_path / name).stat().st_mode) for name in ("run", "data/Ä.csv")}
    assert modes == {"run": 0o755, "data/Ä.csv": 0o644}


@pytest.mark.parametrize(
    "told",
    [
        member("/utfall-outside"),
        member("../outside"),
        member("data/../../outside"),
        member("link", tarfile.SYMTYPE, "/etc/passwd"),
        member("link", tarfile.SYMTYPE, ".."),
        member("data/link", tarfile.SYMTYPE, "../../outside"),
        member("hard", tarfile.LNKTYPE, "../outside"),
        member("pipe", tarfile.FIFOTYPE),
        member("device", tarfile.CHRTYPE),
    ],
    ids=lambda told: told.name,
)
def test_what_would_leave_the_folder_is_refused(tmp_path, told):
    inner = tmp_path / "inner"
    inner.mkdir()
    with pytest.raises(UsageError) as refused:
        unpack(packed((told, b"")), inner)
    assert refused.value.sentence.params == {"path": told.name}
    assert [file.relative_to(tmp_path).as_posix() for file in tmp_path.rglob("*") if file.is_file()] == []


def test_a_file_is_not_written_through_a_link(tmp_path):
    inner = tmp_path / "inner"
    inner.mkdir()
    outside = tmp_path / "outside"
    outside.mkdir()
    (inner / "way").symlink_to(outside)
    with pytest.raises(UsageError):
        unpack(packed((member("way/x"), b"x")), inner)
    assert list(outside.iterdir()) == []


def test_a_link_of_the_same_name_is_replaced_by_the_file(tmp_path):
    unpack(packed((member("a"), b"a"), (member("b", tarfile.SYMTYPE, "a"), b""), (member("b"), b"b")), tmp_path)
    assert (tmp_path / "a").read_bytes() == b"a"
    assert (tmp_path / "b").read_bytes() == b"b"
