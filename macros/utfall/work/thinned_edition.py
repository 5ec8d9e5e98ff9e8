"""What an edition that is thinned leaves in its folder on the branch: its manifest, a list, and pages that lead on.

The list has each file that the edition had, by its path with the mode and the object that git knew it by, so that the
name of the edition's tree can be worked out again from the list alone; and the address at which the edition lies now.
"""

from __future__ import annotations

import os
import posixpath
import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from utfall.errors import UsageError
from utfall.forms.manifest import entries_in, read, written
from utfall.model.edition_name import EditionName
from utfall.render.front import moved_page
from utfall.view.addresses import MANIFEST
from utfall.words import Sentence
from utfall.work.git import TreeEntry
from utfall.work.git_names import FILE, LINK, listed_tree_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from utfall.names import SiteNames
    from utfall.words import Words
    from utfall.work.git import Repository

FORMAT, THINNED = "utfall-thinned/1", "thinned.json"
_MODES = {FILE, LINK, "100755"}
_OBJECT = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?")
_OF_HOST = "404.html"  # which no reader has the address of


class NotHereError(UsageError):
    """Tell that git has the files of a thinned edition here no longer."""


@dataclass(frozen=True, slots=True)
class ThinnedEdition:
    """An edition that lies somewhere else: at which address of the web, and the files that it had on the branch."""

    edition: EditionName
    address: str
    entries: tuple[TreeEntry, ...]

    @property
    def tree(self) -> str:
        """What git called the edition's files, worked out from the list."""
        return listed_tree_name({one.path: (one.mode, one.object) for one in self.entries}, self.like)

    @property
    def like(self) -> str:
        """A name that git has given here."""
        return self.entries[0].object

    @property
    def manifest(self) -> TreeEntry | None:
        """The edition's manifest, where it had one."""
        return next((one for one in self.entries if one.path == MANIFEST), None)

    def text(self) -> bytes:
        """Return the list as it stands in its file."""
        files = [{"path": one.path, "mode": one.mode, "object": one.object} for one in self.entries]
        facts = {"format": FORMAT, "edition": str(self.edition), "address": self.address}
        return written({**facts, "files": files})

    def files(self, words: Words, names: SiteNames) -> dict[str, bytes]:
        """Return what stands in the edition's place beside its manifest: the list, and a page for each that it had."""
        pages = {one.path for one in self.entries if one.path.endswith(".html") and one.path != _OF_HOST}
        made = {page: moved_page(self.edition, self.address, page, words, names) for page in {*pages, "index.html"}}
        return {THINNED: self.text(), **{page: made[page].encode() for page in sorted(made)}}


def read_thinned(content: bytes) -> ThinnedEdition | None:
    """Return what a list says; nothing for what is none, or is not written as this program writes it."""
    said = read(content)
    edition, address = EditionName.parse(str(said.get("edition"))), said.get("address")
    entries = tuple(_entry(one) for one in entries_in(said))
    if said.get("format") != FORMAT or edition is None or not isinstance(address, str):
        return None
    if not entries or not all(map(_is_safe, entries)) or not is_web_address(address, f"{edition}/"):
        return None
    return ThinnedEdition(edition, address, entries)


def is_web_address(text: str, end: str = "") -> bool:
    """Tell whether this is an address of the web that ends so, without a name, a question or a part of a page."""
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    is_plain = text.isascii() and text.isprintable() and not set(text) & set(" \"'<>\\?#@&")
    return is_plain and parts.scheme in {"https", "http"} and bool(parts.hostname) and text.endswith(f"/{end}")


def _entry(said: Mapping[str, object]) -> TreeEntry:
    return TreeEntry(str(said.get("mode")), str(said.get("object")), str(said.get("path")))


def _is_safe(one: TreeEntry) -> bool:
    is_below = one.path == posixpath.normpath(one.path) and not one.path.startswith(("/", "../")) and one.path != ".."
    return one.mode in _MODES and bool(_OBJECT.fullmatch(one.object)) and is_below


@cache  # an object of git never changes
def thinned_in(repository: Repository, commit: str, home: str) -> Mapping[EditionName, ThinnedEdition]:
    """Return the thinned editions of the project that has the folder ``home`` in a commit or a tree."""
    top = f"{commit}:{home}"
    if not repository.object_of(top):
        return {}
    folders = repository.ask("ls-tree", "-d", "-z", "--name-only", "--full-tree", top).split("\0")
    editions = [one for one in map(EditionName.parse, folders) if one]
    start = f"{top}/" if home else top
    there = repository.objects_of([f"{start}{one}/{THINNED}" for one in editions]) if editions else []
    lists = {one: found for one, found in zip(editions, there, strict=True) if found}
    said = map(read_thinned, map(os.fsencode, repository.texts_of(list(lists.values()))))
    return {one: told for one, told in zip(lists, said, strict=True) if told and told.edition == one}


def is_here(repository: Repository, one: ThinnedEdition) -> bool:
    """Tell whether git has the files of a thinned edition here still."""
    return all(repository.objects_of([entry.object for entry in one.entries]))


def original_files(repository: Repository, one: ThinnedEdition, at: Callable[[str], str]) -> dict[str, bytes]:
    """Return the files of a thinned edition by git's own memory of them; links are followed on the branch.

    ``at`` says what git calls a path of the branch. Raise ``NotHereError`` where they are not here, as in a clone
    that has not the whole history.
    """
    objects = {entry.path: entry.object for entry in one.entries}
    links = {entry.path: entry.object for entry in one.entries if entry.mode == LINK}
    led = dict(zip(links, _contents(repository, one, links.values()), strict=True))
    names = [
        at(posixpath.normpath(posixpath.join(str(one.edition), posixpath.dirname(path), os.fsdecode(led[path]))))
        if path in led
        else name
        for path, name in objects.items()
    ]
    return dict(zip(objects, _contents(repository, one, names), strict=True))


def _contents(repository: Repository, one: ThinnedEdition, names: Iterable[str]) -> Sequence[bytes]:
    asked = list(names)
    if asked and not all(repository.objects_of(asked)):
        raise NotHereError(Sentence("thin.not-here", {"edition": str(one.edition), "address": one.address}))
    return [os.fsencode(text) for text in repository.texts_of(asked)]
