"""``utfall pages``: a page for every indicator and every member, and the lists that lead to them.

Overwrites nothing that is written.

A stub is a heading and one macro; editors may add to it. A heading that is an earlier name of the indicator gets the
new one; of an indicator that is gone it is said what to remove. In the list only what stands between its two marks is
ours.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from utfall.checks.pages.indicator_pages import indicator_of, renamed
from utfall.names import indicator_folder
from utfall.pages.edition import prepare
from utfall.render.text import escape
from utfall.source.page import read_pages
from utfall.view.members import ORGANISATION
from utfall.words import words
from utfall.work.member_pages import member_pages, with_menu

if TYPE_CHECKING:
    from pathlib import Path

    from utfall.model.finding import Finding
    from utfall.model.history import History
    from utfall.model.indicator import Indicator
    from utfall.model.report import Report
    from utfall.project import Project
    from utfall.words import Words
    from utfall.work.member_pages import MemberPages

BEGIN, END = "{# utfall: indicators #}", "{# utfall: end #}"
_PUBLIC = {"<!-- utfall: indicators -->": BEGIN, "<!-- utfall: end -->": END}  # as they were, and went public


@dataclass(frozen=True, slots=True)
class Written:
    """Hold the pages that were written, relative to the project's root, and how many stood there already.

    ``gone`` are the pages of indicators and members that the month does not have, for an editor to remove, ``menu`` is
    the page that an editor is to put into the menu.
    """

    created: tuple[str, ...]
    kept: int
    findings: tuple[Finding, ...] = ()
    gone: tuple[str, ...] = ()
    menu: str = ""


def write_pages(project: Project) -> Written:
    """Write a stub for every indicator that has none, and bring the list of indicators up to date."""
    edition = prepare(project)
    indicators = edition.report.indicators if edition.report else ()
    if edition.history is None or not indicators:  # a package that cannot be read must not empty the list
        return Written((), 0, edition.findings)
    there = [page.name for page in read_pages(project)]
    folder = project.docs / indicator_folder(there, project.named.language)
    folder.mkdir(parents=True, exist_ok=True)
    created = [_stub(project, folder, edition.history, one) for one in indicators]
    listed = [_list(project, folder / "index.md", *_of_indicators(words(project.language), indicators))]
    report = edition.history.current
    members = member_pages(project, report, there)
    if members:
        created += [_new(project, name, text) for name, text in members.stubs.items()]
        listed.append(_list(project, project.docs / members.index, members.heading, members.listed))
    gone = tuple(
        page.file for page in read_pages(project) if (name := indicator_of(page)) and report.definition(name) is None
    )
    new = tuple(name for name in (*created, *listed) if name)
    made = len(indicators) + 1 + (len(members.stubs) + 1 if members else 0)
    gone += tuple(
        (project.docs / name).relative_to(project.root).as_posix() for name in (members.gone if members else ())
    )
    return Written(new, made - len(new), gone=gone, menu=_in_menu(project, report, members))


def _in_menu(project: Project, report: Report, members: MemberPages | None) -> str:
    """Put the list of the members into the menu; return its page where the place cannot be told."""
    if members is None or not project.nav or members.index in project.nav:
        return ""
    settings = with_menu(project, members, report.breakdowns.dimension(ORGANISATION).name)
    if settings is None:
        return members.index
    project.config.write_text(settings, encoding="utf-8")
    return ""


def _new(project: Project, name: str, text: str) -> str:
    """Write a page that is not there yet; return its path."""
    file = project.docs / name
    if file.exists():
        return ""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file.relative_to(project.root).as_posix()


def _stub(project: Project, folder: Path, history: History, indicator: Indicator) -> str:
    file = folder / f"{indicator.id}.md"
    if file.exists():
        text = renamed(file.read_text(encoding="utf-8"), indicator.id, history, escape)
        if text is None:
            return ""
        file.write_text(text, encoding="utf-8")
        return file.relative_to(project.root).as_posix()
    file.write_text(f'# {escape(indicator.name)}\n\n{{{{ indicator("{indicator.id}") }}}}\n', encoding="utf-8")
    return file.relative_to(project.root).as_posix()


def _of_indicators(speech: Words, indicators: tuple[Indicator, ...]) -> tuple[str, str]:
    """Return how the list of the indicators begins, and what stands between its marks."""
    return f"# {speech.say('page.indicators')}\n\n{{{{ statuses() }}}}\n", _links(speech, indicators)


def _list(project: Project, file: Path, head: str, links: str) -> str:
    """Write what stands between the marks of a list, or all of it where there is none; return its path if it is new."""
    try:
        before = file.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        before = f"{head}\n{BEGIN}\n{END}\n"
    except UnicodeDecodeError:  # a finding says so
        return ""
    marked = before
    for public, mark in _PUBLIC.items():
        marked = marked.replace(public, mark)
    begun, mark, rest = marked.partition(BEGIN)
    _, end, tail = rest.partition(END)
    if not mark or not end:
        return ""
    after = f"{begun}{BEGIN}\n\n{links}\n{END}{tail}"
    if file.exists() and after == before:
        return ""
    file.write_text(after, encoding="utf-8")
    return file.relative_to(project.root).as_posix()


def _links(speech: Words, indicators: tuple[Indicator, ...]) -> str:
    """Return the indicators as links, under a heading for each frequency."""
    ordered = sorted(indicators, key=lambda one: (one.rhythm.months, one.order))
    parts = []
    for rhythm, group in groupby(ordered, key=lambda one: one.rhythm):
        links = "\n".join(f"- [{escape(one.name)}]({one.id}.md)" for one in group)
        parts.append(f"## {speech.say(f'page.reported.{rhythm.value}')}\n\n{links}\n")
    return "\n".join(parts)
