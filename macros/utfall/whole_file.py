"""A file written whole or not at all, so that what is cut off leaves what was there. Knows nothing of its content."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from utfall.project import Project


def write_whole(project: Project, path: Path, content: bytes | None) -> None:
    """Put a file in its place when all of it is on the disk; ``None`` takes the file away. Raises ``OSError``."""
    if content is None:
        path.unlink(missing_ok=True)
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    project.cache.mkdir(parents=True, exist_ok=True)  # where git looks at nothing, and the disk is the same
    with tempfile.NamedTemporaryFile(dir=project.cache, prefix="skrivs.", delete=False) as fresh:
        try:
            fresh.write(content)
            fresh.close()
            Path(fresh.name).chmod(path.stat().st_mode if path.exists() else 0o644)
            Path(fresh.name).replace(path)
        except OSError:
            Path(fresh.name).unlink(missing_ok=True)
            raise
