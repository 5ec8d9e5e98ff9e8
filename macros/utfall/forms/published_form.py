"""An edition as it lies among others: without what they have in common, which its pages fetch from beside it.

A built edition is whole. Published, its theme, its schemas and the rows that earlier reports gave to the history lie
once in a folder that editions share, each file at an address made of its content; the pages lead there, and the
manifest says what lies where. ``made_whole`` goes back, to the byte.
"""

from __future__ import annotations

import hashlib
import posixpath
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from utfall.forms import json_parts
from utfall.forms.alike_parts import without_alike_parts
from utfall.forms.descriptor_form import INDENT, close_descriptor, package_descriptor
from utfall.forms.history_parts import history_parts, joined_history, packed_part, part_name, read_part
from utfall.forms.manifest import ORDER, PARTS, SHARED, beside_in, entries_in, listed, read, texts_in, written
from utfall.forms.packed_pages import packed_pages, packed_scripts, unpacked_pages, unpacked_scripts
from utfall.forms.packed_parts import unpacked_parts
from utfall.view.addresses import DATA, DESCRIPTOR, MANIFEST

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

Files = dict[str, bytes]
Entry = dict[str, object]

ASSETS, SCHEMAS = "assets/", f"{DATA}/schema/"  # where a built site has what is the same in every edition
DIGITS = 16  # of the checksum: with more, a file system keeps each link in a block of its own
THEME = Path(__file__).parents[1] / "theme"
MADE = re.compile(r"assets/(?:theme\.css|stylesheets/.+\.css|vendor/plotly\.min\.js|images/favicon\.png)")
LEADING = (".html", ".json")  # files that may lead to others
AS_THEY_ARE = {MANIFEST, f"{DATA}/{DESCRIPTOR}"}
_QUOTED = re.compile(rb"""(?<=["'])[^"'<>\s]+(?=["'])""")


@dataclass(frozen=True, slots=True)
class PublishedForm:
    """Hold an edition's own files, and the shared ones by their address from its root."""

    own: Files
    shared: Files


def common_address(folder: str, path: str, content: bytes) -> str:
    """Return where a file lies that editions share: by its content, in ``folder``."""
    return f"{folder}/{hashlib.sha256(content).hexdigest()[:DIGITS]}/{posixpath.basename(path)}"


def is_common(path: str) -> bool:
    """Tell whether a file of a built site is one that editions share and that pages alone lead to.

    A project's own scripts and styles may lead to other files by themselves, from where they lie.
    """
    return path.startswith(SCHEMAS) or path in _theme() or bool(MADE.fullmatch(path))


@cache
def _theme() -> frozenset[str]:
    """Return the addresses of the theme's own scripts, styles and pictures."""
    found = (file.relative_to(THEME).as_posix() for file in (THEME / "assets").rglob("*") if file.is_file())
    return frozenset(found)


def published_form(built: Mapping[str, bytes], folder: str, history: str) -> PublishedForm:
    """Return a built edition as it is published, beside the shared ``folder``.

    ``history`` is the file of the tidy archive: the whole of it stands at the top of what is published, under the same
    name. An edition stays whole where it has no manifest, which is where it would say what lies elsewhere, and where
    it could not be made whole again, to the byte.
    """
    whole = dict(built)
    made = _form(whole, folder, history) if MANIFEST in built else PublishedForm(whole, {})
    return made if made_whole({**made.own, **made.shared}) == whole else PublishedForm(whole, {})


def _form(built: Files, folder: str, history: str) -> PublishedForm:
    files, parts, order = _parted(built, f"{DATA}/{history}")
    changed, earlier = json_parts.parted(files, str(read(built[MANIFEST]).get("period")))
    files |= changed | earlier
    descriptor, indent = close_descriptor(files)
    files |= descriptor
    files |= packed_scripts(files)
    common = [name for name in files if is_common(name)]
    moved = dict(_moved(files, [*common, *parts[:-1], *earlier], folder))
    leads = {**moved, **({f"{DATA}/{history}": f"../{history}"} if parts else {})}
    own = {name: _led(name, content, leads.get) for name, content in files.items() if name not in moved}
    own |= packed_pages(own)
    shared = {address: files[path] for path, address in moved.items()}
    said = dict(read(built[MANIFEST]))
    entries = [*listed({**own, **{path: files[path] for path in moved}}), *_whole_history(built, history, parts, order)]
    entries = [{**one, SHARED: moved[path]} if (path := str(one["path"])) in moved else one for one in entries]
    entries = [{**one, INDENT: indent} if one["path"] in descriptor else one for one in entries]
    said["files"] = sorted((one for one in entries if one["path"] != MANIFEST), key=lambda one: str(one["path"]))
    return PublishedForm({**own, MANIFEST: written(said, is_close=True)}, shared)


