"""Is a folder that a run of a proposal left a site, and nothing else? Asked before anything touches it, git above all.

A folder ``.git`` would bring settings and hooks of its own, a link would lead out, and a name can be an option.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

from utfall.errors import UsageError
from utfall.words import Sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_FILES, MOST_BYTES, LONGEST = 20_000, 500_000_000, 200
UNFIT = re.compile(r"""^[.-]|[\]"'\[$`\\:*?<>|~;&\x00-\x1f\x7f]""")  # what no page's file is called


def site_files(folder: Path) -> dict[str, Path]:
    """Return the files of a site by their path from it, with slashes. Raise ``UsageError`` for what is no site."""
    if folder.is_symlink() or not folder.is_dir():
        raise _refused("folder")
    found, size = {}, 0
    for count, entry in enumerate(_entries(folder), 1):
        if UNFIT.search(entry.name) or len(os.fsencode(entry.name)) > LONGEST or not entry.name.isprintable():
            raise _refused("names")
        if entry.is_symlink() or not (entry.is_file(follow_symlinks=False) or entry.is_dir(follow_symlinks=False)):
            raise _refused("links")
        if entry.is_file(follow_symlinks=False):
            size += entry.stat(follow_symlinks=False).st_size
            path = Path(entry.path)
            found[path.relative_to(folder).as_posix()] = path
        if count > MOST_FILES or size > MOST_BYTES:
            raise _refused("size")
    return found


def _entries(folder: Path) -> Iterator[os.DirEntry[str]]:
    with os.scandir(folder) as entries:
        listed = sorted(entries, key=lambda one: one.name)
    for one in listed:
        yield one
        if one.is_dir(follow_symlinks=False):
            yield from _entries(Path(one.path))


def _refused(why: str) -> UsageError:
    return UsageError(Sentence("error.preview-refused", {"reason": Sentence(f"preview.refused.{why}")}))
