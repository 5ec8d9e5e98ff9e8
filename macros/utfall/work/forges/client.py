"""Ask a forge over HTTPS: the only place of ours that opens a connection with a key.

The key goes to the forge's own host and nowhere else, and is never part of what is said. What passes by itself (a
limit of requests, a server that is down) is tried again a few times; a request that may have been done is not.
"""

from __future__ import annotations

import http.client
import json
import time
import urllib.error
import urllib.request
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from utfall.errors import UsageError
from utfall.words import Sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from email.message import Message
    from typing import IO

TIMEOUT = 30  # seconds for each answer to begin
TRIES = 4
PATIENCE = 60  # seconds: whoever asks for a longer wait is not waited for
LARGEST = 20_000_000  # bytes of an answer
MOST_PAGES = 100
SHORT = 200  # signs of what the forge says itself
LOOPBACK = {"127.0.0.1", "::1", "localhost"}
REDIRECTED, REFUSED = 300, 400
TOO_MANY = 429
DOWN = {500, 502, 503, 504}
BUSY_KEY, BROKEN_KEY, REFUSED_KEY = "error.forge-busy", "error.forge-broken", "error.forge-refused"
SAID = {401: "error.forge-token", 403: "error.forge-forbidden", 404: "error.forge-missing", TOO_MANY: BUSY_KEY}


class ForgeError(UsageError):
    """Tell what a forge would not do. ``status`` is its answer's; 0 where there was none."""

    def __init__(self, key: str, status: int = 0, **params: object) -> None:
        self.status = status
        super().__init__(Sentence(key, {"status": str(status), **params}))


