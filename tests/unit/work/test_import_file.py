"""What an import says and writes: nothing silently, all or nothing, and each cell with its address."""

import csv
import io
import json
import shutil
from datetime import date
from pathlib import Path

import pytest
import xlsxwriter

from tests.unit.sheets.books import xlsx, xlsx_of
from tests.unit.work.killed import killed
from utfall.errors import UsageError
from utfall.project import read_project
from utfall.words import words
from utfall.work.import_file import import_file
from utfall.work.import_result import ImportRequest, StepKind
from utfall.work.new import new

SV = words("sv")
BODIES = Path(__file__).parents[2] / "bodies"
STAFF, CONSULTANTS = "personalkostnader", "konsultkostnader"


def sheet(*rows, name="Blad1"):
    return xlsx_of({name: rows})


def run(project, content, name="ekonomi-dec.xlsx", **asked):
    file = project.root / name
    file.write_bytes(content)
    return import_file(project, ImportRequest(file, **asked))


def outcomes(project, month="2023-12", column="outcome"):
    with (project.data / month / "observations.csv").open(encoding="utf-8", newline="") as stream:
        return {row["indicator"]: row[column] for row in csv.DictReader(stream) if row[column]}


def files(project):
    return {
        path.relative_to(project.root): path.read_bytes() for path in sorted(project.data.rglob("*")) if path.is_file()
    }


def drawn(fill):
    return xlsx(lambda book: fill(book, book.add_worksheet("Blad1")))


def heading(sheet):
    sheet.write_row(0, 0, ["Mått", "Utfall"])
    sheet.write_row(1, 0, ["Sjukfrånvaro", 5.8])


def hidden_row(_book, sheet):
    heading(sheet)
    sheet.write_row(2, 0, ["Månadsarbetare", 604.7])
    sheet.set_row(2, None, None, {"hidden": True})


def hidden_column(_book, sheet):
    heading(sheet)
    sheet.set_column("B:B", None, None, {"hidden": True})


def merged(_book, sheet):
    heading(sheet)
    sheet.merge_range("B3:B4", 604.7)
    sheet.write(2, 0, "Månadsarbetare")
    sheet.write(3, 0, "Löneärenden")


def error(_book, sheet):
    heading(sheet)
    sheet.write(2, 0, "Månadsarbetare")
    sheet.write_formula(2, 1, "=1/0", None, "#DIV/0!")


def no_value(_book, sheet):
    heading(sheet)
    sheet.write(2, 0, "Månadsarbetare")
    sheet.write_formula(2, 1, "=1+1", None, "")


def day(book, sheet):
    heading(sheet)
    sheet.write(2, 0, "Månadsarbetare")
    sheet.write_datetime(2, 1, date(2023, 7, 5), book.add_format({"num_format": "d mmm"}))


def percent(book, sheet):
    heading(sheet)
    sheet.write(2, 0, "Månadsarbetare")
    sheet.write(2, 1, 0.6, book.add_format({"num_format": "0%"}))


