"""The command of whoever corrects a published month: correct."""

from __future__ import annotations

import sys
from datetime import date
from typing import TYPE_CHECKING

import click

from utfall.cli.group import FOUND, language_option, open_project, utfall
from utfall.render.report import findings_text
from utfall.words import words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from utfall.words import Words
    from utfall.work.correction import Corrected

KINDS = ("error", "revision")


@utfall.command()
@click.argument("month")
@language_option
@click.option("--reason", default="", help="Skälet, på de rader i rättelserna som saknar ett.")
@click.option("--kind", type=click.Choice(KINDS), help="Fel eller planerad revidering, på de rader som saknar slag.")
@click.option("--date", "day", type=click.DateTime(["%Y-%m-%d"]), help="Dagen för rättelsen; i dag om den inte anges.")
@click.option("--no-fetch", "stays", is_flag=True, help="Utgå från det som finns här, utan att fråga fjärrförrådet.")
def correct(
    month: str, language: str | None, reason: str, kind: str | None, day: datetime | None, *, stays: bool
) -> None:
    """Rätta en publicerad månad öppet, på en egen gren. Körs igen efter varje steg."""
    from utfall.work.correct import correct as run
    from utfall.work.log_rows import About

    project = open_project(language)
    speech = words(project.language)
    today = day.date() if day else date.today()  # noqa: DTZ011 - the editor's own day, written into their file
    about = About(" ".join(reason.split()), kind or "", today.isoformat())
    done = run(project, month, about, asks_remote=not stays)
    for line in _lines(done, month, speech):
        click.echo(line)
    sys.exit(FOUND if done.blocks else 0)


def _lines(done: Corrected, month: str, speech: Words) -> Iterator[str]:
    """Yield what was done, what is found and what to do next."""
    names = {
        "edition": done.edition.title(speech),
        "month": month,
        "branch": done.branch,
        "folder": done.folder,
        "file": done.file,
        "origin": done.origin,
        "count": len(done.entries),
    }
    yield speech.say(f"correct.{done.outcome}", **names)
    for entry in done.entries:
        old, new = (text or speech.say("correct.empty") for text in (entry.old, entry.new))
        yield f"  {entry.resource} {entry.row} {entry.field}: {old} → {new}"
    for name in ("followed", "published", "doubtful"):
        cells = getattr(done, name)
        months = ", ".join(dict.fromkeys(f"utfall correct {cell.month}" for cell in cells))
        if cells:
            yield speech.say(f"correct.{name}", commands=months, **names)
        for cell in cells:
            place = f"{cell.file}, {speech.say('finding.row', row=cell.number)}"
            yield f"  {place}, {cell.row} {cell.field}: {cell.old} → {cell.new}"
    if done.changed:
        yield speech.say(f"correct.changed-{done.outcome}", files=", ".join(done.changed), **names)
    if done.pages:
        yield speech.say("correct.pages", files=", ".join(done.pages), **names)
    if done.findings:
        yield f"\n{findings_text(done.findings, speech)}\n"
    if done.lacking:
        yield speech.say("correct.lacking", rows=", ".join(map(str, done.lacking)), **names)
    if not done.blocks or done.outcome == "unchanged":
        yield speech.say(f"correct.next-{done.outcome}", **names)