@dataclass(frozen=True, slots=True)
class Answer:
    """What a forge answered. ``headers`` are named in small letters."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    def json(self) -> Any:  # noqa: ANN401 - the forge's own, which each module reads with care
        """Return the answer as data. Raise ``ForgeError`` for something else, such as a page for signing in."""
        try:
            return json.loads(self.body)
        except ValueError as fault:
            raise ForgeError("error.forge-answer", self.status) from fault

    @property
    def is_limited(self) -> bool:
        """Whether the forge asks to be asked later: it has done nothing."""
        told = "retry-after" in self.headers or self.headers.get("x-ratelimit-remaining") == "0"
        return self.status == TOO_MANY or (self.status == 403 and told)  # noqa: PLR2004 - GitHub's other limit

    @property
    def has_more(self) -> bool:
        """Whether there is a page after this one."""
        return 'rel="next"' in self.headers.get("link", "")


@dataclass(frozen=True, slots=True)
class Client:
    """Ask one forge. ``api`` is where its interface begins, ``headers`` carry the key, which ``secret`` is."""

    api: str
    headers: Mapping[str, str] = field(repr=False)
    secret: str = field(repr=False)
    wait: Callable[[float], None] = time.sleep

    def __post_init__(self) -> None:
        require_safe(self.api)

    def ask(self, method: str, path: str, given: object = None) -> Answer:
        """Return the answer to a request. Raise ``ForgeError`` where it is no."""
        answer, reason = None, ""
        for attempt in range(TRIES):
            try:
                answer = self._sent(method, path, given)
            except OSError as fault:
                answer, reason = None, str(getattr(fault, "reason", fault))
            except http.client.HTTPException as fault:
                answer, reason = None, type(fault).__name__
            pause = _pause(method, answer, attempt)
            if pause is None or attempt == TRIES - 1:
                break
            self.wait(pause)
        if answer is None:
            raise ForgeError("error.forge-unreachable", server=self.api, reason=self._clean(reason))
        if answer.status >= REDIRECTED:
            raise self._refusal(method, path, answer)
        return answer

    def json(self, method: str, path: str, given: object = None) -> Any:  # noqa: ANN401 - as ``Answer.json``
        """Return the answer to a request as data."""
        return self.ask(method, path, given).json()

    def pages(self, path: str, **asked: object) -> Iterator[Any]:
        """Yield what a list has, page after page. Pages are asked for by number: no address is taken from an answer."""
        for number in range(1, MOST_PAGES + 1):
            query = "&".join(f"{name}={value}" for name, value in {**asked, "page": number}.items())
            answer = self.ask("GET", f"{path}?{query}")
            listed = answer.json()
            yield from listed if isinstance(listed, list) else []
            if not answer.has_more:
                return

    def _sent(self, method: str, path: str, given: object) -> Answer:
        headers = {"Accept": "application/json", **self.headers, "User-Agent": "utfall"}
        data = None
        if given is not None:
            data = json.dumps(given).encode()
            headers["Content-Type"] = "application/json"
        request = urllib.request.Request(f"{self.api}{path}", data, headers, method=method)  # noqa: S310 - looked at
        try:
            with urllib.request.build_opener(_Redirects).open(request, timeout=TIMEOUT) as answer:
                return Answer(answer.status, _named(answer.headers), answer.read(LARGEST))
        except urllib.error.HTTPError as refused:
            with refused:
                return Answer(refused.code, _named(refused.headers), refused.read(LARGEST))

    def _refusal(self, method: str, path: str, answer: Answer) -> ForgeError:
        key = SAID.get(answer.status, BROKEN_KEY if answer.status in DOWN else REFUSED_KEY)
        if answer.is_limited:
            key = BUSY_KEY
        elif answer.status < REFUSED:
            key = "error.forge-moved"
        said = " ".join(answer.body.decode("utf-8", "replace").split())
        params = {"method": method, "path": path.partition("?")[0], "reason": self._clean(said) or "–"}
        return ForgeError(key, answer.status, server=self.api, **params)

    def _clean(self, text: str) -> str:
        """Return what somebody else says, short, printable and without the key, should they repeat it."""
        shown = "".join(sign if sign.isprintable() else "?" for sign in text)
        return (shown.replace(self.secret, "***") if self.secret else shown)[:SHORT]


class _Redirects(urllib.request.HTTPRedirectHandler):
    """Follow what is only read, and leave the key behind where it leads to another host."""

    def redirect_request(
        self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str, headers: Message, newurl: str
    ) -> urllib.request.Request | None:  # fmt: skip
        if req.get_method() != "GET":
            return None  # the answer itself is then the refusal
        require_safe(newurl)
        fresh = super().redirect_request(req, fp, code, msg, headers, newurl)  # type: ignore[arg-type]
        if fresh and origin(newurl) != origin(req.full_url):
            fresh.headers = {"User-agent": "utfall"}
        return fresh


def origin(address: str) -> tuple[str, str | None, int | None]:
    """Return what makes two addresses the same host: scheme, name and port."""
    parts = urlsplit(address)
    return parts.scheme, parts.hostname, parts.port


def require_safe(address: str) -> None:
    """Raise ``ForgeError`` for an address that a key may not be sent to: only HTTPS, but for this machine itself."""
    try:
        parts = urlsplit(address)
        is_safe = bool(parts.hostname) and (
            parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in LOOPBACK)
        )
        is_bare = not (parts.username or parts.password)
    except ValueError:
        is_safe = is_bare = False
    if not (is_safe and is_bare):
        raise ForgeError("error.forge-address", server=address.rpartition("@")[2])


def _named(headers: Message) -> dict[str, str]:
    return {name.lower(): value for name, value in headers.items()}


def _pause(method: str, answer: Answer | None, attempt: int) -> float | None:
    """Return how long to wait before the next try; nothing where there is to be none."""
    if answer is not None and answer.is_limited:
        told = answer.headers.get("retry-after", "")
        seconds = int(told) if told.isdecimal() else 2**attempt
        return seconds if seconds <= PATIENCE else None
    is_down = answer is None or answer.status in DOWN
    return 2**attempt if is_down and method != "POST" else None