FOUND = {
    "hidden row": (drawn(hidden_row), "Blad1!A3", "hidden-row"),
    "hidden column": (drawn(hidden_column), "Blad1!B1", "hidden-column"),
    "merged cell": (drawn(merged), "Blad1!B3", "merged"),
    "error": (drawn(error), "Blad1!B3", "error-value"),
    "formula without a value": (drawn(no_value), "Blad1!B3", "no-value"),
    "a day for a figure": (drawn(day), "Blad1!B3", "not-a-figure"),
    "per cent of what is none": (drawn(percent), "Blad1!B3", "percent"),
    "error as text": (sheet(["Mått", "Utfall"], ["Sjukfrånvaro", "#REF!"]), "Blad1!B2", "error-value"),
    "fraction": (sheet(["Mått", "Utfall"], ["Sjukfrånvaro", 0.058]), "Blad1!B2", "fraction"),
    "dash": (sheet(["Mått", "Utfall"], ["Sjukfrånvaro", "-"], ["Löneärenden", 1]), "Blad1!B2", "dash"),
    "two readings": (sheet(["Mått", "Utfall"], ["Konsultkostnader", "113,480"]), "Blad1!B2", "two-readings"),
    "no figure": (sheet(["Mått", "Utfall"], ["Sjukfrånvaro", "hög"], ["Löneärenden", 1]), "Blad1!B2", "unreadable"),
    "two rows": (sheet(["Mått", "Utfall"], ["Sjukfrånvaro", 5], ["Sjukfrånvaro", 6]), "Blad1!A3", "two-rows"),
    "unknown, with the nearest": (
        sheet(["Mått", "Utfall"], ["Sjukfrånvaro kort", 5], ["Löneärenden", 1]), "Blad1!A2", "unknown-row",
    ),
    "two columns": (
        sheet(["Mått", "Utfall HR", "Utfall IT"], ["Sjukfrånvaro", 5, 6]), "Blad1!C1", "two-columns",
    ),
    "one heading twice": (
        sheet(["Mått", "Utfall", "Utfall"], ["Sjukfrånvaro", 5, 6]), "Blad1!C1", "two-columns",
    ),
    "a month where the year so far is due": (
        sheet(["Mått", "Periodens utfall"], ["Personalkostnader", 43140]), "Blad1!B1", "of-month",
    ),
    "the title of another month": (
        sheet(["Uppföljning november 2023"], [], ["Mått", "Utfall"], ["Sjukfrånvaro", 5.8]), "Blad1!A1", "other-month",
    ),
    "a unit that cannot be": (
        sheet(["Belopp i kr"], ["Mått", "Utfall"], ["Personalkostnader", 511240], ["Konsultkostnader", 113480]),
        "Blad1!A2", "unit-doubt",
    ),
    "nothing known": (sheet(["Frukt", "Antal"], ["Äpple", 1], ["Päron", 2]), "Blad1", "nothing-fits"),
    "two sheets that fit": (
        xlsx_of({name: [["Mått", "Utfall"], ["Sjukfrånvaro", 5], ["Löneärenden", 7]] for name in ("A", "B")}),
        "B!A1", "two-sheets",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", FOUND)
def test_what_is_in_doubt_is_found_at_its_cell_and_nothing_is_written(december, case):
    content, place, found = FOUND[case]
    before = files(december)
    done = run(december, content, is_confirmed=True)
    assert [(one.file, one.case) for one in done.findings] == [(f"ekonomi-dec.xlsx, {place}", found)]
    assert all(one.message(SV) and one.remedy(SV) for one in done.findings)
    assert files(december) == before


ECONOMY = sheet(
    ["Belopp i kr"], ["Mått", "Utfall"], ["Personalkostnader", 511240450.25], ["Konsultkostnader", 113480000]
)


def test_each_cell_is_told_with_its_address_what_stood_there_and_what_it_became(december):
    done = run(december, ECONOMY, is_confirmed=True)
    assert [(one.place, one.written, one.value, one.unit, one.key, one.column) for one in done.steps] == [
        ("Blad1!B3", "511 240 450,25 kr", "511240", "tkr", STAFF, "outcome"),
        ("Blad1!B4", "113 480 000 kr", "113480", "tkr", CONSULTANTS, "outcome"),
    ]
    assert done.files == ("data/2023-12/observations.csv", "data/2023-12/datapackage.json", "data/kallor/ekonomi.toml")


def test_the_source_and_its_checksum_are_kept_once_and_not_carried_to_the_next_month(december):
    run(december, ECONOMY, is_confirmed=True)
    run(december, ECONOMY + b"", "ekonomi-dec-v2.xlsx", is_confirmed=True)
    said = json.loads((december.data / "2023-12" / "datapackage.json").read_text("utf-8"))["sources"]
    kept = [one for one in said if "hash" in one]
    assert [(one["title"], one["mapping"], len(one["hash"])) for one in kept] == [("ekonomi-dec.xlsx", "ekonomi", 71)]
    new(read_project(december.root), "2024-01")
    carried = json.loads((december.data / "2024-01" / "datapackage.json").read_text("utf-8"))["sources"]
    assert carried == [one for one in said if "hash" not in one]


def test_a_filled_cell_is_changed_only_after_a_yes(december):
    run(december, ECONOMY, is_confirmed=True)
    other = sheet(
        ["Belopp i kr"], ["Mått", "Utfall"], ["Personalkostnader", 511999000], ["Konsultkostnader", 113480000]
    )
    before = files(december)
    asked = run(december, other)
    assert asked.awaits_answer
    assert [(one.kind, one.value, one.before) for one in asked.steps] == [
        (StepKind.CHANGED, "511999", "511240"), (StepKind.SAME, "113480", "113480"),
    ]  # fmt: skip
    assert files(december) == before
    assert run(december, other, is_confirmed=True).is_written
    assert outcomes(december)[STAFF] == "511999"


def test_an_empty_cell_of_a_delivery_empties_nothing(december):
    run(december, ECONOMY, is_confirmed=True)
    run(
        december,
        sheet(["Belopp i kr"], ["Mått", "Utfall"], ["Personalkostnader", None], ["Konsultkostnader", 113480000]),
    )
    assert outcomes(december) == {STAFF: "511240", CONSULTANTS: "113480"}


def test_given_last_months_file_the_mapping_is_found_by_its_figures_and_the_month_is_left_alone(december):
    last = sheet(["Konto", "Belopp"], ["4-7", 1265135000], ["50-56", 468100000], ["75", 102681000])
    done = run(december, last, "bok-nov.xlsx", period="2023-11", is_confirmed=True)
    assert [one.key for one in done.proposal if "row" in one.key] == [
        "import.proposed.row-values", "import.proposed.row-values", "import.proposed.row-values",
        "import.proposed.rows-exact",
    ]  # fmt: skip
    assert done.files == ("data/kallor/bok.toml",)
    fresh = sheet(["Konto", "Belopp"], ["4-7", 1385210000], ["50-56", 511240000], ["75", 113480000])
    assert run(december, fresh, "bok-dec.xlsx").is_written
    assert outcomes(december) == {"verksamhetens-kostnader": "1385210", STAFF: "511240", CONSULTANTS: "113480"}


def test_last_months_file_is_known_without_its_month_being_named_and_never_taken_for_the_new_one(december):
    rows = [["Mått", "Utfall"], ["Verksamhetens kostnader", 1265135], ["Personalkostnader", 468100]]
    rows += [["Konsultkostnader", 102681], ["Kostnad utvecklingsprojekt", 81951]]
    done = run(december, sheet(*rows), is_confirmed=True)
    assert (str(done.month), done.files) == ("2023-11", ("data/kallor/ekonomi.toml",))
    assert done.proposal[0].key == "import.proposed.learnt"
    again = run(december, sheet(*rows))
    assert [one.case for one in again.findings] == ["old-file"]
    assert outcomes(december) == {}


def test_a_month_that_is_not_the_newest_takes_no_figures(december):
    other = sheet(["Mått", "Utfall"], ["Sjukfrånvaro", 5.4], ["Månadsarbetare", 609.2])
    done = run(december, other, period="2023-11", is_confirmed=True)
    assert [(one.file, one.case) for one in done.findings] == [("ekonomi-dec.xlsx, Blad1!B2", "closed")]


@pytest.mark.parametrize("month", ["2024-03", "2023", "hej"])
def test_a_month_that_is_not_open_is_told(december, month):
    with pytest.raises(UsageError, match=f"Månaden {month} är inte öppnad"):
        run(december, ECONOMY, period=month)


def test_rows_and_columns_are_found_wherever_they_stand_the_next_month(december, january):
    run(december, ECONOMY, is_confirmed=True)
    shutil.copytree(december.data / "kallor", january.data / "kallor")
    moved = sheet(
        [], ["Belopp i kr"], [], ["Kto", "Mått", "Avvikelse", "Utfall"], ["75", "Konsultkostnader", 1, 9400000],
        ["50", "Personalkostnader", 2, 43100000], ["", "Summa", 3, 52500000],
    )  # fmt: skip
    done = run(january, moved, "ekonomi-jan.xlsx")
    assert done.is_written
    assert outcomes(january, "2024-01") == {STAFF: "43100", CONSULTANTS: "9400"}
    assert [(one.place, one.written) for one in done.steps if one.kind is StepKind.LEFT] == [("Blad1!B7", "Summa")]


def test_a_new_row_is_asked_about_and_its_answer_is_kept(december):
    run(december, ECONOMY, is_confirmed=True)
    rows = [["Belopp i kr"], ["Mått", "Utfall"], ["Personalkostnader", 511240000], ["Konsulter", 113480000], ["El", 7]]
    done = run(december, sheet(*rows))
    assert [(one.file, one.case) for one in done.findings] == [
        ("ekonomi-dec.xlsx, Blad1!A4", "unknown-row"), ("ekonomi-dec.xlsx, Blad1!A5", "new-row"),
    ]  # fmt: skip
    settled = run(december, sheet(*rows), rows=("Konsulter=konsultkostnader", "El=-"))
    assert settled.is_written
    assert run(december, sheet(*rows)).findings == ()


def test_a_heading_that_is_gone_is_found_with_those_that_are_there(december):
    run(december, ECONOMY, is_confirmed=True)
    done = run(december, sheet(["Mått", "Belopp"], ["Personalkostnader", 1]))
    assert [one.case for one in done.findings] == ["no-heading"]
    assert "”Belopp”" in done.findings[0].message(SV)


def test_a_mapping_that_is_mended_by_hand_keeps_its_words_and_a_broken_one_is_told(december):
    run(december, ECONOMY, is_confirmed=True)
    file = december.data / "kallor" / "ekonomi.toml"
    file.write_text(file.read_text("utf-8") + "# En egen anteckning.\n", encoding="utf-8")
    run(december, ECONOMY)
    assert "# En egen anteckning." in file.read_text("utf-8")
    file.write_text("[[table]]\nresurs = 1\n", encoding="utf-8")
    with pytest.raises(UsageError, match=r"data/kallor/ekonomi.toml går inte att läsa: resurs"):
        run(december, ECONOMY)


def test_statuses_and_comments_are_taken_by_their_names(december):
    text = "Vi ska tillhandahålla en god intern service till stadens verksamheter och medarbetare."
    done = run(
        december, sheet(["Mål", "Status", "Kommentar"], [text, "God måluppfyllelse", "Enligt plan"]), is_confirmed=True
    )
    with (december.data / "2023-12" / "goals.csv").open(encoding="utf-8", newline="") as stream:
        row = next(csv.DictReader(stream))
    assert done.is_written
    assert (row["status"], row["comment"]) == ("good", "Enligt plan")
    wrong = run(december, sheet(["Mål", "Status"], [text, "Jättebra"]), "mal.xlsx", is_confirmed=True)
    assert [one.case for one in wrong.findings] == ["state"]


def test_killed_at_any_moment_the_month_is_as_it_was_or_whole(december, tmp_path):
    """The figures, the source and the mapping: the first two in one step, the last one proposed again if it is lost."""
    kept = tmp_path / "kopia"
    content = ECONOMY
    whole = {STAFF: "511240", CONSULTANTS: "113480"}

    def begin():
        shutil.rmtree(kept, ignore_errors=True)
        shutil.copytree(december.root, kept)
        (kept / "ekonomi-dec.xlsx").write_bytes(content)

    def work():
        import_file(read_project(kept), ImportRequest(kept / "ekonomi-dec.xlsx", is_confirmed=True))

    seen = set()
    for _ in killed(begin, work, every=17):
        project = read_project(kept)
        has_source = "sha256" in (project.data / "2023-12" / "datapackage.json").read_text("utf-8")
        assert outcomes(project) in ({}, whole)
        assert has_source == (outcomes(project) == whole)
        seen.add(has_source)
        work()
        assert outcomes(project) == whole
        assert (project.data / "kallor" / "ekonomi.toml").is_file()
    assert seen


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


def test_nothing_is_written_where_the_package_s_own_file_is_not_as_it_is_kept(december):
    file = december.data / "2023-12" / "observations.csv"
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes())
    done = run(december, ECONOMY, is_confirmed=True)
    assert [one.case for one in done.findings] == ["package-file"]


def test_macros_and_hidden_sheets_are_told_of(december):
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True})
    heading(book.add_worksheet("Blad1"))
    book.add_worksheet("Dolt").hide()
    book.close()
    done = run(december, stream.getvalue(), is_confirmed=True)
    assert [SV.say(one) for one in done.notes] == ["Dolda blad läses inte: Dolt."]


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


def body(folder, name):
    shutil.copytree(BODIES / name / "data", folder / "data")
    (folder / "mkdocs.yml").write_text(f"site_name: {name}\n", encoding="utf-8")
    return read_project(folder)
