"""A published page says plainly what is so now, and holds itself whole, packed; what scripts alone read is packed."""

import re

import pytest

from utfall.forms.packed_pages import packed_pages, packed_scripts, unpacked_pages, unpacked_scripts

HEAD = '<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="script-src \'self\'">'
SCRIPT = '<script src="../../delat/0123456789abcdef/unpack.js" defer></script>'
ROWS = "".join(f'<tr id="t-{n}"><th scope="row">månad {n}</th><td data-value="{n}">{n} %</td></tr>' for n in range(900))
PAGE = (
    f'<!doctype html>\n<html lang="sv"><head>{HEAD}<title>A</title></head><body><article><h1>A</h1>'
    '<div class="u-tables u-indicator"><p class="u-answer">8 st å.</p><div class="u-part"><table>{}</table></div></div>'
    f"</article>{SCRIPT}</body></html>\n"
)
FILES = {
    "indikatorer/a.html": PAGE.format(ROWS).encode(),
    "indikatorer/b.html": PAGE.format(ROWS.replace("månad", "kvartal")).encode(),
    "data/tables/a.csv": b"rad\n",
}


def test_a_page_is_plain_and_holds_itself_packed():
    made = packed_pages(FILES)
    assert set(made) == {"indikatorer/a.html", "indikatorer/b.html", "dictionary.js"}
    page = made["indikatorer/a.html"].decode()
    assert re.sub('data-page="[^"]*"', "…", page) == (
        "<!doctype html><html lang=sv><head><meta charset=utf-8>"
        "<meta http-equiv=Content-Security-Policy content=\"script-src 'self'\">"
        '<script src="../dictionary.js"></script><script src="../../delat/0123456789abcdef/unpack.js" …></script>'
        '<title>A</title><body><article><h1>A</h1><div class="u-tables u-indicator"><p class=u-answer>8 st å.</div>'
        "<p class=u-fine>Så visas sidan utan skript: det som gäller nu. Resten finns i filerna.</article>"
    )
    assert len(made["dictionary.js"] + page.encode()) < len(FILES["indikatorer/a.html"]) / 4
    assert made["dictionary.js"].startswith(b'self.utfallDictionaries=["')


def test_the_way_back_is_to_the_byte():
    published = FILES | packed_pages(FILES)
    pages, dictionaries = unpacked_pages(published)
    assert dictionaries == {"dictionary.js"}
    whole = {name: content for name, content in (published | pages).items() if name not in dictionaries}
    assert whole == FILES


def test_a_page_is_unpacked_with_the_dictionary_that_it_names():
    made = packed_pages(FILES)
    old = made["indikatorer/a.html"].replace(b'"../dictionary.js"', b'"../../delat/fedcba9876543210/old.js"')
    beside = {"indikatorer/a.html": old, "../delat/fedcba9876543210/old.js": made["dictionary.js"]}
    pages, dictionaries = unpacked_pages(beside)
    assert pages["indikatorer/a.html"] == FILES["indikatorer/a.html"]
    assert dictionaries == {"../delat/fedcba9876543210/old.js"}


@pytest.mark.parametrize(
    ("name", "page"),
    [
        pytest.param("a.html", PAGE.format(ROWS).replace(SCRIPT, ""), id="one that cannot unpack"),
        pytest.param("a.html", PAGE.format(ROWS).replace("article>", "section>"), id="one that is none of the theme's"),
        pytest.param("a.html", PAGE.format(ROWS).replace(HEAD, ""), id="one without a policy for its scripts"),
        pytest.param("a.html", PAGE.format(""), id="one that would gain nothing"),
        pytest.param("a.xml", PAGE.format(ROWS), id="no page"),
    ],
)
def test_another_page_is_left_as_it_is(name, page):
    assert packed_pages({name: page.encode()}) == {}


def test_a_page_that_is_no_utf_8_is_left_as_it_is():
    assert packed_pages({"a.html": PAGE.format(ROWS).encode("latin-1")}) == {}


def test_a_file_of_the_dictionarys_name_is_nobodys_to_write_over():
    assert packed_pages({**FILES, "dictionary.js": b"own()"}) == {}


def test_a_page_whose_dictionary_cannot_be_read_stays_as_it_is():
    page = {"indikatorer/a.html": packed_pages(FILES)["indikatorer/a.html"]}
    assert unpacked_pages(page) == ({}, set())
    assert unpacked_pages({**page, "dictionary.js": b"own()"}) == ({}, set())


def test_the_same_pages_are_the_same_bytes():
    assert packed_pages(FILES) == packed_pages(dict(FILES))


@pytest.mark.parametrize("name", ["search/index.js", "compare/reports.js"])
def test_scripts_that_only_hold_data_are_packed(name):
    script = b'self.utfallIndex={"entries":[' + '["hr.html","Lön"],'.encode() * 100 + b"[]]};\n"
    built = {"assets/unpack.js": b"", name: script}
    made = packed_scripts(built)
    assert set(made) == {name}
    assert made[name].startswith(b'self.utfallIndex=JSON.parse(self.utfallInflated("')
    assert len(made[name]) < len(script) / 3
    assert unpacked_scripts(made) == {name: script}


def test_another_script_is_left_as_it_is():
    assert packed_scripts({"assets/unpack.js": b"", "compare/reports.js": b"other();\n"}) == {}
    assert packed_scripts({"search/index.js": b"self.utfallIndex={};\n"}) == {}
    assert unpacked_scripts({"search/index.js": b"self.utfallIndex={};\n"}) == {}
