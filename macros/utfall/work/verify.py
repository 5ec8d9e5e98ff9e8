"""``utfall verify``: is a package still what was archived? Needs no project, no git and nothing but the file.

A package is read as a zip file or as the folder it was unpacked into; the folder of a built or published site is
compared with its own manifest.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from utfall.errors import UsageError
from utfall.forms.bag import DECLARATION, FORMAT, BagFault, bag_faults, sums_faults
from utfall.forms.manifest import FORMAT as SITE_FORMAT
from utfall.forms.manifest import beside_in, read, sums_in
from utfall.forms.stored_zip import START, unzipped
from utfall.view.addresses import MANIFEST
from utfall.words import Sentence
from utfall.work.thinned_edition import THINNED, read_thinned

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Verified:
    """Tell what a package is and what is wrong with it; ``sha256`` is the whole file's, where it is one."""

    faults: tuple[BagFault, ...]
    edition: str = ""
    count: int = 0
    sha256: str = ""


def verify(path: Path) -> Verified:
    """Compare a package with its own checksums. Raises ``UsageError`` for what is no package of ours."""
    if path.is_dir():
        return _folder(path)
    try:
        whole = path.read_bytes()
    except OSError as fault:
        params = {"file": path.name, "reason": fault.strerror or ""}
        raise UsageError(Sentence("error.verify-not-read", params)) from fault
    return _file(path, whole)


def _file(path: Path, whole: bytes) -> Verified:
    opened = unzipped(whole)
    if opened.is_overlapping:
        return Verified((BagFault("overlapping", path.name),))
    if len(opened.tops) > 1:
        return Verified((BagFault("tops", path.name),))
    if not opened.files:
        if START in whole:
            return Verified((BagFault("wrapping", path.name),))
        raise UsageError(Sentence("error.verify-no-zip", {"file": path.name}))
    files = {name.partition("/")[2]: content for name, content in opened.files.items()}
    found = _bag(path.name, files, tuple(name.partition("/")[2] for name in opened.unreadable))
    wrapping = () if found.faults or opened.is_as_written else (BagFault("wrapping", path.name),)
    sha256 = hashlib.sha256(whole).hexdigest()
    return Verified((*found.faults, *wrapping), found.edition, found.count, sha256)


def _folder(path: Path) -> Verified:
    there = {one.relative_to(path).as_posix(): one.read_bytes() for one in path.rglob("*") if one.is_file()}
    if DECLARATION in there:
        return _bag(path.name, there)
    if moved := read_thinned(there.get(THINNED, b"")):
        raise UsageError(Sentence("thin.verify", {"file": path.name, "address": moved.address}))
    if MANIFEST not in there:
        raise UsageError(Sentence("error.verify-no-package", {"file": path.name}))
    said = read(there[MANIFEST])
    if not said:
        return Verified((BagFault("damaged", MANIFEST),))
    _require(said, SITE_FORMAT, path.name)
    beside = (address for address in beside_in(said).values() if (path / address).is_file())
    there |= {address: (path / address).read_bytes() for address in beside}
    return Verified(tuple(sums_faults(there, sums_in(said), {MANIFEST})), str(said.get("edition")), len(there))


def _bag(name: str, files: Mapping[str, bytes], unreadable: tuple[str, ...] = ()) -> Verified:
    if DECLARATION not in files and DECLARATION not in unreadable and MANIFEST not in files:
        raise UsageError(Sentence("error.verify-no-package", {"file": name}))
    faults = bag_faults(files, unreadable)
    said = read(files.get(MANIFEST, b""))
    if not faults:
        _require(said, FORMAT, name)
    return Verified(faults, str(said.get("edition", "")), len(files))


def _require(said: Mapping[str, object], expected: str, name: str) -> None:
    if said.get("format") != expected:
        params = {"file": name, "format": said.get("format"), "expected": expected}
        raise UsageError(Sentence("error.verify-format", params))
