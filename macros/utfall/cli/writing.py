"""The commands of whoever writes the month: check, new, diff, build, pages, serve, demo."""

from __future__ import annotations

import sys
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from utfall.cli.every import every_option, in_every_project, projects_here
from utfall.cli.group import (
    FOUND,
    audience_option,
    format_option,
    month_argument,
    open_project,
    option,
    shown,
    utfall,
    voice,
)
from utfall.cli.voice import painted, speech
from utfall.errors import UsageError
from utfall.words import Sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from utfall.model.finding import Finding
    from utfall.project import Project
    from utfall.shown.checklist import Item
    from utfall.words import Words

FORMS = ("text", "json", "github", "markdown")
DIFF_FORMS = ("text", "markdown", "json", "html")


@utfall.command()
@month_argument
@format_option(FORMS)
@option("--release", "is_release", is_flag=True)
@option("--advice", "is_advised", is_flag=True)
@option("--fix", "is_fixing", is_flag=True)
@option("--yes", "is_agreed", is_flag=True)
@every_option()
def check(
    month: str | None, form: str, *, is_release: bool, is_advised: bool, is_fixing: bool, is_agreed: bool
) -> None:
    """Check a month, by default the newest, and every page."""
    if is_fixing or is_agreed:
        if not is_fixing or is_release or is_advised or form not in {"text", "json"}:
            raise UsageError(Sentence("error.fix-alone"))
        from utfall.cli.mending import fix

        fix(month, form, is_agreed=is_agreed)
    from utfall.work.check import advice
    from utfall.work.check import check as run

    project, said, speak = open_project(), voice(), speech()
    items: tuple[Item, ...] = ()
    with said.working():
        if is_release:
            from utfall.work.release import release

            listed = release(project, month)
            items, findings, blocks, of = listed.items, listed.findings, listed.blocks, listed.month
            report = listed.edition.report
        else:
            checked = run(project, month)
            findings, blocks, of, report = checked.findings, checked.blocks, checked.month, checked.report
        advised = advice(project, month, report)
    found = (*findings, *(advised if is_advised else ()))
    if found or form != "text" or not said.is_quiet:
        said.show(_writer(form)(_in_repository(project, found) if form == "github" else found, speak))
    if form == "text":
        if advised and not is_advised:
            said.say("work.advised", count=len(advised))
        said.say("work.checked", month=of.report_name(speak))
    if is_release and form in {"text", "markdown"}:
        from utfall.render.checklist import checklist_markdown, checklist_text

        said.show("\n" + {"text": checklist_text, "markdown": checklist_markdown}[form](items, speak))
    sys.exit(FOUND if blocks else 0)


def _in_repository(project: Project, found: Sequence[Finding]) -> Sequence[Finding]:
    """Return findings with their files from the repository's root, where a forge looks for them."""
    from utfall.work.places import path_of, repository_of

    try:
        home = path_of(project, repository_of(project), project.root)
    except UsageError:
        return found
    return found if home == "." else [replace(one, file=f"{home}/{one.file}") for one in found]


def _writer(form: str) -> Callable[[Sequence[Finding], Words], str]:
    """Return what writes findings in a form."""
    from utfall.render.report import findings_json, findings_text

    if form == "text":
        return lambda found, speak: painted(findings_text(found, speak))
    if form == "json":
        return findings_json
    from utfall.render.report_forms import findings_github, findings_markdown

    return {"github": findings_github, "markdown": findings_markdown}[form]


@utfall.command()
@click.argument("month")
def new(month: str) -> None:
    """Open the next month from the last one."""
    from utfall.work.new import new as run

    project, said, speak = open_project(), voice(), speech()
    opened = run(project, month)
    said.say("work.opened", month=opened.month.report_name(speak), folder=opened.folder)
    if opened.marked:
        said.say("work.marked", files=", ".join(opened.marked))
    if said.is_quiet:
        return
    said.show(f"\n{speak.say('work.to-fill-in')}")
    for owner, names in opened.due.items():
        said.show(f"\n{owner}")
        for name in names:
            said.show(f"  - {name}")


