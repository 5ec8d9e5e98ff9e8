"""The commands of whoever keeps and re-uses what is published: export, archive, verify."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from utfall.cli.group import FOUND, language_option, open_project, print_findings, shown, utfall
from utfall.words import DEFAULT_LANGUAGE, words

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


@utfall.command()
@click.argument("edition", metavar="EDITION")
@click.option("--to", "file", type=click.Path(path_type=Path), help="Filen som paketet skrivs till.")
@language_option
def archive(edition: str, file: Path | None, language: str | None) -> None:
    """Lägg en publicerad utgåva i ett paket för arkivet, som utfall archive 2023-11.1."""
    from utfall.work.archive import archive as run

    project = open_project(language)
    speech = words(project.language)
    done = run(project, edition, Path.cwd(), file)
    told = {
        "edition": done.edition.title(speech).capitalize(),
        "file": shown(done.file),
        "size": f"{done.size / 1e6:.1f}",
    }
    click.echo(speech.say("archive.written", **told))
    click.echo(speech.say("archive.sum", sha256=done.sha256))


@utfall.command()
@click.argument("package", metavar="FILE", type=click.Path(path_type=Path))
@language_option
def verify(package: Path, language: str | None) -> None:
    """Kontrollera ett paket ur arkivet, eller mappen det är uppackat i, mot dess egna kontrollsummor."""
    from utfall.work.verify import verify as run

    os.environ["UTFALL_LANG"] = language or os.environ.get("UTFALL_LANG") or DEFAULT_LANGUAGE
    speech = words(os.environ["UTFALL_LANG"])
    found = run(package)
    for fault in found.faults:
        click.echo(speech.say(f"verify.{fault.kind}", path=fault.path), err=True)
    if found.faults:
        click.echo(speech.say("verify.broken", file=shown(package), count=len(found.faults)))
        sys.exit(FOUND)
    click.echo(speech.say("verify.whole", file=shown(package), edition=found.edition, count=found.count))
    if found.sha256:
        click.echo(speech.say("archive.sum", sha256=found.sha256))