def _parted(built: Files, history: str) -> tuple[Files, list[str], tuple[str, ...]]:
    """Return the files with the tidy archive in parts in its place, the parts' names, and the order of their ids."""
    files = dict(built)
    if history not in files:
        return files, [], ()
    stem = history.removesuffix(".csv")
    made = history_parts(files.pop(history))
    *earlier, own = ((part_name(stem, name), content) for name, content in made.parts.items())
    parts = dict([*earlier, packed_part(*own)])
    return files | parts, list(parts), made.order


def _whole_history(built: Files, history: str, parts: list[str], order: tuple[str, ...]) -> Iterator[Entry]:
    if parts:
        [entry] = listed({f"{DATA}/{history}": built[f"{DATA}/{history}"]})
        yield {**entry, PARTS: parts, ORDER: list(order)}


def _moved(files: Mapping[str, bytes], names: Iterable[str], folder: str) -> Iterator[tuple[str, str]]:
    """Yield which file lies where; of two that are alike and named alike, the second stays, so that it is found."""
    taken = set()
    for name in names:
        address = common_address(f"../{folder}", name, files[name])
        if address not in taken:
            taken.add(address)
            yield name, address


def _led(name: str, content: bytes, where: Callable[[str], str | None]) -> bytes:
    """Return a page, or a file of data, that leads to other addresses. ``where`` has them from the edition's root."""
    if not name.endswith(LEADING) or name in AS_THEY_ARE:
        return content
    folder = posixpath.dirname(name)

    def led(found: re.Match[bytes]) -> bytes:
        path, mark, rest = found[0].decode("utf-8", "surrogateescape").partition("#")
        there = where(posixpath.normpath(posixpath.join(folder, path)))
        if there is None:
            return found[0]
        here = "./" if path.startswith("./") else ""
        return f"{here}{posixpath.relpath(f'/-/{there}', f'/-/{folder}')}{mark}{rest}".encode()

    return _QUOTED.sub(led, content)


def made_whole(published: Mapping[str, bytes]) -> Files:
    """Return a published edition as it was built. Its shared files stand by their address from its root."""
    beside = beside_in(said := read(published.get(MANIFEST, b"")))
    if not beside:
        return dict(published)
    parted = [one for one in entries_in(said) if PARTS in one]
    back = {address: path for path, address in beside.items()}
    back |= {f"../{posixpath.basename(str(one['path']))}": str(one["path"]) for one in parted}
    own = {name: content for name, content in published.items() if not name.startswith("../")}
    pages, dictionaries = unpacked_pages(own)
    own = {name: content for name, content in (own | pages).items() if name not in dictionaries}
    files = {name: _led(name, content, back.get) for name, content in own.items()}
    files |= unpacked_parts(files)
    files |= unpacked_scripts(files)
    files |= {path: published[address] for path, address in beside.items()}
    entries = {str(one["path"]): one for one in entries_in(said) if INDENT in one}
    files |= {path: package_descriptor(files[path], one) for path, one in entries.items()}
    for one in parted:
        parts = [read_part(name, files.pop(name)) for name in texts_in(one, PARTS)]
        files[str(one["path"])] = joined_history(parts, texts_in(one, ORDER))
    pages, scripts = without_alike_parts(files)
    data, parts_of_data = json_parts.joined(files)
    gone = {*scripts, *parts_of_data}
    files = {name: content for name, content in (files | pages | data).items() if name not in gone}
    said = {**said, "files": listed(dict(sorted(_without_manifest(files))))}
    return {**files, MANIFEST: written(said)}


def _without_manifest(files: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
    return ((name, content) for name, content in files.items() if name != MANIFEST)
