"""The pages of an organisation's members: one for each member, one for each indicator over all, and the list of them.

Written by ``utfall pages`` where the package is divided by the dimension ``organisation``. A page that is there stays
as it is; in the list only what stands between its two marks is ours.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from utfall.names import members_folders
from utfall.render.text import escape
from utfall.view.members import FEWEST, ORGANISATION, names_of
from utfall.words import words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping
    from pathlib import Path

    from utfall.model.breakdown import Dimension, Member
    from utfall.model.indicator import Indicator
    from utfall.model.report import Report
    from utfall.project import Project
    from utfall.words import Words

INDEX = "index.md"


@dataclass(frozen=True, slots=True)
class MemberPages:
    """Hold the pages of members by their names in ``docs``, and what the list of them has between its marks.

    ``gone`` are the pages of members that the month does not have.
    """

    index: str
    heading: str
    listed: str
    stubs: Mapping[str, str]
    gone: tuple[str, ...] = ()


def member_pages(project: Project, report: Report, there: Collection[str]) -> MemberPages | None:
    """Return the pages that the members of the package's organisation have; ``None`` where it is not divided so."""
    dimension = next((one for one in report.breakdowns.dimensions if one.id == ORGANISATION), None)
    indicators = [one for one in report.indicators if (ORGANISATION,) in report.breakdowns.by(one.id)]
    if dimension is None or not indicators:
        return None
    speech = words(project.language)
    members, compared = members_folders(there, project.named.language)
    shown = tuple(_members(dimension))
    stubs = {f"{members}/{one.id}.md": _stub(name, f'member("{one.id}", by="{ORGANISATION}")') for one, name in shown}
    for one in indicators:
        title = speech.say("members.page", name=one.name, dimension=dimension.name.casefold())
        stubs[f"{compared}/{one.id}.md"] = _stub(title, f'members("{one.id}", by="{ORGANISATION}")')
    heading = f'# {escape(dimension.name)}\n\n{{{{ members_heat(by="{ORGANISATION}") }}}}\n'
    listed = _links(speech, shown, indicators, compared)
    gone = tuple(sorted(name for name in there if name.startswith(f"{members}/") and name not in {
        *stubs, f"{members}/{INDEX}"} and _is_ours(project.docs / name)))  # fmt: skip
    return MemberPages(f"{members}/{INDEX}", heading, listed, stubs, gone)


def _members(dimension: Dimension) -> Iterator[tuple[Member, str]]:
    """Yield the members that stand beside others, each with its name."""
    for parent in ("", *(one.id for one, _ in dimension.tree)):
        level = dimension.children(parent)
        if len(level) >= FEWEST:
            yield from zip(level, names_of(level), strict=True)


def _stub(title: str, call: str) -> str:
    return f"# {escape(title)}\n\n{{{{ {call} }}}}\n"


def _links(
    speech: Words, shown: Collection[tuple[Member, str]], indicators: Collection[Indicator], compared: str
) -> str:
    listed = "\n".join(f"- [{escape(name)}]({one.id}.md)" for one, name in shown)
    over = "\n".join(f"- [{escape(one.name)}](../{compared}/{one.id}.md)" for one in indicators)
    heads = (speech.say("members.list.members"), speech.say("members.list.indicators"))
    return f"## {heads[0]}\n\n{listed}\n\n## {heads[1]}\n\n{over}\n"


def _is_ours(file: Path) -> bool:
    """Tell whether a page is that of a member, by the macro in it."""
    return re.search(r"\{\{\s*member\(", file.read_text(encoding="utf-8", errors="replace")) is not None


def with_menu(project: Project, found: MemberPages, title: str) -> str | None:
    """Return the settings with the list in the menu, after that of the indicators, and the other pages outside it.

    ``None`` where they are as they should be, or where the place for them cannot be told.
    """
    if not project.nav or found.index in project.nav:
        return None
    settings = project.config.read_text(encoding="utf-8")
    folder = re.escape(project.named.indicators)
    entry = rf"^([ \t]+- )(?:[^\n]*:[ \t]*)?[\"']?{folder}/{re.escape(INDEX)}[\"']?[ \t]*(\r?\n)"
    place = re.search(entry, settings, re.MULTILINE)
    outside = re.search(rf"^([ \t]+)/?{folder}/?[ \t]*(\r?\n)", settings, re.MULTILINE)
    if place is None or outside is None or outside.start() < place.end():
        return None
    folders = dict.fromkeys(name.partition("/")[0] for name in (found.index, *found.stubs))
    left = "".join(f"{outside[1]}/{one}/{outside[2]}" for one in folders)
    line = f'{place[1]}"{title}": {found.index}{place[2]}'
    return settings[: place.end()] + line + settings[place.end() : outside.end()] + left + settings[outside.end() :]
