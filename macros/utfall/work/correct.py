"""``utfall correct``: a published month is corrected in the open, on a branch of its own, and erases nothing.

The same command is run at each step and sees where it is: it starts the correction from the published edition, asks
for a row in the log for each value that is changed, and at last carries the published correction to the branch where
the months go on. It commits nothing and publishes nothing; both are the editor's to do.
"""

# Everything is imported at the top, since switching branches changes the files under our feet, our own among them.

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from utfall.errors import UsageError, suggestion
from utfall.project import read_project
from utfall.scratch import scratch
from utfall.words import Sentence
from utfall.work.bring import faulty
from utfall.work.carry import carried
from utfall.work.correction import continued, prepared, unreadable, version_of
from utfall.work.git import GitError
from utfall.work.guards import as_published, fetch_tags, publishing_branch, require_clean, require_live
from utfall.work.named_month import named_month
from utfall.work.places import SHOWN, path_of, repository_of
from utfall.work.published import known_branches
from utfall.work.published_names import names_in
from utfall.work.publishing_branch import Branch
from utfall.work.tagged_report import TaggedReport, tagged_report

if TYPE_CHECKING:
    from utfall.model.edition_name import EditionName
    from utfall.names import SiteNames
    from utfall.period import Period
    from utfall.project import Project
    from utfall.work.correction import CorrectionOutcome
    from utfall.work.git import Repository
    from utfall.work.log_rows import About


@dataclass(frozen=True, slots=True)
class RepositoryState:
    """Where the command is run: the repository, its branch, what is published, and what of the month."""

    project: Project
    repository: Repository
    branch: str
    published: tuple[EditionName, ...]
    editions: tuple[EditionName, ...]
    names: SiteNames

    @property
    def newest(self) -> EditionName:
        """The edition that a correction starts from."""
        return self.editions[-1]

    @property
    def month(self) -> Period:
        """The month that is corrected."""
        return self.newest.month

    @property
    def folder(self) -> str:
        """The month's folder from the repository's root."""
        return path_of(self.project, self.repository, self.project.folder(self.month))

    def tree(self, revision: str) -> str | None:
        """Return the month's folder as git has it at a revision."""
        return self.repository.object_of(f"{revision}:{self.folder}")


def correct(project: Project, name: str, about: About, *, asks_remote: bool = True) -> CorrectionOutcome:
    """Start a correction of a month, go on with it, or carry it here. Raises ``UsageError`` for what is in the way."""
    place = _place(project, named_month(name, "error.correct-no-month"), asks_remote=asks_remote)
    if place.branch == place.names.branch(place.newest.following):
        _require_faultless(place)
        start = prepared(project, place.repository, place.newest, place.published, about)
        return continued(project, place.newest, start, about)
    if place.branch in set(map(place.names.branch, place.editions)):
        raise _overtaken(place)
    here = as_published(project, place.repository, place.editions).get(place.month, place.newest)
    if here is not None and here != place.newest:
        return carried(project, place.repository, place.branch, (here, place.newest), place.published)
    if here is None:
        _require_no_older(place)
    require_clean(place.repository)
    _require_faultless(place)
    return _started(place, about, has_remote=asks_remote and project.remote in place.repository.remotes())


def _place(project: Project, month: Period, *, asks_remote: bool) -> RepositoryState:
    repository = repository_of(project)
    if repository.commit("HEAD") is None:
        raise UsageError(Sentence("error.publish-no-commit"))
    branch = repository.branch()
    if branch is None:
        raise UsageError(Sentence("error.correct-detached", {"month": str(month)}))
    there = _published(project, repository, month, asks_remote=asks_remote)
    published = there.live
    editions = tuple(one for one in there.editions if one.month == month)
    if not editions:
        raise _never_published(project, month, {one.month for one in published})
    require_live(there, editions[-1])
    editions = tuple(one for one in editions if one in published)
    names = there.names
    tags = [tag for tag in map(names.tag, editions) if repository.commit(f"refs/tags/{tag}") is None]
    if tags:
        raise UsageError(Sentence("error.correct-no-tag", {"tag": tags[-1], "month": str(month)}))
    ahead = names.tag(editions[-1].following)
    if repository.commit(f"refs/tags/{ahead}"):
        raise UsageError(Sentence("error.correct-tag", {"tag": ahead, "edition": str(editions[-1].following)}))
    return RepositoryState(project, repository, branch, published, editions, names)


def _published(project: Project, repository: Repository, month: Period, *, asks_remote: bool) -> Branch | TaggedReport:
    if project.publish_to:
        return _tagged(project, repository, asks_remote=asks_remote)
    if not asks_remote:
        none = Branch(repository, None, names_in(project, repository))
        return max((none, *known_branches(project, repository)), key=lambda one: len(one.editions))
    try:
        return publishing_branch(project, repository, project.remote in repository.remotes())
    except UsageError as fault:
        if fault.sentence.key != "error.publish-unreachable":
            raise
        raise UsageError(
            Sentence("error.correct-unreachable", {**fault.sentence.params, "month": str(month)})
        ) from fault


