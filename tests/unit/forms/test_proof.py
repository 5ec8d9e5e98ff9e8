"""Every form says the same: a difference in any one is found, and named by form, table, row and column."""

import json
import shutil

import openpyxl
import pytest

from tests.unit.month import Month
from tests.unit.statements import LINES, statement_of
from utfall.forms import write
from utfall.forms.proof import differences
from utfall.forms.same_value import undone
from utfall.words import words

PAGE = """# Rapport {: #rapport }

{{ indicators(chapter="ekonomi") }}

{{ indicators(chapter="hr") }}

{{ statement("resultat") }}

{{ activities(show="table") }}

{{ chart("resultat") }}

{{ deviations() }}

{{ projects(show="table") }}

{{ status_counts() }}

{{ deviating() }}
"""
FORMS = ("csv", "xlsx", "json", "zip")
STATEMENT = "Resultat per avdelning, november 2023, ackumulerat från årets början, tusental kronor (tkr)"
ON_PAGE = "Resultat per avdelning, hittills i år, november 2023, tkr"
LACKS = "saknas, eller har andra rader eller kolumner."
HR = f"tabellen ”{STATEMENT}”, raden ”HR”, kolumnen ”Utfall ack 2023” ska säga ”−40” men säger"


class Written:
    """A site whose one page is what the macros make, with its forms; to be read, and to be tampered with."""

    def __init__(self, request, data):
        self.request, self.data = request, data
        self.page = data.parent / "index.html"

    def told(self):
        return [(one.file, one.message(words("sv"))) for one in differences(self.request)]

    def replace(self, name, old, new, count=1):
        path = self.data.parent / name
        text = path.read_bytes().decode()
        assert old in text, text
        path.write_bytes(text.replace(old, new, count).encode())


@pytest.fixture
def written(exports):
    exports.write_page(PAGE)
    request = exports.request(*FORMS)
    request.site.mkdir(exist_ok=True)
    macros = {macro.name: macro for macro in request.edition.macros}
    asked = [call.strip("{} \n") for call in PAGE.split("\n\n")[1:]]
    made = [eval(call, dict(macros)) for call in asked]  # noqa: S307 - the calls above
    (request.site / "index.html").write_text("\n".join(made), encoding="utf-8")
    write(request)
    return Written(request, request.site / "data")


def in_workbook(path, sheet, row, column, value):
    book = openpyxl.load_workbook(path)
    page = next(one for one in book if (one["A1"].value or "").startswith(sheet))
    at = [cell.value for cell in page[4]].index(column) + 1
    number = next(cells[0].row for cells in page.iter_rows(min_row=5) if cells[0].value == row)
    page.cell(number, at).value = value
    book.save(path)


def in_json(path, change):
    content = json.loads(path.read_text(encoding="utf-8"))
    change(content)
    path.write_text(json.dumps(content), encoding="utf-8")


def test_all_forms_say_the_same(written):
    assert written.told() == []


@pytest.mark.parametrize("day", ["0001-01-01", "1899-12-31", "1900-01-01", "1900-02-28", "1900-03-01"])
def test_all_forms_say_the_same_of_a_day_long_ago(exports, day):
    exports.month.edited("activities", 2, due=day)
    exports.write_page("# Rapport {: #rapport }\n\n{{ activities() }}\n")
    request = exports.request(*FORMS)
    macros = {macro.name: macro for macro in request.edition.macros}
    (request.site / "index.html").write_text(macros["activities"](), encoding="utf-8")
    write(request)
    assert list(differences(request)) == []


COLUMNS = ["outcome", "deviation", "previous_deviation", "year_deviation", "budget_share", "change"]