@utfall.command()
@click.argument("before")
@click.argument("after")
@format_option(DIFF_FORMS)
@audience_option()
def diff(before: str, after: str, form: str) -> None:
    """Compare two months, editions or revisions of git, value by value."""
    from utfall.render import difference
    from utfall.view.difference_tables import difference_entries, difference_tables
    from utfall.work.diff import diff as run

    project, said, speak = open_project(), voice(), speech()
    with said.working():
        one, other, found = run(project, before, after)
    if form == "json":
        said.show(difference.difference_json(difference_entries(found)))
        return
    written = {"markdown": difference.difference_markdown, "html": difference.difference_html}
    title = speak.say("difference.title", before=one.name, after=other.name)
    tables = difference_tables(found, speak, (one.name, other.name))
    said.show(written.get(form, difference.difference_text)(title, tables, speak))


def _built_all(arguments: list[str]) -> int:
    """Build every project of the repository, and put their sites together."""
    from utfall.work.git import find_repository
    from utfall.work.joined_sites import join_sites

    code, (top, folders) = in_every_project(arguments), projects_here()
    joined = join_sites(find_repository(top), folders) if len(folders) > 1 else None
    if joined:
        voice().say("work.joined", folder=shown(joined))
    return code


@utfall.command()
@month_argument
@audience_option()
@every_option(_built_all)
def build(month: str | None) -> None:
    """Build the site. Where anything is wrong nothing is built."""
    from utfall.plugin.engine import build_site
    from utfall.source.archive import by_calendar
    from utfall.work.build import build as run

    project, said, speak = open_project(month), voice(), speech()
    chosen = project.chosen_month()
    named = by_calendar(chosen, project.folder(chosen)).report_name(speak)
    said.tell("work.building", month=named)
    with said.working():
        built = run(project, partial(build_site, tells=not said.is_quiet))
    said.find(built.findings)
    if built.front is None:
        for complaint in built.complaints:
            said.complain(complaint)
        if built.complaints:
            said.complain(speak.say("work.mkdocs-failed"))
        said.complain(speak.say("finding.stopped"))
        sys.exit(FOUND)
    said.say("work.built", month=named, file=shown(built.front))


@utfall.command()
def pages() -> None:
    """Make a page for every indicator and every member that has none, and the lists of them."""
    from utfall.work.pages import write_pages

    said = voice()
    written = write_pages(open_project())
    if written.findings:
        said.find(written.findings)
        sys.exit(FOUND)
    for name in written.created:
        said.show(name)
    said.say("work.pages", created=len(written.created), kept=written.kept)
    for name in written.gone:
        said.say("work.pages-gone", file=name)
    if written.menu:
        said.say("work.pages-menu", page=written.menu)


@utfall.command()
@month_argument
def serve(month: str | None) -> None:
    """Show the site in the browser and build it anew at every change."""
    from utfall.plugin.engine import serve_site

    if not serve_site(open_project(month)):
        sys.exit(FOUND)


@utfall.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@option("--departments", type=int)
@option("--months", type=int)
def demo(folder: Path, departments: int | None, months: int | None) -> None:
    """Write an example project, or a city of them, into a new folder."""
    from utfall.demo import demo as run
    from utfall.demo import demo_city

    if departments is None and months is not None:
        raise UsageError(Sentence("error.demo-months-alone"))
    if departments is None:
        written = run(folder)
    else:
        written = demo_city(folder, departments) if months is None else demo_city(folder, departments, months)
    speak = speech()
    first, last = written.months[0].name(speak), written.months[-1].name(speak)
    told = {"folder": shown(written.root), "count": len(written.months), "first": first, "last": last}
    voice().say("work.demo-city" if departments else "work.demo", departments=departments or "", **told)
