"""Unpack a tar that git has made, on every Python from 3.11.0: ``extractall(filter=)`` came with 3.11.4.

What a revision holds was written by somebody: nothing leaves the folder that it is unpacked into. Starts nothing
and reads no repository.
"""

from __future__ import annotations

import io
import tarfile
from pathlib import Path, PurePosixPath

from utfall.errors import UsageError
from utfall.words import Sentence


def unpack(packed: bytes, folder: Path) -> None:
    """Write folders, files and links of a tar into a folder. Raise ``UsageError`` at what would leave it."""
    top = folder.resolve()
    with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
        for member in archive:
            target = top / member.name
            if not _is_below(member.name) or not target.parent.resolve().is_relative_to(top):
                raise _refusal(member)
            if member.isdir():
                target.mkdir(parents=True, exist_ok=True)
                continue
            target.parent.mkdir(parents=True, exist_ok=True)
            if target.is_symlink():
                target.unlink()
            if member.isreg():
                _write(archive, member, target)
            else:
                _link(member, target, top)


def _write(archive: tarfile.TarFile, member: tarfile.TarInfo, target: Path) -> None:
    held = archive.extractfile(member)
    target.write_bytes(held.read() if held else b"")
    target.chmod(0o755 if member.mode & 0o100 else 0o644)


def _link(member: tarfile.TarInfo, target: Path, top: Path) -> None:
    """Write a symbolic link that stays below ``top``; a tar of git's holds no other kind of member."""
    is_absolute = PurePosixPath(member.linkname).is_absolute()
    if not member.issym() or is_absolute or not (target.parent / member.linkname).resolve().is_relative_to(top):
        raise _refusal(member)
    target.symlink_to(member.linkname)


def _is_below(name: str) -> bool:
    path = Path(name)  # as this system reads it: a drive or a backslash is a way out on Windows alone
    return not path.anchor and ".." not in path.parts


def _refusal(member: tarfile.TarInfo) -> UsageError:
    return UsageError(Sentence("error.outside-folder", {"path": member.name}))
