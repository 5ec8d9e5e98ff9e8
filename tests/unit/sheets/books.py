"""Workbooks as other programs write them: .xlsx by XlsxWriter, .ods by hand as LibreOffice writes its XML."""

import io
import zipfile
from xml.sax.saxutils import escape, quoteattr

import xlsxwriter

OFFICE = "urn:oasis:names:tc:opendocument:xmlns:"
NAMES = {
    "office": "office:1.0", "table": "table:1.0", "text": "text:1.0", "style": "style:1.0", "meta": "meta:1.0",
    "manifest": "manifest:1.0",
}  # fmt: skip
XMLNS = " ".join(f'xmlns:{name}="{OFFICE}{rest}"' for name, rest in NAMES.items())
ODS = "application/vnd.oasis.opendocument.spreadsheet"


def xlsx(fill, properties=()):
    """Return the bytes of a workbook that a function fills."""
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True})
    fill(book)
    for name, text in properties:
        book.set_custom_property(name, text)
    book.close()
    return stream.getvalue()


def xlsx_of(sheets):
    """Return a workbook of rows by the name of their sheet; a cell is a value or a value with its format code."""

    def fill(book):
        formats = {}
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for r, row in enumerate(rows):
                for c, cell in enumerate(row):
                    value, code = cell if isinstance(cell, tuple) else (cell, "")
                    if value is None:
                        continue
                    formats.setdefault(code, book.add_format({"num_format": code}) if code else None)
                    sheet.write(r, c, value, formats[code])

    return xlsx(fill)


def ods(content, *, extra=(), manifest=""):
    """Return the bytes of an OpenDocument spreadsheet with a body of tables."""
    parts = {
        "mimetype": ODS,
        "content.xml": f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {XMLNS}>'
        f"<office:body><office:spreadsheet>{content}</office:spreadsheet></office:body></office:document-content>",
        "META-INF/manifest.xml": f'<?xml version="1.0" encoding="UTF-8"?><manifest:manifest {XMLNS}>'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{ODS}"/>{manifest}</manifest:manifest>',
        **dict(extra),
    }
    return zipped(parts)


def zipped(parts):
    """Return a zip of texts or bytes by their names."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in parts.items():
            package.writestr(name, text)
    return stream.getvalue()


def ods_table(name, rows, hidden=()):
    """Return a table of rows; hidden ones by their number from 1."""
    lines = []
    for number, row in enumerate(rows, 1):
        seen = ' table:visibility="collapse"' if number in hidden else ""
        lines.append(f"<table:table-row{seen}>{''.join(map(ods_cell, row))}</table:table-row>")
    rest = '<table:table-cell table:number-columns-repeated="16384"/>'
    rest = f'<table:table-row table:number-rows-repeated="1048000">{rest}</table:table-row>'
    return f"<table:table table:name={quoteattr(name)}>{''.join(lines)}{rest}</table:table>"


def ods_cell(value):
    """Return a cell of a number, a text, a day, nothing, or of XML that is given as it is."""
    if value is None:
        return "<table:table-cell/>"
    if isinstance(value, (int, float)):
        return cell(value, "float", f'office:value="{value}"')
    if hasattr(value, "isoformat"):
        return cell(value, "date", f'office:date-value="{value.isoformat()}"')
    if value.startswith("<table:"):
        return value
    return cell(value, "string")


def cell(shown, kind, said=""):
    """Return a cell of a type, with what else is said of it."""
    text = f"<text:p>{escape(str(shown))}</text:p>"
    return f'<table:table-cell office:value-type="{kind}" {said}>{text}</table:table-cell>'
