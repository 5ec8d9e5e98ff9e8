"""Data files as programs save them become the files as they are kept, and nothing else about them is changed."""

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from utfall.model.contract import CONTRACTS
from utfall.model.mend import CellMend, FileMend
from utfall.source.cell_rules import PackageUnits
from utfall.source.mended_table import lay_out, mend
from utfall.source.raw import read_table

UNITS = PackageUnits({"indicators": {"kostnader": "tkr", "franvaro": "procent"}, "statements": {}})
COLUMNS = frozenset({"indicator", "period", "outcome", "target", "forecast_made", "comment"})
SCHEMA = CONTRACTS["observations"].described("sv", COLUMNS)["schema"]
OWN = {"fields": [{"name": "enhet", "type": "string"}, {"name": "kvar", "type": "number", "unit": "kr/m²"}]}
KEPT = (
    "indicator,period,outcome,target,forecast_made,comment\n"
    'kostnader,2023-12,1385210,-305,2023-10,"Fler köp än väntat, åtgärd pågår"\n'
    "franvaro,2023-12,5.8,5,,\n"
)
ROWS = [row.split(";") for row in [
    "indicator;period;outcome;target;forecast_made;comment",
    "kostnader;dec-23;1 385 210;-305;okt-23;Fler köp än väntat, åtgärd pågår",
    "franvaro;dec-23;5,8;5;;",
]]  # fmt: skip


def table(tmp_path, content, name="observations", schema=SCHEMA):
    tmp_path.mkdir(exist_ok=True)
    (tmp_path / f"{name}.csv").write_bytes(content)
    return read_table({"name": name, "path": f"{name}.csv", "schema": schema}, tmp_path, "data/2023-12")


def mended(tmp_path, content, name="observations", schema=SCHEMA):
    return mend(lay_out(table(tmp_path, content, name, schema), content), UNITS)


def saved(rows=ROWS, *, sign=";", end="\r\n", encoding="utf-8", quoting=csv.QUOTE_MINIMAL, hint=""):
    """Return rows as a program of another language or system saves them."""
    text = io.StringIO()
    csv.writer(text, delimiter=sign, lineterminator=end, quoting=quoting).writerows(rows)
    return f"{hint}{text.getvalue()}".encode(encoding)


def with_thousands(sign, minus="−"):
    """Return the rows with another sign between thousands and another minus."""
    return [
        [cell.replace("1 385 210", f"1{sign}385{sign}210").replace("-305", f"{minus}305") for cell in row]
        for row in ROWS
    ]


@pytest.mark.parametrize(
    "content",
    [
        saved(encoding="cp1252"),  # Excel in Swedish: CSV
        saved(encoding="utf-8-sig"),  # CSV UTF-8
        saved(encoding="cp850"),  # CSV (MS-DOS)
        saved(end="\r", encoding="mac_roman"),  # CSV (Macintosh)
        saved(sign="\t", encoding="utf-16"),  # Unicode text
        saved(sign="\t", encoding="cp1252"),  # Text, tab delimited
        saved(sign=",", end="\n"),  # LibreOffice
        saved(sign=",", end="\r\n"),  # Google Sheets
        saved(quoting=csv.QUOTE_ALL, end="\n"),  # LibreOffice, all texts in quotation marks
        saved(hint="sep=;\r\n"),
        saved(with_thousands("\u00a0")), saved(with_thousands("\u202f")), saved(with_thousands("\u2009", "–")),
        saved(with_thousands(".")),  # Excel in German
        saved(with_thousands("’", "-")),  # Numbers, Swiss
        saved([[*row, "", ""] for row in [*ROWS, [""] * 6, [""] * 6]]),
        saved([ROWS[0], [""] * 6, *ROWS[1:]]),
        saved([[f" {cell} " if at == 0 else cell for cell in row] for at, row in enumerate(ROWS)]),
        saved([[cell.upper() if at == 0 else cell for cell in row] for at, row in enumerate(ROWS)]),
        KEPT.replace("\n", "\r\n").encode(),
        KEPT.rstrip("\n").encode(),
        KEPT.encode("utf-8-sig"),
        "\n".join('"' + line.replace('"', '""') + '"' for line in KEPT.splitlines()).encode(),  # each row in one cell
        KEPT.encode(),
    ],
)  # fmt: skip
def test_what_a_program_saves_becomes_the_file_as_it_is_kept(tmp_path, content):
    found = mended(tmp_path, content)
    assert found.content.decode() == KEPT
    assert found.left == ()
    again = mended(tmp_path, found.content)
    assert (again.is_changed, again.content) == (False, found.content)


