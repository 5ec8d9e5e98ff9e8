"""The commands of whoever publishes the month and answers for what is out: publish, audit, withdraw."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from utfall.cli.every import every_option
from utfall.cli.forging import forge_named, forge_option, git_with_key, tell_who_approved
from utfall.cli.group import FOUND, open_project, option, shown, utfall, voice
from utfall.cli.helping import DayOption
from utfall.cli.querying import renew_lake
from utfall.cli.voice import LANGUAGE, alarm, painted, speech
from utfall.errors import UsageError
from utfall.render.checklist import checklist_text
from utfall.render.report import findings_text, tally
from utfall.words import Sentence

if TYPE_CHECKING:
    from utfall.model.edition_name import EditionName
    from utfall.plugin.engine import BuildOutcome
    from utfall.project import Project
    from utfall.work.stored_publication import Opened


@utfall.command()
@option("--dry-run", "is_rehearsal", is_flag=True)
@option("--no-push", "stays", is_flag=True)
@option("--to", "address", metavar="URL")
@forge_option(required=False)
@every_option()
def publish(*, is_rehearsal: bool, stays: bool, address: str | None, forge: str | None) -> None:
    """Publish the newest month's edition, whole or not at all."""
    if forge is None:
        sys.exit(_published_with_lake(address, is_rehearsal=is_rehearsal, stays=stays))
    there = forge_named(forge)
    with git_with_key(there):
        tell_who_approved(there)
        code = _published_with_lake(address, is_rehearsal=is_rehearsal, stays=stays)
    goes_elsewhere = bool(address or open_project().publish_to)
    if not (code or is_rehearsal or stays or goes_elsewhere) and there.show_site() is False:
        voice().say("publish.not-served", branch=open_project().branch)
    sys.exit(code)


def _published_with_lake(address: str | None, *, is_rehearsal: bool, stays: bool) -> int:
    """Publish, and add what is published to the project's lake where it has one."""
    code = _published(address, is_rehearsal=is_rehearsal, stays=stays)
    return code if code or is_rehearsal or stays else renew_lake(open_project())


def _published(address: str | None, *, is_rehearsal: bool, stays: bool) -> int:
    from utfall.plugin.engine import build_site
    from utfall.work.places import repository_of
    from utfall.work.publish import STEPS, Orders
    from utfall.work.publish import publish as run

    asked = os.environ.get(LANGUAGE)
    project, said, speak = open_project(), voice(), speech()
    opened = storage_of(address or project.publish_to)
    if asked is None:  # an edition's language is what the commit says, and not the working copy
        del os.environ[LANGUAGE]

    def tell(step: str) -> None:
        if not said.is_quiet:
            said.complain(f"[{STEPS.index(step) + 1}/{len(STEPS)}] {speak.say(f'publish.step.{step}')} …")

    def engine(project: Project, folder: Path, edition: EditionName, commit: str) -> BuildOutcome:
        day = repository_of(project).day(commit)
        return build_site(project, folder, edition, commit, day, tells=not said.is_quiet)

    with said.working():
        done = run(project, engine, Orders(tell, is_rehearsal, pushes=not stays, opened=opened))
    stopped = done.outcome == "stopped"
    if stopped or done.findings or not said.is_quiet:
        said.complain(painted((findings_text if stopped else tally)(done.findings, speak)))
    for complaint in (*done.complaints, *map(speak.say, done.notes)):
        said.complain(complaint)
    if stopped and done.items:
        said.complain(f"\n{checklist_text(done.items, speak)}\n")
    if stopped or not said.is_quiet:
        said.show(speak.say(f"publish.{done.outcome}", edition=done.edition.title(speak).capitalize()))
    if done.onward:
        said.show(speak.say("publish.onward", main=done.onward, month=str(done.edition.month)))
    return FOUND if stopped else 0


@utfall.command()
@option("--to", "address", metavar="URL")
def mirror(address: str | None) -> None:
    """Move what is published on the branch to a storage, and prove both equal."""
    from utfall.work.guards import publishing_branch
    from utfall.work.mirror import mirror as run
    from utfall.work.places import repository_of
    from utfall.work.storage.site import StoredSite
    from utfall.work.storage.state import read_state
    from utfall.work.stored_overview import renew_overview

    project, said, speak = open_project(), voice(), speech()
    opened = storage_of(address or project.publish_to)
    if opened is None:
        raise UsageError(Sentence("storage.nowhere"))
    repository = repository_of(project)
    branch = publishing_branch(project, repository, project.remote in repository.remotes())
    store = opened(branch.names.place)
    with said.working():
        done = run(project, branch, store)
        there = replace(project, place=branch.names.place)
        renew_overview(there, read_state(repository, StoredSite(store, branch.names, project.language)), opened)
    for fault in done.faults:
        said.complain(speak.say(f"verify.{fault.kind}", path=fault.path))
    if done.faults:
        said.show(speak.say("storage.mirror-broken", address=store.name, count=len(done.faults)))
        sys.exit(FOUND)
    told = {"count": done.editions, "files": done.files, "size": f"{done.size / 1e6:.1f}", "moved": done.moved}
    said.say("storage.mirrored", address=store.name, **told)


