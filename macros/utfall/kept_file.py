"""Files of a cache: written whole, and believed only when they are what was written.

Each begins with the checksum of what follows, so that one that is cut short, changed or not ours is as good as none.
A disk that takes no more is no hindrance: what is not kept is made again.
"""

from __future__ import annotations

import contextlib
import hashlib
import tempfile
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
    """Keep what is to be found again, where the disk allows it. Two that write at once do not meet."""
    fresh: Path | None = None
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=file.parent, prefix="skrivs.", delete=False) as stream:
            fresh = Path(stream.name)
            stream.write(_head(content) + content)
        fresh.replace(file)
    except OSError:
        if fresh is not None:
            with contextlib.suppress(OSError):
                fresh.unlink()


def _head(content: bytes) -> bytes:
    return f"{hashlib.sha256(content).hexdigest()}\n".encode()
