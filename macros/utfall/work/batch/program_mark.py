"""What the program is here: its own files and the versions of all that it builds with, as one checksum.

Two machines with the same mark make the same bytes of the same files.
"""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

import utfall
from utfall.forms.manifest import tools

COMPILED = "__pycache__"
SHOWN = 12  # digits of a mark that a message shows


@cache
def program_mark() -> str:
    """Return the checksum."""
    root = Path(utfall.__file__).parent
    whole = hashlib.sha256(repr(sorted(tools().items())).encode())
    for path in sorted(root.rglob("*")):
        if path.is_file() and COMPILED not in path.parts:
            whole.update(path.relative_to(root).as_posix().encode() + b"\0")
            whole.update(hashlib.sha256(path.read_bytes()).digest())
    return f"{utfall.__version__}+{whole.hexdigest()[:SHOWN]}"
