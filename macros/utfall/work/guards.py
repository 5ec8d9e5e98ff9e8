"""What must hold of the repository before an edition is published; each in the way has its own message."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import utfall
from utfall.errors import UsageError
from utfall.model.edition_name import EditionName
from utfall.names import every
from utfall.source.archive import read_archive
from utfall.words import Sentence
from utfall.work.git import GitError
from utfall.work.git_names import blob_name
from utfall.work.places import SHOWN, path_of
from utfall.work.published_names import names_in
from utfall.work.publishing_branch import Branch

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from utfall.period import Period
    from utfall.project import Project
    from utfall.work.git import Repository
    from utfall.work.target import Listed, Target


def edition_of(project: Project) -> EditionName:
    """Return the edition that the newest month's package says it is."""
    month = project.months[-1] if project.months else project.chosen_month()
    if project.chosen_month() != month:
        raise UsageError(Sentence("error.publish-not-newest", {"month": str(month)}))
    reports = read_archive([project.folder(month)], project.root)
    if not reports:
        raise UsageError(Sentence("error.unreadable-month", {"month": str(month)}))
    edition = reports[0].package.edition
    if edition is None or edition.month != month:
        params = {"version": reports[0].package.version, "expected": EditionName(month, 1).version, "month": str(month)}
        raise UsageError(Sentence("error.publish-version", params))
    return edition


def require_clean(repository: Repository) -> None:
    """Raise ``UsageError`` where files differ from the last commit: what is published is what git has."""
    if repository.commit("HEAD") is None:
        raise UsageError(Sentence("error.publish-no-commit"))
    files = repository.uncommitted()
    if files:
        shown = ", ".join(files[:SHOWN]) + (" …" if len(files) > SHOWN else "")
        raise UsageError(Sentence("error.publish-uncommitted", {"files": shown}))


def require_own_program(repository: Repository, program: Path = Path(utfall.__file__).parent) -> None:
    """Raise ``UsageError`` where the program belongs to the repository and is not the one of the last commit.

    One that is installed in an environment below the repository, of which git keeps nothing, does not belong to it.
    """
    folder = program.resolve()
    if not folder.is_relative_to(repository.root):
        return
    there = {one.path: one.object for one in repository.entries("HEAD", folder.relative_to(repository.root).as_posix())}
    if not there:
        return
    here = {
        file.relative_to(repository.root).as_posix(): blob_name(file.read_bytes(), like=next(iter(there.values()), ""))
        for file in folder.rglob("*")
        if file.is_file() and file.suffix != ".pyc"
    }
    changed = sorted(name for name in {*there, *here} if there.get(name) != here.get(name))
    if changed:
        shown = ", ".join(changed[:SHOWN]) + (" …" if len(changed) > SHOWN else "")
        raise UsageError(Sentence("error.publish-program", {"files": shown}))


def publishing_branch(project: Project, repository: Repository, pushes: bool) -> Branch:  # noqa: FBT001 - a switch
    """Return the branch as the remote has it, or as it is here if that is further; bring the editions' tags."""
    here = repository.commit(f"refs/heads/{project.branch}")
    if not pushes:
        return Branch(repository, here, names_in(project, repository))
    for remote in (project.remote, project.sources):
        if remote not in repository.remotes():
            raise UsageError(Sentence("error.publish-no-remote", {"remote": remote}))
    there = _fetched(project, repository)
    names = names_in(project, repository)
    if there is None or here is None or here == there or repository.descends(there, here):
        return Branch(repository, there or here, names)
    if repository.descends(here, there):
        return Branch(repository, here, names)
    at_remote, at_hand = Branch(repository, there, names), Branch(repository, here, names)
    if set(at_remote.withdrawn) > set(at_hand.withdrawn) or at_remote.differs_in_others(at_hand):
        return at_remote  # begun anew without what was withdrawn, here or in another project
    raise UsageError(Sentence("error.publish-diverged", {"branch": project.branch, "remote": project.remote}))


def moved_branch(project: Project, branch: Branch, *, pushes: bool) -> Branch | None:
    """Return the branch as it is by now, where other projects have moved it and all of this one's is as it was."""
    repository, name = branch.repository, f"refs/heads/{project.branch}"
    there = _fetched(project, repository) if pushes else repository.commit(name)
    moved = Branch(repository, there, branch.names)
    return moved if moved.differs_in_others(branch) else None


def _fetched(project: Project, repository: Repository) -> str | None:
    name, remote = f"refs/heads/{project.branch}", project.remote
    try:
        there = repository.remote_refs(remote, name).get(name)
        refs = [f"+{name}:refs/remotes/{remote}/{project.branch}"] if there else []
        named = every(project.named.language)
        tags = _all_of(one.tags for one in named)
        is_one = project.sources == remote
        repository.fetch(remote, *refs, *_all_of(one.witnesses for one in named), *(tags if is_one else ()))
        if not is_one:
            remote = project.sources
            repository.fetch(remote, *tags)
    except GitError as fault:
        if "would clobber existing tag" in fault.reason:
            raise UsageError(Sentence("error.publish-other-tags", {"remote": remote})) from fault
        raise UsageError(Sentence("error.publish-unreachable", {"remote": remote, "reason": fault.reason})) from fault
    return there


