"""Files of a cache, believed only when they are what was written, by this user on this machine.

Each begins with a seal of what follows, made with a key that lies outside of every project: a file that is cut short,
written by two at once, changed, or that came with a clone or an archive is as good as none. So nothing needs to be
written aside and moved, a killed run leaves nothing beside the cache, and a cache that somebody commits says nothing.
A disk that takes no more is no hindrance: what is not kept is made again. What must not be lost goes by ``whole_file``.
"""

from __future__ import annotations

import contextlib
import hmac
import os
from functools import cache
from pathlib import Path

KEY = Path("utfall", "cache.key")  # in the user's folder for what programs keep of how they were used
_KEY_LENGTH = 32  # bytes
_SEAL = 64  # characters


def read_kept(file: Path) -> bytes | None:
    """Return what is kept in a file; ``None`` where there is none, or not as it was written here."""
    try:
        content = file.read_bytes()
    except OSError:
        return None
    kept = content[_SEAL + 1 :]
    return kept if hmac.compare_digest(content[: _SEAL + 1], _head(kept)) else None


def write_kept(file: Path, content: bytes) -> None:
    """Keep what is to be found again, where the disk allows it."""
    with contextlib.suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(_head(content) + content)


def _head(content: bytes) -> bytes:
    return f"{hmac.digest(_key(), content, 'sha256').hex()}\n".encode()


@cache
def _key() -> bytes:
    """Return this user's key, made the first time; where none can be kept, one that ends with the process."""
    fresh = os.urandom(_KEY_LENGTH)
    try:
        file = _state_folder() / KEY
        kept = file.read_bytes() if file.is_file() else b""
        if len(kept) == _KEY_LENGTH:
            return kept
        file.parent.mkdir(parents=True, exist_ok=True)
        aside = file.with_name(f"{file.name}.{os.getpid()}")
        with os.fdopen(os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as stream:
            stream.write(fresh)
        aside.replace(file)
    except (OSError, RuntimeError):  # a home that cannot be written, or none
        pass
    return fresh


def _state_folder() -> Path:
    named = os.environ.get("XDG_STATE_HOME") or os.environ.get("LOCALAPPDATA")
    return Path(named) if named else Path.home() / ".local" / "state"
