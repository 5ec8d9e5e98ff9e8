"""Whose edition is it? Of several projects in a repository, the one that an edition's tag was published from.

Asked of git alone: the tag names the tree of the published files, whose manifest has the checksum of the package, and
the commit that it was made of, which has that package in the folder of its project.
"""

from __future__ import annotations

import json
import re
from functools import cache
from typing import TYPE_CHECKING

from utfall.forms.manifest import read
from utfall.project import CONFIG
from utfall.source.package_hash import content_hash
from utfall.view.addresses import DESCRIPTOR, MANIFEST
from utfall.work.git import SITE_TREE, GitError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from utfall.period import Period
    from utfall.work.git import Repository

DATA = "data"
_IN_MONTH = re.compile(rf"(.*/)?{DATA}/[^/]+/{re.escape(DESCRIPTOR)}")


@cache  # an object of git never changes
def is_from(repository: Repository, tag: str, month: Period, folder: str) -> bool | None:
    """Tell whether a month's edition was published from the project in a folder; ``tag`` is the object of its tag.

    Nothing where git does not tell. A package that staff see more of than the public has another checksum than the
    published one: then its names decide, as long as no other project there has the same.
    """
    said = _manifest(repository, tag)
    if not said:
        return None
    if not _is_named(repository, tag, folder, month, said):
        return False
    if _is_of(repository, tag, folder, month, said):
        return True
    others = [one for one in projects_at(repository, tag) if one != folder]
    alike = [one for one in others if _is_named(repository, tag, one, month, said)]
    return not any(_is_of(repository, tag, one, month, said) for one in alike) and (None if alike else True)


def owner_of(repository: Repository, tag: str, month: Period) -> str | None:
    """Return the folder of the project that published a month's edition, as far as git tells."""
    return next((one for one in projects_at(repository, tag) if is_from(repository, tag, month, one)), None)


def is_called(repository: Repository, tag: str, descriptor: bytes) -> bool:
    """Tell whether a descriptor names the organisation and the package that an edition's manifest names."""
    said = _manifest(repository, tag)
    return bool(said) and _names(descriptor) == _manifest_names(said)


def projects_at(repository: Repository, revision: str) -> Iterator[str]:
    """Yield the folders of the projects that a revision has, from the repository's root; that is empty."""
    paths = {one.path for one in repository.entries(revision) if one.is_file}
    folders = {found[1] or "" for path in paths if (found := _IN_MONTH.fullmatch(path))}
    yield from sorted(one.rstrip("/") for one in folders if f"{one}{CONFIG}" in paths)


def package_hash(package: Mapping[str, bytes]) -> str:
    """Return the checksum of a data package by its files: the descriptor and those that it names."""
    descriptor = json.loads(package[DESCRIPTOR])
    named = {DESCRIPTOR, *(str(one.get("path")) for one in descriptor["resources"])}
    return content_hash({name: content for name, content in package.items() if name in named})


def _manifest(repository: Repository, tag: str) -> Mapping[str, object]:
    text = repository.ask("cat-file", "tag", tag) if repository.ask("cat-file", "-t", tag) == "tag" else ""
    trees = [line.partition(": ")[2] for line in text.splitlines() if line.startswith(f"{SITE_TREE}: ")]
    found = repository.read(trees[-1], MANIFEST) if trees else None
    said = read(found) if found else {}
    return said if said.get("organisation") and isinstance(said.get("package"), dict) else {}


def _month(folder: str, month: Period) -> str:
    return "/".join(one for one in (folder, DATA, str(month)) if one)


def _hash(repository: Repository, tag: str, folder: str, month: Period) -> str:
    """Return the checksum of the package that a project had at a tag; empty where it had none."""
    try:
        return package_hash(repository.files_of(tag, _month(folder, month)))
    except (GitError, ValueError, KeyError, TypeError, AttributeError):  # no such folder, or no package
        return ""


def _is_named(repository: Repository, tag: str, folder: str, month: Period, said: Mapping[str, object]) -> bool:
    """Tell whether a project's package of a month was called what the manifest says; what staff alone see is not."""
    descriptor = repository.read(tag, f"{_month(folder, month)}/{DESCRIPTOR}")
    return descriptor is not None and _names(descriptor) == _manifest_names(said)


def _is_of(repository: Repository, tag: str, folder: str, month: Period, said: Mapping[str, object]) -> bool:
    """Tell whether the package that a project had at a tag is the one that was published."""
    package = said.get("package")
    return isinstance(package, dict) and package.get("sha256") == _hash(repository, tag, folder, month)


def _manifest_names(said: Mapping[str, object]) -> tuple[str, str]:
    """Return the organisation and the package that a manifest names."""
    package = said.get("package")
    return str(said.get("organisation")), str(package.get("name")) if isinstance(package, dict) else ""


def _names(descriptor: bytes) -> tuple[str, str]:
    """Return the organisation and the package that a descriptor names."""
    said = read(descriptor)
    organisation = said.get("organization")
    return str(organisation.get("name")) if isinstance(organisation, dict) else "", str(said.get("name"))
