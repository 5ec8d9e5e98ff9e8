"""What every command shares: the group that they belong to, their options, the project that they work on."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from utfall.cli.helping import ChoiceOption, Group, Option
from utfall.cli.voice import LANGUAGE, Voice
from utfall.project import AUDIENCE, AUDIENCES, find_project
from utfall.words import MESSAGES

if TYPE_CHECKING:
    from collections.abc import Callable

    from utfall.project import Project

FOUND, MISUSED, OURS, BROKEN_OFF = 1, 2, 3, 130  # exit codes
MODULES = {  # of this package, with the verbs that each holds
    "batch": ("build-all", "check-all", "rebuild"),
    "correcting": ("correct",),
    "describing": ("describe",),
    "filling": ("form",),
    "forging": ("comment", "corrections", "links", "notify", "preview"),
    "gathering": ("gather",),
    "importing": ("import",),
    "keeping": ("archive", "export", "verify"),
    "querying": ("lake", "query"),
    "protecting": ("protect",),
    "publishing": ("audit", "mirror", "publish", "thin", "withdraw"),
    "reviewing": ("review", "sign"),
    "starting": ("init",),
    "upgrading": ("upgrade",),
    "writing": ("build", "check", "demo", "diff", "new", "pages", "serve"),
}
VERBS = {verb: f"utfall.cli.{module}" for module, verbs in MODULES.items() for verb in verbs}
month_argument = click.argument("month", required=False)


@click.group(cls=Group, modules=VERBS, context_settings={"help_option_names": ["-h", "--help"]})
def utfall() -> None:
    """Hold the commands; what each is for stands in the catalogue."""


def option(*names: str, **settings: object) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Return an option whose help stands in the catalogue, by its longest name."""
    return click.option(*names, cls=Option, **settings)


def format_option(forms: tuple[str, ...]) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Return the option that says in which form an answer is written; the first is the default."""
    return option("--format", "form", type=ChoiceOption(forms), default=forms[0])


def audience_option() -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Return the option that says for whom something is made; what it says holds for all that is started."""

    def told(_context: click.Context, _option: click.Parameter, name: str | None) -> str | None:
        if name:
            os.environ[AUDIENCE] = name
        return name

    return option("--audience", type=ChoiceOption(AUDIENCES), callback=told, expose_value=False)


def voice() -> Voice:
    """Return how the command that runs speaks."""
    return Voice(is_quiet=bool(click.get_current_context().find_root().meta.get("utfall.quiet")))


def open_project(month: str | None = None, start: Path | None = None) -> Project:
    """Find the project from here; what the command says of language and month holds for the engine too."""
    project = find_project(start or Path.cwd())
    month = month or project.month
    os.environ[LANGUAGE] = project.language
    os.environ.setdefault(MESSAGES, project.language)
    if month:
        os.environ["UTFALL_MONTH"] = month
    return replace(project, month=month)


def shown(path: Path) -> str:
    """Return a path as the user would type it from here."""
    return os.path.relpath(path)
