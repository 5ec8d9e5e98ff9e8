"""How figures, names and columns are read: in every unit, of either time, in tables of one's own, by other bodies."""

import csv
import io
import shutil

import pytest

from tests.unit.sheets.books import xlsx_of
from tests.unit.work.import_run import CONSULTANTS, STAFF, body, outcomes, run, sheet
from utfall.errors import UsageError
from utfall.project import read_project
from utfall.words import words
from utfall.work.import_result import StepKind

SV = words("sv")
KRONOR = (["Belopp i kr"], ["Mått", "Utfall"])
ECONOMY = sheet(*KRONOR, ["Personalkostnader", 511240450.25], ["Konsultkostnader", 113480000])


def test_rows_of_the_month_and_of_the_year_so_far_are_each_read_from_their_own_column(december):
    head = ["Mått", "Utfall månad", "Utfall ack"]
    rows = [["Personalkostnader", 43140, 511240], ["Sjukfrånvaro", "5,8 %", "5,4 %"], ["Månadsarbetare", 604.7, 612.3]]
    assert run(december, sheet(head, *rows), is_confirmed=True).is_written
    assert outcomes(december) == {STAFF: "511240", "sjukfranvaro": "5.8", "manadsarbetare": "604.7"}


def test_what_is_reported_for_the_period_and_delivered_for_the_year_so_far_is_told_in_the_proposal(december):
    done = run(december, sheet(["Mått", "Utfall ack"], ["Personalkostnader", 511240], ["Sjukfrånvaro", "5,4 %"]))
    assert [one.params["keys"] for one in done.proposal if one.key == "import.proposed.to-date"] == ["sjukfranvaro"]


@pytest.mark.parametrize(
    ("rows", "case"),
    [
        (
            [["Belopp i tkr"], ["Mått", "Utfall"], ["Personalkostnader", 43100], ["Konsultkostnader", 9400]],
            "unit-changed",
        ),
        ([["Mått", "Utfall"], ["Personalkostnader", 511240], ["Konsultkostnader", 113480]], "unit-size"),
    ],
)
def test_a_delivery_in_another_unit_than_its_mapping_is_found(december, rows, case):
    run(december, ECONOMY, is_confirmed=True)
    done = run(december, sheet(*rows))
    assert [one.case for one in done.findings] == [case]


def test_what_a_column_shows_tells_which_sign_is_the_decimal_sign(december):
    rows = ["Mått;Utfall", "Konsultkostnader;113.480", "Personalkostnader;1.511.240", "Verksamhetens resultat;-6.890,4"]
    done = run(december, "\n".join(rows).encode(), "bok.csv", is_confirmed=True)
    assert done.is_written
    assert outcomes(december) == {CONSULTANTS: "113480", STAFF: "1511240", "verksamhetens-resultat": "-6890"}


def test_figures_that_are_red_and_have_no_minus_are_told_of(december):
    code = "#,##0;[Red]#,##0"
    content = sheet(
        ["tkr"], ["Mått", "Utfall"], ["Verksamhetens resultat", (-6890, code)], ["Personalkostnader", (5, code)]
    )
    done = run(december, content)
    assert [one.params["cells"] for one in done.notes] == ["Blad1!B3 (-6 890 tkr)"]


GOOD = [
    ["indicator", "period", "outcome", "forecast", "comment"],
    ["verksamhetens-kostnader", "2023-12", "1385210", "1365798", "Höga kostnader, åtgärd pågår"],
    ["verksamhetens-resultat", "2023-12", "-26890", "32257", ""],
    ["sjukfranvaro", "2023-12", "5.8", "5.5", ""],
    ["nki", "2023", "68.4", "", ""],
    ["datalagring", "2023-T3", "5602", "", ""],
]


def written(rows, delimiter):
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter, lineterminator="\r\n").writerows(rows)
    return text.getvalue()


def swedish(text):
    if text.lstrip("-").isdigit() and len(text) > 4:
        return f"{int(text):,}".replace(",", "\u00a0").replace("-", "\u2212")
    return text.replace(".", ",") if text.replace(".", "").isdigit() else text


