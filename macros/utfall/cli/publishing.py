"""The commands of whoever publishes the month: publish."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from utfall.cli.group import FOUND, language_option, open_project, utfall
from utfall.render.checklist import checklist_text
from utfall.render.report import findings_text, tally
from utfall.words import words

if TYPE_CHECKING:
    from pathlib import Path

    from utfall.model.edition_name import EditionName
    from utfall.plugin.engine import Outcome
    from utfall.project import Project


@utfall.command()
@language_option
@click.option("--dry-run", "is_rehearsal", is_flag=True, help="Gör allt utom att publicera.")
@click.option("--no-push", "stays", is_flag=True, help="Publicera bara här, inte i fjärrförrådet.")
def publish(language: str | None, *, is_rehearsal: bool, stays: bool) -> None:
    """Publicera den nyaste månadens utgåva, helt eller inte alls."""
    from utfall.plugin.engine import build_site
    from utfall.work.git import find_repository
    from utfall.work.publish import STEPS, Orders
    from utfall.work.publish import publish as run

    project = open_project(language)
    speech = words(project.language)

    def tell(step: str) -> None:
        at = f"[{STEPS.index(step) + 1}/{len(STEPS)}]"
        click.echo(f"{at} {speech.say(f'publish.step.{step}')} …", err=True)

    def engine(project: Project, folder: Path, edition: EditionName, commit: str) -> Outcome:
        return build_site(project, folder, edition, commit, find_repository(project.root).day(commit))

    done = run(project, engine, Orders(tell, is_rehearsal, pushes=not stays))
    stopped = done.outcome == "stopped"
    click.echo((findings_text if stopped else tally)(done.findings, speech), err=True)
    for complaint in done.complaints:
        click.echo(complaint, err=True)
    if stopped and done.items:
        click.echo(f"\n{checklist_text(done.items, speech)}\n", err=True)
    click.echo(speech.say(f"publish.{done.outcome}", edition=done.edition.title(speech).capitalize()))
    if done.onward:
        click.echo(speech.say("publish.onward", main=done.onward, month=str(done.edition.month)))
    sys.exit(FOUND if stopped else 0)
