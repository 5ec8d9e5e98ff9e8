"""The command of whoever approves a change: review."""

from __future__ import annotations

from urllib.parse import urlsplit

import click

from utfall.cli.group import language_option, open_project, utfall
from utfall.errors import UsageError
from utfall.words import Sentence, words

FORMS = ("text", "markdown", "json")


@utfall.command()
@click.argument("before", required=False)
@language_option
@click.option("--format", "form", type=click.Choice(FORMS), default="text", help="Text, Markdown eller JSON.")
@click.option("--preview", default="", metavar="URL", help="Var webbplatsen går att se; med snedstreck sist, en mapp.")
def review(before: str | None, language: str | None, form: str, preview: str) -> None:
    """Granska den nyaste månaden: vad som återstår, vad som ändrats och vilka siffror i text som saknar grund."""
    from utfall.render.review import review_json, review_markdown, review_text
    from utfall.view.review import digest
    from utfall.view.review_entries import review_entries
    from utfall.work.review import review as run

    project = open_project(language)
    _require_address(preview)
    speech = words(project.language)
    found = run(project, before)
    if form == "json":
        click.echo(review_json(review_entries(found, speech, preview)))
    else:
        written = {"markdown": review_markdown, "text": review_text}[form]
        click.echo(written(digest(found, speech, preview), speech))


def _require_address(preview: str) -> None:
    try:
        is_address = not preview or (urlsplit(preview).scheme in {"http", "https"} and bool(urlsplit(preview).hostname))
    except ValueError:
        is_address = False
    if not is_address:
        raise UsageError(Sentence("error.bad-preview", {"text": preview}))
