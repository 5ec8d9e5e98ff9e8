"""The option ``--all``: a command run in every project of the repository, each in a process of its own.

One that fails never stops the rest; the worst outcome is the whole's.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from utfall.cli.group import option, voice
from utfall.cli.helping import GIVEN
from utfall.errors import UsageError
from utfall.project import CONFIG
from utfall.words import Sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

PROGRAM = "from utfall.cli import main; main()"
ALL = "--all"


def every_option(run: Callable[[list[str]], int] | None = None) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Return the option that runs the command, as it was given, in every project of the repository.

    ``run`` does it otherwise than one after the other. Where there is one project alone it is run as without.
    """

    def told(context: click.Context, _option: click.Parameter, is_set: object) -> None:
        if is_set and not _is_alone():
            given = list(context.meta[GIVEN])
            given.remove(ALL)
            arguments = [str(context.info_name), *_from_anywhere(context.command, given)]
            sys.exit((run or in_every_project)(arguments))

    return option(ALL, is_flag=True, callback=told, expose_value=False)


def in_every_project(arguments: Sequence[str]) -> int:
    """Run a command, given as its arguments, in every project of the repository; return the worst exit code."""
    top, folders = projects_here()
    return max(in_project(top, folder, arguments) for folder in folders)


def projects_here() -> tuple[Path, tuple[Path, ...]]:
    """Return the top of the repository and the projects that git keeps there, with the one that one stands in.

    Outside of git it is that one alone. Raise ``UsageError`` where there is none.
    """
    from utfall.work.git import find_repository
    from utfall.work.projects import projects_of

    start = Path.cwd().resolve()
    here = [folder for folder in (start, *start.parents) if (folder / CONFIG).is_file()][:1]
    try:
        repository = find_repository(start)
    except UsageError:
        if not here:
            raise
        return here[0], tuple(here)
    folders = tuple(sorted({*projects_of(repository), *here}))
    if not folders:
        raise UsageError(Sentence("error.no-project"))
    return repository.root, folders


def _is_alone() -> bool:
    _, folders = projects_here()
    return len(folders) == 1 and Path.cwd().resolve().is_relative_to(folders[0])


def in_project(top: Path, folder: Path, arguments: Sequence[str]) -> int:
    """Run a command in a project, in a process of its own, and return its exit code."""
    said = voice()
    said.complain(f"\n{name_of(top, folder)}")
    quiet = ["--quiet"] if said.is_quiet and not {"-q", "--quiet"} & set(arguments) else []
    command = [sys.executable, "-I", "-c", PROGRAM, *quiet, *arguments]
    return subprocess.run(command, cwd=folder, check=False).returncode  # noqa: S603 - this very program


def name_of(top: Path, folder: Path) -> str:
    """Return what a project is called in a message: its folder."""
    name = folder.relative_to(top).as_posix()
    return "./" if name == "." else f"{name}/"


def _from_anywhere(command: click.Command, given: Sequence[str]) -> Iterator[str]:
    """Yield arguments with the paths of options whole, since each project's process stands in a folder of its own."""
    paths = {name for one in command.params if isinstance(one.type, click.Path) for name in one.opts}
    is_path = False
    for one in given:
        name, is_joined, value = one.partition("=")
        if is_path:
            yield str(Path(one).resolve())
        else:
            yield f"{name}={Path(value).resolve()}" if is_joined and name in paths else one
        is_path = one in paths
