"""The commands of whoever publishes the month: publish."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from utfall.cli.group import FOUND, open_project, option, utfall, voice
from utfall.cli.voice import painted, speech
from utfall.render.checklist import checklist_text
from utfall.render.report import findings_text, tally

if TYPE_CHECKING:
    from pathlib import Path

    from utfall.model.edition_name import EditionName
    from utfall.plugin.engine import Outcome
    from utfall.project import Project


@utfall.command()
@option("--dry-run", "is_rehearsal", is_flag=True)
@option("--no-push", "stays", is_flag=True)
def publish(*, is_rehearsal: bool, stays: bool) -> None:
    """Publish the newest month's edition, whole or not at all."""
    from utfall.plugin.engine import build_site
    from utfall.work.places import repository_of
    from utfall.work.publish import STEPS, Orders
    from utfall.work.publish import publish as run

    project, said, speak = open_project(), voice(), speech()

    def tell(step: str) -> None:
        if not said.is_quiet:
            said.complain(f"[{STEPS.index(step) + 1}/{len(STEPS)}] {speak.say(f'publish.step.{step}')} …")

    def engine(project: Project, folder: Path, edition: EditionName, commit: str) -> Outcome:
        day = repository_of(project).day(commit)
        return build_site(project, folder, edition, commit, day, tells=not said.is_quiet)

    done = run(project, engine, Orders(tell, is_rehearsal, pushes=not stays))
    stopped = done.outcome == "stopped"
    if stopped or done.findings or not said.is_quiet:
        said.complain(painted((findings_text if stopped else tally)(done.findings, speak)))
    for complaint in done.complaints:
        said.complain(complaint)
    if stopped and done.items:
        said.complain(f"\n{checklist_text(done.items, speak)}\n")
    if stopped or not said.is_quiet:
        said.show(speak.say(f"publish.{done.outcome}", edition=done.edition.title(speak).capitalize()))
    if done.onward:
        said.show(speak.say("publish.onward", main=done.onward, month=str(done.edition.month)))
    sys.exit(FOUND if stopped else 0)