@pytest.fixture
def stated(exports):
    """A site whose page shows a statement with what is worked out of it, after a month that has it too."""
    month = exports.month
    rows = [
        "drift,kostnad,1,,line,Nettokostnader,,{0},-980,-990,-1960,-1980,-940,,,,",
        "drift,resor,2,kostnad,of-which,varav resor,,{0},-12.5,-10,,,,,,,",
        "drift,skatt,3,,line,Skatt,,{0},1000,1000,2000,2000,950,,,,",
        "drift,andel,4,,ratio,Andel av skatt,,{0},,,,,,,lower,kostnad,skatt",
    ]
    statement_of(month, [row.format("2023-10") for row in rows], LINES + ",direction,numerator,base")
    shutil.copytree(month.folder, month.folder.with_name("2023-10"))
    before = Month(month.root, month.folder.with_name("2023-10"))
    before.described(lambda whole: whole.update(period="2023-10", version="2023.10.1", figures_only=True))
    for name in ("observations", "goals", "activities", "assignments", "projects", "project_statuses", "notes",
                 "corrections"):  # fmt: skip
        before.rewritten(name, lambda text: text.partition("\n")[0] + "\n")
    statement_of(month, [row.format("2023-11") for row in rows], LINES + ",direction,numerator,base")
    call = f'statement("drift", columns={COLUMNS}, title="Drift {{year}}")'
    exports.write_page(f"# Rapport {{: #rapport }}\n\n{{{{ {call} }}}}\n")
    request = exports.request(*FORMS)
    macros = {macro.name: macro for macro in request.edition.macros}
    (request.site / "index.html").write_text(macros["statement"]("drift", COLUMNS, "Drift {year}"), encoding="utf-8")
    write(request)
    return Written(request, request.site / "data")


def test_all_forms_say_the_same_of_what_is_worked_out_of_a_statement(stated):
    assert stated.told() == []
    (file,) = stated.data.rglob("statement-drift*.csv")
    lines = file.read_text(encoding="utf-8-sig").splitlines()
    assert "Nettokostnader;rad;;-980,0;10,0;10,0;20,0;49,5;-40,0" in "\n".join(lines)
    said = json.loads((stated.data / "statements" / "drift.json").read_text(encoding="utf-8"))
    assert said["lines"][0]["observations"][-1]["derived"] == {
        "deviation": 10, "year_deviation": 20, "budget_share": 980 / 1980 * 100,
    }  # fmt: skip


def test_another_deviation_on_the_page_or_in_a_file_is_found(stated):
    stated.replace("index.html", ">(+10,0)<", ">(+11,0)<")
    ((file, said),) = stated.told()
    assert (file, "ska säga ”(+10,0)” men säger ”(+11,0)”" in said) == ("index.html", True)


def test_another_figure_on_the_page_is_found(written):
    written.replace(
        "index.html", 'data-value="1265135">1\u00a0265\u00a0135', 'data-value="1265135">1\u00a0265\u00a0136'
    )
    ((file, said),) = written.told()
    assert file == "index.html"
    assert said.startswith("Sidan: tabellen ”Indikatorer per månad, hittills i år")
    assert said.endswith(
        "raden ”Kostnader”, kolumnen ”Utfall ack 2023” ska säga ”1\u00a0265\u00a0135” men säger ”1\u00a0265\u00a0136”."
    )


def test_another_value_behind_a_figure_on_the_page_is_found(written):
    written.replace("index.html", 'data-value="1265135"', 'data-value="1265135.2"')
    assert [file for file, _ in written.told()] == ["index.html"]


@pytest.mark.parametrize(
    ("old", "new", "heading"),
    [
        ('<span class="u-word">Försenad</span>', '<span class="u-word">Pågående</span>', "Status"),
        ("31\u00a0mars\u00a02024", "30\u00a0mars\u00a02024", "Klart"),
        ('data-value="2024-03-31"', 'data-value="2024-03-30"', "Klart"),
    ],
)
def test_another_word_or_day_on_the_page_is_found(written, old, new, heading):
    written.replace("index.html", old, new)
    ((_, said),) = written.told()
    assert f"raden ”Tillitskultur”, kolumnen ”{heading}” ska säga" in said


