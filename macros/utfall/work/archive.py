"""``utfall archive``: one published edition as one file that can be kept, read and checked with no program of ours.

Taken from what is published, never built anew: the site from the publishing branch, or from the storage that the
settings publish to, the data package from the edition's tag. What does not agree with its own manifest is not archived.
Asks no remote of git; what is not here is told.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from utfall import __version__
from utfall.errors import UsageError, suggestion
from utfall.forms.archive_texts import texts
from utfall.forms.bag import bag, sums_faults
from utfall.forms.manifest import read, sums_in
from utfall.forms.published_form import made_whole
from utfall.forms.stored_zip import zipped
from utfall.model.edition_name import EditionName
from utfall.view.addresses import DESCRIPTOR, MANIFEST
from utfall.words import Sentence
from utfall.work.edition_owner import package_hash
from utfall.work.guards import require_live
from utfall.work.known_storage import storage_state, stored_files
from utfall.work.places import repository_of
from utfall.work.published import edition_files, known_branches
from utfall.work.published_package import Files, package_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from utfall.names import SiteNames
    from utfall.project import Project
    from utfall.work.git import Repository
    from utfall.work.publishing_branch import Branch


@dataclass(frozen=True, slots=True)
class Archived:
    """Tell what was archived, where, and the checksum of the whole file, to be written down somewhere else."""

    edition: EditionName
    file: Path
    size: int
    sha256: str


def archive(project: Project, name: str, folder: Path, to: Path | None = None) -> Archived:
    """Write an edition's package into ``folder``, or to ``to``. Raises ``UsageError`` for what is in the way."""
    repository = repository_of(project)
    edition, names, there = (_stored if project.publish_to else _on_branch)(project, repository, name)
    tag = names.tag(edition)
    package = package_of(project, repository, edition, tag)
    _require_agreement(edition, tag, there, package)
    site = made_whole(there)
    facts = _facts(repository, (edition, tag), site, package)
    folders = (project.named.archived_site, project.named.archived_package)
    kept = _under(folders[0], site) | _under(folders[1], package)
    top = f"utfall-{edition}"
    try:
        whole = zipped(_under(top, bag(kept, facts, texts(facts, site, package, folders, project.language))))
    except OverflowError as fault:
        raise UsageError(Sentence("error.archive-large", {"edition": str(edition)})) from fault
    file = to or folder / f"{top}.zip"
    _write(file, whole)
    return Archived(edition, file, len(whole), hashlib.sha256(whole).hexdigest())


def _under(folder: str, files: Mapping[str, bytes]) -> Files:
    return {f"{folder}/{name}": content for name, content in files.items()}


def _stored(project: Project, repository: Repository, name: str) -> tuple[EditionName, SiteNames, Files]:
    """Return the edition, its names and its files as the storage of the settings has them."""
    state = storage_state(project, repository)
    known = [str(one) for one in state.editions]
    params = {"edition": name, "known": ", ".join(known) or "–", "suggestion": suggestion(name, known)}
    edition = EditionName.parse(name)
    if edition is None:
        raise UsageError(Sentence("error.archive-edition", params))
    require_live(state, edition)
    if edition not in state.editions:
        raise UsageError(Sentence("error.archive-not-stored", {**params, "address": state.site.store.name}))
    return edition, state.names, stored_files(state, edition)


def _on_branch(project: Project, repository: Repository, name: str) -> tuple[EditionName, SiteNames, Files]:
    """Return the edition, its names and its files as the branch has them."""
    edition, branch = _published(project, repository, name)
    return edition, branch.names, edition_files(branch, edition)


def _published(project: Project, repository: Repository, name: str) -> tuple[EditionName, Branch]:
    """Return the edition and the branch that has it, from here or as it was last fetched."""
    branches = known_branches(project, repository)
    place = {"branch": project.branch, "remote": project.remote}
    if not branches:
        raise UsageError(Sentence("error.archive-no-branch", place))
    known = [str(one) for one in max((branch.editions for branch in branches), key=len)]
    params = {"edition": name, "known": ", ".join(known) or "–", "suggestion": suggestion(name, known)}
    edition = EditionName.parse(name)
    if edition is None:
        raise UsageError(Sentence("error.archive-edition", params))
    for branch in branches:
        require_live(branch, edition)
    having = [branch for branch in branches if edition in branch.editions]
    if not having:
        raise UsageError(Sentence("error.archive-unpublished", {**params, **place}))
    return edition, having[0]


def _require_agreement(edition: EditionName, tag: str, site: Files, package: Files) -> None:
    """Raise ``UsageError`` where the site is not what its manifest says, or its data not the tag's."""
    if MANIFEST not in site:
        return  # published before there were any
    said = read(site[MANIFEST])
    faults = list(sums_faults(site, sums_in(said), {MANIFEST}))
    if faults:
        params = {"edition": str(edition), "files": ", ".join(one.path for one in faults[:5])}
        raise UsageError(Sentence("error.archive-changed", params))
    told = said.get("package")
    if not isinstance(told, dict) or told.get("sha256") != package_hash(package):
        raise UsageError(Sentence("error.archive-other-data", {"edition": str(edition), "tag": tag}))


def _facts(repository: Repository, named: tuple[EditionName, str], site: Files, package: Files) -> dict[str, object]:
    """Return what the package says of itself: from the data package, git, and the manifest of the site."""
    descriptor = json.loads(package[DESCRIPTOR])
    edition, tag = named
    return {
        "title": descriptor.get("title", ""),
        "organisation": descriptor.get("organization", {}).get("name", ""),
        "edition": str(edition),
        "period": str(edition.month),
        "case_number": descriptor.get("case_number", ""),
        "decision": descriptor.get("decision"),
        "licences": descriptor.get("licenses", []),
        "tag": tag,
        "commit": repository.commit(f"refs/tags/{tag}"),
        "package": {
            "name": descriptor.get("name"),
            "version": descriptor.get("version"),
            "sha256": package_hash(package),
        },
        "tools": read(site.get(MANIFEST, b"")).get("tools"),
        "archived_with": {"utfall": __version__},
    }


def _write(file: Path, whole: bytes) -> None:
    """Write the package, unless another stands there: a package that is kept is never overwritten."""
    if file.is_dir():
        raise UsageError(Sentence("error.archive-folder", {"file": file.name}))
    if file.exists() and file.read_bytes() != whole:
        raise UsageError(Sentence("error.archive-there", {"file": file.name}))
    try:
        fresh = file.with_name(f".{file.name}.part")
        fresh.write_bytes(whole)
        fresh.replace(file)
    except OSError as fault:
        params = {"file": file.name, "reason": fault.strerror or ""}
        raise UsageError(Sentence("error.archive-not-written", params)) from fault
