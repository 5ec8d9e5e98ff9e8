"""The command line: parse, call a verb, print, exit. 0 good, 1 findings that block, 2 wrong usage, 3 our own fault."""

from __future__ import annotations

import os
import sys

import click

from utfall.cli import correcting, keeping, publishing, reviewing, writing
from utfall.cli.group import MISUSED, OURS, utfall
from utfall.errors import UtfallError
from utfall.render.report import fault_text
from utfall.words import DEFAULT_LANGUAGE, words

__all__ = ["correcting", "keeping", "main", "publishing", "reviewing", "utfall", "writing"]


def main() -> None:
    """Run the command line; the outermost rim, where exceptions become sentences."""
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    try:
        utfall()
    except UtfallError as fault:
        click.echo(words(os.environ.get("UTFALL_LANG") or DEFAULT_LANGUAGE).say(fault.sentence), err=True)
        sys.exit(MISUSED)
    except Exception as fault:  # noqa: BLE001 - the outermost rim: our own mistakes are told as ours
        click.echo(fault_text(fault, words(os.environ.get("UTFALL_LANG") or DEFAULT_LANGUAGE)), err=True)
        sys.exit(OURS)
