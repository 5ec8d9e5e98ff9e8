"""The commands of whoever approves a change: review, sign."""

from __future__ import annotations

import os
import tempfile
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

import click

from utfall.cli.every import every_option, in_project, name_of, projects_here
from utfall.cli.group import audience_option, format_option, open_project, option, utfall, voice
from utfall.cli.helping import DayOption
from utfall.cli.voice import speech
from utfall.errors import UsageError
from utfall.project import APPROVED_BY
from utfall.words import Sentence

FORMS = ("text", "markdown", "json")
HAND_OVER = "--to"


def _reviewed_all(arguments: list[str]) -> int:
    """Review the projects that a proposal changes; what is handed over is one review of them all."""
    from utfall.work.git import find_repository
    from utfall.work.handed_review import NUMBER_FILE, TEXT_FILE, write_review
    from utfall.work.reviews import changed_projects, joined_reviews

    top, every = projects_here()
    folders = changed_projects(find_repository(top), every, arguments[1:]) if len(every) > 1 else every
    if HAND_OVER not in arguments[:-1]:
        return max(in_project(top, one, arguments) for one in folders)
    at = arguments.index(HAND_OVER) + 1
    texts, number, codes = {}, "", []
    for folder in folders:
        with tempfile.TemporaryDirectory() as own:
            codes.append(in_project(top, folder, [*arguments[:at], own, *arguments[at + 1 :]]))
            if (Path(own) / TEXT_FILE).is_file():
                texts[name_of(top, folder)] = (Path(own) / TEXT_FILE).read_text(encoding="utf-8").rstrip("\n")
                number = (Path(own) / NUMBER_FILE).read_text(encoding="utf-8")
    if texts:
        write_review(Path(arguments[at]), int(number), joined_reviews(texts))
    return max(codes)


@utfall.command()
@click.argument("before", required=False)
@format_option(FORMS)
@audience_option()
@option("--preview", default="", metavar="URL")
@option("--approved-by", "approved", multiple=True, metavar="LOGIN")
@option("--to", "folder", metavar="DIR", type=click.Path(path_type=Path))
@option("--proposal", type=click.IntRange(min=1), metavar="NUMBER")
@every_option(_reviewed_all)
def review(
    before: str | None, form: str, preview: str, approved: tuple[str, ...], folder: Path | None, proposal: int | None
) -> None:  # fmt: skip
    """Tell what whoever approves a change has to know."""
    from utfall.render.review import review_json, review_markdown, review_text
    from utfall.view.review import digest
    from utfall.view.review_entries import review_entries
    from utfall.work.handed_review import write_review
    from utfall.work.review import review as run

    if (folder is None) != (proposal is None):
        raise click.UsageError(speech().say("cli.review-hands-over"))
    if approved:
        os.environ[APPROVED_BY] = ",".join(approved)
    project, said, speak = open_project(), voice(), speech()
    _require_address(preview)
    with said.working():
        found = run(project, before)
    if folder and proposal:
        write_review(folder, proposal, review_markdown(digest(found, speak, preview), speak))
    elif form == "json":
        said.show(review_json(review_entries(found, speak, preview)))
    else:
        written = {"markdown": review_markdown, "text": review_text}[form]
        said.show(written(digest(found, speak, preview), speak))


@utfall.command()
@option("--section", "sections", multiple=True, required=True, metavar="SECTION")
@option("--name", default="")
@option("--date", "day", type=DayOption())
@option("--remove", "removes", is_flag=True)
def sign(sections: tuple[str, ...], name: str, day: date | None, *, removes: bool) -> None:
    """Answer for a section of the newest month as it stands, or take that back."""
    from utfall.work.sign import sign as run
    from utfall.work.sign import unsign

    project, said = open_project(), voice()
    today = day or date.today()  # noqa: DTZ011 - the signer's own day, written into their file
    for section in sections:
        with said.working():
            done = unsign(project, section) if removes else run(project, section, name, today)
        key = "work.unsigned" if removes else "work.signed"
        said.say(key, section=done.section, name=done.name, day=done.day, file=done.file, sha256=done.sha256)


def _require_address(preview: str) -> None:
    try:
        is_address = not preview or (urlsplit(preview).scheme in {"http", "https"} and bool(urlsplit(preview).hostname))
    except ValueError:
        is_address = False
    if not is_address:
        raise UsageError(Sentence("error.bad-preview", {"text": preview}))
