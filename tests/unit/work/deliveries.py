"""Workbooks as economy and follow-up systems export them, for a month: made with the figures that a test gives.

Each delivery tells what it is, and which cells of the package it is to become, worked out by hand in the tests.
"""

import io
from datetime import date

import xlsxwriter

from tests.unit.months import SWEDISH as LONG
from tests.unit.sheets.books import ods, ods_table, xlsx_of

SHORT = ["jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec"]


def raindance(month, ack):
    """Heading on row 7, kronor with öre, account numbers, sums between, a deviation that nobody asked for."""
    year, number = month
    costs = ack["kostnader"]
    rows = [
        ["Göteborgs Stad Intraservice"], ["Resultatrapport"], [f"Period: {year}{number:02}"], ["Belopp i kr"],
        [f"Utskriven {year + number // 12}-{number % 12 + 1:02}-08"], [],
        ["Konto", "Benämning", "Utfall ack", "Budget ack", "Avvikelse", "Årsbudget"],
        ["50-56", "Personalkostnader", costs["personal"], 597000000.0, 597000000.0 - costs["personal"], 597000000.0],
        ["75", "Konsultkostnader", costs["konsult"], 137000000.0, 137000000.0 - costs["konsult"], 137000000.0],
        [None, "Summa personal och konsulter", costs["personal"] + costs["konsult"], 734000000.0, 0, 734000000.0],
        ["64", "IT-tjänster, IT-program och licenser", costs["it"], 361000000.0, 0.0, 361000000.0],
        [None, "Verksamhetens kostnader", costs["alla"], 1449802000.0, 1449802000.0 - costs["alla"], 1449802000.0],
    ]  # fmt: skip
    return xlsx_of({"Resultatrapport": rows})


def agresso(month, ack, alone):
    """Two heading rows, the upper merged over two columns; the month's figures beside those of the year so far."""
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True})
    sheet = book.add_worksheet("Uppföljning")
    sheet.write(0, 0, f"Uppföljning {LONG[month[1] - 1]} {month[0]}, tkr")
    sheet.merge_range("B3:C3", "Utfall")
    sheet.merge_range("D3:E3", "Budget")
    for column, text in enumerate(["Verksamhet", SHORT[month[1] - 1], "Ack", "Ack", "Helår"]):
        sheet.write(3, column, text)
    for row, (name, own, whole) in enumerate(zip(ack, alone, ack.values(), strict=True), 4):
        for column, value in enumerate([name, alone[own], whole, 1, 597000]):
            sheet.write(row, column, value)
    book.close()
    return stream.getvalue()


def red(_month, results):
    """A minus that is shown in red alone."""
    code = "#,##0;[Red]#,##0"
    rows = [["Resultat per avdelning (tkr)"], [], ["Avdelning", "Utfall", "Prognos helår"]]
    rows += [[name, (value, code), (forecast, code)] for name, (value, forecast) in results.items()]
    return xlsx_of({"Blad1": rows})


def texts(_month, values):
    """Thousands with spaces, kept as text."""
    return xlsx_of({"Ekonomi": [["Mått", "Ackumulerat utfall"], *([name, text] for name, text in values.items())]})


def by_month(month, rows, title="Utfall per månad, kr"):
    """A column a month, the later ones empty."""
    heads = [f"{name}-{month[0] % 100:02}" for name in SHORT]
    body = [[name, *values, *([None] * (12 - len(values)))] for name, values in rows.items()]
    return xlsx_of({"Månader": [[title], [], ["Kostnadsslag", *heads, "Total"], *([*row, 0] for row in body)]})


def departments(month, results):
    """A sheet a department, each with its result on the last row."""
    return xlsx_of({
        name: [[name], [f"{LONG[month[1] - 1]} {month[0]}"], ["tkr", "Utfall ack", "Prognos"],
               ["Intäkter", 5000, 6000], ["Kostnader", 5000 - value, 5800], ["Resultat", value, forecast]]
        for name, (value, forecast) in results.items()
    })  # fmt: skip


def sections(_month, parts):
    """Lines over groups of rows, and a sum after each."""
    rows = [["", "Utfall tkr"]]
    for section, lines in parts.items():
        rows += [[section], *([name, value] for name, value in lines.items())]
    return xlsx_of({"Resultat": rows})


def filtered(_month, visible, hidden):
    """Rows of details that a filter has hidden between those that are shown."""
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True})
    sheet = book.add_worksheet("Volymer")
    rows = [("Volymer", "Utfall"), *(pair for name, value in visible.items() for pair in ((name, value), hidden))]
    for row, (name, value) in enumerate(rows):
        sheet.write_row(row, 0, [name, value])
        if (name, value) == hidden:
            sheet.set_row(row, None, None, {"hidden": True})
    book.close()
    return stream.getvalue()


def serials(month, series):
    """One row a month and measure, the month as a day (a serial number with a format), newest last."""
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True})
    sheet = book.add_worksheet("Data")
    day = book.add_format({"num_format": "mmm-yy"})
    sheet.write_row(0, 0, ["Nyckeltal", "Månad", "Värde"])
    row = 1
    for name, values in series.items():
        for back, value in enumerate(values):
            number = month[1] - (len(values) - 1 - back)
            year = month[0] if number > 0 else month[0] - 1
            sheet.write(row, 0, name)
            sheet.write_datetime(row, 1, date(year, (number - 1) % 12 + 1, 1), day)
            sheet.write(row, 2, value)
            row += 1
    book.close()
    return stream.getvalue()


def libreoffice(_month, values):
    """An .ods of volumes."""
    return ods(ods_table("Volymer", [["Volym", "Utfall"], *([name, value] for name, value in values.items())]))


def units(_month, values):
    """A column of units; a percentage shown as one; costs below zero."""
    rows = [["Nyckeltal", "Enhet", "Utfall"]]
    rows += [[name, unit, (value, "0.0%") if unit == "%" else value] for name, (unit, value) in values.items()]
    return xlsx_of({"Nyckeltal": rows})


def stratsys(_month, values):
    """Delimited text as Windows writes it, parentheses for minus, month names in the heading."""
    lines = ["Mått;Utfall;Kommentar", *(f"{name};{value};{said}" for name, (value, said) in values.items())]
    return "\r\n".join(lines).encode("windows-1252")