@utfall.command()
@click.argument("months", nargs=-1)
@option("--before", metavar="MONTH")
@option("--to", "address", metavar="URL")
@option("--web", metavar="URL")
def thin(months: tuple[str, ...], before: str | None, address: str | None, web: str | None) -> None:
    """Take old months off the branch, once a storage has been proved to have them."""
    from utfall.work.guards import publishing_branch
    from utfall.work.places import repository_of
    from utfall.work.thin import ThinOrder
    from utfall.work.thin import thin as run

    project, said, speak = open_project(), voice(), speech()
    opened = storage_of(address or project.publish_to)
    if opened is None:
        raise UsageError(Sentence("thin.nowhere"))
    if not months and not before:
        raise UsageError(Sentence("thin.which"))
    repository = repository_of(project)
    pushes = project.remote in repository.remotes()
    branch = publishing_branch(project, repository, pushes)
    store = opened(branch.names.place)
    with said.working():
        done = run(project, branch, store, ThinOrder(months, before or "", web or ""), pushes=pushes)
    for fault in done.faults:
        said.complain(speak.say(f"verify.{fault.kind}", path=fault.path))
    told = {"address": store.name, "count": len(done.editions), "branch": project.branch}
    editions = ", ".join(map(str, done.editions))
    if done.faults:
        said.show(speak.say("thin.unequal", **told, faults=len(done.faults)))
        sys.exit(FOUND)
    said.say(f"thin.{done.outcome}", **told, editions=editions, size=f"{done.freed / 1e6:.1f}")


def storage_of(text: str) -> Opened | None:
    """Return what opens the storage at an address, for a project's place in it; nothing where there is no address."""
    from utfall.work.storage.address import open_store, read_address

    if not text:
        return None
    address = read_address(text)
    return lambda place: open_store(address.below(place))


@utfall.command()
@option("--witness", "kept", multiple=True, type=click.Path(path_type=Path, exists=True, dir_okay=False))
@option("--keep", "file", type=click.Path(path_type=Path))
@option("--to", "address", metavar="URL")
@forge_option(required=False)
@every_option()
def audit(kept: tuple[Path, ...], file: Path | None, address: str | None, forge: str | None) -> None:
    """Compare all that is published with its tags and its witnesses."""
    from utfall.work.audit import audit as run
    from utfall.work.audit import audited_branch
    from utfall.work.places import repository_of
    from utfall.work.stored_audit import audit_stored
    from utfall.work.witness import keep_witness

    project, said, speak = open_project(), voice(), speech()
    main = os.environ.get("CI_DEFAULT_BRANCH") or repository_of(project).main_branch(project.remote)
    elsewhere = forge_named(forge).kept_witnesses(main) if forge else ()
    opened = storage_of(address or project.publish_to)
    # A storage that has what is thinned on the branch is not the place that editions are published to.
    is_beside = opened and not project.publish_to and audited_branch(project).thinned
    if opened and not is_beside:
        done = audit_stored(project, opened, kept, elsewhere)
    else:
        done = run(project, kept, elsewhere, opened)
    for fault in done.faults:
        name = "".join(one if one.isprintable() else "?" for one in fault.what)
        alarm(speak.say(f"audit.{fault.kind}", name=name, tag=done.names.tag(name)))
    if done.faults:
        said.show(speak.say("audit.broken", count=len(done.faults)))
        sys.exit(FOUND)
    if file and keep_witness(repository_of(project), done.names, file):
        said.show(speak.say("audit.kept", file=shown(file)))
    outcome = "audit.whole" if done.editions or done.unseen else "audit.nothing"
    said.show(speak.say(outcome, count=done.editions, witnesses=done.witnesses))
    if done.unseen:
        said.show(speak.say("audit.unseen", count=len(done.unseen), editions=", ".join(map(str, done.unseen))))


@utfall.command()
@click.argument("edition")
@option("--reason", required=True)
@option("--date", "day", type=DayOption())
@option("--no-push", "stays", is_flag=True)
@option("--to", "address", metavar="URL")
def withdraw(edition: str, reason: str, day: date | None, address: str | None, *, stays: bool) -> None:
    """Take a published edition away, and leave a public note in its place."""
    from utfall.work.stored_withdrawal import withdraw_stored
    from utfall.work.withdraw import withdraw as run

    project, said, speak = open_project(), voice(), speech()
    today = day or date.today()  # noqa: DTZ011 - the publisher's own day, told to readers
    told = " ".join(reason.split())
    if opened := storage_of(address or project.publish_to):
        note = {"reason": told, "date": today.isoformat()}
        done = withdraw_stored(project, edition, note, opened, pushes=not stays)
    else:
        done = run(project, edition, told, today.isoformat(), pushes=not stays)
    said.show(speak.say(f"withdraw.{done.outcome}", edition=done.edition.title(speak).capitalize()))
    if done.elsewhere:
        said.show(speak.say("thin.withdraw-too", edition=str(done.edition), address=done.elsewhere))
    code = 0 if stays else renew_lake(project)
    said.show(speak.say("withdraw.next", edition=str(done.edition), month=str(done.edition.month), tag=done.tag))
    sys.exit(code)
