"""The commands and their options, as ``--help`` tells them."""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from reference.writing import LANGUAGE, code, page, plain, table
from utfall.cli import utfall
from utfall.cli.helping import HEADINGS
from utfall.cli.voice import LANGUAGE as VARIABLE
from utfall.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator

LEAD = """\
Commands are run in the project's folder, as `utfall COMMAND`. They end with 0 when all is well, 1 when something in
the report stops, 2 when the command is wrongly written and 3 when the fault is the program's own. What a command asks
of a machine is the same on a person's computer and in a workflow."""
SHARED = {"--lang", "--quiet", "--help"}


def commands_page() -> str:
    """Return the page: every command under the heading that ``utfall --help`` has it under."""
    parts = []
    with _english():
        for heading, names in HEADINGS.items():
            parts.append(f"## {words(LANGUAGE).say(f'cli.heading.{heading}')}\n")
            parts += [_command(name, utfall.all_commands()[name]) for name in names]
        shared = [_option(one, context) for one, context in _options("check") if SHARED.intersection(one.opts)]
    return page("Commands", LEAD, *parts, "## Options of every command\n", table(["Option", "What it does"], shared))


@contextmanager
def _english() -> Iterator[None]:
    """Have the commands speak English, whatever the machine that builds is set to."""
    before = os.environ.get(VARIABLE)
    os.environ[VARIABLE] = LANGUAGE
    try:
        yield
    finally:
        os.environ.pop(VARIABLE) if before is None else os.environ.update({VARIABLE: before})


def _command(name: str, command: click.Command) -> str:
    say = words(LANGUAGE).say
    context = click.Context(command, info_name=name)
    usage = " ".join(["utfall", name, *command.collect_usage_pieces(context)])
    rows = [_option(one, own) for one, own in _options(name) if not SHARED.intersection(one.opts)]
    options = f"\n{table(['Option', 'What it does'], rows)}" if rows else ""
    shown = "\n\n".join(f"```text\n{text}\n```" for text in (usage, say(f"cli.example.{name}")))
    return f"### {name} {{: #{name} }}\n\n{plain(say(f'cli.about.{name}'))}\n\n{shown}\n{options}"


def _options(name: str) -> list[tuple[click.Option, click.Context]]:
    context = click.Context(utfall.all_commands()[name], info_name=name)
    return [(one, context) for one in utfall.all_commands()[name].get_params(context) if isinstance(one, click.Option)]


def _option(option: click.Option, context: click.Context) -> list[str]:
    written, said = option.get_help_record(context) or ("", "")
    return [code(written), plain(said)]
