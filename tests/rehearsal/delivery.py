"""What the accounting system delivers: a workbook of the costs of a month, with a heading above names and figures."""

import openpyxl

from tests.rehearsal.editor import read

COSTS = ("verksamhetens-kostnader", "personalkostnader", "konsultkostnader", "it-tjanster-program-och-licenser")
MONTHS = {"2023-11": "november 2023", "2023-12": "december 2023"}


def economy_workbook(project, month, file):
    """Write the costs of a month of a project as the system exports them."""
    folder = project / "data" / month
    names = {row["id"]: row["name"] for row in read(folder / "indicators.csv")}
    outcomes = {row["indicator"]: row["outcome"] for row in read(folder / "observations.csv")}
    book = openpyxl.Workbook()
    book.active.append(["Post", f"Utfall ack {MONTHS[month]}"])
    for one in COSTS:
        book.active.append([names[one], int(outcomes[one])])
    book.save(file)
