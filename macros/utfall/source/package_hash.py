"""One checksum for a whole data package, which anybody can work out again with no program of ours.

It is the SHA-256 of what ``sha256sum`` prints of the package's files in the order of their names:
``cd data/2023-11 && LC_ALL=C sha256sum *.csv datapackage.json | sha256sum``. Knows bytes, not what they mean.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path


def package_hash(folder: Path, names: Iterable[str]) -> str:
    """Return the checksum of these files of a folder; those that are not there are passed over."""
    return content_hash({name: (folder / name).read_bytes() for name in set(names) if (folder / name).is_file()})


def content_hash(files: Mapping[str, bytes]) -> str:
    """Return the checksum of these files together."""
    lines = (f"{hashlib.sha256(content).hexdigest()}  {name}\n" for name, content in sorted(files.items()))
    return hashlib.sha256("".join(lines).encode()).hexdigest()
