"""The commands of whoever asks questions over many editions and organisations: lake, query."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from utfall.cli.group import FOUND, open_project, option, shown, utfall, voice
from utfall.cli.helping import ChoiceOption
from utfall.cli.voice import speech
from utfall.errors import UsageError, UtfallError
from utfall.project import find_project
from utfall.work.lake import FORMS

if TYPE_CHECKING:
    from utfall.project import Project

LAKE = "lake"  # the folder, where nobody says another


@utfall.command()
@click.argument("to", metavar="[TO]", required=False)
@option("--from", "hub", type=click.Path(path_type=Path))
def lake(to: str | None, hub: Path | None) -> None:
    """Put the published editions as Parquet in a lake."""
    project = open_project()
    sys.exit(add_published(project, to or _of_setting(project) or LAKE, hub))


def add_published(project: Project, to: str, hub: Path | None = None) -> int:
    """Add what is published of the project, or of a hub's members, to a lake; tell it, and return the exit code."""
    from utfall.work.lake.editions import report_of
    from utfall.work.lake.members import member_reports
    from utfall.work.lake.place import store_of
    from utfall.work.lake.write import add_to_lake

    said = voice()
    with said.working():
        reports = member_reports(project, hub) if hub else [report_of(project)]
        done = add_to_lake(store_of(to), reports)
    said.say("lake.written", count=len(done.added), present=done.present, place=to)
    if done.withdrawn:
        editions = ", ".join("/".join(one.key) for one in done.withdrawn)
        said.say("lake.withdrawn", count=len(done.withdrawn), editions=editions)
    for edition, sentence in done.faults:
        said.complain(speech().say("lake.fault", edition=edition, reason=sentence))
    return FOUND if done.faults else 0


def renew_lake(project: Project) -> int:
    """Add what is published to the project's own lake, if it has one; what is in the way undoes no publication."""
    if not project.lake:
        return 0
    try:
        return add_published(project, _of_setting(project))
    except UtfallError as fault:
        voice().complain(speech().say("lake.not-renewed", place=project.lake, reason=fault.sentence))
        return FOUND


def _of_setting(project: Project) -> str:
    """Return the lake of the settings, a folder as it is called from here; empty where there is none."""
    is_path = project.lake and "://" not in project.lake
    return shown(project.root / project.lake) if is_path else project.lake


@utfall.command()
@click.argument("sql", metavar="SQL")
@option("--lake", "place")
@option("--as", "form", type=ChoiceOption(FORMS), default=FORMS[0])
@option("--memory", default="2GB")
@option("--threads", type=click.IntRange(1, 1024))
def query(sql: str, place: str | None, form: str, memory: str, threads: int | None) -> None:
    """Ask a lake a question in SQL."""
    from utfall.work.lake.answers import answer_text
    from utfall.work.lake.place import reader_of
    from utfall.work.lake.query import QueryLimits
    from utfall.work.lake.query import query as run

    place = place or _lake_here()
    voice().show(answer_text(run(reader_of(place), sql, QueryLimits(memory, threads or 0)), form))


def _lake_here() -> str:
    """Return the lake of the project here, if this is one that has a lake, else the folder."""
    try:
        return _of_setting(find_project(Path.cwd())) or LAKE
    except UsageError:
        return LAKE
