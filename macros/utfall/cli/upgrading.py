"""The command of whoever has a new version of the program: upgrade."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from utfall import __version__
from utfall.cli.group import FOUND, open_project, option, utfall, voice
from utfall.cli.voice import speech

if TYPE_CHECKING:
    from collections.abc import Iterator

    from utfall.work.upgrade import Upgrade


@utfall.command()
@option("--check", "only_tells", is_flag=True)
@option("--show", "shown", default="", metavar="FILE")
def upgrade(only_tells: bool, shown: str) -> None:
    """Do what this version asks of the project, and tell what is otherwise."""
    from utfall.work.upgrade import file_of_this_version, plan_upgrade, write_upgrade

    project, said = open_project(), voice()
    if shown:
        click.echo(file_of_this_version(project, shown), nl=False)
        return
    plan = plan_upgrade(project)
    if not plan.steps:
        said.say("upgrade.nothing", version=__version__)
        return
    if not only_tells:
        write_upgrade(project, plan)
    said.say("upgrade.since", since=plan.since, version=__version__)
    for line in _lines(plan, only_tells=only_tells):
        said.show(line)
    if not only_tells:
        said.say("upgrade.finish")
    sys.exit(FOUND if only_tells or plan.left else 0)


def _lines(plan: Upgrade, *, only_tells: bool) -> Iterator[str]:
    """Yield what is done, what is left and what is otherwise, each under its heading."""
    speak = speech()
    for heading, steps in (("would" if only_tells else "done", plan.done), ("left", plan.left), ("news", plan.news)):
        if steps:
            yield f"\n{speak.say(f'upgrade.heading-{heading}')}"
            yield from (f"  - {speak.say(one.sentence)}" for one in steps)
    yield ""