def test_english_and_american_exports_become_the_same(tmp_path):
    rows = [
        ROWS[0],
        ["kostnader", "Dec-23", "1,385,210", "(305)", "Oct-23", "Fler köp än väntat, åtgärd pågår"],
        ["franvaro", "December 2023", "5.8%", "5.", "", ""],
    ]
    assert mended(tmp_path, saved(rows, sign=",")).content.decode() == KEPT


def test_every_mend_is_told_with_its_place(tmp_path):
    found = mended(tmp_path, saved([[*row, ""] for row in [*ROWS, [""] * 6]], encoding="cp1252"))
    assert found.files == (
        FileMend("encoding", "windows-1252", "utf-8"), FileMend("delimiter", ";", ","),
        FileMend("line-ends", "CRLF", "LF"),
        FileMend("blank-columns", count=1), FileMend("blank-rows", count=1),
    )  # fmt: skip
    assert found.cells == (
        CellMend(2, "period", "dec-23", "2023-12"), CellMend(2, "outcome", "1 385 210", "1385210"),
        CellMend(2, "forecast_made", "okt-23", "2023-10"), CellMend(3, "period", "dec-23", "2023-12"),
        CellMend(3, "outcome", "5,8", "5.8"),
    )  # fmt: skip


def test_what_could_mean_two_things_is_left_in_a_file_that_is_mended(tmp_path):
    rows = [
        ROWS[0],
        ["kostnader", "dec-23", "1,385", "-", "03/04/2023", ""],
        ["franvaro", "dec-23", "n/a", "5 tkr", "", ""],
    ]
    found = mended(tmp_path, saved(rows))
    assert found.content.decode() == (
        'indicator,period,outcome,target,forecast_made,comment\nkostnader,2023-12,"1,385",-,03/04/2023,\n'
        "franvaro,2023-12,n/a,5 tkr,,\n"
    )
    assert [(one.row, one.column, one.reading.how) for one in found.left] == [
        (2, "outcome", "decimals-or-thousands"), (2, "target", "dash"), (2, "forecast_made", "two-dates"),
        (3, "outcome", "absent"), (3, "target", "other-unit"),
    ]  # fmt: skip
    assert not mended(tmp_path, found.content).is_changed


