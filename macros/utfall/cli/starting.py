"""The command of whoever begins: init."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from utfall.cli.asking import answered
from utfall.cli.group import FOUND, option, shown, utfall, voice
from utfall.cli.helping import ChoiceOption
from utfall.cli.mending import has_terminal
from utfall.cli.spoken import terminal_language
from utfall.cli.voice import speech
from utfall.report_calendar import EVERY, MONTHS
from utfall.words import LANGUAGES, MESSAGES, words
from utfall.work.starting.project_files import FORGES, PLANS


@utfall.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@option("--organisation", default="")
@option("--month", default="")
@option("--language", type=ChoiceOption(LANGUAGES))
@option("--year-starts", type=click.IntRange(1, MONTHS), default=1)
@option("--reports", type=ChoiceOption(tuple(EVERY)), default="month")
@option("--currency", default="")
@option("--licence", default="CC-BY-4.0")
@option("--chapter", "chapters", multiple=True)
@option("--with", "plans", multiple=True, type=ChoiceOption(PLANS))
@option("--email", default="")
@option("--forge", type=ChoiceOption(tuple(FORGES)))
@option("--team", default="")
@option("--place", default="")
@option("--from", "spreadsheet", type=click.Path(path_type=Path))
def init(
    folder: Path, year_starts: int, chapters: tuple[str, ...], plans: tuple[str, ...], spreadsheet: Path | None,
    forge: str | None, **said: str,
) -> None:  # fmt: skip
    """Write a new project of one's own into a new folder."""
    from utfall.work.init import NewProject, require_empty
    from utfall.work.init import init as run

    os.environ.setdefault(MESSAGES, terminal_language(said["language"] or ""))
    speak, voiced = speech(), voice()
    wanted = NewProject(
        said["organisation"], said["month"], said["language"] or speak.language, year_starts, said["reports"],
        said["currency"], said["licence"], chapters, plans, said["email"], forge or "", said["team"], spreadsheet,
        said["place"],
    )  # fmt: skip
    require_empty(folder)
    if not (wanted.organisation and wanted.month):
        if not has_terminal():
            missing = "month" if wanted.organisation else "organisation"
            raise click.UsageError(speak.say("cli.init-needs", name=f"--{missing}"))
        wanted = answered(wanted, click.get_current_context())
    with voiced.working():
        done = run(folder, wanted)
    month = done.month.report_name(words(wanted.language))
    voiced.say("work.init", folder=shown(done.root), month=month, count=len(done.indicators))
    if done.at_root:
        voiced.say("work.init-at-root", files=", ".join(done.at_root))
    if done.beside:
        key = "beside" if done.beside.has_flows or done.at_root else "without-flows"
        voiced.say(f"work.init-{key}", place=done.beside.place)
    if done.imported and done.imported.findings:
        voiced.find(done.imported.findings)
        voiced.complain(speak.say("work.init-not-imported", file=shown(wanted.spreadsheet or folder)))
        sys.exit(FOUND)
