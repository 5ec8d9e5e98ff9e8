"""Files fetched from an address, within limits of time and size: the only place of the members' that uses the network.

``https``, ``http`` and ``file`` alone. An answer that leads on is followed within the same kind of address, from
``http`` to ``https`` too, and never to a file.
"""

from __future__ import annotations

import http.client
import time
import urllib.error
import urllib.request
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from utfall.work.members.member import MemberError, without_secrets

if TYPE_CHECKING:
    from typing import IO

SCHEMES = ("https", "http", "file")
SECONDS, STEP = 60.0, 15.0  # for all of a member's files, and for one that says nothing
MOST_BYTES = 200_000_000  # of a member's files together
CHUNK = 65_536
_LEADING_ON = range(300, 400)
MAY_LEAD_TO = {"https": {"https"}, "http": {"http", "https"}, "file": set[str]()}


@dataclass
class Transfer:
    """Fetch the files of one member; time and size are counted over all of them."""

    seconds: float = SECONDS
    most: int = MOST_BYTES
    step: float = STEP
    _begun: float = field(default_factory=time.monotonic)
    _bytes: int = 0

    def get(self, address: str) -> bytes | None:
        """Return a file's content; ``None`` where the address has none. Raise ``MemberError`` for anything else."""
        if urlsplit(address).scheme not in SCHEMES:
            raise MemberError("scheme", known=", ".join(SCHEMES))
        shown = without_secrets(address)
        opener = urllib.request.build_opener(_SameScheme)
        try:
            request = urllib.request.Request(address, headers={"User-Agent": "utfall"})  # noqa: S310 - looked at above
            with opener.open(request, timeout=min(self.step, self._left(shown))) as answer:
                return self._read(answer, shown)
        except urllib.error.HTTPError as refused:
            refused.close()
            if refused.code in {http.client.NOT_FOUND, http.client.GONE}:
                return None
            if refused.code in _LEADING_ON:  # to what the library itself does not follow
                scheme = urlsplit(refused.headers.get("Location", "")).scheme
                raise MemberError("leads-on", where=shown, scheme=scheme or "–") from refused
            raise MemberError("unreachable", where=shown, reason=str(refused.code)) from refused
        except TimeoutError as fault:
            raise MemberError("slow", where=shown, seconds=int(self.seconds)) from fault
        except (OSError, ValueError, http.client.HTTPException) as fault:
            reason = getattr(fault, "reason", None) or fault
            if isinstance(reason, FileNotFoundError | IsADirectoryError | NotADirectoryError):
                return None
            if isinstance(reason, TimeoutError):
                raise MemberError("slow", where=shown, seconds=int(self.seconds)) from fault
            said = str(getattr(reason, "strerror", "") or reason or type(fault).__name__)
            raise MemberError("unreachable", where=shown, reason=said) from fault

    def _left(self, shown: str) -> float:
        left = self._begun + self.seconds - time.monotonic()
        if left <= 0:
            raise MemberError("slow", where=shown, seconds=int(self.seconds))
        return left

    def _read(self, answer: IO[bytes], shown: str) -> bytes:
        parts = []
        while part := answer.read1(CHUNK) if hasattr(answer, "read1") else answer.read(CHUNK):
            self._bytes += len(part)
            if self._bytes > self.most:
                raise MemberError("large", where=shown, most=self.most // 1_000_000)
            self._left(shown)
            parts.append(part)
        content = b"".join(parts)
        told = getattr(answer, "headers", {}).get("Content-Length")
        if told is not None and told.isdecimal() and int(told) != len(content):
            raise MemberError("half", where=shown)
        return content


class _SameScheme(urllib.request.HTTPRedirectHandler):
    """Follow an answer that leads on only where it leads to the same kind of address."""

    def redirect_request(
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: http.client.HTTPMessage,
        newurl: str,
    ) -> urllib.request.Request | None:
        """Return the next request. Raise ``MemberError`` where it may not be made."""
        scheme = urlsplit(newurl).scheme
        if scheme not in MAY_LEAD_TO.get(req.type, set()):
            raise MemberError("leads-on", where=without_secrets(req.full_url), scheme=scheme or "–")
        return super().redirect_request(req, fp, code, msg, headers, newurl)
