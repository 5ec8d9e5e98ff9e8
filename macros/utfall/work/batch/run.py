"""Every task of some reports, done once: what is kept is found again, the rest is worked out, and each is told of.

What is made is written as it comes and let go of: however many months there are, no more than a few are held.
"""

from __future__ import annotations

import os
from collections import deque
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from utfall.errors import DiskError, UtfallError
from utfall.period import Period
from utfall.scratch import put_in_place, scratch_in
from utfall.words import words
from utfall.work.batch.crew import worked
from utfall.work.batch.kept import keep_outcome, kept_outcome
from utfall.work.batch.order import BUILD, DONE, FOUND, REBUILD, REFUSED, Order, TaskOutcome
from utfall.work.batch.parcel import unpacked
from utfall.work.batch.program_mark import program_mark
from utfall.work.batch.published_editions import differing, other_tools, published_editions
from utfall.work.batch.source import source_here, source_of
from utfall.work.batch.task import SETTINGS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from utfall.work.batch.crew import Crew, Ended, Job
    from utfall.work.batch.published_editions import PublishedEdition
    from utfall.work.batch.reports import KnownReport
    from utfall.work.batch.source import SourceFiles

SHOWN = 5  # files that a line names


@dataclass(frozen=True, slots=True)
class Task:
    """One month of a member, or one edition that it has published."""

    member: KnownReport
    month: str
    published: PublishedEdition | None = None

    @property
    def revision(self) -> str:
        """The commit that its files are of; empty for those that lie in the folder."""
        return self.published.commit if self.published else ""


@dataclass(frozen=True, slots=True)
class Batch:
    """What to do with which tasks, where outcomes are kept and where what is built goes."""

    kind: str
    tasks: tuple[Task, ...]
    language: str
    kept: Path
    output: Path


def tasks_of(kind: str, members: Sequence[KnownReport], first: str = "", last: str = "") -> tuple[Task, ...]:
    """Return the tasks by member and month, those between two months. Raise ``UsageError`` without git."""
    found: list[Task] = []
    for member in members:
        if kind == REBUILD:
            editions = published_editions(member.project)
            found += (Task(member, str(one.edition.month), one) for one in editions)
        else:
            found += (Task(member, str(month)) for month in member.project.months)
    return tuple(one for one in found if first <= one.month and (not last or one.month <= last))


def ended(batch: Batch, make: Callable[[], Crew]) -> Iterator[Ended]:
    """Yield what comes of every task, as they are done."""
    by_order: dict[Order, Task] = {}
    known: deque[Ended | Order] = deque()

    def jobs() -> Iterator[Job]:
        last: tuple[object, SourceFiles | None] = (None, None)
        for task in batch.tasks:
            place = (task.member.id, task.revision)
            try:
                source = last[1] if last[0] == place and last[1] else _source(task)
            except (OSError, UtfallError) as fault:
                told = DiskError(fault) if isinstance(fault, OSError) else fault
                said = words(batch.language).say(told.sentence)
                known.append((_order(batch, task, ""), TaskOutcome(REFUSED, said=said)))
                continue
            last = (place, source)
            order = _order(batch, task, source.sums(Period.parse(task.month)))
            by_order[order] = task
            if kept_outcome(batch.kept, order) is None:
                yield source, order
            else:
                known.append(order)

    def found_again() -> Iterator[Ended]:
        while known:
            one = known.popleft()
            outcome = kept_outcome(batch.kept, one) if isinstance(one, Order) else None
            if isinstance(one, Order):
                yield one, outcome or TaskOutcome(REFUSED)
            else:
                yield one

    for order, outcome in worked(make, jobs()):
        yield from (_finished(batch, by_order, *one) for one in found_again())
        keep_outcome(batch.kept, order, outcome)
        yield _finished(batch, by_order, order, outcome)
    yield from (_finished(batch, by_order, *one) for one in found_again())


def _source(task: Task) -> SourceFiles:
    return source_of(task.member.project, task.revision) if task.revision else source_here(task.member.project)


def _order(batch: Batch, task: Task, sums: str) -> Order:
    settings = tuple((name, os.environ[name]) for name in SETTINGS if name in os.environ)
    order = Order(batch.kind, task.member.id, task.month, sums, program_mark(), settings, batch.language)
    if task.published is None:
        return order
    one, names = task.published, task.published.branch.names
    return replace(order, edition=str(one.edition), commit=one.commit, day=one.day, names=names.language,
                   place=names.place)  # fmt: skip


def _finished(batch: Batch, tasks: dict[Order, Task], order: Order, outcome: TaskOutcome) -> Ended:
    """Write what was built, or compare what was made anew, and return the outcome without the bytes."""
    if outcome.state != DONE:
        return order, outcome
    if batch.kind == BUILD:
        _put(batch.output, order, outcome.parcel)
    if batch.kind == REBUILD:
        return order, _compared(tasks[order], outcome, batch.language)
    return order, TaskOutcome(DONE, outcome.errors, outcome.warnings, outcome.said, outcome.findings)


def _put(output: Path, order: Order, parcel: bytes) -> None:
    """Put a built site in its place, whole or not at all."""
    place = output / order.member / order.month
    place.parent.mkdir(parents=True, exist_ok=True)
    with scratch_in(output / ".cache") as folder:
        fresh = folder / "site"
        unpacked(parcel, fresh)
        put_in_place(fresh, place)


def _compared(task: Task, outcome: TaskOutcome, language: str) -> TaskOutcome:
    published, speak = task.published.manifest if task.published else b"", words(language)
    if not published:
        return TaskOutcome(FOUND, 1, said=speak.say("batch.no-manifest"))
    files = differing(published, outcome.parcel)
    if not files:
        return TaskOutcome(DONE)
    tools = other_tools(published, outcome.parcel)
    shown = ", ".join(files[:SHOWN]) + (" …" if len(files) > SHOWN else "")
    said = speak.say("batch.differs", count=len(files), files=shown)
    return TaskOutcome(FOUND, 1, said=f"{said} {speak.say('batch.other-tools', tools=tools)}" if tools else said)
