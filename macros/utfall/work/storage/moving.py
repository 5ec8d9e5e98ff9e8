"""The addresses that stay the same while what they lead to moves: the top of the site, each month, the newest.

They follow the index. Each is one object, old or new and never half; a page is a small one that leads on to its
edition, and other files are copies. Whoever brings them up to the index does so only while the index still is the one
that was read, so that a slow run never puts an older state over a newer.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from utfall.render.front import leading_page
from utfall.words import Sentence
from utfall.work.storage.edition_files import checksum, read_list
from utfall.work.storage.headers import ASK
from utfall.work.storage.store import StorageError
from utfall.work.top_files import links_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from utfall.model.edition_name import EditionName
    from utfall.work.storage.index import StorageIndex
    from utfall.work.storage.site import StoredSite

FOLLOWED = "editions-followed.json"  # which state of the index the addresses were last brought up to, all of them
_OF_PAGES = ("assets/", "search/", "sitemap.", "404.html")  # what only the pages themselves ask for


class _MovedOnError(Exception):
    """Raised where the index is another than the one that is being followed."""


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What is to be at an address: a page's own bytes, or a copy of what lies at another, by its checksum."""

    sha256: str
    content: bytes | None = None
    copied: str = ""


def follow(site: StoredSite, changed: Collection[str] | None = None) -> None:
    """Bring the moving addresses up to the index: those of the links in ``changed``, or all of them.

    All of them too where an earlier run has not come to its end.
    """
    while True:
        index, followed = site.index(), _followed(site)
        try:
            _brought(site, index, changed if followed == index.serial - 1 else None)
        except _MovedOnError:
            continue
        return


def catch_up(site: StoredSite) -> bool:
    """Bring the moving addresses up to the index where an earlier run has not; tell whether it had not."""
    is_late = _followed(site) != site.index().serial
    if is_late:
        follow(site)
    return is_late


def lagging(site: StoredSite, index: StorageIndex) -> Iterator[str]:
    """Yield the moving addresses that are not as the index has them."""
    wanted, links = dict(_top(index)), _links(site, index)
    for link, edition in links.items():
        under = _under(site, index, link, edition)
        yield from sorted(set(site.store.listed(f"{link}/")) - set(under))
        wanted |= under
    for link in sorted(_gone(site, index, links)):
        yield from sorted(site.store.listed(f"{link}/"))
    for edition in sorted(index.withdrawn):
        note = _note(index, edition)
        yield from sorted(set(site.store.listed(f"{edition}/")) - set(note))
        wanted |= note
    for path, content in site.store.contents(sorted(wanted)):
        if content is None or checksum(content) != wanted[path].sha256:
            yield path


def _brought(site: StoredSite, index: StorageIndex, changed: Collection[str] | None) -> None:
    links = _links(site, index)
    for link, edition in links.items():  # the months first, then the newest, then what leads to them
        if changed is None or link in changed:
            wanted = _under(site, index, link, edition)
            site.store.each(_Bringer(site, index, wanted), wanted)
            _removed(site, index, set(site.store.listed(f"{link}/")) - set(wanted))
    for link in _gone(site, index, links):
        _removed(site, index, site.store.listed(f"{link}/"))
    for edition in index.withdrawn if changed is None else ():
        note = _note(index, edition)
        site.store.each(_Bringer(site, index, note), note)
        _removed(site, index, set(site.store.listed(f"{edition}/")) - set(note))
    top = dict(_top(index))
    last = [name for name in (site.names.editions, "index.html") if name in top]
    site.store.each(_Bringer(site, index, top), [name for name in top if name not in last])
    site.store.each(_Bringer(site, index, top), last)
    if changed is None and not index.pending:
        _removed(site, index, _unused(site, index))
    said = f'{{"serial": {index.serial}}}\n'.encode()
    there = site.store.read(FOLLOWED)
    if there is None or there.content != said:
        site.store.switch(FOLLOWED, said, ASK, there.token if there else None)


