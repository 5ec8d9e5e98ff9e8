"""A breakdown is the same in every form, and whatever one form says otherwise of it is found."""

import shutil

import openpyxl
import pytest

from tests.breakdowns import broken_down
from tests.unit.broken_down import MEMBERS, NOVEMBER, rows_of
from tests.unit.month import Month
from utfall.forms import write
from utfall.forms.proof import differences
from utfall.words import words

PAGE = """# Rapport {: #rapport }

{{ breakdown("franvaro", by="enhet") }}

{{ breakdown("franvaro", by=("enhet", "kon")) }}

{{ breakdown("kostnader", by="enhet") }}

{{ members("franvaro", by="enhet") }}

{{ member("norr") }}

{{ members_heat(by="enhet") }}
"""
FORMS = ("csv", "xlsx", "json", "zip")
EMPTIED = (
    "goals", "activities", "assignments", "projects", "project_statuses", "notes", "corrections", "statement_lines",
)  # fmt: skip


def earlier(month, period, absence, costs):
    """Copy a month to an earlier one that holds two indicators and their parts alone."""
    folder = month.folder.with_name(period)
    shutil.copytree(month.folder, folder)
    before = Month(month.root, folder)
    before.described(
        lambda whole: whole.update(period=period, version=f"{period.replace('-', '.')}.1", figures_only=True)
    )
    for name in EMPTIED:
        before.rewritten(name, lambda text: text.partition("\n")[0] + "\n")
    rows = f"franvaro,{period},{absence},5,,,,,,,,,\nkostnader,{period},{costs},,,,,,,,,,\n"
    before.rewritten("observations", lambda text: text.partition("\n")[0] + "\n" + rows)
    broken_down(folder, rows_of(period), members=MEMBERS)


@pytest.fixture
def divided(exports):
    """A site of three months whose one page shows breakdowns, with its forms."""
    for period, absence, costs in (("2023-09", "5.0", "1200"), ("2023-10", "5.1", "1330")):
        earlier(exports.month, period, absence, costs)
    exports.month.edited("observations", 2, outcome="1480")
    exports.month.rewritten("corrections", lambda text: text.partition("\n")[0] + "\n")
    exports.month.rewritten("statement_lines", lambda text: text.partition("\n")[0] + "\n")
    broken_down(exports.month.folder, rows_of("2023-11") + NOVEMBER, members=MEMBERS)
    exports.write_page(PAGE)
    request = exports.request(*FORMS)
    macros = {macro.name: macro for macro in request.edition.macros}
    asked = [call.strip("{} \n") for call in PAGE.split("\n\n")[1:]]
    made = [eval(call, dict(macros)) for call in asked]  # noqa: S307 - the calls above
    (request.site / "index.html").write_text("\n".join(made), encoding="utf-8")
    write(request)
    return request


def told(request):
    return [(one.file, one.message(words("sv"))) for one in differences(request)]


def tampered(request, name, old, new):
    path = request.site / name
    text = path.read_bytes().decode()
    assert old in text
    path.write_bytes(text.replace(old, new, 1).encode())
    return told(request)


def test_every_form_says_the_same(divided):
    assert told(divided) == []


@pytest.mark.parametrize(
    ("name", "old", "new", "part"),
    [
        ("index.html", "lägst</span></span></span></td>", "lågt</span></span></span></td>", "lägst"),
        ("index.html", "7,0\u00a0%</text>", "7,1\u00a0%</text>", "texten i bilden"),
        ("index.html", "Vård</tspan>", "Vord</tspan>", "texten i bilden"),
        ("index.html", "5 små linjediagram", "6 små linjediagram", "textalternativet"),
        ("data/tables/heat-kostnader-enhet.csv", ";lägst;", ";lågt;", "kolumnen ”okt 2023, läge”"),
        ("data/tables/breakdown-franvaro-enhet.csv", "7,0;", "7,2;", "raden ”Vård”"),
        ("data/tables/breakdown-franvaro-enhet-kon.csv", "6,9;", "9,6;", "kolumnen ”Kvinnor”"),
        ("index.html", "Median 5,25\u00a0%</text>", "Median 5,2\u00a0%</text>", "Median"),
        ("data/tables/members-franvaro-enhet.csv", "Median;median;;5,25;", "Median;median;;5,2;", "raden ”Median”"),
        ("data/tables/members-franvaro-enhet.csv", "Område Söder;rad;1;", "Område Söder;rad;2;", "kolumnen ”Plats”"),
        ("data/tables/member-enhet-norr.csv", ";2 av 2;", ";1 av 2;", "kolumnen ”Plats”"),
        ("data/tables/heat-members-enhet.csv", "Målet nås inte", "Målet nås", "kolumnen ”Frånvaro, läge”"),
        ("data/tables.json", '"2 av 2"', '"1 av 2"', "kolumnen ”Plats”"),
        ("data/tables.json", '"högst"', '"lägst"', "kolumnen ”nov 2023, läge”"),
        ("data/breakdowns.csv", "norr-vard,,7.0", "norr-vard,,7.3", "”7,0\u00a0%” men säger ”7.3”"),
        ("data/historik.csv", "enhet=norr-vard,outcome,2023-11,2023-11-01,2023-11-30,7.0",
         "enhet=norr-vard,outcome,2023-11,2023-11-01,2023-11-30,7.5", "enhet=norr-vard"),
    ],
)  # fmt: skip
def test_what_one_form_says_otherwise_is_found(divided, name, old, new, part):
    found = tampered(divided, name, old, new)
    assert any(file == name and part in message for file, message in found), found


def test_the_workbook_has_the_words_of_a_heat_table_and_a_wrong_one_is_found(divided):
    path = next((divided.site / "data").glob("*.xlsx"))
    book = openpyxl.load_workbook(path)
    page = next(
        one for one in book if (one["A1"].value or "").startswith("Kostnader per enhet, sep 2023–nov 2023, varje")
    )
    rows = [[cell.value for cell in row] for row in page.iter_rows(min_row=4)]
    assert rows[0][:6] == ["Enhet", "Radtyp", "okt 2023", "okt 2023, läge", "nov 2023", "nov 2023, läge"]
    assert rows[2][:6] == ["Område Söder", "rad", 30, "lägst", 50, "högst"]
    page.cell(6, 4).value = "högst"
    book.save(path)
    ((file, message),) = told(divided)
    assert "raden ”Område Söder”, kolumnen ”okt 2023, läge” ska säga ”lägst” men säger ”högst”" in message
    assert file == f"data/{path.name}"