SAVED = {
    "Excel CSV": written([[swedish(one).replace("2023-12", "dec-23") for one in row] for row in GOOD], ";")
    .replace("\u2212", "-").encode("windows-1252"),
    "Excel CSV UTF-8": written([[one.replace(".", ",") for one in row] for row in GOOD], ";").encode("utf-8-sig"),
    "byte order mark": written(GOOD, ",").encode("utf-8-sig"),
    "no-break spaces and minus": written([[swedish(one) for one in row] for row in GOOD], ",").encode(),
    "tabs": written(GOOD, "\t").encode("utf-16"),
    "dates": written([[one.replace("2023-12", "dec 2023") for one in row] for row in GOOD], ",").encode(),
}  # fmt: skip


@pytest.mark.parametrize("case", SAVED)
def test_a_file_of_the_package_is_read_as_spreadsheet_programs_save_it(december, case):
    done = run(december, SAVED[case], "observations.csv", is_confirmed=True)
    assert [one.message(SV) for one in done.findings] == []
    assert outcomes(december) == {row[0]: row[2] for row in GOOD[1:]}
    assert outcomes(december, column="comment") == {"verksamhetens-kostnader": "Höga kostnader, åtgärd pågår"}


def test_a_statement_is_read_in_its_own_unit_and_decimals(tmp_path):
    """Whatever its columns are described with: the report reads a statement's lines in the statement's unit."""
    project = body(tmp_path, "bjorkvik")
    rows = [["Styrelse", "Utfall jan-jul 2018"], ["Kommunstyrelsen", -211_540_000], ["Omsorgsstyrelsen", -402_600_000]]
    done = run(project, sheet(["Belopp i kr"], *rows), "drift.xlsx")
    assert [(one.written, one.value, one.unit, one.before) for one in done.steps] == [
        ("-211 540 000 kr", "-211.5", "mkr", "-210.5"), ("-402 600 000 kr", "-402.6", "mkr", "-402.6"),
    ]  # fmt: skip


def test_a_table_of_ones_own_is_read_by_its_titles_and_a_column_called_enhet_need_not_hold_units(tmp_path):
    project = body(tmp_path, "bjorkvik")
    head = ["Projekt", "Enhet", "Totalbudget", "Ack utfall", "Prognos"]
    rows = [["Ny skola i norra centrum", "Teknisk avdelning", 186_000_000, 75_210_400, 189_500_000]]
    rows += [["Vattenledning etapp 2", "Teknisk avdelning", 42_000_000, 41_970_000, 42_400_000]]
    done = run(project, sheet(head, *rows), "inv.xlsx")
    assert [(one.place, one.key, one.column, one.value) for one in done.steps if one.kind is StepKind.CHANGED] == [
        ("Blad1!D2", "skola", "ack", "75210"), ("Blad1!D3", "vatten", "ack", "41970"),
    ]  # fmt: skip


def test_a_breakdown_is_read_by_indicator_and_member_whether_in_columns_or_as_the_sheet_s_name(example_root, tmp_path):
    shutil.copytree(example_root / "data" / "2025-12", tmp_path / "data" / "2025-12")
    shutil.copy(example_root / "mkdocs.yml", tmp_path)
    project = read_project(tmp_path)
    by_sheet = sheet(["Anställda", "Utfall"], ["Gemensamma tjänster", 216], ["HR och lön", 51], name="Anställda")
    head = ["Indikator", "Enhet", "Utfall"]
    by_column = sheet(head, ["Anställda", "Gemensamma tjänster", 216], ["Anställda", "HR och lön", 51])
    for content in (by_sheet, by_column):
        done = run(project, content, "personal.xlsx")
        assert [(one.key, one.value, one.before) for one in done.steps] == [
            ("anstallda/gemensamma-tjanster", "216", "215"), ("anstallda/hr-och-lon", "51", "51"),
        ]  # fmt: skip


def test_an_english_council_delivers_pounds(tmp_path):
    project = body(tmp_path, "northmarsh")
    rows = [
        ["Measure", "Actual YTD (£)", "Target"],
        ["Household waste recycled", "35.9%", None],
        ["Planning fee income", 623_400, None],
    ]
    done = run(project, sheet(*rows), "kpi.xlsx")
    assert [(one.value, one.unit) for one in done.steps] == [("35.9", "procent"), ("623", "£k")]


