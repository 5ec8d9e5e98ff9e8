"""An edition is laid out without what editions share, leads to it, and can be made whole again, to the byte."""

import gzip
import json

import pytest

from utfall.forms.alike_parts import without_alike_parts
from utfall.forms.history_parts import history_parts, joined_history, with_month
from utfall.forms.manifest import listed, read, sums_in, written
from utfall.forms.published_form import made_whole, published_form
from utfall.model.fact import COLUMNS

HEAD = f"{','.join(COLUMNS)}\n".encode()


def row(month, name="Kostnader", period="", origin="reported", status=",,"):
    """Return a row of the archive; what is worked out is of the month that ``period`` says."""
    return (
        f"{month},indicator,kostnader,{name},,outcome,{period or month},,,1,tkr,{status},{origin},{month}.1\n".encode()
    )


ROWS = {
    "2024-12": row("2024-12"),
    "2025-01": row("2025-01", '"Ett namn\npå två rader"', status=",close,computed"),
    "2025-02": row("2025-02") + b"".join(row("2025-02", period=one, origin="computed") for one in
                                         ("2024-12", "2025-01", "2025-02")),
}  # fmt: skip
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
        "indikatorer/kostnader.html", "assets/own.js", "data/historik-2025-02.csv.gz", "data/index.json",
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
    worked_out = b"".join(row("2025-01", period=one, origin="computed") for one in ("2024-12", "2025-01"))
    before = {"data/historik.csv": HEAD + ROWS["2024-12"] + ROWS["2025-01"] + worked_out}
    earlier = built(**before)
    earlier["manifest.json"] = earlier["manifest.json"].replace(b'"2025-02"', b'"2025-01"')
    first = published_form(earlier, "delat", "historik.csv")
    second = published_form(built(), "delat", "historik.csv")
    parts = {name for name in second.shared if name.endswith("/historik-2024.csv")}
    assert parts <= set(first.shared)
    own = gzip.decompress(second.own["data/historik-2025-02.csv.gz"])
    assert own == HEAD + row("2025-02") + row("2025-02", origin="computed")


def test_a_history_keeps_what_the_report_itself_says_and_names_where_the_rest_is():
    made = published_form(built(), "delat", "historik.csv")
    own = json.loads(made.own["data/indicators/kostnader.json"])
    assert (own["schema_version"], own["observations"], own["earlier"]) == (3, SEEN[2:], "../index.json")
    paths = json.loads(made.own["data/index.json"])["earlier"]
    assert [path.rpartition("/")[2] for path in paths] == ["2024.json", "2025-01.json"]
    parts = [json.loads(made.shared[path.removeprefix("../")]) for path in paths]
    assert [part["indicators"]["kostnader"]["observations"] for part in parts] == [SEEN[:1], SEEN[1:2]]


def test_what_symbols_mean_stands_once_in_the_index():
    symbols = {"": "saknas", "x": "skyddat"}
    head = {"$schema": "../schema/x.json", "schema_version": 1, "version": "2025.2.1", "missing_symbols": symbols}
    whole = built(**{
        "data/indicators/a.json": compact({**head, "id": "a", "observations": SEEN}),
        "data/indicators/b.json": compact({**head, "id": "b", "observations": SEEN[2:]}),
        "data/statements/c.json": compact({**head, "missing_symbols": {"x": "annat"}, "id": "c", "lines": []}),
    })  # fmt: skip
    del whole["data/indicators/kostnader.json"]
    whole["manifest.json"] = written({"format": "utfall-manifest/1", "period": "2025-02", "files": listed(
        {name: content for name, content in whole.items() if name != "manifest.json"})})  # fmt: skip
    made = published_form(whole, "delat", "historik.csv")
    told = {name[-6]: json.loads(made.own[name]) for name in made.own if name.count("/") == 2}
    assert {name: one.get("missing_symbols") for name, one in told.items()} == {
        "a": None,
        "b": None,
        "c": {"x": "annat"},
    }
    assert json.loads(made.own["data/index.json"])["missing_symbols"] == symbols
    assert [name for name, one in told.items() if "earlier" in one] == ["a"]
    assert made_whole({**made.own, **made.shared}) == whole


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
    made = history_parts(HISTORY)
    assert list(made.parts) == ["2024", "2025-01", "2025-02"]
    undated = row("2025-02", period="2025-01", origin="computed")[len("2025-02") :].replace(b"2025-02.1", b"")
    assert made.parts["2025-01"] == HEAD + ROWS["2025-01"] + undated
    assert joined_history(list(made.parts.values()), made.order) == HISTORY


