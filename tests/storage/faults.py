"""A way to the storage that goes wrong when it is asked to: it answers late, with an error, half, or never.

It stands between the program and moto's server, on this machine alone, and counts what would be written.
"""

import http.client
import os
import signal
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

WRITES = {"PUT", "DELETE", "POST"}
PASSED_ON = {"connection", "transfer-encoding", "content-length", "date", "server"}


class Road(ThreadingHTTPServer):
    """Hand requests on to a storage. ``goes`` is told of each: method, path, which write it is; and says how it goes.

    None for well, a status for that answer and nothing done, "drop" for no answer and nothing done, "lost" for no
    answer to what is done, "half" for half of what is read or written, "kill" and "kill after" for the end of the
    process ``victim`` before or after it is done, a pause in seconds for a late answer.
    """

    daemon_threads = True

    def __init__(self, host, port):
        super().__init__(("127.0.0.1", 0), _Handler)
        self.there, self.goes, self.victim = (host, port), lambda *_: None, None
        self.writes, self.guard, self.said = 0, threading.Lock(), []
        threading.Thread(target=self.serve_forever, daemon=True).start()

    @property
    def address(self):
        return f"http://127.0.0.1:{self.server_port}"

    def begin(self, goes=lambda *_: None):
        """Count from the start, and let requests go so from here."""
        with self.guard:
            self.writes, self.goes, self.victim, self.said = 0, goes, None, []

    def handle_error(self, *_):
        """Say nothing of clients that hang up: some of them are killed."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def _handled(self):
        length = int(self.headers.get("Content-Length") or 0)
        body = self.rfile.read(length)
        if len(body) < length:  # the client is gone, and no server takes half a request
            self.close_connection = True
            return
        road = self.server
        with road.guard:
            road.writes += self.command in WRITES
            how = road.goes(self.command, self.path, road.writes)
            if how is not None:
                road.said.append((self.command, self.path, how))
        if isinstance(how, float):
            time.sleep(how)
        if how == "kill":
            self._kill()
        if how in {"kill", "drop"}:
            self.close_connection = True
            return
        if isinstance(how, int):
            self._refuse(how)
            return
        self._hand_on(how, body[: len(body) // 2] if how == "half" and self.command == "PUT" else body)

    do_GET = do_PUT = do_POST = do_DELETE = do_HEAD = _handled  # noqa: N815 - the names that the server calls

    def _refuse(self, status):
        code = {503: "SlowDown", 500: "InternalError", 412: "PreconditionFailed", 429: "TooManyRequests"}[status]
        said = f"<?xml version='1.0'?><Error><Code>{code}</Code><Message>{code}</Message></Error>".encode()
        self._answer(status, [("Content-Type", "application/xml")], said, len(said))

    def _hand_on(self, how, body):
        status, headers, answer = self._asked(body)
        if how == "kill after":
            self._kill()
        if how in {"kill after", "lost"}:
            self.close_connection = True
            return
        is_half = how == "half" and self.command == "GET"
        length = answer if self.command != "HEAD" else b"x" * int(dict(headers).get("content-length", 0))
        self._answer(status, headers, answer[: len(answer) // 2] if is_half else answer, len(length))
        if is_half:
            self.close_connection = True

    def _asked(self, body):
        there = http.client.HTTPConnection(*self.server.there, timeout=60)
        kept = {name: value for name, value in self.headers.items() if name.lower() != "content-length"}
        there.request(self.command, self.path, body or None, {**kept, "Content-Length": str(len(body))})
        answer = there.getresponse()
        headers = [(name.lower(), value) for name, value in answer.getheaders()]
        content = answer.read()
        there.close()
        return answer.status, headers, content

    def _answer(self, status, headers, content, length):
        self.send_response(status)
        for name, value in headers:
            if name.lower() not in PASSED_ON:
                self.send_header(name, value)
        self.send_header("Content-Length", str(length))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def _kill(self):
        if self.server.victim:
            os.kill(self.server.victim, signal.SIGKILL)
