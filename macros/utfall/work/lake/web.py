"""A lake that is served over HTTP, to be read. Nothing but HTTP is spoken, wherever an answer leads on to."""

from __future__ import annotations

import http.client
from functools import cached_property
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

SECONDS = 30
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
                content: bytes = answer.read()
                return content
        except HTTPError as fault:
            fault.close()
            if fault.code in {http.client.NOT_FOUND, http.client.GONE}:
                return None
            raise self._unreachable(str(fault.code)) from fault
        except http.client.IncompleteRead as fault:
            return fault.partial  # the catalogue tells how much is missing
        except (OSError, ValueError, http.client.HTTPException) as fault:
            reason = getattr(fault, "reason", None) or fault
            raise self._unreachable(str(getattr(reason, "strerror", "") or reason)) from fault

    @cached_property
    def _opener(self) -> OpenerDirector:
        opener = OpenerDirector()
        for handler in _HANDLERS:
            opener.add_handler(handler())
        return opener

    def _unreachable(self, reason: str) -> UsageError:
        return UsageError(Sentence("error.lake-unreachable", {"place": self.address, "reason": reason}))
