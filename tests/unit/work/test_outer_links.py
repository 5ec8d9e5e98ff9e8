"""Links to other websites are opened, each once, and those that lead nowhere are told with their pages."""

import pytest

from tests.stand_ins.server import StandIn, served
from utfall.errors import UsageError
from utfall.work.outer_links import OuterLink, outer_links


class Website(StandIn):
    def key_of(self, _headers):
        return self.token

    routes = (("GET", "/finns", lambda _self, _asked: (200, {})),)


@pytest.fixture
def website():
    with served(Website()) as found:
        yield found


def write(site, **pages):
    site.mkdir()
    for name, text in pages.items():
        (site / f"{name}.html").write_text(text, encoding="utf-8")
    return site


def test_each_address_is_opened_once_and_told_with_its_pages(website, tmp_path):
    there, gone = f"{website.address}/finns", f"{website.address}/borta"
    link = f"<a href='{there}#del'>x</a><a href='lokal.html'>y</a><a href='mailto:x@example.org'>z</a>"
    site = write(tmp_path / "site", b=link, a=f'{link}<A HREF="{gone}">w</A>')
    assert list(outer_links(site)) == [OuterLink(gone, ("a.html",), "404"), OuterLink(there, ("a.html", "b.html"))]
    assert website.lines() == ["GET /borta", "GET /finns"]


def test_a_server_that_is_down_is_asked_again_and_then_told(website, tmp_path):
    waited = []
    site = write(tmp_path / "site", a=f"<a href='{website.address}/finns'>x</a>")
    website.faults += [(503, {}, b""), (429, {}, b"")]
    assert [one.fault for one in outer_links(site, waited.append)] == [""]
    website.faults += [(503, {}, b"")] * 9
    assert [one.fault for one in outer_links(site, waited.append)] == ["503"]
    assert waited == [2, 4, 2, 4]


@pytest.mark.parametrize("address", ["http://127.0.0.1:1/", "http://[fel/", "https://"])
def test_an_address_that_is_none_is_told_and_stops_nothing(tmp_path, address):
    site = write(tmp_path / "site", a=f"<a href='{address}'>x</a>")
    (found,) = outer_links(site, lambda _seconds: None)
    assert found.fault


def test_a_folder_without_pages_is_no_site(tmp_path):
    with pytest.raises(UsageError, match="utfall build"):
        list(outer_links(tmp_path))
