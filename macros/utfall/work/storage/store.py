"""A storage with patience: every request is tried again while the fault may pass, and every write is read back.

What a write has come to is never guessed: after a fault, or where the condition did not hold, the object is read, and
what stands there decides. Knows paths and contents; not what they are for.
"""

from __future__ import annotations

import contextlib
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from utfall import progress
from utfall.errors import UsageError
from utfall.words import Sentence
from utfall.work.storage.driver import AnswerError, PreconditionError
from utfall.work.storage.headers import headers_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from utfall.work.storage.driver import Driver, ObjectHeaders, StoredObject

Answer = TypeVar("Answer")
AT_ONCE = 8  # requests at the same time
HALF = "half"  # in place of a code, where less came back than was written


class StorageError(UsageError):
    """Tell what a storage would not do, or that it gives back something else than was written."""


class OtherContentError(StorageError):
    """Tell that there is something else at an address that is written once."""


@dataclass(frozen=True, slots=True)
class Patience:
    """How often to try, and the seconds to wait before the second time; each wait is twice the one before."""

    attempts: int = 7
    first: float = 0.25
    longest: float = 8.0

    def wait(self, attempt: int) -> None:
        """Wait before another attempt."""
        time.sleep(min(self.first * 2 ** (attempt - 1), self.longest))


@dataclass(frozen=True, slots=True)
class Store:
    """A storage. ``name`` is its address, which is shown."""

    driver: Driver
    name: str
    patience: Patience = Patience()

    def read(self, path: str, is_whole: Callable[[bytes], bool] = lambda _content: True) -> StoredObject | None:
        """Return an object, if there is one; asked for again while it is not whole. Raise ``StorageError``."""

        def once() -> StoredObject | None:
            there = self.driver.read(path)
            if there is not None and not is_whole(there.content):
                raise AnswerError(HALF, passes=True)
            return there

        return self._tried(once)

    def listed(self, prefix: str) -> Mapping[str, int]:
        """Return the sizes of the objects whose path begins so."""
        return self._tried(lambda: self.driver.listed(prefix))

    def remove(self, paths: Iterable[str]) -> None:
        """Take objects away."""
        self.each(lambda path: self._tried(lambda: self.driver.remove(path)), paths)

    def put_once(self, path: str, content: bytes, cache: str, may_mend: Callable[[], bool] = lambda: True) -> None:
        """Write an object that is never changed afterwards, or find it there; read it back.

        Where there is something else (half of it, or what a run that was cut off has left) it is written over while it
        is what was read, if ``may_mend``, which is asked after that reading. Raise ``OtherContentError`` if not.
        """
        headers = headers_of(path, cache)

        def once() -> bool:
            with contextlib.suppress(PreconditionError):
                self._tried(lambda: self.driver.create(path, content, headers))
            if self.content(path) == content:
                return True
            there = self.read(path)
            if there is None:
                raise AnswerError("404", passes=True)
            if not may_mend():
                return False
            with contextlib.suppress(PreconditionError):
                self._tried(lambda: self.driver.replace(path, content, headers, there.token))
            raise AnswerError(HALF, passes=True)  # and look again

        if not self._tried(once):
            raise OtherContentError(Sentence("storage.other", {"address": self.name, "path": path}))

    def put_all(self, files: Mapping[str, bytes], cache: Callable[[str], str], may_mend: Callable[[], bool]) -> None:
        """Write objects that are never changed afterwards, some at a time."""
        self.each(lambda path: self.put_once(path, files[path], cache(path), may_mend), files)

    def content(self, path: str) -> bytes | None:
        """Return what is in an object, if there is one."""
        return self._tried(lambda: self.driver.content(path))

    def contents(self, paths: Iterable[str]) -> Iterator[tuple[str, bytes | None]]:
        """Yield the contents of objects in their order, some asked for at a time."""
        asked = tuple(paths)
        with ThreadPoolExecutor(AT_ONCE) as pool:
            for start in range(0, len(asked), AT_ONCE * 4):  # no more in memory than that
                part = asked[start : start + AT_ONCE * 4]
                yield from zip(part, pool.map(self.content, part), strict=True)

    def switch(self, path: str, content: bytes, cache: str, token: str | None) -> bool:
        """Write over an object that still is what ``token`` names, or that is not there; tell whether it was so.

        True too where it is what was to be written: a fault may have come after the write.
        """
        headers, seen = headers_of(path, cache), [token]

        def once() -> bool:
            with contextlib.suppress(PreconditionError):
                self._tried(lambda: self._write(path, content, headers, seen[0]))
            there = self.read(path)
            if there is None or there.content == content:
                return there is not None
            if content.startswith(there.content):  # it took half of it
                seen[0] = there.token
                raise AnswerError(HALF, passes=True)
            if there.token == seen[0]:  # it refused, and yet nothing has changed
                raise AnswerError("409", passes=True)
            return False

        return self._tried(once)

    def _write(self, path: str, content: bytes, headers: ObjectHeaders, token: str | None) -> None:
        if token is None:
            self.driver.create(path, content, headers)
        else:
            self.driver.replace(path, content, headers, token)

    def each(self, work: Callable[[str], object], paths: Iterable[str]) -> None:
        """Do a piece of work for each path, some at a time; the first fault ends it."""
        with ThreadPoolExecutor(AT_ONCE) as pool:
            started = [pool.submit(work, path) for path in paths]
            try:
                for one in started:
                    one.result()
            finally:
                pool.shutdown(cancel_futures=True)

    def _tried(self, work: Callable[[], Answer]) -> Answer:
        reason = ""
        for attempt in range(1, self.patience.attempts + 1):
            try:
                return work()
            except AnswerError as fault:
                reason = fault.reason
                if not fault.passes:
                    raise StorageError(Sentence("storage.refused", self._told(reason))) from fault
                if attempt < self.patience.attempts:
                    progress.tell(Sentence("storage.again", {**self._told(reason), "attempt": attempt + 1}))
                    self.patience.wait(attempt)
        raise StorageError(Sentence("storage.silent", {**self._told(reason), "count": self.patience.attempts}))

    def _told(self, reason: str) -> dict[str, object]:
        return {"address": self.name, "reason": reason}
