"""The command of whoever puts a report together of others': gather."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from utfall.cli.correcting import KINDS, correction_lines
from utfall.cli.group import FOUND, month_argument, open_project, option, utfall, voice
from utfall.cli.helping import ChoiceOption, DayOption
from utfall.cli.voice import speech
from utfall.errors import UsageError
from utfall.model.finding import blocking
from utfall.words import Sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from utfall.words import Words
    from utfall.work.gather import Gathered

SHOWN = 20  # figures that moved


@utfall.command()
@month_argument
@option("--from", "path", type=click.Path(path_type=Path, dir_okay=False))
@option("--unpublished", is_flag=True)
@option("--check", "only_tells", is_flag=True)
@option("--reason", default="")
@option("--kind", type=ChoiceOption(KINDS))
@option("--date", "day", type=DayOption())
@option("--no-fetch", "stays", is_flag=True)
def gather(
    month: str | None,
    path: Path | None,
    day: date | None,
    *,
    unpublished: bool,
    only_tells: bool,
    stays: bool,
    **said: str | None,
) -> None:
    """Put the month together of the members' published packages."""
    from utfall.work.gather import GatherOrders, gathered_months
    from utfall.work.gather import gather as run
    from utfall.work.log_rows import About

    project, voiced, speak = open_project(), voice(), speech()
    if month is None and not only_tells:
        raise UsageError(Sentence("error.gather-which-month"))
    today = day or date.today()  # noqa: DTZ011 - the editor's own day, written into their file
    about = About(" ".join((said["reason"] or "").split()), said["kind"] or "", today.isoformat())
    orders = GatherOrders(path.resolve() if path else None, unpublished, only_tells, not stays, about)
    stops = False
    for name in [month] if month else map(str, gathered_months(project)):
        with voiced.working():
            done = run(project, name, orders)
        for line in _lines(done, speak, only_tells=only_tells):
            voiced.show(line)
        if done.findings:
            voiced.find(done.findings)
        moved = only_tells and bool(done.moved_figures)
        stops |= bool(blocking(done.findings)) or moved or bool(done.correction and done.correction.blocks)
    sys.exit(FOUND if stops else 0)


def _lines(done: Gathered, speak: Words, *, only_tells: bool) -> Iterator[str]:
    """Yield what was put together, which figures moved, and what is left to do."""
    said = {"month": str(done.month), "count": done.members, "whole": done.of, "folder": done.folder}
    if not done.members:
        yield speak.say("gather.nothing", **said)
        return
    figures = done.moved_figures
    written = "written" if done.is_written else "corrected" if done.correction else "as-before"
    key = "checked" if only_tells else written
    yield speak.say(f"gather.{key}", **said)
    if figures:
        yield speak.say("gather.moved", figures=len(figures))
    for one in figures[:SHOWN]:
        old, new = (text or speak.say("correct.empty") for text in (one.old, one.new))
        yield f"  {one.resource} {one.row} {one.field}: {old} → {new}"
    if len(figures) > SHOWN:
        yield f"  … {len(figures) - SHOWN}"
    if done.correction:
        yield from correction_lines(done.correction, str(done.month), speak)
    elif only_tells and figures:
        yield speak.say("gather.next-check", **said)
    elif done.is_written:
        yield speak.say("gather.next", **said)
