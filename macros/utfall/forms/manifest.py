"""The manifest at an edition's root: every file with size and checksum, and what it was made of and with.

Anybody can compare the files with it (``utfall verify``, or ``sha256sum``). It is made last and lists all but itself.
"""

from __future__ import annotations

import hashlib
import json
import platform
import re
from importlib.metadata import PackageNotFoundError, requires, version
from typing import TYPE_CHECKING

from utfall import __version__
from utfall.forms.request import File
from utfall.model.contract import VERSION
from utfall.pages.headline import shown_headline
from utfall.view.addresses import MANIFEST

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from utfall.forms.request import ExportRequest
    from utfall.model.report import Report

FORMAT = "utfall-manifest/1"
SHARED, PARTS = "shared", "parts"  # what an entry says of a file that is not in the edition's folder
ORDER = "order"  # and of the ids in one that lies in parts
_BESIDE = re.compile(r"\.\./[^/\\]+/[0-9a-f]{16}/[^/\\]+")  # an address of a shared file, from an edition's root


def manifest(request: ExportRequest) -> Iterator[File]:
    """Write down every file that the site has so far."""
    told = {"headline": _headline(request), "commit": request.commit or None, "tools": tools()}
    facts = {**edition_facts(request.report), **told}
    yield File(MANIFEST, written({"format": FORMAT, **facts, "files": listed(files_of(request.site))}))


def _headline(request: ExportRequest) -> str:
    """Return the headline of the start page: the feed of new reports has it from here."""
    edition = request.edition
    return shown_headline(request.project, edition.macros[0].context, edition.shown) if edition.macros else ""


def edition_facts(report: Report) -> dict[str, object]:
    """Return what an edition is, as its data package says."""
    package = report.package
    edition = package.edition
    return {
        "title": package.title,
        "organisation": package.organisation.get("name", ""),
        "edition": str(edition) if edition else None,
        "period": str(package.period),
        "case_number": package.case_number,
        "package": {"name": package.name, "version": package.version, "sha256": package.sha256, "contract": VERSION},
    }


def tools() -> dict[str, str]:
    """Return the versions of what builds the site: Python, this program and all that it names as its parts."""
    found = {}
    for name in sorted({re.split(r"[^A-Za-z0-9._-]", line, maxsplit=1)[0] for line in requires("utfall") or ()}):
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            continue  # an optional part that is not installed
    return {"python": platform.python_version(), "utfall": __version__, **found}


def files_of(folder: Path) -> dict[str, bytes]:
    """Return the files of a folder by their address, in order; the manifest is none of them."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    found = {path.relative_to(folder).as_posix(): path for path in files}
    return {name: path.read_bytes() for name, path in sorted(found.items()) if name != MANIFEST}


def listed(files: Mapping[str, bytes]) -> list[dict[str, object]]:
    """Return each file's address, size and checksum."""
    return [
        {"path": name, "size": len(content), "sha256": hashlib.sha256(content).hexdigest()}
        for name, content in files.items()
    ]


def listed_in(manifest: bytes) -> object:
    """Return the list of files that a manifest has; nothing where it cannot be read."""
    return read(manifest).get("files")


def sums_in(said: Mapping[str, object]) -> dict[str, str]:
    """Return each file's checksum as a manifest that was read has it, by where the file lies from the edition's root.

    What lies in parts has the checksums of its parts.
    """
    beside = beside_in(said)
    there = [(str(one.get("path")), str(one.get("sha256"))) for one in entries_in(said) if PARTS not in one]
    return {beside.get(path, path): checksum for path, checksum in there}


def beside_in(said: Mapping[str, object]) -> dict[str, str]:
    """Return the files that lie beside an edition, shared with others: their addresses from its root, by their own."""
    found = {str(one.get("path")): str(one.get(SHARED, "")) for one in entries_in(said)}
    return {path: address for path, address in found.items() if _BESIDE.fullmatch(address)}


def entries_in(said: Mapping[str, object]) -> list[dict[str, object]]:
    """Return what a manifest that was read says of each file."""
    listed_files = said.get("files")
    return [one for one in listed_files if isinstance(one, dict)] if isinstance(listed_files, list) else []


def texts_in(entry: Mapping[str, object], name: str) -> list[str]:
    """Return a list of texts that an entry has; an empty one where it has none."""
    found = entry.get(name)
    return [str(one) for one in found] if isinstance(found, list) else []


def read(manifest: bytes) -> Mapping[str, object]:
    """Return what a manifest says; nothing where it cannot be read."""
    try:
        whole = json.loads(manifest)
    except ValueError:
        return {}
    return whole if isinstance(whole, dict) else {}


def written(whole: Mapping[str, object], *, is_close: bool = False) -> bytes:
    """Return a manifest as it stands in its file, a line for each file that it lists; published without spaces."""
    facts = json.dumps({name: value for name, value in whole.items() if name != "files"}, ensure_ascii=False, indent=1)
    listed_files = whole["files"] if isinstance(whole["files"], list) else []
    parting, before = ((",", ":"), "") if is_close else ((", ", ": "), "  ")
    lines = ",\n".join(f"{before}{json.dumps(one, ensure_ascii=False, separators=parting)}" for one in listed_files)
    return f'{facts[:-2]},\n "files": [\n{lines}\n ]\n}}\n'.encode()
