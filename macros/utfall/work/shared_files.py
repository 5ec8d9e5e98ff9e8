"""Store once, at the top of the publishing branch, what the editions have in common; each edition links to it.

The theme's scripts and styles are two thirds of an edition and the same in every one. They lie under an address made of
their content, where nothing is ever changed, so an edition reads the same bytes for good; on a server, in a clone and
with ``cp -rL`` it is whole. The addresses of months and of the newest are links already, so hosts that serve those
serve these.
"""

from __future__ import annotations

import hashlib
import posixpath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mike.git_utils import FileInfo

SYMLINK = 0o120000
COMMON = ("assets/", "data/schema/")  # where a built site has what is the same in every edition
DIGITS = 16  # of the checksum: with more, a file system keeps each link in a block of its own


def stored(edition: str, shared: str, files: Iterable[FileInfo]) -> Iterator[FileInfo]:
    """Yield an edition's files as they are to lie on the branch, what others have too in the folder ``shared``.

    ``files`` have their address under the edition.
    """
    from mike.git_utils import FileInfo

    for file in files:
        address = f"{edition}/{file.path}"
        if file.path.startswith(COMMON):
            common = f"{shared}/{hashlib.sha256(file.data).hexdigest()[:DIGITS]}/{posixpath.basename(file.path)}"
            yield FileInfo(common, file.data)
            yield FileInfo(address, posixpath.relpath(common, posixpath.dirname(address)), mode=SYMLINK)
        else:
            yield FileInfo(address, file.data, file.mode)
