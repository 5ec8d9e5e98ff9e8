"""``utfall publish``: a new edition, whole or not at all.

Everything is asked before anything is made: clean files, a number that is next in line, nothing changed in what is
published already, the checklist. The commit and the tag then reach the remote in one push, which it takes or refuses
as one. What is cut off before leaves nothing; what is cut off after is found done by the next run.
"""

from __future__ import annotations

import contextlib
import os
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from utfall.errors import UsageError
from utfall.forms.manifest import read
from utfall.model.finding import blocking, in_order
from utfall.pages.edition import prepare
from utfall.pages.portal import check_portal
from utfall.project import AUDIENCE, STAFF
from utfall.render.feed import PublishedReport
from utfall.scratch import scratch
from utfall.source.marked import is_marked
from utfall.view.addresses import MANIFEST
from utfall.view.correction_log import log_entries, merged_log
from utfall.words import Sentence, words
from utfall.work.guards import (
    edition_of,
    is_published_so,
    publishing_branch,
    require_clean,
    require_next,
    require_nothing_quiet,
    require_own_program,
)
from utfall.work.leaks import files_of, leaks
from utfall.work.overview import overview_files
from utfall.work.places import repository_of, written_out
from utfall.work.portal import portal_files
from utfall.work.project_place import require_place
from utfall.work.public_copy import public_copy
from utfall.work.publication import NewEdition, by_remote, put, set_refs
from utfall.work.published_history import history_with
from utfall.work.published_names import require_names
from utfall.work.publishing_branch import signature
from utfall.work.release import release
from utfall.work.storage.front import front_of_storage
from utfall.work.storage.state import StoredState
from utfall.work.stored_overview import renew_overview
from utfall.work.stored_publication import complete, put_in_storage, require_whole_history, stored_target
from utfall.work.top_files import front_files, log_files, published_log, published_reports, reports_file
from utfall.work.witness import written_witness

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from utfall.model.edition_name import EditionName
    from utfall.model.finding import Finding
    from utfall.model.report import Report
    from utfall.project import Project
    from utfall.shown.checklist import Item
    from utfall.work.build import EngineOutcome
    from utfall.work.git import Repository
    from utfall.work.public_copy import PublicCopy
    from utfall.work.publishing_branch import Branch
    from utfall.work.stored_publication import Opened

    Where = Branch | StoredState
    Engine = Callable[[Project, Path, EditionName, str], EngineOutcome]

STEPS = ("look", "check", "build", "commit", "push")


@dataclass(frozen=True, slots=True)
class Published:
    """Hold how a publication went. ``outcome`` is published, already, rehearsed or stopped."""

    edition: EditionName
    outcome: str
    findings: tuple[Finding, ...] = ()
    items: tuple[Item, ...] = ()
    complaints: tuple[str, ...] = ()
    onward: str = ""  # the branch that a correction published from its own is to be brought to
    notes: tuple[Sentence, ...] = ()  # what whoever publishes has to know


@dataclass(frozen=True, slots=True)
class Orders:
    """How to publish: only rehearse it, and whether to push it; ``tell`` is told of each step of ``STEPS``.

    ``opened`` gives the storage to publish to; without it the edition goes to the branch.
    """

    tell: Callable[[str], None]
    is_rehearsal: bool = False
    pushes: bool = True
    opened: Opened | None = None


def publish(project: Project, engine: Engine, orders: Orders) -> Published:
    """Publish the newest month's edition, for the public. Raises ``UsageError`` for whatever is in the way."""
    if os.environ.get(AUDIENCE) == STAFF:
        raise UsageError(Sentence("error.publish-staff"))
    orders.tell("look")
    repository = repository_of(project)
    require_clean(repository)
    require_own_program(repository)
    head = repository.ask("rev-parse", "HEAD")
    signature(repository)
    try:
        with scratch(project) as folder:
            source = written_out(project, repository, head, folder / "commit")
            site = folder / "site"
            site.mkdir()
            return _published(source, repository, head, site, engine, orders)
    except OSError as fault:
        raise UsageError(Sentence("error.publish-not-written", {"reason": fault.strerror or str(fault)})) from fault


def _published(
    project: Project,
    repository: Repository,
    head: str,
    site: Path,
    engine: Engine,
    orders: Orders,
) -> Published:
    """Publish from a project that is written out of the commit: what the working copy has besides is not in sight."""
    edition = edition_of(project)
    branch = _target(project, repository, orders)
    require_names(project, branch.names)
    require_place(project, repository, branch)
    project = replace(project, names=branch.names.language, place=branch.names.place)
    if is_published_so(project, repository, branch, edition):
        return _already(project, repository, branch, edition, orders)
    if isinstance(branch, StoredState):
        require_whole_history(branch, edition)
    require_next(repository, branch, edition, head)
    require_nothing_quiet(project, repository, branch, edition)
    orders.tell("check")
    with contextlib.chdir(project.root):  # extensions of Markdown look for files from where the process stands
        stopping = blocking(prepare(project).findings) if is_marked(project) else ()
        if stopping:
            return Published(edition, "stopped", stopping)
        with public_copy(project) as copy:
            return _of_copy(copy, branch, edition, (head, site), engine, orders)