def test_a_corrected_month_takes_its_own_place_in_the_history():
    corrected = ROWS["2025-01"].replace(b"2025-01.1", b"2025-01.2")
    computed = row("2025-01", origin="computed")
    now = with_month(HISTORY, "2025-01", HEAD + ROWS["2024-12"] + corrected + computed)
    assert now == HEAD + ROWS["2024-12"] + corrected + ROWS["2025-02"]
    newest = with_month(HISTORY, "2025-02", b"")
    assert newest == HEAD + ROWS["2024-12"] + ROWS["2025-01"]
    back = with_month(newest, "2025-01", HEAD + corrected + computed, with_computed=True)
    assert back == HEAD + ROWS["2024-12"] + corrected + computed


def test_a_dialog_that_was_fetched_from_one_file_is_read_in_its_place():
    dialog = '<dialog class="u-search" data-index="{}" data-base="{}" data-some="{{count}} träffar"></dialog>'
    script = f'{{here.insertAdjacentHTML("afterend",{json.dumps(dialog.format("{index}", "{base}"))}.replace())}}\n'
    fetched = '<script class="u-alike" src="../assets/dialog.js" data-index="../s.js" data-base="../" defer></script>'
    pages = {"indikatorer/a.html": f"<p>{fetched}</p>".encode(), "404.html": b"<p>borta</p>"}
    back, gone = without_alike_parts(pages | {"assets/dialog.js": script.encode()})
    assert back == {"indikatorer/a.html": f"<p>{dialog.format('../s.js', '../')}</p>".encode()}
    assert gone == ("assets/dialog.js",)


def test_the_list_of_tables_leaves_rows_to_the_files_of_tables():
    columns = [{"key": "name", "heading": "Namn", "type": "text"}, {"key": "value", "heading": "Tal", "type": "number"}]
    tables = [
        {"id": "a", "csv": "tables/a.csv", "columns": columns, "rows": [["x", 1]]},
        {"id": "b", "columns": [], "rows": [["y", 2]]},
    ]
    whole = built(
        **{
            "data/tables.json": compact({"schema_version": 1, "tables": tables}),
            "data/tables/a.csv": b"A\r\nNamn;Tal\r\nx;1\r\n",
        }
    )
    made = published_form(whole, "delat", "historik.csv")
    told = json.loads(made.own["data/tables.json"])
    assert (told["schema_version"], ["rows" in one for one in told["tables"]]) == (3, [False, True])
    assert made_whole({**made.own, **made.shared}) == whole


def test_a_descriptor_is_published_without_spaces_and_the_manifest_says_how_many_there_were():
    whole = built(**{"data/datapackage.json": b'{\n  "name": "m\xc3\xa5nad",\n  "resources": []\n}\n'})
    made = published_form(whole, "delat", "historik.csv")
    assert made.own["data/datapackage.json"] == b'{"name":"m\xc3\xa5nad","resources":[]}\n'
    [entry] = [one for one in read(made.own["manifest.json"])["files"] if one["path"] == "data/datapackage.json"]
    assert (entry["size"], entry["indent"]) == (33, 2)
    assert made_whole({**made.own, **made.shared}) == whole


def test_a_published_manifest_has_no_spaces_and_one_that_is_built_has():
    made = published_form(built(), "delat", "historik.csv")
    assert b'\n{"path":"assets/own.js","size":20,"sha256":"' in made.own["manifest.json"]
    assert b'\n  {"path": "assets/own.js", "size": 20, "sha256": "' in built()["manifest.json"]


def test_an_edition_that_was_published_in_an_earlier_form_is_made_whole_too():
    made = published_form(built(), "delat", "historik.csv")
    own = dict(made.own)
    part = gzip.decompress(own.pop("data/historik-2025-02.csv.gz"))
    said = json.loads(own["manifest.json"].replace(b"historik-2025-02.csv.gz", b"historik-2025-02.csv"))
    own |= {"data/historik-2025-02.csv": part, "manifest.json": written(said)}
    assert made_whole({**own, **made.shared}) == built()