def _tagged(project: Project, repository: Repository, *, asks_remote: bool) -> TaggedReport:
    """Return what the tags tell is published at a storage, which needs to be asked by nobody who corrects."""
    if asks_remote and project.sources in repository.remotes():
        fetch_tags(project, repository)
    return tagged_report(project, repository)


def _never_published(project: Project, month: Period, published: set[Period]) -> UsageError:
    if month in project.months:
        return UsageError(Sentence("error.correct-unpublished", {"month": str(month)}))
    known = [str(one) for one in sorted({*project.months, *published})]
    params = {"month": str(month), "suggestion": suggestion(str(month), known), "known": ", ".join(known) or "–"}
    return UsageError(Sentence("error.no-month", params))


def _overtaken(place: RepositoryState) -> UsageError:
    """Tell on a correction's branch that its edition is published, from here or from somewhere else."""
    newest, following = place.newest, place.newest.following
    params = {"edition": str(newest), "month": str(place.month), "tag": place.names.tag(newest)}
    if place.branch == place.names.branch(newest) and place.tree("HEAD") == place.tree(place.names.tag(newest)):
        return UsageError(
            Sentence("error.correct-published", {**params, "main": place.repository.main_branch(place.project.sources)})
        )
    params |= {"branch": place.names.branch(following), "number": str(following.number)}
    return UsageError(Sentence("error.correct-overtaken", params))


def _require_no_older(place: RepositoryState) -> None:
    """Raise ``UsageError`` where the month is an older edition that somebody has changed: carrying would undo that."""
    text = place.repository.read("HEAD", f"{place.folder}/datapackage.json")
    here = version_of(text) if text else None
    if here is None or here.month != place.month or here.number >= place.newest.number:
        return
    files = place.repository.changed(place.names.tag(here), "HEAD", place.folder)
    params = {
        "edition": str(place.newest),
        "before": str(here),
        "files": ", ".join(files[:SHOWN]),
        "tag": place.names.tag(here),
        "folder": place.folder,
        "month": str(place.month),
    }
    raise UsageError(Sentence("error.correct-changed", params))


def _started(place: RepositoryState, about: About, *, has_remote: bool) -> CorrectionOutcome:
    """Switch to the correction's branch, a new one or the one that is there, and make its number the next."""
    repository, edition = place.repository, place.newest.following
    name, newest = place.names.branch(edition), place.names.tag(place.newest)
    quiet = _quietly_changed(place)
    is_there = repository.commit(f"refs/heads/{name}") is not None
    start = newest if is_there or not has_remote else _at_remote(place, name) or newest
    if is_there and not repository.descends(name, newest):
        raise UsageError(Sentence("error.correct-branch", {"branch": name, "edition": str(place.newest)}))
    try:
        repository.switch(name, None if is_there else start)
    except GitError as fault:
        raise UsageError(Sentence("error.correct-not-switched", {"branch": name, "reason": fault.reason})) from fault
    project = read_project(place.project.root)
    done = prepared(project, repository, place.newest, place.published, about)
    if done.outcome == "unreadable":
        return replace(done, origin=place.branch)
    is_new = not is_there and start == newest
    return replace(done, outcome="started" if is_new else "resumed", changed=quiet, origin=place.branch)


def _require_faultless(place: RepositoryState) -> None:
    """Raise ``UsageError`` where the published edition's own files cannot be read and compared with."""
    project, newest = place.project, place.newest
    with scratch(project) as top:
        place.repository.write_out(place.names.tag(newest), top, place.folder)
        root = top / project.root.relative_to(place.repository.root)
        found = unreadable(root / project.folder(place.month).relative_to(project.root), root)
    if found:
        raise UsageError(faulty("correct-faulty", found[0], project, edition=newest, version=newest.following.version))


def _quietly_changed(place: RepositoryState) -> tuple[str, ...]:
    """Return the month's files that are changed here since its newest edition, and will not be on the new branch."""
    if place.tree("HEAD") is None:
        return ()
    return tuple(place.repository.changed(place.names.tag(place.newest), "HEAD", place.folder))


def _at_remote(place: RepositoryState, name: str) -> str | None:
    """Return where somebody else has begun the correction, after fetching it."""
    there = f"refs/heads/{name}"
    remote = place.project.sources
    if not place.repository.remote_refs(remote, there):
        return None
    place.repository.fetch(remote, f"+{there}:refs/remotes/{remote}/{name}")
    return f"{remote}/{name}"
