"""A new edition put on the publishing branch with its tag and its witness: in one push, which all takes or refuses.

Where the branch has moved meanwhile and only other projects' homes are changed, the commit is made again on top of what
is there; where this project's own is, nothing is put.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from utfall.errors import UsageError
from utfall.words import Sentence
from utfall.work.git import SITE_TREE, GitError, PushRefusedError
from utfall.work.guards import moved_branch
from utfall.work.publishing_branch import Branch, signature
from utfall.work.witness import written_witness

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from utfall.model.edition_name import EditionName
    from utfall.names import SiteNames
    from utfall.project import Project
    from utfall.work.git import Repository

MOVED = ("but expected", "already exists")  # of a ref that is not what it was when it was looked at
RACED = "error.publish-raced"
TRIES = 12  # as many projects of one repository may publish at once


@dataclass(frozen=True, slots=True)
class NewEdition:
    """Hold a built edition: the commit ``source`` that it is made of, its ``site``, and the files beside it."""

    edition: EditionName
    title: str
    source: str
    site: Path
    beside: Mapping[str, bytes]
    at_top: Callable[[Branch], Mapping[str, bytes]]  # what stands at the top of the branch as it is by then
    message: str


def put(project: Project, branch: Branch, new: NewEdition, *, tell: Callable[[str], None], pushes: bool) -> None:
    """Commit an edition and set the branch, its tag and its witness, at the remote first where it ``pushes``."""
    names, edition, tag = branch.names, new.edition, ""
    for tries in range(TRIES):
        at_top = new.at_top(branch)
        commit = branch.with_edition(edition, new.title, new.site, new.beside, new.message, at_top)
        published = Branch(branch.repository, commit, names)
        if not tries:
            tell("push")
        tree = published.repository.object_of(published.at(str(edition))) or ""
        tag = tag or edition_tag(published.repository, names, new, tree, project.approved_by)
        witness = written_witness(published, str(edition))
        refs = {f"refs/tags/{names.tag(edition)}": tag, f"refs/tags/{names.witness(edition)}": witness}
        try:
            return set_refs(project, branch, {f"refs/heads/{project.branch}": commit, **refs}, pushes=pushes)
        except UsageError as fault:
            moved = moved_branch(project, branch, pushes=pushes) if fault.sentence.key == RACED else None
            if moved is None or tries + 1 == TRIES:
                raise
            branch = moved
    return None


def edition_tag(
    repository: Repository, names: SiteNames, new: NewEdition, tree: str, approved_by: Sequence[str]
) -> str:
    """Return the edition's tag: the one that is there, else a new one, in the repository but under no name yet.

    It names the ``tree`` of the edition's files, so that whoever has the tag can tell whether they are as published.
    """
    edition, name = new.edition, names.tag(new.edition)
    there = repository.object_of(f"refs/tags/{name}")
    if there:
        return there
    lines = (
        f"object {new.source}",
        "type commit",
        f"tag {name}",
        f"tagger {signature(repository)}",
        "",
        f"{edition}\n",
        f"{SITE_TREE}: {tree}",
        *(f"Approved-by: @{one.removeprefix('@')}" for one in approved_by),
        "",
    )
    return repository.ask("mktag", given="\n".join(lines).encode())


def set_refs(project: Project, branch: Branch, refs: dict[str, str], *, pushes: bool) -> None:
    """Set the refs at the remote, all or none, and then here; without a push only here."""
    repository = branch.repository
    if not pushes:
        try:
            _set_here(project, repository, branch.commit, refs)
        except GitError as fault:
            if any(mark in fault.reason for mark in MOVED):
                raise UsageError(Sentence(RACED, {"branch": project.branch})) from fault
            raise UsageError(Sentence("error.publish-not-written", {"reason": fault.reason})) from fault
        return
    for remote, own in by_remote(project, branch, refs).items():
        try:
            repository.push(remote, own)
        except GitError as fault:
            if not _is_taken(remote, repository, own, fault):
                params = {"branch": project.branch, "remote": remote, "reason": fault.reason}
                key = RACED if isinstance(fault, PushRefusedError) else "error.publish-not-taken"
                raise UsageError(Sentence(key, params)) from fault
    try:
        _set_here(project, repository, repository.commit(f"refs/heads/{project.branch}"), refs)
    except GitError:
        return  # the remote has it; the next run brings it here


def by_remote(project: Project, branch: Branch, refs: dict[str, str]) -> dict[str, dict[str, str]]:
    """Return which refs go to which remote: editions' tags lead to the source and go where that is kept, first."""
    tags = {name: one for name, one in refs.items() if name.startswith(f"refs/tags/{branch.names.tags}/")}
    others = {name: one for name, one in refs.items() if name not in tags}
    if project.sources == project.remote:
        return {project.remote: refs}
    return {remote: own for remote, own in ((project.sources, tags), (project.remote, others)) if own}


def _is_taken(remote: str, repository: Repository, refs: dict[str, str], fault: GitError) -> bool:
    """Ask the remote what it has, after a push that ended badly: it may have taken all before the line went dead."""
    try:
        return repository.remote_refs(remote, *refs) == refs
    except GitError:
        params = {"remote": remote, "reason": fault.reason}
        raise UsageError(Sentence("error.publish-unknown", params)) from fault


def _set_here(project: Project, repository: Repository, before: str | None, refs: dict[str, str]) -> None:
    there = {name: repository.object_of(name) for name in refs}
    there[f"refs/heads/{project.branch}"] = before
    repository.set_refs({name: (new, there[name]) for name, new in refs.items() if new != there[name]})
