"""``utfall withdraw``: a published edition that holds what may not be public is taken away, whole or not at all.

What is gone: its files, its tag, and the history of the branch, which begins anew with what is left. What stays is a
public note in its place, its name in the lists, and its checksum in the witnesses. One push does all of it.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from utfall.errors import UsageError
from utfall.forms.manifest import beside_in, read
from utfall.model.edition_name import EditionName
from utfall.render.front import withdrawn_page
from utfall.scratch import scratch
from utfall.view.addresses import MANIFEST
from utfall.words import Sentence, words
from utfall.work.branch_index import BranchIndex
from utfall.work.git import GitError, PushRefusedError
from utfall.work.guards import moved_branch, publishing_branch
from utfall.work.overview import organisation_in, overview_files
from utfall.work.places import repository_of
from utfall.work.publication import RACED, TRIES
from utfall.work.published_history import history_without
from utfall.work.publishing_branch import LIST, Branch, signature
from utfall.work.top_files import front_files, links_of, log_files, published_log, published_reports, reports_file
from utfall.work.witness import written_witness

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from utfall.project import Project
    from utfall.work.git import Repository
    from utfall.work.target import Target


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """Hold how it went. ``outcome`` is withdrawn or already; ``tag`` is the edition's, which is gone.

    ``elsewhere`` is the address at which its files lie still, where it was thinned.
    """

    edition: EditionName
    outcome: str
    tag: str
    elsewhere: str = ""


def withdraw(project: Project, name: str, reason: str, day: str, *, pushes: bool = True) -> Withdrawn:
    """Withdraw a published edition. Raises ``UsageError`` for what is in the way."""
    repository = repository_of(project)
    signature(repository)
    branch = publishing_branch(project, repository, pushes)
    project = replace(project, place=branch.names.place)
    edition = published_edition(branch, name)
    is_done = edition in branch.withdrawn
    moved = branch.thinned.get(edition)
    _taken_away(project, branch, edition, {} if is_done else {"reason": reason, "date": day}, pushes=pushes)
    outcome, elsewhere = "already" if is_done else "withdrawn", moved.address if moved else ""
    return Withdrawn(edition, outcome, branch.names.tag(edition), elsewhere)


def _taken_away(
    project: Project, branch: Branch, edition: EditionName, note: Mapping[str, str], *, pushes: bool
) -> None:  # fmt: skip
    """Take an edition away, again on top of what is there where other projects have moved the branch meanwhile."""
    for tries in range(1, TRIES + 1):
        commit = branch.commit or ""
        if note:
            with scratch(project) as folder:
                commit = _without(project, branch, edition, note, folder)
        try:
            return _set(project, branch, edition, commit, pushes=pushes)
        except UsageError as fault:
            moved = moved_branch(project, branch, pushes=pushes) if fault.sentence.key == RACED else None
            if moved is None or tries == TRIES:
                raise
            branch = moved
    return None


def published_edition(target: Target, name: str) -> EditionName:
    """Return the edition of this name. Raise ``UsageError`` where none is published."""
    edition = EditionName.parse(name)
    if edition is None or edition not in target.editions:
        known = ", ".join(map(str, target.editions)) or "–"
        raise UsageError(Sentence("error.withdraw-unpublished", {"edition": name, "known": known}))
    return edition


def files_without(project: Project, target: Target, edition: EditionName, note: Mapping[str, str]) -> dict[str, bytes]:
    """Return what stands beside the editions that are left, but for the pages and the list of versions."""
    names, live = target.names, [one for one in target.live if one != edition]
    listed = [*target.withdrawn.values(), {"edition": str(edition), **note}]
    entries = [one for one in published_log(target) if one["edition"] != str(edition)]
    return {
        names.withdrawn: f"{json.dumps(listed, ensure_ascii=False, indent=1)}\n".encode(),
        **log_files(project, names, entries, target.titles),
        **reports_file(project, names, published_reports(target, live)),
        **history_without(target, edition, live),
    }


def _without(project: Project, branch: Branch, edition: EditionName, note: Mapping[str, str], folder: Path) -> str:
    """Return a commit without parents that has what is left of the branch, and the note."""
    repository, speech, index = branch.repository, words(project.language), BranchIndex(branch, folder)
    names = branch.names
    withdrawn = {*branch.withdrawn, edition}
    live = [one for one in branch.live if one != edition]
    links = links_of(live, names)
    reports = published_reports(branch, live)
    files: dict[str, bytes] = {
        f"{edition}/index.html": withdrawn_page(edition, note["date"], note["reason"], speech, names).encode(),
        LIST: branch.list_with(links),
        **front_files(branch.titles, branch, withdrawn, speech),
        **files_without(project, branch, edition, note),
    }
    moving = {name for name in branch.top if name in {names.newest, str(edition.month)}}
    index.remove(str(edition), *sorted(moving - set(links)))
    index.put({branch.path(name): content for name, content in files.items()})
    index.link(links)
    index.put(overview_files(project, branch, reports, organisation_in(branch, reports), files))
    index.remove_paths(_unused(Branch(repository, index.tree(), names)))
    message = speech.say("withdraw.message", edition=edition.title(speech))
    return repository.ask("commit-tree", index.tree(), "-m", message)


def _unused(left: Branch) -> list[str]:
    """Return the shared files that no edition links to any longer."""
    repository, folder, name = left.repository, left.path(left.names.shared), left.names.shared
    found = repository.entries(left.commit or "", *([left.path()] if left.path() else []))
    shared = {one.path for one in found if one.path.startswith(f"{folder}/")}
    links = [one for one in found if one.is_link and "/" in one.path]
    targets = {target.partition(f"{name}/")[2] for target in repository.texts_of([one.object for one in links])}
    home = left.path()
    paths = {one.path.removeprefix(f"{home}/"): one.object for one in found if one.path.endswith(f"/{MANIFEST}")}
    manifests = [one for path, one in paths.items() if path.count("/") == 1]
    for text in repository.texts_of(manifests):
        targets |= {address.removeprefix(f"../{name}/") for address in beside_in(read(text.encode())).values()}
    return sorted(shared - {f"{folder}/{target}" for target in targets})


def _set(project: Project, branch: Branch, edition: EditionName, commit: str, *, pushes: bool) -> None:
    """Put the new branch in the old one's place and take the tag away, at the remote first, as one."""
    repository, head = branch.repository, f"refs/heads/{project.branch}"
    names = branch.names
    name = names.withdrawal_witness(edition)
    tag, witness = f"refs/tags/{names.tag(edition)}", f"refs/tags/{names.witness(name)}"
    told = repository.object_of(witness) or written_witness(Branch(repository, commit, names), name)
    if pushes:
        public = {head: commit, witness: told}
        seen = repository.commit(f"refs/remotes/{project.remote}/{project.branch}") or ""
        if project.sources == project.remote:
            _replace(project, repository, project.remote, {**public, tag: ""}, {head: seen})
        else:
            _replace(project, repository, project.remote, public, {head: seen})
            _replace(project, repository, project.sources, {tag: ""}, {})
    orders = [f"update {head}\0{commit}\0\0", f"update {witness}\0{told}\0\0"]
    orders += [f"delete {tag}\0\0"] if repository.object_of(tag) else []
    repository.ask("update-ref", "--stdin", "-z", given="".join(orders).encode())
    repository.ask("reflog", "expire", "--expire=now", head)


def _replace(
    project: Project, repository: Repository, remote: str, wanted: Mapping[str, str], seen: Mapping[str, str]
) -> None:  # fmt: skip
    """Set a remote's refs as one, where they are not so already, and where those ``seen`` still are as they were."""
    there = repository.remote_refs(remote, *wanted)
    changes = {name: new for name, new in wanted.items() if there.get(name, "") != new}
    try:
        if changes:
            repository.replace(remote, changes, {**there, **seen})
    except GitError as fault:
        params = {"branch": project.branch, "remote": remote, "reason": fault.reason}
        key = RACED if isinstance(fault, PushRefusedError) else "error.withdraw-not-taken"
        raise UsageError(Sentence(key, params)) from fault