def test_a_column_in_doubt_is_not_mended_in_part(tmp_path):
    rows = [ROWS[0], ["kostnader", "2023-12", "1.385", "", "", ""], ["franvaro", "2023-12", "5,8", "", "", ""]]
    found = mended(tmp_path, saved(rows, sign=",", end="\n"))
    assert not found.is_changed
    assert [(one.column, one.reading.how) for one in found.left] == [
        ("outcome", "decimals-or-thousands"), ("outcome", "decimal-comma"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "content",
    [
        KEPT.encode() + b'"open,1\n',
        KEPT.encode() + "köp".encode("cp1252"),
        b"",
        KEPT.encode() + b"\0",
        b"\xff\xfe" + KEPT.encode("utf-16-le")[:-1],
        b"a;b\r\n1 385;2\r\n",
    ],
    ids=["quotes", "two encodings", "empty", "no text", "cut off", "another table"],
)
def test_a_file_that_cannot_be_read_for_sure_is_left_as_it_is(tmp_path, content):
    found = mended(tmp_path, content)
    assert (found.is_changed, found.content) == (False, content)


def test_a_row_that_may_be_shifted_keeps_its_cells_and_shows_nothing(tmp_path):
    content = KEPT.encode() + b"kostnader,2023-12,5,8,5,2023-10,\n" + b"kostnader,2023-12,1 385\n"
    found = mended(tmp_path, content)
    assert (found.is_changed, found.content) == (False, content)


def test_the_order_of_columns_is_let_be(tmp_path):
    content = b"outcome,indicator\n5.8,franvaro\n"
    assert mended(tmp_path, content).content == content


def test_a_table_of_ones_own_is_mended_by_its_fields(tmp_path):
    content = "enhet;kvar\r\nNorr;1 385,5 kr/m²\r\nSöder;(12)\r\nVäster;5 %\r\n".encode("cp1252")
    found = mended(tmp_path, content, "egen", OWN)
    assert found.content.decode() == "enhet,kvar\nNorr,1385.5\nSöder,-12\nVäster,5 %\n"
    assert [(one.row, one.reading.how) for one in found.left] == [(4, "other-unit")]


def test_a_table_that_nobody_has_described_keeps_its_cells(tmp_path):
    found = mended(tmp_path, b"enhet;kvar\r\nNorr;1 385,5\r\n", "egen", {"fields": []})
    assert found.content == b'enhet,kvar\nNorr,"1 385,5"\n'


def test_a_column_of_one_table_may_have_empty_cells(tmp_path):
    content = b'kvar\n1\n""\n..\n'
    found = mended(tmp_path, content, "egen", {"fields": OWN["fields"][1:]})
    assert (found.is_changed, found.content) == (False, content)


NUMBER = st.from_regex(r"-?(0|[1-9][0-9]{0,8})(\.[0-9]{1,2})?", fullmatch=True)
FIGURE = NUMBER | st.sampled_from(["", "..", ".", "x"])
PERIOD = st.from_regex(r"20[0-4][0-9]-(0[1-9]|1[0-2])", fullmatch=True)
COMMENT = st.sampled_from(
    [
        "",
        "Fler köp av licenser",
        "Åtgärd pågår; två delar",
        'En "så kallad" fråga',
        "rad ett\nrad två",
        " mellanrum ",
        "å, ä, ö",
    ]
)
CANONICAL = st.lists(
    st.tuples(st.sampled_from(["kostnader", "franvaro"]), PERIOD, FIGURE, FIGURE, PERIOD | st.just(""), COMMENT),
    min_size=1, max_size=6,
)  # fmt: skip
MONTHS = ["jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec"]
DISTURBED = st.fixed_dictionaries({
    "thousands": st.sampled_from(["", " ", "\u00a0", "\u202f", "'"]),
    "decimal": st.sampled_from([".", ","]),
    "minus": st.sampled_from(["-", "−", "–", "- ", "after", "parentheses"]),
    "unit": st.booleans(),
    "period": st.sampled_from(["", "short", "slash", "day", "month first"]),
    "around": st.sampled_from(["", " ", "\u00a0"]),
    "sign": st.sampled_from(",;\t"),
    "end": st.sampled_from(["\n", "\r\n"]),
    "encoding": st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1252"]),
    "quoting": st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
    "columns": st.integers(0, 2),
    "rows": st.integers(0, 2),
})  # fmt: skip


def disturbed_number(text, unit, how):
    if text in {"", "..", ".", "x"}:
        return f"{how['around']}{text}"
    whole, _, decimals = text.removeprefix("-").partition(".")
    groups = f"{int(whole):,}".replace(",", how["thousands"] or "")
    bare = groups + (how["decimal"] + decimals if decimals else "") + (f" {unit}" if how["unit"] else "")
    if not text.startswith("-"):
        return f"{how['around']}{bare}"
    return {"after": f"{bare}-", "parentheses": f"({bare})"}.get(how["minus"], f"{how['minus']}{bare}")


def disturbed_period(text, how):
    if not text:
        return text
    year, month = text.split("-")
    forms = {
        "short": f"{MONTHS[int(month) - 1]}-{year[2:]}", "slash": f"{year}/{month}", "day": f"{text}-01",
        "month first": f"{month}/{year}",
    }  # fmt: skip
    return forms.get(how["period"], text)


@settings(max_examples=150)
@given(CANONICAL, DISTURBED)
def test_whatever_is_done_to_a_file_it_comes_back_byte_for_byte(tmp_path_factory, rows, how):
    if how["encoding"] == "cp1252":  # has neither of them
        how |= {"thousands": how["thousands"].replace("\u202f", "\u00a0"), "minus": how["minus"].replace("−", "–")}
    head = ROWS[0]
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([head, *rows])
    units = {"kostnader": "tkr", "franvaro": "%"}
    after = [
        [name, disturbed_period(period, how), disturbed_number(outcome, units[name], how),
         disturbed_number(target, units[name], how), disturbed_period(made, how), comment]
        for name, period, outcome, target, made, comment in rows
    ]  # fmt: skip
    wide = [[*row, *[""] * how["columns"]] for row in [head, *after, *[[""] * len(head)] * how["rows"]]]
    content = saved(wide, sign=how["sign"], end="\n", quoting=how["quoting"]).decode().replace("\n", how["end"])
    folder = tmp_path_factory.getbasetemp() / "disturbed"
    found = mended(folder, content.encode(how["encoding"]))
    assert found.left == ()
    assert found.content.decode() == text.getvalue()


SCRAPS = st.sampled_from([
    *(row.encode() for row in KEPT.splitlines()), b"\n", b"\r\n", b"\r", b",", b";", b"\t", b'"', b"\0", b"\xff\xfe",
    b"\xef\xbb\xbf", "köp".encode("cp1252"), "köp".encode(), "Å".encode("cp850"), b"sep=;\n", b"1,385",
    b"1.385.210", b"(5)", b"nov-23", b"-", b" ",
])  # fmt: skip


@settings(max_examples=100)
@given(st.lists(SCRAPS, max_size=14).map(b"".join) | st.binary(max_size=60))
def test_no_bytes_break_it_and_a_second_run_changes_nothing(tmp_path_factory, content):
    folder = tmp_path_factory.getbasetemp() / "any"
    found = mended(folder, content)
    again = mended(folder, found.content)
    assert (again.is_changed, again.content) == (False, found.content)
