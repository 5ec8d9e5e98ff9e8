"""The command of whoever approves a change: review."""

from __future__ import annotations

from urllib.parse import urlsplit

import click

from utfall.cli.group import format_option, open_project, option, utfall, voice
from utfall.cli.voice import speech
from utfall.errors import UsageError
from utfall.words import Sentence

FORMS = ("text", "markdown", "json")


@utfall.command()
@click.argument("before", required=False)
@format_option(FORMS)
@option("--preview", default="", metavar="URL")
def review(before: str | None, form: str, preview: str) -> None:
    """Tell what whoever approves a change has to know."""
    from utfall.render.review import review_json, review_markdown, review_text
    from utfall.view.review import digest
    from utfall.view.review_entries import review_entries
    from utfall.work.review import review as run

    project, said, speak = open_project(), voice(), speech()
    _require_address(preview)
    with said.working():
        found = run(project, before)
    if form == "json":
        said.show(review_json(review_entries(found, speak, preview)))
    else:
        written = {"markdown": review_markdown, "text": review_text}[form]
        said.show(written(digest(found, speak, preview), speak))


def _require_address(preview: str) -> None:
    try:
        is_address = not preview or (urlsplit(preview).scheme in {"http", "https"} and bool(urlsplit(preview).hostname))
    except ValueError:
        is_address = False
    if not is_address:
        raise UsageError(Sentence("error.bad-preview", {"text": preview}))
