"""The pictures of shared pages: one for each, small, the same every time, and drawn once."""

import struct
from dataclasses import replace

from utfall.forms.share import draw as drawing
from utfall.forms.share import pictures
from utfall.pages.share import share_pictures

PAGES = {"index.md": "# Rapport\n\n{{ goals() }}\n", "om.md": "# Om rapporten\n\nText.\n"}


ADDRESS = "https://exempel.se/rapport/"


def made(exports, site_url=ADDRESS):
    request = exports.request("pictures")
    request = replace(request, project=replace(request.project, site_url=site_url))
    return {file.address: file.content for file in pictures(request)}


def test_every_page_has_a_picture_of_the_size_that_is_shown_where_pages_are_shared(exports):
    for name, text in PAGES.items():
        (exports.month.root / "docs" / name).write_text(text, encoding="utf-8")
    found = made(exports)
    assert {"share/index.png", "share/om.png"} <= set(found)
    for content in found.values():
        assert content[:8] == b"\x89PNG\r\n\x1a\n"
        assert struct.unpack(">2I", content[16:24]) == (1200, 630)
        assert len(content) < 26_000


def test_an_unchanged_picture_is_not_drawn_again_and_one_page_changed_is_one_picture(exports, monkeypatch):
    asked = []
    draw = drawing.draw
    monkeypatch.setattr(drawing, "draw", lambda sources, request: asked.append(len(sources)) or draw(sources, request))
    first = made(exports)
    assert asked == [len(first)]
    assert made(exports) == first
    assert asked == [len(first)]
    (exports.month.root / "docs" / "om.md").write_text("# Om det hela\n\n{{ symbols() }}\n", encoding="utf-8")
    again = made(exports)
    assert asked[1:] == [1]
    assert {name: content for name, content in again.items() if name != "share/om.png"} == {
        name: content for name, content in first.items() if name != "share/om.png"
    }


def test_without_the_sites_address_nothing_leads_to_a_picture_and_none_is_drawn(exports):
    assert made(exports, site_url="") == {}


def test_the_start_page_has_the_headline_and_other_pages_their_name(exports):
    (exports.month.root / "docs" / "om.md").write_text("# Om rapporten\n\nText.\n", encoding="utf-8")
    said = {one.page: (one.name, one.point) for one in share_pictures(exports.request("pictures").edition)}
    assert said["om.md"] == ("", "Om rapporten")
    assert said["index.md"][0] == ""
    assert said["index.md"][1].startswith("November 2023")