def _followed(site: StoredSite) -> int:
    """Return the state that the addresses were last brought up to, all of them."""
    found = re.search(rb"\d+", site.store.content(FOLLOWED) or b"")
    return int(found[0]) if found else 0


def _removed(site: StoredSite, index: StorageIndex, paths: Collection[str]) -> None:
    if paths and not site.index().is_as(index):
        raise _MovedOnError
    site.store.remove(paths)


@dataclass(frozen=True, slots=True)
class _Bringer:
    """Put what is wanted at an address, if it is not there, while the index is the one that wants it."""

    site: StoredSite
    index: StorageIndex
    wanted: Mapping[str, _Wanted]

    def __call__(self, path: str) -> None:
        wanted, store = self.wanted[path], self.site.store
        content = wanted.content
        while True:
            there = store.read(path)
            if there is not None and checksum(there.content) == wanted.sha256:
                return
            if content is None:
                content = store.content(wanted.copied)
            if content is None or checksum(content) != wanted.sha256:
                params = {"address": store.name, "path": wanted.copied}
                raise StorageError(Sentence("storage.other", params))
            if not self.site.index().is_as(self.index):
                raise _MovedOnError
            if store.switch(path, content, ASK, there.token if there else None):
                return


def _links(site: StoredSite, index: StorageIndex) -> dict[str, EditionName]:
    named = {str(one): one for one in index.editions}
    found = {link: named[there] for link, there in links_of(sorted(index.editions), site.names).items()}
    return dict(sorted(found.items(), key=lambda one: (one[0] == site.names.newest, one[0])))


def _top(index: StorageIndex) -> Iterator[tuple[str, _Wanted]]:
    for name, one in index.top.items():
        yield name, _Wanted(one.sha256, copied=one.at)


def _under(site: StoredSite, index: StorageIndex, link: str, edition: EditionName) -> dict[str, _Wanted]:
    """Return what is to be at the addresses of a month, or of the newest."""
    told = index.editions[edition]
    listed = site.store.content(told.files) or b""
    if checksum(listed) != told.files_sha256:
        raise StorageError(Sentence("storage.other", {"address": site.store.name, "path": told.files}))
    of_edition = ((path.removeprefix(f"{edition}/"), path, one) for path, one in read_list(listed).items())
    files = {name: one for name, path, one in of_edition if name != path}
    moving = {name: one for name, one in files.items() if not name.startswith(_OF_PAGES)}
    pages = {name for name in moving if name.endswith(".html")}
    # A page that the edition has no longer leads to its first page.
    earlier = {name.removeprefix(f"{link}/") for name in site.store.listed(f"{link}/") if name.endswith(".html")}
    found = {f"{link}/{name}": _Wanted(one, copied=f"{edition}/{name}") for name, one in moving.items()}
    for name in pages | earlier:
        up = "../" * (name.count("/") + 1)
        to = name if name in pages else "index.html"
        page = leading_page(f"{up}{edition}/{to}", site.words, f"{up}{edition}").encode()
        found[f"{link}/{name}"] = _Wanted(checksum(page), page)
    return found


def _gone(site: StoredSite, index: StorageIndex, links: Collection[str]) -> set[str]:
    """Return the moving addresses that lead to nothing any longer, since all that they led to is withdrawn."""
    return {*(str(one.month) for one in index.withdrawn), site.names.newest} - set(links)


def _note(index: StorageIndex, edition: EditionName) -> dict[str, _Wanted]:
    """Return what is to be at the address of a withdrawn edition: the note, and nothing else."""
    note = index.withdrawn[edition]
    return {f"{edition}/index.html": _Wanted(note.sha256, copied=note.at)}


def _unused(site: StoredSite, index: StorageIndex) -> set[str]:
    """Return what earlier states had at moving addresses, which may tell of what is withdrawn since."""
    used = {one.at for one in (*index.top.values(), *index.withdrawn.values())}
    named = set(index.top)
    there = site.store.listed(f"{site.names.shared}/")
    return {path for path in there if path.rpartition("/")[2] in named and path not in used}
