"""Workers of a Dask cluster: they need the scheduler's address and this version of the program, and nothing else.

Files travel with the tasks. What is sent is data and the name of one function of ours, and what comes back is data.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from utfall.errors import UsageError
from utfall.words import Sentence
from utfall.work.batch.program_mark import program_mark

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future

    from utfall.work.batch.order import Order, TaskOutcome
    from utfall.work.batch.source import SourceFiles

SECONDS = 20  # that a scheduler has to answer in


def same(content: bytes) -> bytes:
    """Return what is given. A source that is worked out by a task is worked out again where its worker is lost."""
    return content


class Cluster:
    """The workers of a scheduler, through its client's executor."""

    def __init__(self, run: Callable[..., TaskOutcome], address: str) -> None:
        self.run, self.address = run, address
        self._client = _connected(address)
        self._pool = self._client.get_executor(pure=True)
        self._sources: dict[str, Any] = {}
        self._require_program()

    @property
    def width(self) -> int:
        """How many tasks are worked on at once: a worker takes one at a time, however many threads it has."""
        return max(1, len(self._client.scheduler_info(n_workers=-1)["workers"]))

    def start(self, source: SourceFiles, order: Order) -> Future[TaskOutcome]:
        """Hand out a task. Its source is sent once to the cluster, and from worker to worker."""
        kept = self._sources.get(source.name)
        if kept is None:
            kept = self._sources[source.name] = self._client.submit(same, source.parcel, pure=True)
        found: Future[TaskOutcome] = self._pool.submit(self.run, kept, order)
        return found

    def recover(self) -> None:
        """Send the sources anew: the scheduler has forgotten them, or was another."""
        self._sources.clear()

    def close(self) -> None:
        """Let go of what is not done."""
        self._pool.shutdown(wait=False)
        self._client.close()

    def _require_program(self) -> None:
        """Raise ``UsageError`` where there are no workers, or some that have another program."""
        marks = self._client.run(program_mark, on_error="return")
        if not marks:
            self._client.close()
            raise UsageError(Sentence("error.cluster-empty", {"address": self.address}))
        for worker, mark in sorted(marks.items()):
            if mark != program_mark():
                self._client.close()
                there = mark if isinstance(mark, str) else f"{type(mark).__name__}: {mark}"
                params = {"worker": worker, "there": there, "here": program_mark()}
                raise UsageError(Sentence("error.cluster-program", params))


def _connected(address: str) -> Any:  # noqa: ANN401 - the client of a library that tells no types
    try:
        from distributed import Client
    except ImportError as fault:
        raise UsageError(Sentence("error.no-dask")) from fault
    try:
        return Client(address, timeout=SECONDS, set_as_default=False)
    except (OSError, ValueError, TimeoutError) as fault:
        reason = str(fault) or type(fault).__name__
        raise UsageError(Sentence("error.cluster-not-reached", {"address": address, "reason": reason})) from fault
