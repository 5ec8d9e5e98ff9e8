"""``utfall audit``: is what is published as it was published? The branch, its tags and the witnesses are compared.

Whatever a reader opens is looked at: editions against their tags and manifests, the addresses that lead to them, lists,
logs and feeds against what the editions give, and all of it against the witnesses. Asks no remote: what was fetched
counts.
"""

from __future__ import annotations

import hashlib
import posixpath
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from utfall.derive.withheld import withheld_of
from utfall.forms.bag import sums_faults
from utfall.forms.manifest import read, sums_in
from utfall.forms.published_form import DIGITS
from utfall.model.edition_name import EditionName
from utfall.scratch import scratch
from utfall.source.archive import read_archive
from utfall.view.addresses import MANIFEST
from utfall.view.correction_log import log_entries
from utfall.words import words
from utfall.work.audit_fault import AuditFault
from utfall.work.git import SITE_TREE
from utfall.work.overview import is_listed
from utfall.work.places import path_of, repository_of
from utfall.work.published import shared_of
from utfall.work.published_names import names_in, tagged
from utfall.work.publishing_branch import LIST, OVERVIEW, Branch
from utfall.work.shared_files import with_shared
from utfall.work.storage.site import StoredSite
from utfall.work.thinned_audit import place_faults, stored_faults
from utfall.work.top_files import front_files, links_of, log_files, published_log, published_reports, reports_file
from utfall.work.witness import as_published, read_witnesses, witnesses

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from utfall.model.report import Report
    from utfall.names import SiteNames
    from utfall.project import Project
    from utfall.work.git import Repository
    from utfall.work.stored_publication import Opened
    from utfall.work.target import Target
    from utfall.work.witness import Witness

HOSTS_OWN = "CNAME"  # the file in which GitHub Pages keeps the site's own domain
# What stands at the top beside the editions, the addresses that lead to them, and what is made of them.
BESIDE = {LIST, ".nojekyll", HOSTS_OWN, "dcat.rdf", "dcat.ttl"}
LINK = "120000"


@dataclass(frozen=True, slots=True)
class Audited:
    """Hold what was compared and what was found, and the ``names`` that it is published with.

    ``unseen`` are editions that are thinned on the branch and whose files nobody has looked at.
    """

    editions: int
    witnesses: int
    faults: tuple[AuditFault, ...]
    names: SiteNames
    unseen: tuple[EditionName, ...] = ()


def audited_branch(project: Project) -> Branch:
    """Return the branch that is audited: as the remote had it when it was last fetched, where there is a remote."""
    repository = repository_of(project)
    return Branch(repository, repository.commit(_ref(project, repository)), names_in(project, repository))


def audit(
    project: Project, kept: Sequence[Path] = (), elsewhere: Iterable[bytes] = (), opened: Opened | None = None
) -> Audited:
    """Compare what is published with its tags and its witnesses, and with those kept in files or elsewhere.

    ``opened`` gives the storage that has what is thinned on the branch.
    """
    branch = audited_branch(project)
    repository, names = branch.repository, branch.names
    project = replace(project, place=names.place)
    known = tagged(repository, names)
    told = known_witnesses(repository, names, kept, elsewhere)
    if branch.commit is None:
        gone = bool(known or told)
        return Audited(0, len(told), (AuditFault("no-branch", project.branch),) if gone else (), names)
    faults = [
        *_editions(project, branch, known, shared := shared_of(branch)),
        *_top(project, branch, branch.top),
        *_shared(branch, shared),
        *told_otherwise(branch, as_published(branch), told),
        *(fault for one in branch.thinned.values() for fault in place_faults(branch, one, told)),
        *(stored_faults(branch, StoredSite(opened(names.place), names, project.language)) if opened else ()),
    ]
    unseen = () if opened else tuple(sorted(branch.thinned))
    seen = len(branch.editions) - len(unseen)
    return Audited(seen, len(told), tuple(dict.fromkeys(faults)), names, unseen)


def known_witnesses(
    repository: Repository, names: SiteNames, kept: Sequence[Path], elsewhere: Iterable[bytes]
) -> tuple[Witness, ...]:
    """Return the project's witnesses: those in git, and those kept in files or elsewhere."""
    given = [one for file in kept for one in read_witnesses(file.read_bytes(), file.name)]
    given += [one for text in elsewhere for one in read_witnesses(text)]
    return (*witnesses(repository, names), *(one for one in given if one.place == names.place))


def _ref(project: Project, repository: Repository) -> str:
    """Return the branch as the remote had it, where there is a remote: what is here alone nobody reads."""
    has_remote = project.remote in repository.remotes()
    return f"refs/remotes/{project.remote}/{project.branch}" if has_remote else f"refs/heads/{project.branch}"


def _editions(
    project: Project, branch: Branch, known: Collection[EditionName], shared: Mapping[str, bytes]
) -> Iterator[AuditFault]:
    """Compare each edition's files with its tag and its manifest, and the tag's commit with the manifest's."""
    folders = {name for one in branch.top if (name := EditionName.parse(one))}
    for edition in sorted(folders ^ set(branch.editions)):
        yield AuditFault("listed", str(edition))
    for edition in sorted(set(known) - folders):
        yield AuditFault("gone", str(edition))
    for edition in sorted(folders):
        if edition in branch.withdrawn:
            yield from [AuditFault("tag-withdrawn", str(edition))] if edition in known else []
        elif edition not in known:
            yield AuditFault("no-tag", str(edition))
        else:
            yield from _edition(project, branch, edition, shared)


