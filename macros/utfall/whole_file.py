"""A file written whole or not at all, so that what is cut off leaves what was there. Knows nothing of its content."""

from __future__ import annotations

from typing import TYPE_CHECKING

from utfall.scratch import scratch

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from utfall.project import Project


def write_whole(project: Project, path: Path, content: bytes | None) -> None:
    """Put a file in its place when all of it is on the disk; ``None`` takes the file away. Raises ``OSError``."""
    if content is None:
        path.unlink(missing_ok=True)
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    with scratch(project) as folder:  # where git looks at nothing, and the disk is the same
        fresh = folder / "fil"
        fresh.write_bytes(content)
        fresh.chmod(path.stat().st_mode if path.exists() else 0o644)
        fresh.replace(path)


def write_all_whole(project: Project, files: Mapping[Path, bytes]) -> None:
    """Put files in their places when all of each is on the disk: a full disk changes none. Raises ``OSError``."""
    with scratch(project) as folder:
        fresh = {path: folder / str(at) for at, path in enumerate(files)}
        for path, new in fresh.items():
            new.write_bytes(files[path])
            new.chmod(path.stat().st_mode if path.exists() else 0o644)
        for path, new in fresh.items():
            new.replace(path)
