"""A member's package from a file or a folder that was delivered into the repository: a zip file, or as it lies."""

from __future__ import annotations

import io
import stat
import zipfile
import zlib
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from utfall.source.descriptor_shape import is_safe
from utfall.source.raw import DESCRIPTOR
from utfall.work.members.member import FoundFiles, MemberError

if TYPE_CHECKING:
    from pathlib import Path

    from utfall.period import Period
    from utfall.work.members.member import MemberSetting

MONTH = "{month}"
MOST_FILES = 1_000
MOST_BYTES = 200_000_000


def from_file(setting: MemberSetting, root: Path, bounds: Path, month: Period) -> FoundFiles:
    """Return a month's package of a member. Raise ``MemberError`` for what is in the way."""
    address = setting.address.replace(MONTH, str(month))
    path = inside(root, bounds, address)
    if path.is_dir():
        return FoundFiles(_of_folder(path, bounds, address), "", address, address)
    if not path.is_file():
        raise MemberError("late" if MONTH in setting.address else "missing", month=str(month), newest="–")
    return FoundFiles(unpacked(path, address), "", address, address)


def _of_folder(path: Path, bounds: Path, shown: str) -> dict[str, bytes]:
    found = [one for one in sorted(path.rglob("*")) if one.is_file()]
    kept = [one for one in found if one.suffix == ".csv" or one == path / DESCRIPTOR]
    if not all(one.resolve().is_relative_to(bounds) for one in kept):
        raise MemberError("outside", where=shown)
    if len(kept) > MOST_FILES or sum(one.stat().st_size for one in kept) > MOST_BYTES:
        raise MemberError("large", where=shown, most=MOST_BYTES // 1_000_000)
    return {one.relative_to(path).as_posix(): one.read_bytes() for one in kept}


def inside(root: Path, bounds: Path, address: str) -> Path:
    """Return a path that the hub names, links followed. Raise ``MemberError`` where it leads out of the repository."""
    written = PurePosixPath(address)
    if written.is_absolute() or "\\" in address or ":" in address or "\0" in address:
        raise MemberError("outside", where=address)
    found = (root / written).resolve()
    if not found.is_relative_to(bounds):
        raise MemberError("outside", where=address)
    return found


def unpacked(path: Path, shown: str) -> dict[str, bytes]:
    """Return the files of a zip file with a package in it, at its top or in one folder."""
    try:
        with zipfile.ZipFile(io.BytesIO(_content(path, shown))) as archive:
            members = [one for one in archive.infolist() if not one.is_dir()]
            _require_plain(members, shown)
            homes = {
                one.filename.rpartition("/")[0] for one in members if one.filename.rpartition("/")[2] == DESCRIPTOR
            }
            home = min(homes, key=lambda one: (one.count("/"), len(one), one), default=None)
            if home is None:
                raise MemberError("no-descriptor", where=shown)
            start = f"{home}/" if home else ""
            return {
                one.filename.removeprefix(start): _read(archive, one, shown)
                for one in members
                if one.filename.startswith(start)
            }
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, UnicodeError) as fault:
        raise MemberError("zip", where=shown) from fault


def _content(path: Path, shown: str) -> bytes:
    if path.stat().st_size > MOST_BYTES:
        raise MemberError("large", where=shown, most=MOST_BYTES // 1_000_000)
    return path.read_bytes()


def _require_plain(members: list[zipfile.ZipInfo], shown: str) -> None:
    """Raise ``MemberError`` for too much, for a name that leads out, twice the same, and for a link."""
    if len(members) > MOST_FILES or sum(one.file_size for one in members) > MOST_BYTES:
        raise MemberError("large", where=shown, most=MOST_BYTES // 1_000_000)
    names = [one.filename for one in members]
    unsafe = next((name for name in names if not is_safe(name)), None)
    links = [one.filename for one in members if stat.S_ISLNK(one.external_attr >> 16)]
    if unsafe or links or len(set(names)) < len(names):
        raise MemberError("outside", where=unsafe or (links or names)[0])


def _read(archive: zipfile.ZipFile, member: zipfile.ZipInfo, shown: str) -> bytes:
    with archive.open(member) as stream:
        content = stream.read(member.file_size + 1)
    if len(content) != member.file_size:
        raise MemberError("zip", where=shown)
    return content