def _edition(
    project: Project, branch: Branch, edition: EditionName, shared: Mapping[str, bytes]
) -> Iterator[AuditFault]:
    repository = branch.repository
    tag, name = f"refs/tags/{branch.names.tag(edition)}", str(edition)
    said = repository.ask("for-each-ref", f"--format=%(contents:trailers:key={SITE_TREE},valueonly)", tag).strip()
    if said != branch.tree_of(edition):
        yield AuditFault("edition", name)
    text = branch.read(f"{name}/{MANIFEST}")
    if text is None:
        return
    manifest = read(text)
    if manifest.get("commit") not in {None, repository.commit(tag)}:
        yield AuditFault("tag-commit", name)
    if edition not in branch.thinned:
        files = with_shared(branch.files_of(name), shared, branch.names.shared)
        for fault in sums_faults(files, sums_in(manifest), {MANIFEST}):
            yield AuditFault("manifest", posixpath.normpath(f"{name}/{fault.path}"))
    folder = path_of(project, repository, project.folder(edition.month))
    if not repository.object_of(f"{tag}:{folder}"):
        yield AuditFault("tag-commit", name)


def _top(project: Project, branch: Branch, top: dict[str, str]) -> Iterator[AuditFault]:
    """Make the top anew from the editions, and compare; what was made by an older program the witnesses vouch for."""
    names = branch.names
    links = links_of(branch.live, names)
    for name, edition in links.items():
        if branch.read(name) != edition.encode() or not top[name].startswith(LINK):
            yield AuditFault("link", name)
    for name, aliases in branch.aliases.items():
        if sorted(aliases) != sorted(link for link, there in links.items() if there == name):
            yield AuditFault("listed", name)
    made = front_files(branch.titles, branch, branch.withdrawn, words(project.language))
    made |= log_files(project, names, published_log(branch), branch.titles)
    made |= reports_file(project, names, published_reports(branch, branch.live))
    vouched = {(name, entry) for one in witnesses(branch.repository, names)[-1:] for name, entry in one.top.items()}
    for name, content in made.items():
        if branch.read(name) != content and (name, top.get(name)) not in vouched:
            yield AuditFault("top", name)
    logged = {_sorted(one) for one in published_log(branch)}
    if _entries(project, branch) != logged and (names.corrections, top.get(names.corrections)) not in vouched:
        yield AuditFault("top", names.corrections)
    known = {
        *made,
        *links,
        *BESIDE,
        names.withdrawn,
        names.shared,
        names.history_csv,
        *(str(one) for one in branch.editions),
    }
    for name in sorted(set(top) - known):
        yield AuditFault("extra", name)
    if not is_listed(project, branch):
        yield AuditFault("top", OVERVIEW)


def _sorted(entry: dict[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple(sorted(entry.items()))


def _entries(project: Project, branch: Branch) -> set[tuple[tuple[str, str], ...]]:
    """Return every correction that the editions' own packages tell of."""
    found: set[tuple[tuple[str, str], ...]] = set()
    repository, speech = branch.repository, words(project.language)
    for edition in branch.live:
        with scratch(project) as folder:
            month = path_of(project, repository, project.folder(edition.month))
            tag = branch.names.tag(edition)
            if repository.commit(f"refs/tags/{tag}"):
                repository.write_out(tag, folder, month)
                reports = read_archive([folder / month], folder)
                found |= {_sorted(one) for report in reports for one in log_entries(_public(report), speech)}
    return found


def _public(report: Report) -> Report:
    """Return a report without the corrections of what only staff may see, which no public log tells of."""
    withheld = withheld_of(report)
    kept = (
        one for one in report.corrections
        if not withheld.has_row("corrections", f"{one.resource}/{one.row}/{one.field}/{one.edition}")
    )  # fmt: skip
    return replace(report, corrections=tuple(kept))


def _shared(branch: Branch, shared: Mapping[str, bytes]) -> Iterator[AuditFault]:
    """Compare what editions have in common with its address, which is made of its content."""
    for name, content in shared.items():
        if name.partition("/")[0] != hashlib.sha256(content).hexdigest()[:DIGITS]:
            yield AuditFault("shared", f"{branch.names.shared}/{name}")


def told_otherwise(branch: Target, top: dict[str, str], told: Sequence[Witness]) -> Iterator[AuditFault]:
    """Compare with every witness of an edition, and with the newest of all that lies at the top."""
    here = {name: entry.split()[1] for name, entry in top.items()}
    for witness in told:
        for edition, tree in witness.editions.items():
            if EditionName.parse(edition) not in branch.withdrawn and here.get(edition) != tree:
                yield AuditFault("witness", edition)
    known = {edition for one in told for edition in one.editions}
    for edition in sorted({str(one) for one in branch.editions} - known):
        yield AuditFault("no-witness", edition)
    for edition in sorted({str(one) for one in branch.withdrawn} - {one for each in told for one in each.withdrawn}):
        yield AuditFault("witness", edition)
    latest = max((one.age for one in told), default=(0, 0))
    for witness in told:
        if witness.age == latest:
            changed = (name for name in {*witness.top, *top} - {HOSTS_OWN} if witness.top.get(name) != top.get(name))
            yield from (AuditFault("witness-top", name) for name in sorted(changed))
