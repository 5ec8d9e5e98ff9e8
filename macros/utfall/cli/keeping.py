"""The commands of whoever keeps and re-uses what is published: export, archive, verify."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from utfall.cli.group import FOUND, open_project, option, shown, utfall, voice
from utfall.cli.voice import speech


@utfall.command()
@click.argument("site", metavar="SITE", type=click.Path(path_type=Path))
def export(site: Path) -> None:
    """Write the files beside the pages of a site that something other than MkDocs has built."""
    from utfall.work.export import export as run

    project, said = open_project(), voice()
    done = run(project, site.resolve(), said.tell)
    said.find(done.findings)
    if not done.addresses and project.forms:
        sys.exit(FOUND)
    said.say("forms.exported", count=len(done.addresses), folder=shown(site))


@utfall.command()
@click.argument("edition", metavar="EDITION")
@option("--to", "file", type=click.Path(path_type=Path))
def archive(edition: str, file: Path | None) -> None:
    """Put a published edition in one file for the archive."""
    from utfall.work.archive import archive as run

    said = voice()
    done = run(open_project(), edition, Path.cwd(), file)
    told = {
        "edition": done.edition.title(speech()).capitalize(),
        "file": shown(done.file),
        "size": f"{done.size / 1e6:.1f}",
    }
    said.say("archive.written", **told)
    said.say("archive.sum", sha256=done.sha256)


@utfall.command()
@click.argument("package", metavar="FILE")
def verify(package: str) -> None:
    """Hold a package of the archive, or a storage that is published to, against its own checksums."""
    from utfall.work.storage.address import is_address

    (_verify_storage if is_address(package) else _verify_package)(package)


def _verify_storage(address: str) -> None:
    from utfall.work.storage.address import open_store, read_address
    from utfall.work.storage.check import verified_storage

    said, there = voice(), read_address(address)
    with said.working():
        count, faults = verified_storage(open_store(there))
    for fault in faults:
        said.complain(speech().say(f"verify.{fault.kind}", path=fault.path))
    if faults:
        said.show(speech().say("storage.broken", address=str(there), count=len(faults)))
        sys.exit(FOUND)
    said.say("storage.whole", address=str(there), count=count)


def _verify_package(file: str) -> None:
    from utfall.work.verify import verify as run

    said, package = voice(), Path(file)
    found = run(package)
    for fault in found.faults:
        said.complain(speech().say(f"verify.{fault.kind}", path=fault.path))
    if found.faults:
        said.show(speech().say("verify.broken", file=shown(package), count=len(found.faults)))
        sys.exit(FOUND)
    said.say("verify.whole", file=shown(package), edition=found.edition, count=found.count)
    if found.sha256:
        said.say("archive.sum", sha256=found.sha256)
