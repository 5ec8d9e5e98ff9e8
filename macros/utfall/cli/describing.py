"""The command of whoever makes a month's package: describe."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from utfall.cli.group import FOUND, month_argument, open_project, option, utfall, voice
from utfall.cli.voice import speech
from utfall.work.described_package import PackageFacts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from utfall.words import Words
    from utfall.work.describe import WrittenDescriptor
    from utfall.work.described_table import Decision


@utfall.command()
@month_argument
@option("--title", "titles", multiple=True)
@option("--column", "columns", multiple=True)
@option("--audience", "audiences", multiple=True, metavar="TABLE=WHO")
@option("--report", "title", default="")
@option("--organisation", default="")
@option("--board", default="")
@option("--city", default="")
@option("--licence", default="")
@option("--source", default="")
@option("--case-number", default="")
@option("--decision", default="")
@option("--edition", type=click.IntRange(min=1))
@option("--calendar", default="")
@option("--currency", default="")
def describe(
    month: str | None,
    titles: tuple[str, ...],
    columns: tuple[str, ...],
    audiences: tuple[str, ...],
    edition: int | None,
    **facts: str,
) -> None:
    """Write or mend the month's descriptor from its files."""
    from utfall.work.describe import Wanted
    from utfall.work.describe import describe as run

    project, said, speak = open_project(), voice(), speech()
    ask = _asked if sys.stdin.isatty() and sys.stdout.isatty() and not said.is_quiet else None
    done = run(project, month, Wanted(titles, columns, PackageFacts(**facts, edition=edition), audiences), ask)
    said.say("describe.written" if done.is_changed else "describe.unchanged", file=done.file, count=len(done.tables))
    for line in _lines(done, speak, is_quiet=said.is_quiet):
        said.show(line)
    sys.exit(FOUND if done.lacking else 0)


def _asked(name: str, guess: str) -> str:
    return str(click.prompt(speech().say("describe.ask-title", name=name), default=guess))


def _lines(done: WrittenDescriptor, speak: Words, *, is_quiet: bool) -> Iterator[str]:
    """Yield what was decided, table by table, and then what is left for a person to decide."""
    decided = [one for one in done.decisions if not one.is_open]
    for name in ("", *done.tables) if not is_quiet else ():
        of_table = [one for one in decided if one.resource == name]
        if of_table:
            title = speak.say("describe.table", name=name, title=done.tables[name]) if name else ""
            yield f"\n{title or speak.say('describe.package')}"
            yield from (f"  {_said(one, speak)}" for one in of_table)
    left = [one for one in done.decisions if one.is_open or one.resource not in {"", *done.tables}]
    if left:
        yield f"\n{speak.say('describe.open')}"
        yield from (f"  - {one.resource}{'.' * bool(one.column)}{_said(one, speak)}".rstrip() for one in left)


def _said(one: Decision, speak: Words) -> str:
    text = speak.say(one.what)
    return f"{one.column}: {text}" if one.column else f": {text}" if one.is_open and one.resource else text