def _of_copy(
    copy: PublicCopy,
    branch: Where,
    edition: EditionName,
    made: tuple[str, Path],
    engine: Engine,
    orders: Orders,
) -> Published:
    """Publish what the public may see. ``made`` is the commit that it is made of, and the folder to build in."""
    project, repository, (head, site) = copy.project, branch.repository, made
    with contextlib.chdir(project.root):
        listed = release(project)
        if listed.blocks:
            return Published(edition, "stopped", listed.findings, listed.items)
        report = listed.report
        findings = in_order((*listed.findings, *check_portal(project, report, publishes=True)))
        orders.tell("build")
        outcome = engine(project, site, edition, head)
    if not outcome.is_built:
        return Published(edition, "stopped", outcome.findings or findings, complaints=outcome.complaints)
    published = _reports(branch, edition, _title(project, edition), head, site)
    top = _top_files(project, branch, edition, site, report, published)
    leaked = leaks(copy, (*files_of(site), *top.items()))
    if leaked:
        return Published(edition, "stopped", leaked)
    if orders.is_rehearsal:
        return Published(edition, "rehearsed", findings, listed.items)
    orders.tell("commit")
    message = words(project.language).say("publish.message", edition=edition.title(words(project.language)))
    organisation = str(report.package.organisation.get("name", ""))
    at_top = partial(overview_files, project, published=published, organisation=organisation, own=top)
    new = NewEdition(edition, _title(project, edition), head, site, top, at_top, message)
    if isinstance(branch, StoredState):
        after = put_in_storage(project, branch, new, tell=orders.tell, pushes=orders.pushes)
        _list_in_storage(project, after, orders)
    else:
        put(project, branch, new, tell=orders.tell, pushes=orders.pushes)
    is_correction = repository.branch() == branch.names.branch(edition)
    onward = repository.main_branch(project.sources) if is_correction else ""
    is_shared = orders.pushes and not copy.is_whole and project.sources == project.remote
    notes = (Sentence("audience.one-remote", {"remote": project.remote}),) if is_shared else ()
    return Published(edition, "published", findings, listed.items, onward=onward, notes=notes)


def _target(project: Project, repository: Repository, orders: Orders) -> Where:
    if orders.opened:
        return stored_target(project, repository, orders.opened, pushes=orders.pushes)
    return publishing_branch(project, repository, orders.pushes)


def _title(project: Project, edition: EditionName) -> str:
    return edition.month.report_name(words(project.language)).capitalize()


def _top_files(
    project: Project, branch: Where, edition: EditionName, site: Path, report: Report,
    published: Sequence[PublishedReport],
) -> dict[str, bytes]:  # fmt: skip
    """Return what stands beside the editions, with this edition among them."""
    speech = words(project.language)
    titles = {**branch.titles, edition: _title(project, edition)}
    if isinstance(branch, StoredState):
        files = front_of_storage(titles, branch.withdrawn, speech, branch.names)
    else:
        files = front_files(titles, branch, branch.withdrawn, speech)
    files |= log_files(project, branch.names, merged_log(published_log(branch), log_entries(report, speech)), titles)
    files |= reports_file(project, branch.names, published)
    files |= history_with(branch, edition, site)
    return files | portal_files(project, branch, edition, report, site)


def _reports(branch: Where, edition: EditionName, title: str, head: str, site: Path) -> list[PublishedReport]:
    """Return what is published with this edition among it, in its month's place."""
    manifest = site / MANIFEST
    said = read(manifest.read_bytes()) if manifest.is_file() else {}
    new = PublishedReport(edition, title, str(said.get("headline") or ""), branch.repository.day(head).isoformat())
    others = [one for one in published_reports(branch, branch.live) if one.edition.month != edition.month]
    return [*others, new]


def _list_in_storage(project: Project, state: StoredState, orders: Orders) -> None:
    """List what is published at the top of the storage, where several reports may be."""
    if orders.opened:
        renew_overview(project, state, orders.opened)


def _already(
    project: Project, repository: Repository, branch: Where, edition: EditionName, orders: Orders
) -> Published:
    """Bring to the remote what was published here alone, and say that there is nothing else to do."""
    if isinstance(branch, StoredState):
        if not orders.is_rehearsal:
            if complete(project, branch, edition, pushes=orders.pushes):
                orders.tell("push")
            _list_in_storage(project, branch, orders)
        return Published(edition, "already")
    name = f"refs/heads/{project.branch}"
    names = branch.names
    tagged = [*map(names.tag, branch.live), *map(names.witness, branch.editions)]
    refs_of = [f"refs/tags/{tag}" for tag in tagged]  # a tag of what is withdrawn may still lie here: it stays here
    tags = {tag: found for tag, found in zip(refs_of, repository.objects_of(refs_of), strict=True) if found}
    if not any(tag.startswith(f"refs/tags/{names.witnesses}/") for tag in tags):  # published before there were any
        newest = str(max(branch.editions))
        tags[f"refs/tags/{names.witness(newest)}"] = written_witness(branch, newest)
    refs = {name: branch.commit or "", **tags}
    waits = orders.pushes and not orders.is_rehearsal
    parts = by_remote(project, branch, refs).items() if waits else ()
    if any(repository.remote_refs(remote, *own) != own for remote, own in parts):
        orders.tell("push")
        set_refs(project, branch, refs, pushes=orders.pushes)
    return Published(edition, "already")
