"""An edition's files as a list of checksums, in the form that ``sha256sum --check`` reads, and as git's one name.

The list lies at an address made of its own content, and the index names it: whoever has the index can tell every file.
"""

from __future__ import annotations

import hashlib
import posixpath
from typing import TYPE_CHECKING

from utfall.forms.manifest import read
from utfall.forms.published_form import common_address
from utfall.view.addresses import MANIFEST
from utfall.work.git_names import tree_name
from utfall.work.storage.index import StoredEdition

if TYPE_CHECKING:
    from collections.abc import Mapping

    from utfall.model.edition_name import EditionName


def checksum(content: bytes) -> str:
    """Return the SHA-256 of a content."""
    return hashlib.sha256(content).hexdigest()


def by_content(shared: str, name: str, content: bytes) -> str:
    """Return the address of a file in the folder of what is never changed, made of its content."""
    return common_address(shared, name, content)


def address_of(edition: EditionName, name: str) -> str:
    """Return the address of a file from the top, by its address from the edition's root."""
    return posixpath.normpath(f"{edition}/{name}")


def files_list(edition: EditionName, files: Mapping[str, bytes]) -> bytes:
    """Return the list of an edition's files, by their address from the top."""
    lines = (f"{checksum(content)}  {address_of(edition, name)}\n" for name, content in sorted(files.items()))
    return "".join(lines).encode()


def read_list(content: bytes) -> dict[str, str]:
    """Return the checksum of each file of a list, by its address from the top."""
    lines = (line.partition("  ") for line in content.decode("utf-8", "replace").splitlines())
    return {name: sha256 for sha256, _, name in lines if name}


def stored_edition(
    edition: EditionName, title: str, files: Mapping[str, bytes], shared: str, *, day: str = "", like: str = ""
) -> tuple[StoredEdition, bytes]:
    """Return what the index says of an edition, and the list of its files, by their address from its root.

    What it shares with others is in the list, and is not what git calls its files. ``like`` is any name of git's.
    """
    own = {name: content for name, content in files.items() if not name.startswith("../")}
    listed = files_list(edition, files)
    manifest = files.get(MANIFEST)
    told = read(manifest) if manifest else {}
    return StoredEdition(
        f"{edition}/",
        title,
        tree_name(own, like),
        by_content(shared, f"{edition}.sha256", listed),
        checksum(listed),
        len(files),
        sum(map(len, files.values())),
        checksum(manifest) if manifest else "",
        str(told.get("headline") or ""),
        day,
    ), listed
