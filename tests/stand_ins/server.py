"""A server on this machine that answers as a forge describes its interface, and writes down what it was asked.

Knows nothing of the program. What each forge answers stands in a module of its own; here stands what they share:
keys, pages, and the ways in which a server fails.
"""

import json
import re
import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qsl, urlsplit

TOKEN = "nyckel-i-provet"  # noqa: S105 - of nothing


@dataclass
class Asked:
    """A request as it came: headers named in small letters, the body as data."""

    method: str
    path: str
    query: dict
    headers: dict
    body: object

    @property
    def line(self):
        return f"{self.method} {self.path}"


@dataclass
class StandIn:
    """A forge. ``routes`` are methods and patterns of paths with what answers them; ``faults`` come first, in order."""

    token: str = TOKEN
    asked: list = field(default_factory=list)
    faults: list = field(default_factory=list)
    address: str = ""
    prefix = ""
    size = "per_page"
    unpaged = ()
    routes = ()

    def key_of(self, headers):
        """Return the key that a request carries, as this forge takes it."""
        raise NotImplementedError

    def refusal(self, status):
        return {"message": {401: "401 Unauthorized", 403: "403 Forbidden", 404: "404 Not Found"}.get(status, "No")}

    def lines(self):
        """Return what was asked, as methods and paths."""
        return [one.line.replace(f" {self.prefix}", " ", 1) for one in self.asked]

    def answer(self, asked):
        """Return status, headers and content for a request."""
        self.asked.append(asked)
        if self.faults:
            status, headers, body = self.faults.pop(0)
            return status, headers, body
        if self.key_of(asked.headers) != self.token:
            return 401, {}, self.refusal(401)
        path = asked.path.removeprefix(self.prefix)
        for method, pattern, respond in self.routes:
            found = re.fullmatch(pattern, path)
            if found and method == asked.method:
                status, value = respond(self, asked, *found.groups())
                if isinstance(value, list) and pattern not in self.unpaged:
                    return (status, *self._page(asked, value))
                return status, {}, value
        return 404, {}, self.refusal(404)

    def _page(self, asked, values):
        size, number = int(asked.query.get(self.size, 20)), int(asked.query.get("page", 1))
        part = values[size * (number - 1) : size * number]
        where = f"{self.address}{asked.path}?{self.size}={size}&page="
        more = size * number < len(values)
        return ({"Link": f'<{where}{number + 1}>; rel="next", <{where}9>; rel="last"'} if more else {}), part


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def _do(self):
        parts = urlsplit(self.path)
        given = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        asked = Asked(
            self.command, parts.path, dict(parse_qsl(parts.query)), {k.lower(): v for k, v in self.headers.items()},
            json.loads(given) if given else None,
        )  # fmt: skip
        status, headers, value = self.server.stand_in.answer(asked)
        body = value if isinstance(value, bytes) else json.dumps(value).encode() if value is not None else b""
        self.send_response(status)
        for name, text in {**headers, "Content-Length": str(len(body))}.items():
            self.send_header(name, text)
        self.end_headers()
        self.wfile.write(body)

    do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = _do  # noqa: N815 - the names that the library calls

    def log_message(self, *_):
        """Keep quiet."""


@contextmanager
def served(stand_in):
    """Serve a forge for as long as this lasts; its address is then known."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    server.stand_in, server.daemon_threads = stand_in, True
    stand_in.address = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield stand_in
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
