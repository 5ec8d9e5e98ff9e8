"""``utfall thin``: old months leave the publishing branch once a storage has been proved to have them.

Every file of an edition as it lies on the branch is read from the storage and compared; then one commit puts in its
place its manifest, a list of what it was, and pages that lead on. Nothing of the branch's history is changed, and of
the newest report nothing is taken. What moves between editions goes on leading to where it led.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from utfall import progress
from utfall.errors import UsageError
from utfall.scratch import scratch
from utfall.words import Sentence, words
from utfall.work.branch_index import BranchIndex
from utfall.work.guards import moved_branch
from utfall.work.named_month import named_month
from utfall.work.overview import organisation_in, overview_files
from utfall.work.portal import moved_catalogue
from utfall.work.publication import RACED, TRIES, set_refs
from utfall.work.published import edition_files
from utfall.work.publishing_branch import Branch, signature
from utfall.work.storage.site import StoredSite
from utfall.work.stored_copy import copy_faults, lying_files
from utfall.work.thinned_edition import ThinnedEdition, is_web_address
from utfall.work.top_files import front_files, published_reports
from utfall.work.witness import written_witness

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from utfall.forms.bag import BagFault
    from utfall.model.edition_name import EditionName
    from utfall.project import Project
    from utfall.work.storage.index import StorageIndex
    from utfall.work.storage.store import Store

SHOWN = 12  # editions and months that a message names


@dataclass(frozen=True, slots=True)
class ThinOrder:
    """Say which months: by their names, and all ``before`` one. ``web`` is where the storage is shown to readers."""

    months: tuple[str, ...] = ()
    before: str = ""
    web: str = ""


@dataclass(frozen=True, slots=True)
class Thinned:
    """Hold how it went. ``outcome`` is thinned, already, none or unequal; ``freed`` are the bytes that are gone."""

    outcome: str
    editions: tuple[EditionName, ...] = ()
    freed: int = 0
    faults: tuple[BagFault, ...] = ()


def thin(project: Project, branch: Branch, store: Store, order: ThinOrder, *, pushes: bool) -> Thinned:
    """Take old months off the branch that a storage has. Raise ``UsageError`` for what is in the way."""
    signature(branch.repository)
    project = replace(project, place=branch.names.place)
    chosen = _chosen(branch, order)
    new = [one for one in chosen if one not in branch.thinned]
    if not new:
        return Thinned("already" if chosen else "none", tuple(chosen))
    web = _web(project, order.web)
    if pushes:
        _require_published(project, branch)
    site = StoredSite(store, branch.names, project.language)
    index = site.index()
    _require_stored(branch, site, index, new)
    faults = [fault for one in new for fault in _faults(branch, site, index, one)]
    if faults:
        return Thinned("unequal", tuple(new), faults=tuple(faults))
    thinned = {one: _thinned(branch, one, f"{web}{one}/") for one in new}
    commit = _put(project, branch, thinned, pushes=pushes)
    return Thinned(
        "thinned", tuple(new), _size(branch, new) - _size(Branch(branch.repository, commit, branch.names), new)
    )


def _faults(branch: Branch, site: StoredSite, index: StorageIndex, edition: EditionName) -> Iterator[BagFault]:
    progress.tell(Sentence("storage.comparing", {"edition": str(edition)}))
    yield from copy_faults(edition, edition_files(branch, edition), dict(lying_files(site, index, edition)))


def _size(branch: Branch, editions: Sequence[EditionName]) -> int:
    """Return the bytes of editions as they are laid out, without what they share with others."""
    folders = [branch.path(str(one)) for one in editions]
    listed = branch.repository.ask("ls-tree", "-r", "-l", "-z", "--full-tree", branch.commit or "", "--", *folders)
    return sum(int(line.partition("\t")[0].split()[3]) for line in listed.split("\0") if line)


def _chosen(branch: Branch, order: ThinOrder) -> list[EditionName]:
    """Return the editions that are meant, oldest first; of the newest month none."""
    live = branch.live
    newest = max(live).month if live else None
    named = {named_month(name, "thin.month") for name in order.months}
    before = named_month(order.before, "thin.month") if order.before else None
    unknown = sorted(named - {one.month for one in live})
    if unknown:
        known = list(dict.fromkeys(str(one.month) for one in live))
        params = {"months": _shown(unknown), "known": _shown(known), "branch": branch.path() or "–"}
        raise UsageError(Sentence("thin.unpublished", params))
    if newest in named:
        raise UsageError(Sentence("thin.newest", {"month": str(newest)}))
    earlier = {one.month for one in live if before and one.month < before and one.month != newest}
    return [one for one in live if one.month in named | earlier]


def _shown(names: Sequence[object]) -> str:
    shown = ", ".join(map(str, names[-SHOWN:])) or "–"
    return f"… {shown}" if len(names) > SHOWN else shown


def _web(project: Project, asked: str) -> str:
    """Return the address of the web that the storage's files are shown at, with the project's place in it."""
    own = project.top_address if project.publish_to else ""
    address = f"{asked.rstrip('/')}/" if asked else own
    if not address:
        raise UsageError(Sentence("thin.no-web"))
    if not is_web_address(address):
        raise UsageError(Sentence("thin.web", {"address": address}))
    if address == project.top_address and not project.publish_to:
        raise UsageError(Sentence("thin.own-web", {"address": address}))
    return f"{address}{project.place}/" if project.place else address


def _require_published(project: Project, branch: Branch) -> None:
    """Raise ``UsageError`` where the branch here has what the remote has not: that is published with its tags."""
    if branch.repository.commit(f"refs/remotes/{project.remote}/{project.branch}") != branch.commit:
        params = {"branch": project.branch, "remote": project.remote}
        raise UsageError(Sentence("thin.unpushed", params))


def _require_stored(branch: Branch, site: StoredSite, index: StorageIndex, new: Sequence[EditionName]) -> None:
    """Raise ``UsageError`` where the storage does not show an edition to readers, or shows another of its name."""
    missing = [one for one in new if one not in index.editions]
    other = [one for one in new if one not in missing and index.editions[one].tree != branch.tree_of(one)]
    if missing or other:
        key = "thin.not-stored" if missing else "thin.other"
        raise UsageError(Sentence(key, {"address": site.store.name, "editions": _shown(missing or other)}))


def _thinned(branch: Branch, edition: EditionName, address: str) -> ThinnedEdition:
    entries = branch.repository.entries(branch.at(str(edition)))
    odd = next((one.path for one in entries if not one.path.isprintable()), None)
    if odd is not None:
        raise UsageError(Sentence("thin.odd-name", {"edition": str(edition), "path": ascii(odd)}))
    return ThinnedEdition(edition, address, entries)


def _put(project: Project, branch: Branch, thinned: Mapping[EditionName, ThinnedEdition], *, pushes: bool) -> str:
    """Set the branch and a witness to it, at the remote first, and return the commit.

    Where other projects have moved the branch meanwhile it is made again on top of that.
    """
    name = _witness_name(branch, max(thinned))
    for tries in range(1, TRIES + 1):
        with scratch(project) as folder:
            commit = _committed(project, branch, thinned, folder)
        witness = written_witness(Branch(branch.repository, commit, branch.names), name)
        refs = {f"refs/heads/{project.branch}": commit, f"refs/tags/{branch.names.witness(name)}": witness}
        try:
            set_refs(project, branch, refs, pushes=pushes)
        except UsageError as fault:
            moved = moved_branch(project, branch, pushes=pushes) if fault.sentence.key == RACED else None
            if moved is None or tries == TRIES:
                raise
            branch = moved
        else:
            return commit
    return ""


def _witness_name(branch: Branch, newest: EditionName) -> str:
    """Return a name that no witness has yet: an edition that was laid back on the branch may be thinned again."""
    name = branch.names.thinning_witness(newest)
    possible = (name, *(f"{name}-{number}" for number in range(2, 1000)))
    refs = [f"refs/tags/{branch.names.witness(one)}" for one in possible]
    free = zip(possible, branch.repository.objects_of(refs), strict=True)
    return next(one for one, there in free if not there)


def _committed(
    project: Project, branch: Branch, thinned: Mapping[EditionName, ThinnedEdition], folder: Path
) -> str:  # fmt: skip
    """Return a commit on top of the branch, with the lists and the catalogue that follow from it."""
    repository, speech, index = branch.repository, words(project.language), BranchIndex(branch, folder)
    index.remove(*map(str, thinned))
    for edition, one in thinned.items():
        files = one.files(speech, branch.names)
        index.put({branch.path(f"{edition}/{path}"): content for path, content in files.items()})
        index.keep({f"{edition}/{kept.path}": kept} if (kept := one.manifest) else {})
    after = Branch(repository, index.tree(), branch.names)
    reports = published_reports(after, after.live)
    top = front_files(after.titles, after, after.withdrawn, speech) | moved_catalogue(project, after)
    index.put({branch.path(name): content for name, content in top.items()})
    index.put(overview_files(project, after, reports, organisation_in(after, reports), top))
    message = speech.say("thin.message", count=len(thinned), edition=max(thinned).title(speech))
    return repository.ask("commit-tree", index.tree(), "-p", branch.commit or "", "-m", message)