def fetch_tags(project: Project, repository: Repository) -> None:
    """Bring the tags of editions and witnesses from where the source is kept. Raise ``UsageError`` if none answers."""
    remote = project.sources
    if remote not in repository.remotes():
        raise UsageError(Sentence("error.publish-no-remote", {"remote": remote}))
    named = every(project.named.language)
    try:
        repository.fetch(remote, *_all_of(tag for one in named for tag in (one.tags, one.witnesses)))
    except GitError as fault:
        key = "error.publish-other-tags" if "would clobber" in fault.reason else "error.publish-unreachable"
        raise UsageError(Sentence(key, {"remote": remote, "reason": fault.reason})) from fault


def _all_of(tags: Iterable[str]) -> list[str]:
    """Return the refspecs of all tags that begin so."""
    return [f"refs/tags/{one}/*:refs/tags/{one}/*" for one in dict.fromkeys(tags)]


def is_published_so(project: Project, repository: Repository, branch: Target, edition: EditionName) -> bool:
    """Tell whether the edition is published from these very files. Raise ``UsageError`` if from others."""
    if edition not in branch.editions:
        return False
    require_live(branch, edition)
    tag = f"refs/tags/{branch.names.tag(edition)}"
    parts = [path_of(project, repository, part) for part in (project.docs, project.folder(edition.month))]
    has_tag = repository.commit(tag) is not None
    files = repository.changed(tag, "HEAD", *parts) if has_tag else parts
    if not files:
        return True
    params = {"edition": str(edition), "month": str(edition.month), "files": ", ".join(files[:SHOWN])}
    raise UsageError(Sentence("error.publish-taken", params))


def require_live(branch: Listed, edition: EditionName) -> None:
    """Raise ``UsageError`` for an edition that is withdrawn."""
    if edition in branch.withdrawn:
        number = max(one.number for one in branch.editions if one.month == edition.month) + 1
        version = EditionName(edition.month, number).version
        raise UsageError(Sentence("error.withdrawn", {"edition": str(edition), "version": version}))


def require_next(repository: Repository, branch: Target, edition: EditionName, head: str) -> None:
    """Raise ``UsageError`` unless the edition's number is next in line and its tag is free, or ours."""
    numbers = [one.number for one in branch.editions if one.month == edition.month]
    expected = EditionName(edition.month, max(numbers, default=0) + 1)
    if edition.number < expected.number:
        params = {"edition": str(edition), "month": str(edition.month), "files": "datapackage.json"}
        raise UsageError(Sentence("error.publish-taken", params))
    if edition != expected:
        params = {"edition": str(edition), "expected": str(expected), "version": expected.version}
        raise UsageError(Sentence("error.publish-skipped", params))
    tag, witness = branch.names.tag(edition), branch.names.witness(edition)
    if repository.commit(f"refs/tags/{tag}") not in {None, head}:
        raise UsageError(Sentence("error.publish-tag", {"tag": tag}))
    if repository.object_of(f"refs/tags/{witness}"):
        raise UsageError(Sentence("error.publish-tag", {"tag": witness}))


def require_nothing_quiet(project: Project, repository: Repository, branch: Target, edition: EditionName) -> None:
    """Raise ``UsageError`` where another published month is not as its newest edition is."""
    others = [one for one in branch.live if one.month != edition.month]
    here = as_published(project, repository, others)
    changed = [str(month) for month, found in here.items() if found is None]
    if changed:
        raise UsageError(Sentence("error.publish-quiet", {"months": ", ".join(changed), "month": changed[0]}))
    for month, found in here.items():
        newest = max(one for one in others if one.month == month)
        if found != newest:
            params = {"newest": str(newest), "found": str(found), "month": str(month)}
            raise UsageError(Sentence("error.publish-behind", params))


def as_published(
    project: Project, repository: Repository, published: Sequence[EditionName]
) -> dict[Period, EditionName | None]:
    """Return which edition the files of each published month are that lies here; nothing where they are none."""
    asked = [one for one in sorted(published) if project.folder(one.month).is_dir()]
    months = list(dict.fromkeys(one.month for one in asked))
    paths = {month: path_of(project, repository, project.folder(month)) for month in months}
    names = names_in(project, repository)
    then = repository.objects_of([f"refs/tags/{names.tag(one)}:{paths[one.month]}" for one in asked])
    now = dict(zip(months, repository.objects_of([f"HEAD:{paths[month]}" for month in months]), strict=True))
    found: dict[Period, EditionName | None] = dict.fromkeys(months)
    for one, tree in zip(asked, then, strict=True):
        if tree is not None and tree == now[one.month]:
            found[one.month] = one
    return found
