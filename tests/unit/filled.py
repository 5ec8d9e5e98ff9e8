"""A form filled in as a program does that changes cells of a workbook and nothing else; and a form's cells by place."""

import re
from xml.sax.saxutils import escape

from utfall.forms.packing import packed, unpacked
from utfall.sheets.read import workbook_of
from utfall.sheets.workbook import address
from utfall.shown.fill_record import KEY_HEADING


def addresses(content):
    """Return where each open cell stands: sheet and address by table, row's key and column, from the form's record."""
    book = workbook_of("form.xlsx", content)
    record = book.worksheet("_utfall")
    listed = [tuple(record.text(row, at) for at in range(1, 5)) for row in range(1, record.last_row + 1)]
    listed = listed[listed.index(("table", "row", "column", "heading")) + 1 :]
    found = {}
    for sheet in book.worksheets:
        heads = {sheet.text(1, at): at for at in range(1, sheet.last_column + 1)}
        key = next((heading for heading in heads if heading.startswith(KEY_HEADING)), None)
        rows = {sheet.text(row, heads[key]): row for row in range(2, sheet.last_row + 1)} if key else {}
        for table, row, column, heading in listed:
            if key == KEY_HEADING + table and row in rows and heading in heads:
                found[table, row, column] = (sheet.name, address(rows[row], heads[heading]))
    return found


def filled(content, values):
    """Return a form with these values, by sheet and address: a figure (a text of digits), or ``(text,)``, or empty."""
    files = unpacked(content)
    names = re.findall(r'<sheet name="([^"]*)"', files["xl/workbook.xml"].decode())
    for number, name in enumerate(names, 1):
        file = f"xl/worksheets/sheet{number}.xml"
        cells = {at: value for (sheet, at), value in values.items() if escape(sheet, {'"': "&quot;"}) == name}
        if cells:
            files[file] = _with_cells(files[file].decode(), cells).encode()
    return packed(files.items(), level=1)


def _with_cells(sheet, cells):
    def written(found):
        at, style = found[1], found[2]
        if at not in cells:
            return found[0]
        value = cells[at]
        if value == "":
            return f'<c r="{at}" s="{style}"/>'
        if isinstance(value, tuple):
            return f'<c r="{at}" s="{style}" t="inlineStr"><is><t xml:space="preserve">{escape(value[0])}</t></is></c>'
        return f'<c r="{at}" s="{style}"><v>{value}</v></c>'

    return re.sub(r'<c r="([A-Z]+\d+)" s="(\d+)"[^>]*?(?:/>|>.*?</c>)', written, sheet)
