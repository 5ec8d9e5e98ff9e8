"""The command line: parse, call a verb, print, exit. 0 good, 1 findings that block, 2 wrong usage, 3 our own fault."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from utfall import __version__
from utfall.errors import UtfallError
from utfall.project import find_project
from utfall.render.checklist import checklist_markdown, checklist_text
from utfall.render.report import fault_text, findings_json, findings_text, tally
from utfall.render.report_forms import findings_github, findings_markdown
from utfall.words import DEFAULT_LANGUAGE, LANGUAGES, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from utfall.model.finding import Finding
    from utfall.project import Project
    from utfall.words import Words

FORMS = ("text", "json", "github", "markdown")
DIFF_FORMS = ("text", "markdown", "json", "html")
FOUND, MISUSED, OURS = 1, 2, 3
_language = click.option(
    "--lang", "language", type=click.Choice(LANGUAGES), envvar="UTFALL_LANG", help="Språk / language: sv, en."
)
_month = click.argument("month", required=False)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="utfall")
def utfall() -> None:
    """Publicera en månadsrapport som en webbplats som går att kontrollera."""


@utfall.command()
@_month
@_language
@click.option("--format", "form", type=click.Choice(FORMS), default="text", help="Text, JSON, GitHub eller Markdown.")
@click.option("--release", "is_release", is_flag=True, help="Kräv allt som en publicering kräver.")
def check(month: str | None, language: str | None, form: str, *, is_release: bool) -> None:
    """Kontrollera en månad (den nyaste om ingen anges) och alla sidor."""
    from utfall.work.check import check as run
    from utfall.work.release import release

    project = _project(language)
    speech = words(project.language)
    listed = release(project, month) if is_release else None
    checked = listed or run(project, month)
    written = {"json": findings_json, "github": findings_github, "markdown": findings_markdown}.get(form, findings_text)
    click.echo(written(checked.findings, speech))
    if form == "text":
        click.echo(speech.say("work.checked", month=checked.month.name(speech)))
    if listed and form in {"text", "markdown"}:
        click.echo("\n" + {"text": checklist_text, "markdown": checklist_markdown}[form](listed.items, speech))
    sys.exit(FOUND if checked.blocks else 0)


@utfall.command()
@click.argument("month")
@_language
def new(month: str, language: str | None) -> None:
    """Öppna nästa månad ur den senaste. Skriver inte över något."""
    from utfall.work.new import new as run

    project = _project(language)
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
@_language
@click.option("--format", "form", type=click.Choice(DIFF_FORMS), default="text", help="Text, Markdown, JSON, HTML.")
def diff(before: str, after: str, language: str | None, form: str) -> None:
    """Jämför två månader, utgåvor eller revisioner i git, värde för värde."""
    from utfall.render import difference
    from utfall.view.difference_tables import difference_entries, difference_tables
    from utfall.work.diff import diff as run

    project = _project(language)
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
@_month
@_language
def build(month: str | None, language: str | None) -> None:
    """Bygg webbplatsen i site/. Är något fel byggs ingenting."""
    from utfall.plugin.engine import build_site
    from utfall.work.build import build as run

    project = _project(language, month)
    speech = words(project.language)
    click.echo(speech.say("work.building", month=project.chosen_month().name(speech)), err=True)
    built = run(project, build_site)
    _print_findings(built.findings, speech)
    if built.front is None:
        for complaint in built.complaints:
            click.echo(complaint, err=True)
        if built.complaints:
            click.echo(speech.say("work.mkdocs-failed"), err=True)
        click.echo(speech.say("finding.stopped"), err=True)
        sys.exit(FOUND)
    click.echo(speech.say("work.built", month=built.month.name(speech), file=_shown(built.front)))


@utfall.command()
@_language
@click.option("--dry-run", "is_rehearsal", is_flag=True, help="Gör allt utom att publicera.")
@click.option("--no-push", "stays", is_flag=True, help="Publicera bara här, inte i fjärrförrådet.")
def publish(language: str | None, *, is_rehearsal: bool, stays: bool) -> None:
    """Publicera den nyaste månadens utgåva, helt eller inte alls."""
    from utfall.plugin.engine import build_site
    from utfall.work.publish import STEPS, Orders
    from utfall.work.publish import publish as run

    project = _project(language)
    speech = words(project.language)

    def tell(step: str) -> None:
        at = f"[{STEPS.index(step) + 1}/{len(STEPS)}]"
        click.echo(f"{at} {speech.say(f'publish.step.{step}')} …", err=True)

    done = run(project, build_site, Orders(tell, is_rehearsal, pushes=not stays))
    stopped = done.outcome == "stopped"
    click.echo((findings_text if stopped else tally)(done.findings, speech), err=True)
    for complaint in done.complaints:
        click.echo(complaint, err=True)
    if stopped and done.items:
        click.echo(f"\n{checklist_text(done.items, speech)}\n", err=True)
    click.echo(speech.say(f"publish.{done.outcome}", edition=done.edition.title(speech).capitalize()))
    sys.exit(FOUND if stopped else 0)


@utfall.command()
@_language
def pages(language: str | None) -> None:
    """Skapa en sida för varje indikator som saknar en, och listan över dem."""
    from utfall.work.pages import write_pages

    project = _project(language)
    written = write_pages(project)
    if written.findings:
        _print_findings(written.findings, words(project.language))
        sys.exit(FOUND)
    for name in written.created:
        click.echo(name)
    click.echo(words(project.language).say("work.pages", created=len(written.created), kept=written.kept))


@utfall.command()
@_month
@_language
def serve(month: str | None, language: str | None) -> None:
    """Visa webbplatsen i webbläsaren och bygg om den vid varje ändring."""
    from utfall.plugin.engine import serve_site

    serve_site(_project(language, month))


@utfall.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@_language
def demo(folder: Path, language: str | None) -> None:
    """Skriv ett exempelprojekt, tre år av en påhittad kommun, i en ny mapp."""
    from utfall.work.demo import demo as run

    os.environ["UTFALL_LANG"] = language or DEFAULT_LANGUAGE
    speech = words(os.environ["UTFALL_LANG"])
    written = run(folder)
    first, last = written.months[0].name(speech), written.months[-1].name(speech)
    click.echo(speech.say("work.demo", folder=_shown(written.root), count=len(written.months), first=first, last=last))


def _project(language: str | None, month: str | None = None) -> Project:
    """Find the project from here; what the command says of language and month holds for the engine too."""
    project = find_project(Path.cwd())
    language, month = language or project.language, month or project.month
    os.environ["UTFALL_LANG"] = language
    if month:
        os.environ["UTFALL_MONTH"] = month
    return replace(project, language=language, month=month)


def _print_findings(findings: Sequence[Finding], speech: Words) -> None:
    if findings:
        click.echo(findings_text(findings, speech), err=True)


def _shown(path: Path) -> str:
    """Return a path as the user would type it from here."""
    return os.path.relpath(path)


def main() -> None:
    """Run the command line; the outermost rim, where exceptions become sentences."""
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    try:
        utfall()
    except UtfallError as fault:
        click.echo(words(os.environ.get("UTFALL_LANG") or DEFAULT_LANGUAGE).say(fault.sentence), err=True)
        sys.exit(MISUSED)
    except Exception as fault:  # noqa: BLE001 - the outermost rim: our own mistakes are told as ours
        click.echo(fault_text(fault, words(os.environ.get("UTFALL_LANG") or DEFAULT_LANGUAGE)), err=True)
        sys.exit(OURS)