def test_rows_of_one_name_are_told_apart_by_the_lines_over_them_however_many(december):
    rows = [["tkr", "Utfall"], ["Förvaltning"], ["Gemensamma tjänster"], ["Ekonomi", 1100], ["HR", 4700]]
    rows += [["Digital infrastruktur", 8700], ["Utveckling"], ["Gemensamma tjänster"], ["Ekonomi", 500], ["HR", 1300]]
    done = run(december, sheet(*rows, ["Digital infrastruktur", -15000]), "resultat.xlsx", is_confirmed=True)
    assert {one.key.partition("/")[2]: one.value for one in done.steps} == {
        "forvaltning-ekonomi": "1100", "forvaltning-hr": "4700", "forvaltning-digital-infrastruktur": "8700",
        "utveckling-ekonomi": "500", "utveckling-hr": "1300", "utveckling-digital-infrastruktur": "-15000",
    }  # fmt: skip
    assert all(one.kind is StepKind.SAME for one in run(december, sheet(*rows), "resultat.xlsx").steps)


def test_months_are_added_up_for_what_is_reported_for_the_year_so_far_alone(december):
    months = ["jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec"]
    volumes = [*[6000] * 8, 5000, 6000, 6323, 5877]  # 65 323 to November, as the package has it
    rows = [["Löneärenden", *volumes, 71200], ["Sjukfrånvaro", *[5] * 10, 5.3, 5.8, 5.1]]
    assert run(december, sheet(["Mått", *months, "Summa"], *rows), is_confirmed=True).is_written
    assert outcomes(december) == {"lonearenden": "71200", "sjukfranvaro": "5.8"}


def test_a_heading_that_is_repeated_on_each_page_goes_on_with_the_same_table(december):
    head = ["Mått", "Utfall"]
    rows = [head, ["Personalkostnader", 511240], ["Konsultkostnader", 113480], [], head, ["Kundfakturor", 1655000]]
    assert run(december, sheet(*rows), is_confirmed=True).is_written
    assert outcomes(december) == {STAFF: "511240", CONSULTANTS: "113480", "kundfakturor": "1655000"}
    moved = [head, ["Personalkostnader", 511240], [], head, ["Konsultkostnader", 113480], ["Kundfakturor", 1655000]]
    assert {one.kind for one in run(december, sheet(*moved)).steps} == {StepKind.SAME}


def test_a_column_may_have_a_unit_of_its_own(december):
    rows = [["Mått", "Utfall ack (kr)", "Budget ack (tkr)"], ["Personalkostnader", 511240000, 597000]]
    done = run(december, sheet(*rows, ["Konsultkostnader", 113480000, 137000]), is_confirmed=True)
    assert {one.column: one.value for one in done.steps if one.key == STAFF} == {
        "outcome": "511240",
        "target": "597000",
    }


@pytest.mark.parametrize(("unit", "value"), [("andel", "5.8"), ("procent", "0.1")])
def test_shares_that_may_be_fractions_are_settled_once(december, unit, value):
    rows = [["Mått", "Utfall"], ["Sjukfrånvaro", 0.058], ["Månadsarbetare", 604.7]]
    assert run(december, sheet(*rows), unit=unit, is_confirmed=True).is_written
    assert outcomes(december) == {"sjukfranvaro": value, "manadsarbetare": "604.7"}
    assert run(december, sheet(*rows)).findings == ()


def test_a_unit_that_is_none_is_told(december):
    with pytest.raises(UsageError, match="”äpplen” är ingen enhet"):
        run(december, ECONOMY, unit="äpplen")


def test_of_a_sheet_a_month_the_months_own_is_read(december, january):
    """Though last month's sheet has figures that the package knows, and so seems to be the better one."""
    then = [["Verksamhetens kostnader", 1265135], ["Personalkostnader", 468100], ["Konsultkostnader", 102681]]
    now = [["Verksamhetens kostnader", 1385210], ["Personalkostnader", 511240], ["Konsultkostnader", 113480]]
    book = {"nov 2023": [["Mått", "Utfall"], *then], "dec 2023": [["Mått", "Utfall"], *now]}
    assert run(december, xlsx_of(book), is_confirmed=True).is_written
    assert outcomes(december) == {"verksamhetens-kostnader": "1385210", STAFF: "511240", CONSULTANTS: "113480"}
    shutil.copytree(december.data / "kallor", january.data / "kallor")
    book |= {"jan 2024": [["Mått", "Utfall"], ["Personalkostnader", 43100]]}
    assert run(january, xlsx_of(book), "ekonomi-jan.xlsx").is_written
    assert outcomes(january, "2024-01") == {STAFF: "43100"}
