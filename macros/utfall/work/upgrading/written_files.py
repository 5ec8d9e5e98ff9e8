"""The files of a project that every version writes alike for all: Makefile, test, workflows.

``starter/written.csv`` has the checksum of each as released versions wrote it. One that a version wrote and nobody has
edited becomes as this version writes it; one that is edited is left, and that is told.
"""

from __future__ import annotations

import csv
import hashlib
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from utfall import __version__
from utfall.program_version import numbers_of
from utfall.words import Sentence
from utfall.work.starting.project_files import FORGES, common_files, forge_files
from utfall.work.upgrading.step import Kind, Step

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from utfall.work.upgrading.step import ProjectFiles

    Released = Mapping[str, Mapping[str, tuple[int, ...]]]  # path -> checksum -> the first version that wrote it so


def checksum(content: bytes) -> str:
    """Return what a file is known by, whichever line ends a working copy gives it."""
    return hashlib.sha256(content.replace(b"\r\n", b"\n")).hexdigest()


@cache
def released_files() -> Released:
    """Return the checksums that released versions wrote, by path."""
    text = resources.files("utfall").joinpath("starter", "written.csv").read_text(encoding="utf-8")
    found: dict[str, dict[str, tuple[int, ...]]] = {}
    for row in csv.DictReader(text.splitlines()):
        found.setdefault(row["path"], {}).setdefault(row["sha256"], numbers_of(row["version"]))
    return found


def written_now(files: ProjectFiles) -> dict[str, bytes]:
    """Return what this version writes for a project like this one, by path: its forges are known by their files."""
    now = dict(common_files())
    for forge in FORGES:
        written = forge_files(forge)
        folders = {one.rpartition("/")[0] for one in written} - {""}
        known = [one for one in released_files() if one.rpartition("/")[0] in folders]
        if any(files.read(one) is not None for one in (*written, *known)):
            now |= written
    return now


def refreshed(files: ProjectFiles, since: str) -> Iterator[Step]:
    """Yield what becomes of each file that a version writes for all, from what ``since`` wrote."""
    for name, content in written_now(files).items():
        yield from _refreshed(files, name, content, numbers_of(since))
    still = {*common_files(), *(name for forge in FORGES for name in forge_files(forge))}
    for name, checksums in released_files().items():
        there = None if name in still else files.read(name)
        if there is not None:
            is_ours = checksum(there) in checksums
            yield _step(name, "removed", {name: None}) if is_ours else _step(name, "surplus")


def _refreshed(files: ProjectFiles, name: str, content: bytes, since: tuple[int, ...]) -> Iterator[Step]:
    there, released = files.read(name), released_files().get(name, {})
    if there is None:
        if not any(version <= since for version in released.values()):  # one that was there has been taken away
            yield _step(name, "new", {name: content})
    elif checksum(there) in released and checksum(there) != checksum(content):
        yield _step(name, "rewritten", {name: content})
    elif (
        checksum(there) != checksum(content) and released.get(checksum(content), numbers_of(__version__)) > since
    ):  # what it would be is new
        yield _step(name, "edited")


def _step(name: str, what: str, files: Mapping[str, bytes | None] | None = None) -> Step:
    sentence = Sentence(f"upgrade.file.{what}", {"file": name, "version": __version__})
    return Step(Kind.DONE, sentence, files) if files else Step(Kind.LEFT, sentence)
