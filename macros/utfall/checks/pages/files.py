"""Checks ``plain-file`` and ``unneeded-file``: each a plain file of the project's own, none that nobody asks for.

What lies in ``docs`` is published, needed or not; what lies with the data goes into the archive. So a draft, a link
that leads somewhere else, or a stand-in for a large file is told before it is public.
"""

from __future__ import annotations

import os
import posixpath
import re
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from utfall.model.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from utfall.project import Project

POINTER = b"version https://git-lfs.github.com/spec/"  # how a stand-in of Git LFS begins
LONGEST_POINTER = 1024  # bytes, by its specification
_OFFICE = (".doc", ".docx", ".odp", ".ods", ".odt", ".ppt", ".pptx", ".xls", ".xlsb", ".xlsm", ".xlsx")
_IN_STYLES = re.compile(r"""url\(\s*["']?([^"')]+)["']?\s*\)|@import\s+["']([^"']+)["']""")


def check_plain(project: Project) -> tuple[Finding, ...]:
    """Find links, submodules and stand-ins among the files of pages, data and theme; nothing is read through them."""
    folders = [folder for folder in (project.docs, project.data, project.theme) if folder]
    return tuple(found for folder in folders for found in _plain(project, folder))


def _plain(project: Project, folder: Path) -> Iterator[Finding]:
    if folder.is_symlink() or not folder.is_relative_to(project.root):
        yield Finding("plain-file", "outside", _name(project, folder))
        return
    for place, folders, files in os.walk(folder):
        for name in sorted([*folders, *files]):
            path = Path(place) / name
            if path.is_symlink():
                yield Finding("plain-file", "link", _name(project, path), value=str(path.readlink()))
            elif name == ".git":
                yield Finding("plain-file", "submodule", _name(project, Path(place)))
            elif name in files and _is_pointer(path):
                yield Finding("plain-file", "stand-in", _name(project, path))


def _name(project: Project, path: Path) -> str:
    return path.relative_to(project.root).as_posix() if path.is_relative_to(project.root) else path.name


def _is_pointer(path: Path) -> bool:
    if not path.is_file() or path.stat().st_size > LONGEST_POINTER:
        return False
    with path.open("rb") as stream:
        return stream.read(len(POINTER)) == POINTER


def check_needed(project: Project, links: Iterable[tuple[str, str]]) -> Iterator[Finding]:
    """Find files that no page leads to and no setting names. ``links`` are pages' names with an address on each."""
    from pathspec import GitIgnoreSpec

    used = {posixpath.normpath(one) for one in project.used} | {_target(page, link) for page, link in links}
    used |= {one for style in sorted(used) if style.endswith(".css") for one in _of_style(project, style)}
    left_out = GitIgnoreSpec.from_lines(project.exclude_docs.splitlines())  # MkDocs reads them so
    for path in sorted(path for path in project.docs.rglob("*") if path.is_file()):
        name = path.relative_to(project.docs).as_posix()
        is_public = not any(part.startswith(".") for part in name.split("/")) and not left_out.match_file(name)
        if is_public and path.suffix != ".md" and name not in used:
            yield Finding("unneeded-file", "docs", _name(project, path), value=name)
    for path in sorted(project.data.glob("*")):
        if path.is_file() and path.name.lower().endswith(_OFFICE):
            yield Finding("unneeded-file", "data", _name(project, path), value=path.name)


def _target(page: str, link: str) -> str:
    try:
        written = unquote(urlsplit(link).path)
    except ValueError:  # such as a [ that is no address of a computer
        return ""
    return posixpath.normpath(posixpath.join(posixpath.dirname(page), written))


def _of_style(project: Project, style: str) -> Iterator[str]:
    """Yield what a style sheet loads: typefaces, pictures, other style sheets."""
    file = project.docs / style
    text = file.read_text(encoding="utf-8", errors="replace") if file.is_file() else ""
    for found in _IN_STYLES.findall(text):
        yield _target(style, found[0] or found[1])
