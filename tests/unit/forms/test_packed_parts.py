"""Tables of closed parts and what scripts alone read are packed in published pages, and unpacked to the byte."""

import pytest

from utfall.forms.packed_parts import packed_parts, unpacked_parts

ROWS = "".join(f'<tr id="t-{n}"><th scope="row">rad {n}</th><td data-value="{n}">{n} %</td></tr>' for n in range(40))
TABLE = (
    '<div class="u-scroll" role="region"><table class="u-table"><caption id="track-a-caption">Höll <b>prognosen</b>?'
    f"</caption><tbody>{ROWS}</tbody></table></div>"
)
SCRIPT = '<script src="../assets/unpack.js" defer></script>'
CLOSED = f'<details class="u-source"><summary>Siffror</summary>{TABLE}</details>{SCRIPT}'
CSV = {"data/tables/track-a.csv": b"rad\n", "assets/unpack.js": b""}


def page(text):
    return {**CSV, "indikatorer/a.html": text.encode()}


def packed(files):
    return packed_parts(files).get("indikatorer/a.html", b"").decode()


def test_a_table_of_a_closed_part_is_packed_and_leads_to_its_file():
    text = packed(page(CLOSED))
    assert text.startswith('<details class="u-source"><summary>Siffror</summary><div class="u-packed" data-packed="')
    assert '<noscript><a href="../data/tables/track-a.csv">Höll prognosen? (CSV)</a></noscript></div></details>' in text
    assert len(text) < len(CLOSED) / 3


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(TABLE + SCRIPT, id="a table that is seen at once"),
        pytest.param(CLOSED.replace("<details ", "<details open "), id="in a part that is open"),
        pytest.param(CLOSED.replace("track-a-caption", "track-b-caption"), id="without a file of its own"),
        pytest.param(f"<details></details>{TABLE}{SCRIPT}", id="after a closed part"),
        pytest.param(CLOSED.replace(SCRIPT, ""), id="on a page that cannot unpack"),
        pytest.param(CLOSED.replace(ROWS, ROWS[:60]), id="too small to gain by it"),
    ],
)
def test_another_table_is_left_as_it_is(text):
    assert packed(page(text)) == ""


def test_an_open_part_within_a_closed_one_is_packed():
    assert "u-packed" in packed(page(f"<details>{CLOSED.replace('<details ', '<details open ')}</details>"))


def test_what_a_live_chart_needs_is_packed():
    text = f"""<figure data-plot='{{"y":[{"1.5," * 200}"å"]}}' data-narrow="{{&#34;x&#34;:1}}"></figure>{SCRIPT}"""
    made = packed(page(text))
    assert made.startswith('<figure data-plot-packed="')
    assert ' data-narrow-packed="' in made
    assert len(made) < len(text) / 2


@pytest.mark.parametrize("name", ["search/index.js", "compare/reports.js"])
def test_scripts_that_only_hold_data_are_packed(name):
    script = b'self.utfallIndex={"entries":[' + b'["hr.html","HR"],' * 100 + b"[]]};\n"
    made = packed_parts({"assets/unpack.js": b"", name: script})[name]
    assert made.startswith(b'self.utfallIndex=JSON.parse(self.utfallUnpacked("')
    assert len(made) < len(script) / 3


@pytest.mark.parametrize(
    "text", [CLOSED, f"""<figure data-plot='{{"a":"é"}}'></figure>{CLOSED}{TABLE}""", CLOSED * 3], ids=range(3)
)
def test_what_is_packed_is_unpacked_to_the_byte(text):
    files = page(text) | {"search/index.js": b"self.utfallIndex={};\n", "compare/reports.js": b"other();\n"}
    made = files | packed_parts(files)
    assert made != files
    assert made | unpacked_parts(made) == files


def test_what_cannot_be_unpacked_stays_as_it_is():
    broken = f'<div class="u-packed" data-packed="%%"><noscript></noscript></div>{SCRIPT}'
    assert unpacked_parts(page(broken))["indikatorer/a.html"].decode() == f"%%{SCRIPT}"
