"""Store once, beside the editions on the publishing branch, what they have in common.

The theme's scripts and styles and what earlier reports said are two thirds of an edition and the same in every one.
They lie under an address made of their content, where nothing is ever changed, so an edition reads the same bytes for
good. Its pages lead there; to what a project's own scripts may look for beside themselves it has links instead.
"""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from utfall.forms.manifest import beside_in, read
from utfall.forms.published_form import ASSETS, SCHEMAS, common_address, published_form
from utfall.view.addresses import MANIFEST

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from mike.git_utils import FileInfo

    from utfall.names import SiteNames

SYMLINK = 0o120000


def stored(edition: str, names: SiteNames, files: Iterable[FileInfo]) -> Iterator[FileInfo]:
    """Yield an edition's files as they are to lie beside the others, with what others have too in a folder of its own.

    ``files`` have their address under the edition.
    """
    from mike.git_utils import FileInfo

    made = published_form({file.path: file.data for file in files}, names.shared, names.history_csv)
    for address, content in made.shared.items():
        yield FileInfo(posixpath.normpath(f"{edition}/{address}"), content)
    for path, content in made.own.items():
        address = f"{edition}/{path}"
        if path.startswith((ASSETS, SCHEMAS)):
            common = common_address(names.shared, path, content)
            yield FileInfo(common, content)
            yield FileInfo(address, posixpath.relpath(common, posixpath.dirname(address)), mode=SYMLINK)
        else:
            yield FileInfo(address, content)


def with_shared(edition: Mapping[str, bytes], shared: Mapping[str, bytes], folder: str) -> dict[str, bytes]:
    """Return a published edition's files with those that it shares, by their address from its root.

    ``shared`` are the files of the shared ``folder``, by their path from it. What is not there is left out.
    """
    beside = beside_in(read(edition.get(MANIFEST, b""))).values()
    there = {address: address.removeprefix(f"../{folder}/") for address in beside}
    return {**edition, **{address: shared[path] for address, path in there.items() if path in shared}}
