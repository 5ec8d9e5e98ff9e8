"""The commands that workflows run where the project lies: comment, preview, corrections, links, notify."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from utfall.cli.every import every_option, projects_here
from utfall.cli.group import FOUND, open_project, option, utfall, voice
from utfall.cli.helping import ChoiceOption
from utfall.cli.voice import alarm, speech
from utfall.errors import UsageError
from utfall.words import Sentence
from utfall.work.forges.protocol import TOKEN
from utfall.work.starting.project_files import FORGES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from utfall.project import Project
    from utfall.work.forges.protocol import Forge

PREVIEW_TOKEN = "UTFALL_PREVIEW_TOKEN"  # noqa: S105 - the variable that holds the key of the previews' repository


def forge_option(*, required: bool = True) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Return the option that names the forge that is asked."""
    return option("--forge", type=ChoiceOption(tuple(FORGES)), required=required)


def any_project() -> Project:
    """Return the project that one stands in, else the first of the repository's, for what concerns them all alike."""
    from utfall.work.git import find_repository
    from utfall.work.projects import projects_of

    try:
        return open_project()
    except UsageError as fault:
        if fault.sentence.key != "error.no-project":
            raise
        with suppress(UsageError):
            for folder in projects_of(find_repository(Path.cwd())):
                return open_project(start=folder)
        raise


def forge_named(name: str) -> Forge:
    """Return the forge that this run is on, with its repository and key from the environment."""
    from utfall.work.forges.chosen import forge_of

    return forge_of(name, os.environ)


@contextmanager
def git_with_key(forge: Forge, variable: str = TOKEN) -> Iterator[None]:
    """Let git answer the forge with the key of a variable, as long as this lasts."""
    from utfall.work.forges.chosen import credentials

    more = credentials(forge.server, variable, os.environ)
    before = {name: os.environ.get(name) for name in more}
    os.environ.update(more)
    try:
        yield
    finally:
        for name, value in before.items():
            os.environ.pop(name)
            if value is not None:
                os.environ[name] = value


@utfall.command()
@click.argument("folder", required=False, metavar="[DIR]", type=click.Path(path_type=Path))
@forge_option()
@option("--head", default="", metavar="COMMIT")
def comment(folder: Path | None, forge: str, head: str) -> None:
    """Put the review of a proposal into it, as one comment that is kept up to date."""
    from utfall.work.comment import comment as run
    from utfall.work.comment import comment_on_all, require_commit

    project, said, there = any_project(), voice(), forge_named(forge)
    if folder:
        require_commit(head)
    done = [run(project, there, folder, head)] if folder else list(comment_on_all(project, there))
    for one in done:
        said.say(f"comment.{one.outcome}", number=one.number)
    if not done:
        said.say("comment.none")


@utfall.command()
@click.argument("site", required=False, metavar="[SITE]", type=click.Path(path_type=Path))
@forge_option()
@option("--handed", metavar="DIR", type=click.Path(path_type=Path))
@option("--head", default="", metavar="COMMIT")
@option("--to", "place", required=True, metavar="OWNER/REPOSITORY")
@option("--branch", default="")
def preview(site: Path | None, forge: str, handed: Path | None, head: str, place: str, branch: str) -> None:
    """Put a proposal's site into the repository of previews, and take away those of closed proposals."""
    from utfall.work.comment import require_commit
    from utfall.work.forges.chosen import REPOSITORY
    from utfall.work.handed_review import read_number
    from utfall.work.preview import PreviewPlace, clear_previews
    from utfall.work.preview import preview as run

    project, said, there = any_project(), voice(), forge_named(forge)
    if not os.environ.get(PREVIEW_TOKEN):
        raise UsageError(Sentence("error.forge-variable", {"name": PREVIEW_TOKEN}))
    if site and not handed:
        raise click.UsageError(speech().say("cli.preview-needs"))
    if not REPOSITORY.fullmatch(place):
        raise UsageError(Sentence("error.preview-place", {"name": place}))
    where = PreviewPlace(f"{there.server}/{place}.git", branch)
    with git_with_key(there, PREVIEW_TOKEN):
        if site and site.exists() and handed:
            require_commit(head)
            done = run(project, there, where, site, read_number(handed), head)
        else:
            done = clear_previews(project, there, where)
    removed = ", ".join(f"#{one}" for one in done.removed) or "–"
    said.say(f"preview.{done.outcome}", number=done.number, removed=removed)


@utfall.command()
@click.argument("command", nargs=-1, metavar="[COMMAND]...")
@forge_option(required=False)
@every_option()
def corrections(command: tuple[str, ...], forge: str | None) -> None:
    """Show the corrections that are approved and not published, or run a command on each one's branch."""
    from utfall.work.pending_corrections import pending_corrections, run_in_each

    project, said, speak = open_project(), voice(), speech()
    found = list(pending_corrections(project))
    ready = [one for one in found if one.obstacle is None]
    for one in found:
        if one.obstacle:
            alarm(speak.say(one.obstacle))
    if not command:
        said.show("\n".join(one.branch for one in ready)) if ready else said.say("corrections.none")
        sys.exit(FOUND if len(ready) < len(found) else 0)
    codes = _on_each(forge, lambda: run_in_each(project, ready, command)) if ready else []
    said.say("corrections.done" if ready else "corrections.none", count=codes.count(0))
    sys.exit(FOUND if any(codes) or len(ready) < len(found) else 0)


def _on_each(forge: str | None, run: Callable[[], list[int]]) -> list[int]:
    """Run with what the forge knows: who has approved, and the key for git."""
    if forge is None:
        return run()
    there = forge_named(forge)
    with git_with_key(there):
        tell_who_approved(there)
        return run()


def tell_who_approved(forge: Forge) -> None:
    """Ask the forge who has approved what is checked out, for whoever has not been told otherwise."""
    from utfall.project import APPROVED_BY
    from utfall.work.git import find_repository

    if not os.environ.get(APPROVED_BY):
        head = find_repository(Path.cwd()).ask("rev-parse", "HEAD")
        os.environ[APPROVED_BY] = ",".join(forge.approvers(head))


def _linked_all(_arguments: list[str]) -> int:
    """Open the links of all sites of the repository, which ``build --all`` has put together at its root."""
    from utfall.work.joined_sites import SITE

    top, _ = projects_here()
    return _linked(top / SITE)


@utfall.command()
@click.argument("site", required=False, metavar="[SITE]", type=click.Path(path_type=Path))
@every_option(_linked_all)
def links(site: Path | None) -> None:
    """Open every link of the built site that leads to another website."""
    sys.exit(_linked((site or open_project().site).resolve()))


def _linked(site: Path) -> int:
    from utfall.work.outer_links import outer_links

    said, speak = voice(), speech()
    with said.working():
        found = list(outer_links(site))
    broken = [one for one in found if one.fault]
    for one in broken:
        alarm(speak.say("links.broken", address=one.address, reason=one.fault, pages=", ".join(one.pages[:3])))
    if not broken:
        said.say("links.whole", count=len(found))
    return FOUND if broken else 0


@utfall.command()
@forge_option()
@option("--run", required=True, metavar="URL")
def notify(forge: str, run: str) -> None:
    """Open an issue about a run that went wrong, unless one is open."""
    from utfall.work.comment import tell_of_fault

    project, said = any_project(), voice()
    is_new = tell_of_fault(project, forge_named(forge), run)
    said.say("notify.opened" if is_new else "notify.open-already")
