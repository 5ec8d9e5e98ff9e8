"""A lake that is served over HTTP, to be read. Nothing but HTTP is spoken, wherever an answer leads on to."""

from __future__ import annotations

import http.client
import time
from functools import cached_property
from typing import TYPE_CHECKING
from urllib.error import HTTPError
from urllib.parse import quote
from urllib.request import (
    HTTPDefaultErrorHandler,
    HTTPErrorProcessor,
    HTTPHandler,
    HTTPRedirectHandler,
    HTTPSHandler,
    OpenerDirector,
    ProxyHandler,
    UnknownHandler,
)

from utfall.errors import UsageError
from utfall.words import Sentence
from utfall.work.members.member import without_secrets

if TYPE_CHECKING:
    from typing import IO

SECONDS, LONGEST = 30, 300  # that one says nothing, and for a whole file
MOST_BYTES, CHUNK = 1_000_000_000, 65_536
_HANDLERS = (
    ProxyHandler, UnknownHandler, HTTPHandler, HTTPSHandler, HTTPDefaultErrorHandler, HTTPRedirectHandler,
    HTTPErrorProcessor,
)  # fmt: skip


class LakeSite:
    """A lake at an address."""

    def __init__(self, address: str) -> None:
        self.address = address.rstrip("/")

    def content(self, path: str) -> bytes | None:
        """Return a file, if there is one."""
        try:
            with self._opener.open(f"{self.address}/{quote(path)}", timeout=SECONDS) as answer:
                return self._read(answer)
        except HTTPError as fault:
            fault.close()
            if fault.code in {http.client.NOT_FOUND, http.client.GONE}:
                return None
            raise self._unreachable(str(fault.code)) from fault
        except (OSError, ValueError, http.client.HTTPException) as fault:
            reason = getattr(fault, "reason", None) or fault
            raise self._unreachable(str(getattr(reason, "strerror", "") or reason)) from fault

    def _read(self, answer: IO[bytes]) -> bytes:
        """Return what comes, as much as there is: of a half file the catalogue tells how much is missing."""
        latest, parts, size = time.monotonic() + LONGEST, [], 0
        while part := answer.read1(CHUNK):  # type: ignore[attr-defined] # an answer has it
            parts.append(part)
            size += len(part)
            if size > MOST_BYTES or time.monotonic() > latest:
                raise self._unreachable(f"{size} B, {LONGEST} s")
        return b"".join(parts)

    @cached_property
    def _opener(self) -> OpenerDirector:
        opener = OpenerDirector()
        for handler in _HANDLERS:
            opener.add_handler(handler())
        return opener

    def _unreachable(self, reason: str) -> UsageError:
        return UsageError(
            Sentence("error.lake-unreachable", {"place": without_secrets(self.address), "reason": reason})
        )
