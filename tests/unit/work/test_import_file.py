"""What an import says and writes: each cell with its address, all or nothing, and what is kept for the next month."""

import csv
import io
import json
import shutil

import pytest
import xlsxwriter

from tests.thoroughly import thorough
from tests.unit.work.import_run import CONSULTANTS, STAFF, files, outcomes, run, sheet
from tests.unit.work.killed import killed
from utfall.errors import UsageError
from utfall.project import read_project
from utfall.words import words
from utfall.work.import_file import import_file
from utfall.work.import_result import ImportRequest, StepKind
from utfall.work.new import new

SV = words("sv")


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
    renamed = sheet(["Belopp i kr"], ["Mått", "Belopp"], ["Personalkostnader", 511999000])
    assert run(december, renamed, columns=("Belopp=outcome",), is_confirmed=True).is_written
    assert run(december, renamed).findings == ()
    assert outcomes(december)[STAFF] == "511999"


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


@pytest.mark.parametrize("every", [61, thorough(17)])
def test_killed_at_any_moment_the_month_is_as_it_was_or_whole(december, tmp_path, every):
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
    for _ in killed(begin, work, every=every):
        project = read_project(kept)
        has_source = "sha256" in (project.data / "2023-12" / "datapackage.json").read_text("utf-8")
        assert outcomes(project) in ({}, whole)
        assert has_source == (outcomes(project) == whole)
        seen.add(has_source)
        work()
        assert outcomes(project) == whole
        assert (project.data / "kallor" / "ekonomi.toml").is_file()
    assert seen


def test_nothing_is_written_where_the_package_s_own_file_is_not_as_it_is_kept(december):
    file = december.data / "2023-12" / "observations.csv"
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes())
    done = run(december, ECONOMY, is_confirmed=True)
    assert [one.case for one in done.findings] == ["package-file"]


def test_hidden_sheets_are_told_of_and_not_read(december):
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True})
    for name in ("Blad1", "Dolt"):
        rows = book.add_worksheet(name)
        rows.write_row(0, 0, ["Mått", "Utfall"])
        rows.write_row(1, 0, ["Sjukfrånvaro", 5.8 if name == "Blad1" else 9.9])
    rows.hide()
    book.close()
    done = run(december, stream.getvalue(), is_confirmed=True)
    assert outcomes(december) == {"sjukfranvaro": "5.8"}
    assert [SV.say(one) for one in done.notes] == ["Dolda blad läses inte: Dolt."]