@pytest.mark.parametrize(
    ("old", "heading"),
    [
        ('<small class="u-reason">Leverantören är sen.</small>', "Skäl"),
        ("<small>Leverantören är sen.</small>", "Status"),  # once more beside the name, for narrow screens
    ],
)
def test_another_reason_beside_a_status_is_found(written, old, heading):
    written.replace("index.html", old, old.replace("sen", "klar"))
    ((_, said),) = written.told()
    assert f"raden ”Portal”, kolumnen ”{heading}” ska säga ”Leverantören är sen.”" in said


def test_another_figure_in_a_list_that_stands_for_a_table_is_found(written):
    written.replace("index.html", '<li id="status-counts-', '<li id="status-counts-', 1)
    text = written.page.read_text(encoding="utf-8")
    at = text.index("<b>", text.index('<li id="status-counts-'))
    written.page.write_text(text[: at + 3] + "1" + text[at + 3 :], encoding="utf-8")
    (_, said), *more = written.told()
    assert more == []
    assert "kolumnen ”Antal” ska säga" in said


def test_another_figure_in_the_csv_as_shown_is_found(written):
    written.replace("data/tables/statement-resultat.csv", "-40", "40")
    assert written.told() == [
        (
            "data/tables/statement-resultat.csv",
            f"CSV som visas: {HR} ”40”.",
        )
    ]


def test_another_figure_in_the_csv_of_the_package_is_found(written):
    written.replace(
        "data/statement_lines.csv",
        "resultat,hr,3,gemensamt,line,HR,,2023-11,-40",
        "resultat,hr,3,gemensamt,line,HR,,2023-11,-41",
    )
    ((file, said),) = written.told()
    assert file == "data/statement_lines.csv"
    assert said == f"Paketets CSV: {HR} ”-41”."


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "outcome,2023-11,2023-11-01,2023-11-30,5.3,",
            "outcome,2023-11,2023-11-01,2023-11-30,53,",
            "”5.3” men säger ”53”",
        ),
        ("outcome,2023-11,2023-11-01,2023-11-30,-40,", "outcome,2023-11,2023-11-01,2023-11-30,,", "”-40” men säger ””"),
        (",reached,judged,", ",missed,judged,", "”reached” men säger ”missed”"),
        (",..,", ",x,", "”..” men säger ”x”"),
    ],
)
def test_another_cell_in_the_archive_is_found(written, old, new, said):
    written.replace("data/historik.csv", old, new)
    told = written.told()
    assert {file for file, _ in told} == {"data/historik.csv"}
    assert said in told[0][1]
    assert told[0][1].startswith("Historiken som CSV: tabellen ”Historiken som data”, raden ”2023-11 ")


def test_a_row_that_the_archive_lacks_is_found(written):
    path = written.data / "historik.csv"
    path.write_text("".join(path.read_text(encoding="utf-8").splitlines(keepends=True)[:-1]), encoding="utf-8")
    ((file, said),) = written.told()
    assert file == "data/historik.csv"
    assert said.startswith("Historiken som CSV: ”Historiken som data” ska ha ")


def test_another_value_in_the_workbooks_data_is_found(written):
    path = next(written.data.glob("*.xlsx"))
    book = openpyxl.load_workbook(path)
    cell = next(row[9] for row in book["Data"].iter_rows(min_row=5) if row[9].value == 5.3)
    cell.value = 5.31
    book.save(path)
    ((file, said),) = written.told()
    assert file == "data/manadsrapport-2023-11.xlsx"
    assert "raden ”2023-11 franvaro outcome 2023-11”, kolumnen ”Värde” ska säga ”5.3” men säger ”5.31”" in said


def test_another_figure_in_the_workbook_is_found(written):
    in_workbook(next(written.data.glob("*.xlsx")), "Resultat per avdelning", "HR", "Utfall ack 2023", -40.5)
    ((file, said),) = written.told()
    assert file == "data/manadsrapport-2023-11.xlsx"
    assert said == f"Arbetsboken: {HR} ”-40.5”."


def test_a_figure_as_text_in_the_workbook_is_found(written):
    in_workbook(next(written.data.glob("*.xlsx")), "Aktiviteter", "Tillitskultur", "Status", "Pågående")
    ((_, said),) = written.told()
    assert "raden ”Tillitskultur”, kolumnen ”Status” ska säga ”Försenad” men säger ”Pågående”." in said


