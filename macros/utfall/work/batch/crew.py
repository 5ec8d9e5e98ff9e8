"""Who does the work: something with the interface of ``concurrent.futures``, here a pool of processes.

Whoever does it, tasks are handed out a few at a time, so that what is made but not yet written never fills the memory.
"""

from __future__ import annotations

import multiprocessing
import os
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, CancelledError, Future, ProcessPoolExecutor, wait
from itertools import chain
from typing import TYPE_CHECKING, Protocol

from utfall.work.batch.order import LOST, TaskOutcome

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from utfall.work.batch.order import Order
    from utfall.work.batch.source import SourceFiles

ATTEMPTS = 3  # at a task whose worker is lost
AHEAD = 2  # tasks for each worker that are handed out before one is done
TASKS_OF_A_PROCESS = 24  # before it makes room for a new one, so that its memory goes back to the system
Job = tuple["SourceFiles", "Order"]
Ended = tuple["Order", TaskOutcome]


class Crew(Protocol):
    """Workers of one kind."""

    @property
    def width(self) -> int:
        """How many tasks they work on at once."""

    def start(self, source: SourceFiles, order: Order) -> Future[TaskOutcome]:
        """Hand out a task."""

    def recover(self) -> None:
        """Make ready again after workers were lost."""

    def close(self) -> None:
        """Let go of what is not done."""


class Processes:
    """Processes of this machine. Sources are files in ``folder``, which all of them can read."""

    def __init__(self, run: Callable[..., TaskOutcome], folder: Path, width: int | None = None) -> None:
        self.run, self.folder = run, folder
        self.width = max(1, width or os.cpu_count() or 1)
        self._pool = self._fresh()

    def _fresh(self) -> ProcessPoolExecutor:
        context = multiprocessing.get_context("spawn")  # a copy of this process could hold locks of its threads
        return ProcessPoolExecutor(self.width, context, max_tasks_per_child=TASKS_OF_A_PROCESS)

    def start(self, source: SourceFiles, order: Order) -> Future[TaskOutcome]:
        """Hand out a task, with the file that its source lies in."""
        file = self.folder / f"{source.name}.zip"
        if not file.exists():
            file.write_bytes(source.parcel)
        return self._pool.submit(self.run, file, order)

    def recover(self) -> None:
        """Begin a new pool: one that has lost a process takes no more."""
        self.close()
        self._pool = self._fresh()

    def close(self) -> None:
        """Let go of what is not done."""
        self._pool.shutdown(wait=False, cancel_futures=True)


def worked(make: Callable[[], Crew], jobs: Iterable[Job]) -> Iterator[Ended]:
    """Yield what comes of each job, in the order in which they are done. One that fails never stops the others.

    Without a job nobody is called to work.
    """
    waiting = iter(jobs)
    first = next(waiting, None)
    if first is None:
        return
    crew = make()
    try:
        yield from _worked(crew, chain([first], waiting))
    finally:
        crew.close()


def _worked(crew: Crew, waiting: Iterator[Job]) -> Iterator[Ended]:
    again: list[tuple[SourceFiles, Order, int]] = []
    running: dict[Future[TaskOutcome], tuple[SourceFiles, Order, int]] = {}
    while True:
        while len(running) < crew.width * AHEAD:
            task = again.pop() if again else _first(waiting)
            if task is None:
                break
            running[crew.start(*task[:2])] = task
        if not running:
            return
        done, _ = wait(running, return_when=FIRST_COMPLETED)
        lost = [running.pop(one) for one in list(done) if _is_lost(one)]
        for one in done:
            if one in running:
                _, order, _ = running.pop(one)
                yield order, _outcome(one)
        if lost:
            lost += running.values()
            running.clear()
            crew.recover()
        for source, order, tried in lost:
            if tried < ATTEMPTS:
                again.append((source, order, tried + 1))
            else:
                yield order, TaskOutcome(LOST)


def _first(jobs: Iterator[Job]) -> tuple[SourceFiles, Order, int] | None:
    job = next(jobs, None)
    return None if job is None else (job[0], job[1], 1)


def _is_lost(one: Future[TaskOutcome]) -> bool:
    return one.cancelled() or isinstance(one.exception(), BrokenExecutor | CancelledError)


def _outcome(one: Future[TaskOutcome]) -> TaskOutcome:
    fault = one.exception()
    return one.result() if fault is None else TaskOutcome(LOST, said=f"{type(fault).__name__}: {fault}")
