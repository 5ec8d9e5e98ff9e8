"""What every command shares: the group that they belong to, their options, the project that they work on."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from utfall import __version__
from utfall.project import find_project
from utfall.render.report import findings_text
from utfall.words import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from utfall.model.finding import Finding
    from utfall.project import Project
    from utfall.words import Words

FOUND, MISUSED, OURS = 1, 2, 3  # exit codes
language_option = click.option(
    "--lang", "language", type=click.Choice(LANGUAGES), envvar="UTFALL_LANG", help="Språk / language: sv, en."
)
month_argument = click.argument("month", required=False)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="utfall")
def utfall() -> None:
    """Publicera en månadsrapport som en webbplats som går att kontrollera."""


def open_project(language: str | None, month: str | None = None) -> Project:
    """Find the project from here; what the command says of language and month holds for the engine too."""
    project = find_project(Path.cwd())
    language, month = language or project.language, month or project.month
    os.environ["UTFALL_LANG"] = language
    if month:
        os.environ["UTFALL_MONTH"] = month
    return replace(project, language=language, month=month)


def print_findings(findings: Sequence[Finding], speech: Words) -> None:
    """Print findings where progress and complaints go."""
    if findings:
        click.echo(findings_text(findings, speech), err=True)


def shown(path: Path) -> str:
    """Return a path as the user would type it from here."""
    return os.path.relpath(path)
