"""``utfall preview``: a proposal's site as pages in a repository set aside for it, as long as the proposal is open.

That repository holds one commit, replaced each time: a preview is nobody's archive. No file of the site is checked
out or read by git as anything but content.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from utfall.scratch import scratch
from utfall.words import words
from utfall.work.built_site import site_files
from utfall.work.forges.client import require_safe
from utfall.work.git import GitError, Repository, started

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from utfall.project import Project
    from utfall.work.forges.protocol import Forge

PLAIN = ".nojekyll"  # GitHub Pages serves the files as they are
FIRST_BRANCH = "main"
WHO = {  # where nobody has said who commits
    f"GIT_{role}_{part}": value
    for role in ("AUTHOR", "COMMITTER")
    for part, value in (("NAME", "utfall"), ("EMAIL", "utfall@localhost"))
}


@dataclass(frozen=True, slots=True)
class PreviewPlace:
    """Hold where previews lie: the repository's address, and the branch that is served; empty for its main one."""

    address: str
    branch: str = ""

    def __post_init__(self) -> None:
        require_safe(self.address)


@dataclass(frozen=True, slots=True)
class Previewed:
    """Hold how it went. ``outcome`` is shown, stale, foreign, or cleared where nothing was to be shown."""

    outcome: str
    number: int = 0
    removed: tuple[int, ...] = ()


def preview(project: Project, forge: Forge, place: PreviewPlace, site: Path, number: int, head: str) -> Previewed:
    """Put a site at its proposal's number, if the proposal is open, from here and at the commit that was built."""
    proposal = forge.proposal(number)
    if not proposal.is_open or proposal.head != head:
        return Previewed("stale", number)
    if not proposal.is_own:
        return Previewed("foreign", number)
    files = site_files(site) if site.is_symlink() else site_files(site.resolve())
    return Previewed("shown", number, _replaced(project, forge, place, {number: files}))


def clear_previews(project: Project, forge: Forge, place: PreviewPlace) -> Previewed:
    """Take away the sites of the proposals that are no longer open."""
    return Previewed("cleared", removed=_replaced(project, forge, place, {}))


def _replaced(
    project: Project, forge: Forge, place: PreviewPlace, new: Mapping[int, Mapping[str, Path]]
) -> tuple[int, ...]:  # fmt: skip
    """Replace the commit by one with the new sites, without those of closed proposals; return the numbers of these."""
    still_open = {one.number for one in forge.open_proposals()}
    with scratch(project) as folder:
        if started(folder, ("init", "--quiet", "--bare", ".")).returncode:
            raise GitError("init", "")
        repository = Repository(folder)
        branch = place.branch or _main(repository, place.address)
        before = _fetched(repository, place.address, branch)
        entries = _top(repository, before)
        gone = sorted(int(name) for name in entries if name.isdecimal() and int(name) not in still_open)
        kept = {name: entry for name, entry in entries.items() if not name.isdecimal() or int(name) in still_open}
        if not new and not gone:
            return ()
        kept |= {str(number): f"040000 tree {_tree(repository, files)}" for number, files in new.items()}
        kept.setdefault(PLAIN, f"100644 blob {repository.ask('hash-object', '-w', '--stdin')}")
        commit = _commit(repository, kept, words(project.language).say("preview.commit"))
        _push(repository, place.address, branch, before, commit)
        return tuple(gone)


def _main(repository: Repository, address: str) -> str:
    """Return the branch that the repository serves by itself; one that is empty gets its first."""
    for line in repository.ask("ls-remote", "--symref", "--", address, "HEAD").splitlines():
        if line.startswith("ref: refs/heads/"):
            return line.partition("refs/heads/")[2].partition("\t")[0]
    return FIRST_BRANCH


def _fetched(repository: Repository, address: str, branch: str) -> str:
    name = f"refs/heads/{branch}"
    if name not in repository.remote_refs(address, name):
        return ""
    repository.ask("fetch", "--quiet", "--no-tags", "--depth=1", "--", address, name)
    return repository.ask("rev-parse", "FETCH_HEAD")


def _top(repository: Repository, commit: str) -> dict[str, str]:
    if not commit:
        return {}
    listed = repository.ask("ls-tree", "-z", "--full-tree", commit).split("\0")
    return {name: facts for facts, _, name in (line.partition("\t") for line in listed if line)}


def _tree(repository: Repository, files: Mapping[str, Path]) -> str:
    """Return the tree of a site's files, byte for byte as they are: no attribute or filter has a say."""
    names = "".join(f"{path}\n" for path in files.values())
    written = ("hash-object", "-w", "--no-filters", "--stdin-paths")
    objects = repository.ask(*written, given=os.fsencode(names)).splitlines()
    entries = (f"100644 {one}\t{name}\0" for name, one in zip(files, objects, strict=True))
    index = {"GIT_INDEX_FILE": str(repository.root / "index-of-site")}
    repository.ask("read-tree", "--empty", more=index)
    repository.ask("update-index", "-z", "--index-info", given=os.fsencode("".join(entries)), more=index)
    return repository.ask("write-tree", more=index)


def _commit(repository: Repository, entries: Mapping[str, str], message: str) -> str:
    given = "".join(f"{facts}\t{name}\0" for name, facts in entries.items())
    tree = repository.ask("mktree", "-z", given=os.fsencode(given))
    who = {name: os.environ.get(name) or value for name, value in WHO.items()}
    return repository.ask("commit-tree", tree, "-m", message, more=who)


def _push(repository: Repository, address: str, branch: str, before: str, commit: str) -> None:
    """Replace the branch, unless somebody else has done so meanwhile: then their previews would be lost."""
    lease = f"--force-with-lease=refs/heads/{branch}:{before}"
    repository.ask("push", "--quiet", lease, "--", address, f"{commit}:refs/heads/{branch}")
