"""The option ``--all``: a command run in every project of the repository, each in a process of its own.

One that fails never stops the rest; the worst outcome is the whole's.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from utfall.cli.group import option, voice
from utfall.errors import UsageError
from utfall.words import Sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

PROGRAM = "from utfall.cli import main; main()"


def every_option() -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Return the option that runs a command in every project of the repository."""
    return option("--all", "is_for_all", is_flag=True)


def in_every_project(arguments: Sequence[str]) -> int:
    """Run a command, given as its arguments, in every project of the repository; return the worst exit code."""
    from utfall.work.git import find_repository
    from utfall.work.projects import projects_of

    repository, said, codes = find_repository(Path.cwd()), voice(), []
    for folder in projects_of(repository):
        name = folder.relative_to(repository.root).as_posix()
        said.complain(f"\n{'./' if name == '.' else f'{name}/'}")
        quiet = ["--quiet"] if said.is_quiet else []
        command = [sys.executable, "-I", "-c", PROGRAM, *arguments[:1], *quiet, *arguments[1:]]
        codes.append(subprocess.run(command, cwd=folder, check=False).returncode)  # noqa: S603 - this very program
    if not codes:
        raise UsageError(Sentence("error.no-project"))
    return max(codes)
