"""The commands of whoever keeps and re-uses what is published: export."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from utfall.cli.group import FOUND, language_option, open_project, print_findings, shown, utfall
from utfall.words import words

if TYPE_CHECKING:
    from utfall.words import Sentence


@utfall.command()
@click.argument("site", metavar="SITE", type=click.Path(path_type=Path))
@language_option
def export(site: Path, language: str | None) -> None:
    """Lägg data och dokument vid sidan av sidorna i en webbplats som är byggd med något annat än MkDocs."""
    from utfall.work.export import export as run

    project = open_project(language)
    speech = words(project.language)

    def tell(what: Sentence) -> None:
        click.echo(speech.say(what), err=True)

    done = run(project, site.resolve(), tell)
    print_findings(done.findings, speech)
    if not done.addresses and project.forms:
        sys.exit(FOUND)
    click.echo(speech.say("forms.exported", count=len(done.addresses), folder=shown(site)))
