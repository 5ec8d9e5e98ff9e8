"""What git calls files and folders, worked out from what is in them: needs no repository and starts no git."""

from __future__ import annotations

import hashlib
import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

FILE, LINK = "100644", "120000"  # git's modes
_SHORT = 40  # digits of a name by SHA-1; SHA-256 has more


def blob_name(content: bytes, like: str = "") -> str:
    """Return what git calls a file of this content, in a repository whose objects are called ``like`` that one."""
    return _name(b"blob", content, like)


def tree_name(files: Mapping[str, bytes], like: str = "") -> str:
    """Return what git calls a folder of these files, by their path from it, in a repository like ``blob_name``'s."""
    return linked_tree_name(files, {}, like)


def linked_tree_name(files: Mapping[str, bytes], links: Mapping[str, bytes], like: str = "") -> str:
    """Return what git calls a folder with links in the place of some files; each link has where it leads."""
    entries = {
        path: (LINK if path in links else FILE, blob_name(links.get(path, content), like))
        for path, content in files.items()
    }
    return listed_tree_name(entries, like)


def listed_tree_name(entries: Mapping[str, tuple[str, str]], like: str = "") -> str:
    """Return what git calls a folder by a list of its files: the mode and the object of each, by its path from it."""
    below: dict[str, dict[str, tuple[str, str]]] = {}
    found: dict[str, tuple[str, str]] = {}
    for path, entry in entries.items():
        first, is_below, rest = path.partition("/")
        if is_below:
            below.setdefault(first, {})[rest] = entry
        else:
            found[first] = entry
    found |= {f"{name}/": ("40000", listed_tree_name(inside, like)) for name, inside in below.items()}
    listed = b"".join(
        b"%s %s\0" % (mode.encode(), os.fsencode(name.rstrip("/"))) + bytes.fromhex(one)
        for name, (mode, one) in sorted(found.items(), key=lambda each: os.fsencode(each[0]))
    )
    return _name(b"tree", listed, like)


def _name(kind: bytes, content: bytes, like: str) -> str:
    made = hashlib.sha256 if len(like) > _SHORT else hashlib.sha1
    return made(b"%s %d\0" % (kind, len(content)) + content).hexdigest()
