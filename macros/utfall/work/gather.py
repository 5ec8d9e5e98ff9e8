"""``utfall gather``: a month of one's own put together of the members' published packages.

The members stand in ``hub.yml``. What cannot be read, and what means something else than the city's, is told with the
member's name and left out; the rest is gathered. What is published already is only changed by a correction.
"""

# Everything is imported at the top, since a correction switches branches, our own files among what it changes.

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from utfall.errors import UsageError
from utfall.model.edition_name import EditionName
from utfall.model.finding import in_order
from utfall.model.gathered import SOURCES
from utfall.project import read_project
from utfall.source.raw import DESCRIPTOR
from utfall.words import Sentence, words
from utfall.work.correct import correct
from utfall.work.gathering.composed import composed
from utfall.work.gathering.gathering import Gathering
from utfall.work.gathering.month_tables import write_gathered
from utfall.work.gathering.moves import Move, moves
from utfall.work.gathering.read_hub import ReadHub, read
from utfall.work.gathering.row_reasons import RowReasons
from utfall.work.log_rows import About
from utfall.work.named_month import named_month
from utfall.work.new import opening, require_next
from utfall.work.places import repository_of
from utfall.work.published_names import names_in

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from utfall.model.finding import Finding
    from utfall.period import Period
    from utfall.project import Project
    from utfall.work.correction import CorrectionOutcome
    from utfall.work.gathering.month_tables import MonthTables


@dataclass(frozen=True, slots=True)
class GatherOrders:
    """Hold what is asked for. ``about`` is what a person says of a correction, where one has to be made."""

    path: Path | None = None
    unpublished: bool = False
    only_tells: bool = False
    asks_remote: bool = True
    about: About = About()  # noqa: RUF009 - frozen


@dataclass(frozen=True, slots=True)
class Gathered:
    """Hold how it went: how many members of how many took part, what moved, what was found, what was written.

    ``correction`` tells of the branch on which a published month is corrected.
    """

    month: Period
    folder: str
    members: int
    of: int
    is_new: bool = False
    is_written: bool = False
    moved: tuple[Move, ...] = ()
    findings: tuple[Finding, ...] = ()
    correction: CorrectionOutcome | None = None

    @property
    def moved_figures(self) -> tuple[Move, ...]:
        """The figures of the report that are otherwise."""
        return tuple(one for one in self.moved if one.is_figure)


def gather(project: Project, name: str, orders: GatherOrders | None = None) -> Gathered:
    """Put a month together. Raise ``UsageError`` for a hub that cannot be read and a month that cannot be opened."""
    asked = orders or GatherOrders()
    month = named_month(name, "error.gather-no-month")
    folder = project.folder(month)
    shown = folder.relative_to(project.root).as_posix()
    is_new = not (folder / DESCRIPTOR).is_file()
    if is_new and asked.only_tells:
        raise UsageError(Sentence("error.gather-not-gathered", {"month": str(month)}))
    if is_new and project.months:
        require_next(project, month)
    hub = read(project, month, asked.path, unpublished=asked.unpublished)
    done = Gathered(hub.month, shown, 0, len(hub.readings), is_new, findings=in_order(hub.findings()))
    if hub.is_empty:
        return done
    if is_new and project.months:
        with opening(project, hub.month) as begun:
            return _put_together(project, hub, asked, done, begun.project)
    return _put_together(project, hub, asked, done, project)


def _put_together(project: Project, hub: ReadHub, asked: GatherOrders, done: Gathered, there: Project) -> Gathered:
    """Put the month together in the project that has it: another than the city's where it is not in its place yet."""
    gathering = Gathering(project, hub, there)
    before, after = gathering.tables, composed(gathering.tables, gathering.found)
    named = (_named(one, gathering.names) for one in hub.findings())
    findings = in_order((*named, *gathering.findings()))
    moved = () if done.is_new else tuple(moves(before, after))
    done = replace(done, members=len(gathering.members), moved=moved, findings=findings)
    published = None if done.is_new else _published(project, hub.month)
    if asked.only_tells:
        return done
    if published is None:
        return replace(done, is_written=write_gathered(there, hub.month, after, gathering.facts))
    if not done.moved_figures:
        return done
    about = _about(project, hub, (before, after), asked.about)
    return replace(done, correction=_corrected(project, hub, published, about, asks_remote=asked.asks_remote))


def _named(found: Finding, names: Mapping[str, str]) -> Finding:
    """Return a finding of a member with the name that the city has for it."""
    name = names.get(found.field or "")
    return replace(found, details={**found.details, "member": name}) if name else found


def _published(project: Project, month: Period) -> EditionName | None:
    """Return the newest edition of a month that is published, as far as the tags here tell."""
    try:
        repository = repository_of(project)
    except UsageError:
        return None
    names, edition = names_in(project, repository), EditionName(month, 1)
    if repository.commit(f"refs/tags/{names.tag(edition)}") is None:
        return None
    while repository.commit(f"refs/tags/{names.tag(edition.following)}"):
        edition = edition.following
    return edition


def _corrected(
    project: Project, hub: ReadHub, published: EditionName, about: About, *, asks_remote: bool
) -> CorrectionOutcome:
    """Write the figures on the branch where the month is corrected, with a row in the log for each."""
    repository = repository_of(project)
    branch = names_in(project, repository).branch(published.following)
    if repository.branch() != branch:
        start = correct(project, str(hub.month), about, asks_remote=asks_remote)
        if start.outcome not in {"started", "resumed"}:
            return start
    there = read_project(project.root)
    gathering = Gathering(there, hub)
    write_gathered(there, hub.month, composed(gathering.tables, gathering.found), gathering.facts)
    return correct(there, str(hub.month), about, asks_remote=asks_remote)


def _about(project: Project, hub: ReadHub, sides: tuple[MonthTables, MonthTables], said: About) -> About:
    """Return what is said of a correction: by whoever makes it, else which members' editions each cell follows from."""
    speech = words(str(sides[1].descriptor.get("language", project.language)))
    reasons = RowReasons(sides, tuple(moves(*sides)), hub.readings, speech)
    reason, kind = reasons.of_all
    cells = {cell: (said.reason or why, said.kind or what) for cell, (why, what) in reasons.of_cells.items()}
    return replace(said, reason=said.reason or reason, kind=said.kind or kind, of_cells=cells)


def gathered_months(project: Project) -> tuple[Period, ...]:
    """Return the months that were put together of members' packages, oldest first."""
    return tuple(one for one in project.months if (project.folder(one) / f"{SOURCES}.csv").is_file())
