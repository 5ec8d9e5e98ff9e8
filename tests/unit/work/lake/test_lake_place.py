"""Where a lake lies: a folder or a storage to be written, an address to be read."""

import http.server
import threading

import pytest

from utfall.errors import UsageError
from utfall.words import words
from utfall.work.lake.place import reader_of, store_of


def said(stopped):
    return words("en").say(stopped.value.sentence)


def test_a_folder_is_written_and_read(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    store_of("lake").put_once("a/b.parquet", b"1", "no-cache")
    assert (tmp_path / "lake" / "a" / "b.parquet").read_bytes() == b"1"
    assert reader_of("lake").content("a/b.parquet") == b"1"
    assert reader_of(f"file://{tmp_path}/lake").content("a/b.parquet") == b"1"
    assert reader_of("nowhere").content("catalogue.json") is None
    assert not (tmp_path / "nowhere").exists()


@pytest.mark.parametrize("written", ["ftp://example.org/lake", "javascript://x"])
def test_only_what_can_hold_a_lake_is_a_place(written):
    with pytest.raises(UsageError) as stopped:
        reader_of(written)
    assert said(stopped).startswith(f"{written} is no place for a lake.")


class Answering(http.server.BaseHTTPRequestHandler):
    """Answer by the path that is asked for."""

    def do_GET(self):
        status, headers, body = {
            "/lake/a%20b/catalogue.json": (200, {}, b"whole"),
            "/lake/half": (200, {"Content-Length": "10"}, b"half"),
            "/lake/broken": (503, {}, b""),
            "/lake/away": (302, {"Location": "file:///etc/passwd"}, b""),
            "/lake/other": (302, {"Location": "/lake/a%20b/catalogue.json"}, b""),
        }.get(self.path, (404, {}, b""))
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_told):
        pass


@pytest.fixture(scope="module")
def served():
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Answering) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/lake/"
        server.shutdown()


def test_a_lake_at_an_address_is_read(served):
    place = reader_of(served)
    assert place.content("a b/catalogue.json") == b"whole"
    assert place.content("other") == b"whole"
    assert place.content("none") is None
    assert place.content("half") == b"half"


@pytest.mark.parametrize(("path", "reason"), [("broken", "503"), ("away", "")])
def test_an_address_that_does_not_answer_or_leads_elsewhere_is_told(served, path, reason):
    with pytest.raises(UsageError) as stopped:
        reader_of(served).content(path)
    assert said(stopped).startswith(f"The lake cannot be reached: {served.rstrip('/')} ({reason}")


def test_nobody_at_an_address_is_told():
    with pytest.raises(UsageError) as stopped:
        reader_of("http://127.0.0.1:1/lake").content("catalogue.json")
    assert "Connection refused" in said(stopped)


def test_a_lake_at_an_address_is_never_written():
    with pytest.raises(UsageError) as stopped:
        store_of("https://example.org/lake")
    assert said(stopped).startswith("https://example.org/lake can only be read.")
