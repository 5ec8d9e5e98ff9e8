"""``utfall pages``: a page for every indicator, and the list that leads to them. Overwrites nothing that is written.

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
from utfall.words import words

if TYPE_CHECKING:
    from pathlib import Path

    from utfall.model.finding import Finding
    from utfall.model.history import History
    from utfall.model.indicator import Indicator
    from utfall.project import Project
    from utfall.words import Words

BEGIN, END = "{# utfall: indicators #}", "{# utfall: end #}"
_PUBLIC = {"<!-- utfall: indicators -->": BEGIN, "<!-- utfall: end -->": END}  # as they were, and went public


@dataclass(frozen=True, slots=True)
class Written:
    """Hold the pages that were written, relative to the project's root, and how many stood there already.

    ``gone`` are the pages of indicators that the month does not have, for an editor to remove.
    """

    created: tuple[str, ...]
    kept: int
    findings: tuple[Finding, ...] = ()
    gone: tuple[str, ...] = ()


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
    listed = _list(project, folder / "index.md", indicators)
    new = tuple(name for name in (*created, listed) if name)
    gone = tuple(
        page.file
        for page in read_pages(project)
        if (name := indicator_of(page)) and edition.history.current.definition(name) is None
    )
    return Written(new, len(indicators) + 1 - len(new), gone=gone)


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


def _list(project: Project, file: Path, indicators: tuple[Indicator, ...]) -> str:
    speech = words(project.language)
    try:
        before = file.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        before = f"# {speech.say('page.indicators')}\n\n{{{{ statuses() }}}}\n\n{BEGIN}\n{END}\n"
    except UnicodeDecodeError:  # a finding says so
        return ""
    marked = before
    for public, mark in _PUBLIC.items():
        marked = marked.replace(public, mark)
    head, mark, rest = marked.partition(BEGIN)
    _, end, tail = rest.partition(END)
    if not mark or not end:
        return ""
    after = f"{head}{BEGIN}\n\n{_links(speech, indicators)}\n{END}{tail}"
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
