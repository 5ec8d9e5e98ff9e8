"""Where a lake lies: files are written once, what is replaced is what was read, and an address is only read."""

import http.server
import threading

import pytest

from utfall.errors import UsageError
from utfall.words import words
from utfall.work.lake.place import LakeFolder, place_of


def said(stopped):
    return words("en").say(stopped.value.sentence)


def test_a_file_is_written_once(tmp_path):
    place = LakeFolder(tmp_path / "lake")
    assert place.read("a/b.parquet") is None
    place.create("a/b.parquet", b"1")
    place.create("a/b.parquet", b"1")
    with pytest.raises(UsageError) as stopped:
        place.create("a/b.parquet", b"2")
    assert said(stopped).startswith("a/b.parquet is in the lake already, with other content.")
    assert place.read("a/b.parquet") == b"1"
    assert [one.name for one in (tmp_path / "lake" / "a").iterdir()] == ["b.parquet"]


def test_a_file_is_replaced_only_where_it_is_what_was_read(tmp_path):
    place = LakeFolder(tmp_path)
    place.replace("catalogue.json", b"1", None)
    place.replace("catalogue.json", b"2", b"1")
    with pytest.raises(UsageError) as stopped:
        place.replace("catalogue.json", b"3", b"1")
    assert said(stopped) == "Somebody else wrote to the lake at the same time (catalogue.json). Run it again."
    assert place.read("catalogue.json") == b"2"


def test_a_file_that_is_removed_takes_its_empty_folders_along(tmp_path):
    place = LakeFolder(tmp_path)
    place.create("a/b/c", b"")
    place.create("a/d", b"")
    place.remove("a/b/c")
    place.remove("a/b/c")
    assert sorted(one.relative_to(tmp_path).as_posix() for one in tmp_path.rglob("*")) == ["a", "a/d"]


@pytest.mark.parametrize("written", ["ftp://example.org/lake", "file:///etc", "javascript://x"])
def test_only_what_can_hold_a_lake_is_a_place(written):
    with pytest.raises(UsageError) as stopped:
        place_of(written)
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
    place = place_of(served)
    assert place.read("a b/catalogue.json") == b"whole"
    assert place.read("other") == b"whole"
    assert place.read("none") is None
    assert place.read("half") == b"half"


@pytest.mark.parametrize(("path", "reason"), [("broken", "503"), ("away", "")])
def test_an_address_that_does_not_answer_or_leads_elsewhere_is_told(served, path, reason):
    with pytest.raises(UsageError) as stopped:
        place_of(served).read(path)
    assert said(stopped).startswith(f"The lake cannot be reached: {served.rstrip('/')} ({reason}")


def test_nobody_at_an_address_is_told():
    with pytest.raises(UsageError) as stopped:
        place_of("http://127.0.0.1:1/lake").read("catalogue.json")
    assert "Connection refused" in said(stopped)


def test_a_lake_at_an_address_is_never_written():
    place = place_of("https://example.org/lake")
    for write in (lambda: place.create("a", b""), lambda: place.replace("a", b"", None), lambda: place.remove("a")):
        with pytest.raises(UsageError) as stopped:
            write()
        assert said(stopped).startswith("https://example.org/lake can only be read.")
