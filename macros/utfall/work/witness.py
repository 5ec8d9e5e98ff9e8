"""A witness of what is published, kept outside the branch: every edition with its checksum, and what lies at the top.

Each publication leaves one as an annotated tag of its own, which later ones never touch; the workflow keeps a copy as
an artefact. Whoever rewrites an edition, its manifest and its tag has then not rewritten all that tells of it. A
witness holds names and checksums alone, so it may stay when an edition is withdrawn.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from utfall.work.git import GitError
from utfall.work.publishing_branch import signature

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from utfall.names import SiteNames
    from utfall.work.git import Repository
    from utfall.work.target import Target

FORMAT = "utfall-witness/1"


@dataclass(frozen=True, slots=True)
class Witness:
    """Hold what a witness says: trees of editions by name, and the entries at the top of the branch by name.

    Of an edition that is thinned both tell of what was published; ``thinned`` has the tree of what is in its place.
    """

    name: str
    editions: Mapping[str, str]
    top: Mapping[str, str]
    withdrawn: tuple[str, ...] = ()
    place: str = ""  # the project's, among several
    thinned: Mapping[str, str] = field(default_factory=dict)

    @property
    def age(self) -> tuple[int, int, int]:
        """How much has been published, withdrawn and thinned when it saw it: of two, the later knows more."""
        return len(self.editions), len(self.withdrawn), len(self.thinned)


def written_witness(branch: Target, name: str) -> str:
    """Return the tag of a new witness of the branch, in the repository but under no name yet."""
    repository, top, thinned = branch.repository, as_published(branch), branch.thinned
    said = {
        "format": FORMAT,
        **({"place": branch.names.place} if branch.names.place else {}),
        "published": name,
        "editions": {str(one): top[str(one)].split()[1] for one in branch.editions},
        "withdrawn": sorted(str(one) for one in branch.withdrawn),
        **({"thinned": {str(one): branch.top[str(one)].split()[1] for one in sorted(thinned)}} if thinned else {}),
        "top": top,
    }
    text = f"{json.dumps(said, ensure_ascii=False, indent=1)}\n"
    blob = repository.ask("hash-object", "-w", "--stdin", given=text.encode())
    lines = (
        f"object {blob}",
        "type blob",
        f"tag {branch.names.witness(name)}",
        f"tagger {signature(repository)}",
        "",
        f"{name}\n",
    )
    return repository.ask("mktag", given="\n".join(lines).encode())


def as_published(branch: Target) -> dict[str, str]:
    """Return what lies at the top, of each thinned edition what was published."""
    return branch.top | {str(one): f"040000 {there.tree}" for one, there in branch.thinned.items()}


def witnesses(repository: Repository, names: SiteNames) -> tuple[Witness, ...]:
    """Return every witness that is here, the one that knows most last."""
    told = (read_witness(text) for text in _texts(repository, names))
    return tuple(sorted(told, key=lambda one: (one.age, one.name)))


def _texts(repository: Repository, names: SiteNames) -> list[bytes]:
    listed = repository.ask("for-each-ref", "--format=%(refname)", f"refs/tags/{names.witnesses}/*")
    return [repository.ask_bytes("cat-file", "blob", f"{ref}^{{}}") for ref in listed.splitlines()]


def read_witness(text: bytes, source: str = "witness") -> Witness:
    """Return what a witness says. Raise ``GitError`` for what is none."""
    try:
        said = json.loads(text)
        if said["format"] != FORMAT:
            raise GitError("cat-file", source)
        editions, top, withdrawn = dict(said["editions"]), dict(said["top"]), tuple(said["withdrawn"])
        thinned = dict(said.get("thinned", {}))
        return Witness(str(said["published"]), editions, top, withdrawn, str(said.get("place", "")), thinned)
    except (ValueError, KeyError, TypeError) as fault:
        raise GitError("cat-file", source) from fault


def read_witnesses(text: bytes, source: str = "witness") -> tuple[Witness, ...]:
    """Return what a file of witnesses says: of one project, or a list of several projects'."""
    return tuple(read_witness(one, source) for one in _parts(text))


def keep_witness(repository: Repository, names: SiteNames, file: Path) -> bool:
    """Write the newest witness into a file, to be kept somewhere else; tell whether there was one.

    Those of other projects that the file has stay beside it.
    """
    texts = _texts(repository, names)
    if not texts:
        return False
    newest = max(texts, key=lambda text: read_witness(text).age)
    there = _parts(file.read_bytes()) if file.is_file() else []
    others = [one for one in there if _place(one) not in {None, names.place}]
    if not others:
        file.write_bytes(newest)
        return True
    every = sorted((*others, newest), key=lambda one: _place(one) or "")
    file.write_text(f"{json.dumps([json.loads(one) for one in every], ensure_ascii=False, indent=1)}\n", "utf-8")
    return True


def _parts(text: bytes) -> list[bytes]:
    """Return the witnesses of a file, one by one; a file that is no list is one, whatever it is."""
    try:
        whole = json.loads(text)
    except ValueError:
        return [text]
    return [json.dumps(one).encode() for one in whole] if isinstance(whole, list) else [text]


def _place(text: bytes) -> str | None:
    """Return whose a witness is; nothing for what is none, which is kept as it is."""
    try:
        return read_witness(text).place
    except GitError:
        return None
