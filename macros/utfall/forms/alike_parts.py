"""Read pages as they were published before they were packed whole: what all had alike was fetched as a script.

That was the search's dialog and its words. Nothing is published so any more; what was is read, to the byte.
"""

from __future__ import annotations

import json
import posixpath
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_FETCHED = re.compile(r'<script class="u-alike" src="([^"]*)" data-index="([^"]*)" data-base="([^"]*)" defer></script>')
_PART = re.compile(rb'"afterend",("(?:[^"\\]|\\.)*")')


def without_alike_parts(files: Mapping[str, bytes]) -> tuple[dict[str, bytes], tuple[str, ...]]:
    """Return the pages as they were built, and the addresses of the scripts that they no longer fetch."""
    found: dict[str, bytes] = {}
    gone: dict[str, None] = {}
    for name, content in files.items():
        if not name.endswith(".html") or b"u-alike" not in content:
            continue

        def restored(fetched: re.Match[str], folder: str = posixpath.dirname(name)) -> str:
            address = posixpath.normpath(posixpath.join(folder, fetched[1]))
            part = _PART.search(files.get(address, b""))
            if not part:
                return fetched[0]
            gone[address] = None
            values = {"index": fetched[2], "base": fetched[3]}
            return re.sub(r"\{(index|base)\}", lambda one: values[one[1]], str(json.loads(part[1])))

        found[name] = _FETCHED.sub(restored, content.decode()).encode()
    return found, tuple(gone)
