"""The commands of whoever asks questions over many editions and organisations: lake, query."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from utfall.cli.group import FOUND, open_project, option, utfall, voice
from utfall.cli.helping import ChoiceOption
from utfall.cli.voice import speech
from utfall.work.lake import FORMS


@utfall.command()
@click.argument("to", metavar="TO")
@option("--from", "hub", type=click.Path(path_type=Path))
def lake(to: str, hub: Path | None) -> None:
    """Put the published editions as Parquet in a lake."""
    from utfall.work.lake.editions import report_of
    from utfall.work.lake.members import member_reports
    from utfall.work.lake.place import store_of
    from utfall.work.lake.write import add_to_lake

    said = voice()
    project = open_project()
    with said.working():
        reports = member_reports(project, hub) if hub else [report_of(project)]
        done = add_to_lake(store_of(to), reports)
    said.say("lake.written", count=len(done.added), present=done.present, place=to)
    if done.withdrawn:
        editions = ", ".join("/".join(one.key) for one in done.withdrawn)
        said.say("lake.withdrawn", count=len(done.withdrawn), editions=editions)
    for edition, sentence in done.faults:
        said.complain(speech().say("lake.fault", edition=edition, reason=sentence))
    if done.faults:
        sys.exit(FOUND)


@utfall.command()
@click.argument("sql", metavar="SQL")
@option("--lake", "place", default="lake")
@option("--as", "form", type=ChoiceOption(FORMS), default=FORMS[0])
@option("--memory", default="2GB")
@option("--threads", type=click.IntRange(1, 1024))
def query(sql: str, place: str, form: str, memory: str, threads: int | None) -> None:
    """Ask a lake a question in SQL."""
    from utfall.work.lake.answers import answer_text
    from utfall.work.lake.place import reader_of
    from utfall.work.lake.query import QueryLimits
    from utfall.work.lake.query import query as run

    voice().show(answer_text(run(reader_of(place), sql, QueryLimits(memory, threads or 0)), form))
