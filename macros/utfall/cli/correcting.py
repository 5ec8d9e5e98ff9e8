"""The command of whoever corrects a published month: correct."""

from __future__ import annotations

import sys
from datetime import date
from typing import TYPE_CHECKING

import click

from utfall.cli.group import FOUND, open_project, option, utfall, voice
from utfall.cli.helping import ChoiceOption, DayOption
from utfall.cli.voice import painted, speech
from utfall.render.report import findings_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from utfall.words import Words
    from utfall.work.correction import CorrectionOutcome

KINDS = ("error", "revision")


@utfall.command()
@click.argument("month")
@option("--reason", default="")
@option("--kind", type=ChoiceOption(KINDS))
@option("--date", "day", type=DayOption())
@option("--no-fetch", "stays", is_flag=True)
def correct(month: str, reason: str, kind: str | None, day: date | None, *, stays: bool) -> None:
    """Correct a published month in the open, on a branch of its own."""
    from utfall.work.correct import correct as run
    from utfall.work.log_rows import About

    project = open_project()
    today = day or date.today()  # noqa: DTZ011 - the editor's own day, written into their file
    about = About(" ".join(reason.split()), kind or "", today.isoformat())
    done = run(project, month, about, asks_remote=not stays)
    for line in correction_lines(done, month, speech()):
        voice().show(line)
    sys.exit(FOUND if done.blocks else 0)


def correction_lines(done: CorrectionOutcome, month: str, speech: Words) -> Iterator[str]:
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
        yield f"\n{painted(findings_text(done.findings, speech))}\n"
    if done.lacking:
        yield speech.say("correct.lacking", rows=", ".join(map(str, done.lacking)), **names)
    if not done.blocks or done.outcome == "unchanged":
        yield speech.say(f"correct.next-{done.outcome}", **names)
