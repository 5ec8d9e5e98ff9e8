"""Make the picture of a form to fill in: the cells of a real one, with what it asks in the cell where somebody is.

Run by hand with ``make pictures``, and looked at. The frame is our own, near enough to a spreadsheet program's.
"""

import html
import os
import subprocess
import sys
import tempfile
from datetime import date
from decimal import Decimal
from pathlib import Path

import openpyxl
from openpyxl.utils import get_column_letter
from playwright.sync_api import sync_playwright

from tests.browser.conftest import ARGUMENTS
from tests.browser.pictures import take
from utfall.number import write_number

MONTH, OWNER = "2026-01", "HR-chefen"  # the month after the last of the example project
COLUMNS, ROWS = (1, 2, 3, 4, 5, 6, 8, 10), 6
ASKING = "F3"
FRAME = """<!doctype html><html lang="sv"><meta charset="utf-8"><style>
body { margin: 0; padding: 16px; background: #fff;
font: 14px/1.35 Carlito, Calibri, "Liberation Sans", Arial, sans-serif }
main { position: relative; border: 1px solid #b5bac1; width: max-content }
table { border-collapse: collapse } th, td { border: 1px solid #d9dce0; padding: 3px 7px; vertical-align: top }
thead th, tbody th { background: #f1f3f4; color: #444; font-weight: normal; text-align: center }
td { max-width: 150px; min-width: 62px } .number { text-align: right } .head { font-weight: bold }
.open { background: #fffbe6; border: 1px solid #767676 } .here { outline: 2px solid #1a6b3c; outline-offset: -1px }
aside { position: absolute; background: #ffffe1; border: 1px solid #767676; padding: 6px 9px; width: 265px;
box-shadow: 2px 2px 4px #0003 } nav { background: #f1f3f4; padding: 5px 10px; border-top: 1px solid #b5bac1 }
nav b { background: #fff; padding: 4px 12px; border: 1px solid #b5bac1; border-top: 0 } nav span { padding: 4px 12px }
</style><main>%s</main></html>"""
PLACE = """() => {
  const here = document.querySelector('.here'), note = document.querySelector('aside')
  note.style.left = here.offsetLeft + here.offsetWidth * 0.4 + 'px'
  note.style.top = here.offsetTop + here.offsetHeight + 4 + 'px'
}"""


def form(folder: Path) -> openpyxl.Workbook:
    """Return the form of an owner in the month that follows the example project."""
    utfall, project = str(Path(sys.executable).with_name("utfall")), folder / "exempel"
    file = folder / "formular.xlsx"
    subprocess.run([utfall, "demo", str(project)], check=True, capture_output=True)
    for command in (["new", MONTH], ["form", MONTH, "--owner", OWNER, "-o", str(file)]):
        subprocess.run([utfall, *command], cwd=project, check=True, capture_output=True)
    return openpyxl.load_workbook(file)


def drawn(book: openpyxl.Workbook) -> str:
    """Return a page that shows the first sheet, and the message of one of its cells."""
    sheet = book.worksheets[0]
    asks = next(one for one in sheet.data_validations.dataValidation if ASKING in one.sqref)
    heads = "".join(f"<th>{get_column_letter(at)}</th>" for at in COLUMNS)
    rows = "".join(
        f"<tr><th>{row}</th>{''.join(_cell(sheet.cell(row, at)) for at in COLUMNS)}</tr>" for row in range(1, ROWS + 1)
    )
    told = f"<aside><b>{html.escape(asks.promptTitle)}</b><br>{html.escape(asks.prompt)}</aside>"
    names = [one.title for one in book if one.sheet_state == "visible"]
    tabs = "".join(
        f"<{'span' if at else 'b'}>{html.escape(name)}</{'span' if at else 'b'}>" for at, name in enumerate(names)
    )
    return (
        FRAME % f"<table><thead><tr><th></th>{heads}</tr></thead><tbody>{rows}</tbody></table>{told}<nav>{tabs}</nav>"
    )


def _cell(cell) -> str:
    value = cell.value
    text = "" if value is None else str(value)
    if isinstance(value, int | float):
        places = len(cell.number_format.partition(".")[2].rstrip("#")) if "." in cell.number_format else 0
        text = write_number(Decimal(str(value)), places)
    kinds = [
        "open" * (not cell.protection.locked), "head" * (cell.row == 1), "here" * (cell.coordinate == ASKING),
        "number" * isinstance(value, int | float | date),
    ]  # fmt: skip
    return f'<td class="{" ".join(filter(None, kinds))}">{html.escape(text)}</td>'


def main() -> None:
    """Take the picture."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=os.environ["CHROMIUM"], args=ARGUMENTS)
        page = browser.new_page(viewport={"width": 1100, "height": 420}, device_scale_factor=1.5)
        page.set_content(drawn(form(Path(folder))))
        page.evaluate(PLACE)
        take(page.locator("main"), "formular.png")
        browser.close()


if __name__ == "__main__":
    main()