def test_another_figure_in_the_json_of_tables_is_found(written):
    def change(content):
        table = next(one for one in content["tables"] if one["id"] == "statement-resultat")
        at = [column["key"] for column in table["columns"]].index("outcome")
        next(row for row in table["rows"] if row[0] == "HR")[at] = -41

    in_json(written.data / "tables.json", change)
    ((file, said),) = written.told()
    assert file == "data/tables.json"
    assert said.startswith(f"JSON för tabellerna: tabellen ”{STATEMENT}”, raden ”HR”, kolumnen ”Utfall ack 2023”")


@pytest.mark.parametrize(("name", "row"), [("indicators/franvaro", "Frånvaro"), ("statements/resultat", "HR")])
def test_another_figure_in_a_history_is_found(written, name, row):
    def change(content):
        lines = [one for one in content.get("lines", [content]) if one["id"] in {"hr", "franvaro"}]
        lines[0]["observations"][0]["values"]["outcome"] += 1

    in_json(written.data / f"{name}.json", change)
    told = written.told()
    assert {file for file, _ in told} == {f"data/{name}.json"}
    assert all(said.startswith("JSON för historien: tabellen ”") and f"raden ”{row}”" in said for _, said in told)


def test_a_missing_value_made_zero_is_found(written):
    def change(content):
        content["observations"][0]["values"]["rolling_12"] = 0

    in_json(written.data / "indicators" / "franvaro.json", change)
    assert ["ska säga ”..” men säger ”0”" in said for _, said in written.told()] == [True]


def test_a_table_that_a_page_lacks_is_found(written):
    written.replace("index.html", 'id="statement-resultat-caption"', 'id="other-caption"')
    assert written.told() == [
        ("index.html", f"Sidan: tabellen ”{ON_PAGE}” saknas, eller har andra rader eller kolumner.")
    ]


@pytest.mark.parametrize(("old", "new"), [("\r\nUppdrag;", "\r\nUppdrag;\r\nMera;"), ("Prognos helår 2023", "Prognos")])
def test_a_row_or_a_column_that_should_not_be_there_is_found(written, old, new):
    written.replace("data/tables/statement-resultat.csv", old, new)
    assert [said.partition(":")[0] for _, said in written.told()] == ["CSV som visas"]


def test_a_page_that_is_not_there_lacks_its_tables(written):
    written.page.unlink()
    told = written.told()
    assert len(told) > 5
    assert {file for file, _ in told} == {"index.html"}
    tables = [said for _, said in told if said.endswith("saknas, eller har andra rader eller kolumner.")]
    assert len(tables) > 5
    title = "Resultat per avdelning, november 2023, tkr"
    others = [said for _, said in told if said not in tables]
    assert others == [f"Sidan: diagrammet ”{title}” ska säga ”{title}” men säger ””."]


def test_a_note_that_is_left_out_is_found(written):
    text = written.page.read_text(encoding="utf-8")
    at = text.index("-note-1", text.index("<li id="))
    start = text.index(">", at) + 1
    written.page.write_text(text[:start] + "Annat." + text[text.index("</li>", start) :], encoding="utf-8")
    assert any("kolumnen ”Noter” ska säga" in said for _, said in written.told())


@pytest.mark.parametrize(
    ("text", "unit", "figure"),
    [
        ("1\u00a0265\u00a0135", "", "1265135"), ("−5,3\u00a0%", "procent", "-5.3"), ("+12", "", "12"), ("-4", "", "-4"),
        ("19 mnkr", "mnkr", "19"), ("saknas", "", None), ("5 av 7", "", None), ("", "", None), ("1,2,3", "", None),
    ],
)  # fmt: skip
def test_formatting_is_undone(text, unit, figure):
    found = undone(text, unit, "sv")
    assert (None if found is None else str(found)) == figure


def test_english_figures_are_undone():
    assert str(undone("1,265,135.5 %", "procent", "en")) == "1265135.5"
