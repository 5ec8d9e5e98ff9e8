"""The command of whoever begins: init."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from utfall.cli.group import FOUND, option, shown, utfall, voice
from utfall.cli.helping import ChoiceOption
from utfall.cli.voice import speech
from utfall.report_calendar import EVERY, MONTHS
from utfall.words import LANGUAGES, words
from utfall.work.starting.project_files import FORGES, PLANS


@utfall.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@option("--organisation", default="")
@option("--month", default="")
@option("--language", type=ChoiceOption(LANGUAGES), default=LANGUAGES[0])
@option("--year-starts", type=click.IntRange(1, MONTHS), default=1)
@option("--reports", type=ChoiceOption(tuple(EVERY)), default="month")
@option("--currency", default="SEK")
@option("--licence", default="CC-BY-4.0")
@option("--chapter", "chapters", multiple=True)
@option("--with", "plans", multiple=True, type=ChoiceOption(PLANS))
@option("--email", default="")
@option("--forge", type=ChoiceOption(tuple(FORGES)))
@option("--team", default="")
@option("--from", "spreadsheet", type=click.Path(path_type=Path))
def init(
    folder: Path, year_starts: int, chapters: tuple[str, ...], plans: tuple[str, ...], spreadsheet: Path | None,
    forge: str | None, **said: str,
) -> None:  # fmt: skip
    """Write a new project of one's own into a new folder."""
    from utfall.work.init import NewProject
    from utfall.work.init import init as run

    speak, voiced = speech(), voice()
    for name in ("organisation", "month"):
        said[name] = said[name] or _asked(name)
    wanted = NewProject(
        said["organisation"], said["month"], said["language"], year_starts, said["reports"], said["currency"],
        said["licence"], chapters, plans, said["email"], forge or "", said["team"], spreadsheet,
    )  # fmt: skip
    with voiced.working():
        done = run(folder, wanted)
    month = done.month.report_name(words(said["language"]))
    voiced.say("work.init", folder=shown(done.root), month=month, count=len(done.indicators))
    if done.imported and done.imported.findings:
        voiced.find(done.imported.findings)
        voiced.complain(speak.say("work.init-not-imported", file=shown(spreadsheet or folder)))
        sys.exit(FOUND)


def _asked(name: str) -> str:
    """Return what is asked for: by a question at a terminal; elsewhere it is missing."""
    speak = speech()
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise click.UsageError(speak.say("cli.init-needs", name=f"--{name}"))
    return str(click.prompt(speak.say(f"cli.init-ask-{name}")))
