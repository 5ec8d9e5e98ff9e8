"""A package for the archive: a bag as BagIt 1.0 (RFC 8493) has it, with lists of checksums that check one another.

What is kept lies under ``data/``; beside it stand the lists, which ``sha256sum --check`` reads, and texts that tell
what it is. Knows names and bytes; where they come from and where they go is the verbs' to know.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from utfall.forms.manifest import listed, listed_in, written
from utfall.view.addresses import MANIFEST

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

FORMAT = "utfall-archive/1"
DECLARATION = "bagit.txt"
PAYLOAD, TAGS, INFO = "manifest-sha256.txt", "tagmanifest-sha256.txt", "bag-info.txt"
_LINE = re.compile(r"([0-9a-f]{64})  ([^\r\n]+)")


@dataclass(frozen=True, slots=True)
class BagFault:
    """One file that is damaged, missing or extra."""

    kind: str
    path: str


def bag(kept: Mapping[str, bytes], facts: Mapping[str, object], texts: Mapping[str, str]) -> dict[str, bytes]:
    """Return the files of a package. ``kept`` have their addresses under ``data/``, ``texts`` stand beside it."""
    payload = {f"data/{name}": content for name, content in sorted(kept.items())}
    beside = {
        DECLARATION: b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n",
        MANIFEST: written({"format": FORMAT, **facts, "files": listed(payload)}),
        PAYLOAD: _sums(payload),
        INFO: _info(facts, payload),
        **{name: text.encode() for name, text in texts.items()},
    }
    return {**payload, **beside, TAGS: _sums(beside)}


def bag_faults(files: Mapping[str, bytes], unreadable: tuple[str, ...] = ()) -> tuple[BagFault, ...]:
    """Find every file of a package that is not as it was written."""
    listed_sums: dict[str, str] = {}
    faults = [BagFault("damaged", name) for name in unreadable]
    for name in (PAYLOAD, TAGS):
        if name in files:
            lines = files[name].decode("utf-8", "replace").removesuffix("\n").split("\n")
            found = [_LINE.fullmatch(line) for line in lines]
            listed_sums |= {one[2]: one[1] for one in found if one}
            faults += [BagFault("damaged", name)] if not all(found) else []
        elif name not in unreadable:
            faults.append(BagFault("missing", name))
    faults += sums_faults(files, listed_sums, {TAGS, *unreadable}) if PAYLOAD in files and TAGS in files else ()
    if not faults:
        faults += _list_faults(files)
    return tuple(dict.fromkeys(faults))


def sums_faults(files: Mapping[str, bytes], sums: Mapping[str, str], passed: set[str]) -> Iterator[BagFault]:
    """Yield what differs between files and their list of checksums; ``passed`` are not asked for."""
    for name in sorted({*files, *sums} - passed):
        if name not in files:
            yield BagFault("missing", name)
        elif name not in sums:
            yield BagFault("extra", name)
        elif hashlib.sha256(files[name]).hexdigest() != sums[name]:
            yield BagFault("damaged", name)


def _list_faults(files: Mapping[str, bytes]) -> Iterator[BagFault]:
    """Yield the lists that are not what they would be if they were made again, though every checksum holds."""
    payload = {name: files[name] for name in sorted(files) if name.startswith("data/")}
    beside = {name: content for name, content in files.items() if name not in payload and name != TAGS}
    if files[PAYLOAD] != _sums(payload):
        yield BagFault("damaged", PAYLOAD)
    if files[TAGS] != _sums(beside):
        yield BagFault("damaged", TAGS)
    if listed_in(files.get(MANIFEST, b"")) != listed(payload):
        yield BagFault("damaged", MANIFEST)
    if _oxum(payload).encode() not in files.get(INFO, b"").split(b"\n"):
        yield BagFault("damaged", INFO)


def _oxum(payload: Mapping[str, bytes]) -> str:
    """Return the line that says how many bytes are kept, in how many files."""
    return f"Payload-Oxum: {sum(map(len, payload.values()))}.{len(payload)}"


def _info(facts: Mapping[str, object], payload: Mapping[str, bytes]) -> bytes:
    told = {
        "Source-Organization": facts.get("organisation"),
        "External-Identifier": facts.get("edition"),
        "External-Description": facts.get("title"),
    }
    lines = [f"{label}: {' '.join(str(value).split())}" for label, value in told.items() if value]
    return "".join(f"{line}\n" for line in (*lines, _oxum(payload))).encode()


def _sums(files: Mapping[str, bytes]) -> bytes:
    """Return checksums as ``sha256sum`` writes and reads them."""
    lines = (f"{hashlib.sha256(content).hexdigest()}  {name}\n" for name, content in sorted(files.items()))
    return "".join(lines).encode()
