"""What is in doubt in a delivery: a finding at its cell, and nothing written."""

from datetime import date

import pytest

from tests.unit.sheets.books import xlsx, xlsx_of
from tests.unit.work.import_run import files, run, sheet
from utfall.words import words

SV = words("sv")


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
