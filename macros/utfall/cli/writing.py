"""The commands of whoever writes the month: check, new, diff, build, pages, serve, demo."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from utfall.cli.group import (
    FOUND,
    language_option,
    month_argument,
    open_project,
    print_findings,
    shown,
    utfall,
)
from utfall.render.checklist import checklist_markdown, checklist_text
from utfall.render.report import findings_json, findings_text
from utfall.render.report_forms import findings_github, findings_markdown
from utfall.words import DEFAULT_LANGUAGE, words

FORMS = ("text", "json", "github", "markdown")
DIFF_FORMS = ("text", "markdown", "json", "html")


@utfall.command()
@month_argument
@language_option
@click.option("--format", "form", type=click.Choice(FORMS), default="text", help="Text, JSON, GitHub eller Markdown.")
@click.option("--release", "is_release", is_flag=True, help="Kräv allt som en publicering kräver.")
@click.option("--advice", "is_advised", is_flag=True, help="Visa råden om språket också.")
def check(month: str | None, language: str | None, form: str, *, is_release: bool, is_advised: bool) -> None:
    """Kontrollera en månad (den nyaste om ingen anges) och alla sidor."""
    from utfall.work.check import advice
    from utfall.work.check import check as run
    from utfall.work.release import release

    project = open_project(language)
    speech = words(project.language)
    listed = release(project, month) if is_release else None
    checked = listed or run(project, month)
    written = {"json": findings_json, "github": findings_github, "markdown": findings_markdown}.get(form, findings_text)
    advised = advice(project, month)
    click.echo(written((*checked.findings, *(advised if is_advised else ())), speech))
    if form == "text":
        if advised and not is_advised:
            click.echo(speech.say("work.advised", count=len(advised)))
        click.echo(speech.say("work.checked", month=checked.month.name(speech)))
    if listed and form in {"text", "markdown"}:
        click.echo("\n" + {"text": checklist_text, "markdown": checklist_markdown}[form](listed.items, speech))
    sys.exit(FOUND if checked.blocks else 0)


@utfall.command()
@click.argument("month")
@language_option
def new(month: str, language: str | None) -> None:
    """Öppna nästa månad ur den senaste. Skriver inte över något."""
    from utfall.work.new import new as run

    project = open_project(language)
    speech = words(project.language)
    opened = run(project, month)
    click.echo(speech.say("work.opened", month=opened.month.name(speech), folder=opened.folder))
    if opened.marked:
        click.echo(speech.say("work.marked", files=", ".join(opened.marked)))
    click.echo(f"\n{speech.say('work.to-fill-in')}")
    for owner, names in opened.due.items():
        click.echo(f"\n{owner}")
        for name in names:
            click.echo(f"  - {name}")


@utfall.command()
@click.argument("before")
@click.argument("after")
@language_option
@click.option("--format", "form", type=click.Choice(DIFF_FORMS), default="text", help="Text, Markdown, JSON, HTML.")
def diff(before: str, after: str, language: str | None, form: str) -> None:
    """Jämför två månader, utgåvor eller revisioner i git, värde för värde."""
    from utfall.render import difference
    from utfall.view.difference_tables import difference_entries, difference_tables
    from utfall.work.diff import diff as run

    project = open_project(language)
    speech = words(project.language)
    one, other, found = run(project, before, after)
    if form == "json":
        click.echo(difference.difference_json(difference_entries(found)))
        return
    written = {"markdown": difference.difference_markdown, "html": difference.difference_html}
    title = speech.say("difference.title", before=one.name, after=other.name)
    shown = difference_tables(found, speech, (one.name, other.name))
    click.echo(written.get(form, difference.difference_text)(title, shown, speech))


@utfall.command()
@month_argument
@language_option
def build(month: str | None, language: str | None) -> None:
    """Bygg webbplatsen i site/. Är något fel byggs ingenting."""
    from utfall.plugin.engine import build_site
    from utfall.work.build import build as run

    project = open_project(language, month)
    speech = words(project.language)
    click.echo(speech.say("work.building", month=project.chosen_month().name(speech)), err=True)
    built = run(project, build_site)
    print_findings(built.findings, speech)
    if built.front is None:
        for complaint in built.complaints:
            click.echo(complaint, err=True)
        if built.complaints:
            click.echo(speech.say("work.mkdocs-failed"), err=True)
        click.echo(speech.say("finding.stopped"), err=True)
        sys.exit(FOUND)
    click.echo(speech.say("work.built", month=built.month.name(speech), file=shown(built.front)))


@utfall.command()
@language_option
def pages(language: str | None) -> None:
    """Skapa en sida för varje indikator som saknar en, och listan över dem."""
    from utfall.work.pages import write_pages

    project = open_project(language)
    written = write_pages(project)
    if written.findings:
        print_findings(written.findings, words(project.language))
        sys.exit(FOUND)
    for name in written.created:
        click.echo(name)
    click.echo(words(project.language).say("work.pages", created=len(written.created), kept=written.kept))


@utfall.command()
@month_argument
@language_option
def serve(month: str | None, language: str | None) -> None:
    """Visa webbplatsen i webbläsaren och bygg om den vid varje ändring."""
    from utfall.plugin.engine import serve_site

    serve_site(open_project(language, month))


@utfall.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@language_option
def demo(folder: Path, language: str | None) -> None:
    """Skriv ett exempelprojekt, tre år av en påhittad kommun, i en ny mapp."""
    from utfall.work.demo import demo as run

    os.environ["UTFALL_LANG"] = language or DEFAULT_LANGUAGE
    speech = words(os.environ["UTFALL_LANG"])
    written = run(folder)
    first, last = written.months[0].name(speech), written.months[-1].name(speech)
    click.echo(speech.say("work.demo", folder=shown(written.root), count=len(written.months), first=first, last=last))
