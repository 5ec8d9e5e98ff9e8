"""An edition is laid out without what editions share, leads to it, and can be made whole again, to the byte."""

import json

import pytest

from utfall.forms.history_parts import history_parts, joined_history, with_month
from utfall.forms.manifest import listed, read, sums_in, written
from utfall.forms.published_form import made_whole, published_form

HEAD = b"month,kind,name,origin,edition\n"
ROWS = {
    "2024-12": b"2024-12,line,Kostnader,reported,2024-12.1\n",
    "2025-01": b'2025-01,line,"Ett namn\np\xc3\xa5 tv\xc3\xa5 rader",reported,2025-01.1\n',
    "2025-02": b"2025-02,line,Kostnader,reported,2025-02.1\n2025-02,line,Kostnader,computed,2025-02.1\n",
}
HISTORY = b"".join((HEAD, *ROWS.values()))
PAGE = (
    '<link href="../assets/print.css">'
    '<script src="../assets/charts.js" data-plotly="../assets/vendor/plotly-basic.min.js"></script>'
    '<a href="./../data/historik.csv">Historik</a> <a href="#x">x</a> <a href="https://example.se/assets/">y</a>'
)
SEEN = [{"package": "2024.12.1", "period": "2024-12", "values": {"outcome": 0.1}},
        {"package": "2025.1.1", "period": "2025-01", "values": {"outcome": 2}},
        {"package": "2025.2.1", "period": "2025-02", "values": {"outcome": 3}}]  # fmt: skip


def compact(whole):
    return f"{json.dumps(whole, separators=(',', ':'))}\n".encode()


def built(**more):
    """Return an edition's files with their manifest."""
    files = {
        "indikatorer/kostnader.html": PAGE.encode(),
        "assets/print.css": b"p{}",
        "assets/charts.js": b"js",
        "assets/vendor/plotly-basic.min.js": b"plotly",
        "assets/own.js": b"import('./other.js')",
        "data/historik.csv": HISTORY,
        "data/schema/index.json": b"{}",
        "data/index.json": compact({"$schema": "schema/index.json", "files": {"history": "historik.csv"}}),
        "data/indicators/kostnader.json": compact({"schema_version": 1, "observations": SEEN, "corrections": []}),
        **more,
    }
    files = dict(sorted(files.items()))
    facts = {"format": "utfall-manifest/1", "period": "2025-02", "files": listed(files)}
    return {**files, "manifest.json": written(facts)}


def test_what_editions_share_lies_beside_and_pages_lead_there():
    made = published_form(built(), "delat", "historik.csv")
    assert set(made.own) == {
        "indikatorer/kostnader.html", "assets/own.js", "data/historik-2025-02.csv", "data/index.json",
        "data/indicators/kostnader.json", "manifest.json",
    }  # fmt: skip
    shared = {address.rpartition("/")[2]: f"../{address}" for address in made.shared}
    assert made.own["indikatorer/kostnader.html"].decode() == (
        f'<link href="{shared["print.css"]}">'
        f'<script src="{shared["charts.js"]}" data-plotly="{shared["plotly-basic.min.js"]}"></script>'
        '<a href="./../../historik.csv">Historik</a> <a href="#x">x</a> <a href="https://example.se/assets/">y</a>'
    )
    assert sorted(address.rpartition("/")[2] for address in made.shared) == [
        "2024.json", "2025-01.json", "charts.js", "historik-2024.csv", "historik-2025-01.csv", "index.json",
        "plotly-basic.min.js", "print.css",
    ]  # fmt: skip
    assert all(address.startswith("../delat/") for address in made.shared)


def test_an_edition_is_made_whole_again_to_the_byte():
    whole = built()
    made = published_form(whole, "delat", "historik.csv")
    assert made.own != whole
    assert made_whole({**made.own, **made.shared}) == whole


def test_the_manifest_lists_what_lies_beside_with_its_checksum():
    made = published_form(built(), "delat", "historik.csv")
    sums = sums_in(read(made.own["manifest.json"]))
    assert set(sums) == {*made.own, *made.shared} - {"manifest.json"}


def test_an_edition_shares_every_part_of_the_history_but_its_own():
    before = {"data/historik.csv": HEAD + ROWS["2024-12"] + ROWS["2025-01"]}
    earlier = built(**before)
    earlier["manifest.json"] = earlier["manifest.json"].replace(b'"2025-02"', b'"2025-01"')
    first = published_form(earlier, "delat", "historik.csv")
    second = published_form(built(), "delat", "historik.csv")
    parts = {name for name in second.shared if name.endswith("/historik-2024.csv")}
    assert parts <= set(first.shared)
    assert second.own["data/historik-2025-02.csv"] == HEAD + ROWS["2025-02"]


def test_a_history_keeps_what_the_report_itself_says_and_names_where_the_rest_is():
    made = published_form(built(), "delat", "historik.csv")
    own = json.loads(made.own["data/indicators/kostnader.json"])
    assert (own["observations"], own["earlier"]) == (SEEN[2:], "../index.json")
    paths = json.loads(made.own["data/index.json"])["earlier"]
    assert [path.rpartition("/")[2] for path in paths] == ["2024.json", "2025-01.json"]
    parts = [json.loads(made.shared[path.removeprefix("../")]) for path in paths]
    assert [part["indicators"]["kostnader"]["observations"] for part in parts] == [SEEN[:1], SEEN[1:2]]


def test_an_edition_without_a_manifest_stays_whole():
    whole = {name: content for name, content in built().items() if name != "manifest.json"}
    made = published_form(whole, "delat", "historik.csv")
    assert (made.own, made.shared) == (whole, {})


@pytest.mark.parametrize("page", [b'<a href="../../delat/0123456789abcdef/x.js">', b'<a href="../../historik.csv">'])
def test_an_edition_that_could_not_be_made_whole_again_stays_whole(page):
    whole = built(**{"indikatorer/other.html": page})
    made = published_form(whole, "delat", "historik.csv")
    back = made_whole({**made.own, **made.shared})
    assert back == whole


def test_two_files_that_are_alike_are_told_apart():
    whole = built(**{"data/schema/print.css": b"p{}"})
    made = published_form(whole, "delat", "historik.csv")
    assert made_whole({**made.own, **made.shared}) == whole


def test_the_parts_of_the_history_are_closed_years_and_the_months_of_the_last():
    parts = history_parts(HISTORY)
    assert list(parts) == ["2024", "2025-01", "2025-02"]
    assert parts["2025-01"] == HEAD + ROWS["2025-01"]
    assert joined_history(list(parts.values())) == HISTORY


def test_a_corrected_month_takes_its_own_place_in_the_history():
    corrected = ROWS["2025-01"].replace(b"2025-01.1", b"2025-01.2")
    computed = b"2025-01,line,Kostnader,computed,2025-01.2\n"
    now = with_month(HISTORY, "2025-01", HEAD + ROWS["2024-12"] + corrected + computed)
    assert now == HEAD + ROWS["2024-12"] + corrected + ROWS["2025-02"]
    newest = with_month(HISTORY, "2025-02", b"")
    assert newest == HEAD + ROWS["2024-12"] + ROWS["2025-01"]
