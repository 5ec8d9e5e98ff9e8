"""Files of a cache, believed only when they are what was written.

Each begins with the checksum of what follows, so that one that is cut short, written by two at once, changed or not
ours is as good as none: nothing needs to be written aside and moved, and a killed run leaves nothing beside the cache.
A disk that takes no more is no hindrance: what is not kept is made again. What must not be lost goes by ``whole_file``.
"""

from __future__ import annotations

import contextlib
import hashlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_SUM = 64  # characters


def read_kept(file: Path) -> bytes | None:
    """Return what is kept in a file; ``None`` where there is none, or not as it was written."""
    try:
        content = file.read_bytes()
    except OSError:
        return None
    return content[_SUM + 1 :] if content[: _SUM + 1] == _head(content[_SUM + 1 :]) else None


def write_kept(file: Path, content: bytes) -> None:
    """Keep what is to be found again, where the disk allows it."""
    with contextlib.suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(_head(content) + content)


def _head(content: bytes) -> bytes:
    return f"{hashlib.sha256(content).hexdigest()}\n".encode()
