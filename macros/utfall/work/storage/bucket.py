"""Object storage behind fsspec: what every supplier's driver has in common.

Creating is fsspec's own ``mode="create"``; what replaces an object only while it is unchanged, and which errors pass,
each supplier's ``Dialect`` knows.
"""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, Any, Protocol

from utfall.work.storage.driver import AnswerError, PreconditionError, StoredObject

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from utfall.work.storage.driver import ObjectHeaders

_CONFLICT = {409, 412}  # 409: two conditional writes met, and neither may have happened
_NO_BUCKET = {"NoSuchBucket", "ContainerNotFound"}
_PASSING = {408, 425, 429, *range(500, 600)}
_PASSING_CODES = {
    "SlowDown", "ServiceUnavailable", "InternalError", "RequestTimeout", "ThrottlingException", "Throttling",
    "BadDigest", "XAmzContentSHA256Mismatch", "IncompleteBody",
}  # fmt: skip


class Dialect(Protocol):
    """What differs between suppliers."""

    @property
    def faults(self) -> tuple[type[Exception], ...]:
        """What its driver raises for an answer that is not what was asked for."""

    def token(self, told: Mapping[str, Any]) -> str:
        """Return what names the state of an object, of what the driver tells of it."""

    def write(self, path: str, content: bytes, headers: ObjectHeaders, token: str | None) -> None:
        """Write an object: a new one, or with ``token`` over the one that it names."""

    def answer(self, fault: Exception) -> tuple[int, str]:
        """Return the status and the code of an answer; 0 and nothing where there was none."""


class BucketDriver:
    """Read and write the objects of a bucket below a path."""

    def __init__(self, system: Any, root: str, dialect: Dialect) -> None:  # noqa: ANN401 - fsspec has no types
        self.system, self.root, self.dialect = system, root, dialect

    def read(self, path: str) -> StoredObject | None:
        """Return an object, if there is one; its state is the same before and after it is read."""
        there = self._path(path)
        with self._told(path):
            try:
                before = self._info(there)
                content: bytes = self.system.cat_file(there)
                after = self._info(there)
            except FileNotFoundError:
                self.content(path)  # which knows a bucket that is not there
                return None
        if before != after:
            raise AnswerError("409", passes=True)
        return StoredObject(content, before)

    def content(self, path: str) -> bytes | None:
        """Return what is in an object, if there is one."""
        with self._told(path):
            try:
                found: bytes = self.system.cat_file(self._path(path))
            except FileNotFoundError as fault:
                status, code = self.dialect.answer(fault)
                if code in _NO_BUCKET:
                    raise AnswerError(_named(status, code, fault), passes=False) from fault
                return None
            return found

    def create(self, path: str, content: bytes, headers: ObjectHeaders) -> None:
        """Write a new object. Raise ``PreconditionError`` where there is one."""
        with self._told(path):
            self.dialect.write(self._path(path), content, headers, None)

    def replace(self, path: str, content: bytes, headers: ObjectHeaders, token: str) -> None:
        """Write over an object that still is what ``token`` names. Raise ``PreconditionError`` where it is not."""
        with self._told(path):
            try:
                self.dialect.write(self._path(path), content, headers, token)
            except FileNotFoundError as fault:  # S3 says so of a condition on what is not there
                raise PreconditionError(path) from fault

    def listed(self, prefix: str) -> dict[str, int]:
        """Return the sizes of the objects whose path begins so."""
        start = self._path(prefix.rpartition("/")[0])
        with self._told(prefix):
            self.system.invalidate_cache()
            try:
                found = self.system.find(start, detail=True)
            except FileNotFoundError:
                return {}
        sizes = {name.removeprefix(f"{self.root}/"): int(told["size"]) for name, told in found.items()}
        return {name: size for name, size in sizes.items() if name.startswith(prefix)}

    def remove(self, path: str) -> None:
        """Take an object away, where there is one."""
        with self._told(path), contextlib.suppress(FileNotFoundError):
            self.system.rm_file(self._path(path))

    def _path(self, path: str) -> str:
        return f"{self.root}/{path}" if path else self.root

    def _info(self, there: str) -> str:
        self.system.invalidate_cache()
        return self.dialect.token(self.system.info(there))

    @contextlib.contextmanager
    def _told(self, path: str) -> Iterator[None]:
        """Tell what the driver raises as one of the two answers that there are."""
        try:
            yield
        except FileExistsError as fault:
            raise PreconditionError(path) from fault
        except PermissionError as fault:
            raise AnswerError(_named(*self.dialect.answer(fault), fault), passes=False) from fault
        except self.dialect.faults as fault:
            status, code = self.dialect.answer(fault)
            if status in _CONFLICT:
                raise PreconditionError(path) from fault
            # Without a status the line was cut, or nothing came in time.
            passes = code in _PASSING_CODES or (status in _PASSING if status else not code)
            raise AnswerError(_named(status, code, fault), passes=passes) from fault


def _named(status: int, code: str, fault: Exception) -> str:
    return " ".join(part for part in (str(status or ""), code) if part) or type(fault).__name__
