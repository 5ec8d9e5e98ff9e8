"""A workbook's parts in fewer bytes: rows and cells without places, each where it was."""

import pytest

from utfall.forms.sheet_xml import column_of, compact_parts

DECLARED = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
SHEET = (
    b'<worksheet><dimension ref="A1:D9"/><sheetViews><sheetView><pane state="frozen"/>'
    b'<selection pane="topRight" activeCell="B1" sqref="B1"/></sheetView></sheetViews>'
    b'<sheetFormatPr defaultRowHeight="15"/><cols><col min="1" max="1" width="59.7109375" customWidth="1"/></cols>'
    b'<sheetData><row r="1" spans="1:4"><c r="A1" s="1" t="s"><v>0</v></c></row><row r="3" ht="30" customHeight="1"/>'
    b'<row r="4" spans="1:4" ht="30"><c r="B4"><v>2</v></c><c r="D4" s="6" t="s"><v>7</v></c></row>'
    b'<row r="9" spans="1:28"><c r="AB9"><v>5</v></c></row></sheetData>'
    b'<hyperlinks><hyperlink ref="A3" location="\'Noter\'!A1" display="Noter &amp; ord"/></hyperlinks>'
    b'<pageMargins left="0.7" right="0.7"/><pageSetup paperSize="9"/></worksheet>'
)
COMPACT = (
    b'<worksheet><sheetViews><sheetView><pane state="frozen"/></sheetView></sheetViews>'
    b'<cols><col min="1" max="1" width="59.71" customWidth="1"/></cols>'
    b'<sheetData><row><c s="1" t="s"><v>0</v></c></row><row r="3" ht="30" customHeight="1"/>'
    b'<row ht="30"><c/><c><v>2</v></c><c/><c s="6" t="s"><v>7</v></c></row>'
    b'<row r="9">' + 27 * b"<c/>" + b"<c><v>5</v></c></row></sheetData>"
    b'<hyperlinks><hyperlink ref="A3" location="\'Noter\'!A1"/></hyperlinks>'
    b'<pageSetup paperSize="9"/></worksheet>'
)


def test_a_sheet_has_its_rows_and_cells_in_order_without_their_places():
    assert compact_parts({"xl/worksheets/sheet7.xml": DECLARED + SHEET}) == {"xl/worksheets/sheet7.xml": COMPACT}


def test_a_table_without_a_style_says_none_and_one_with_a_style_keeps_it():
    bare = b'<table ref="A4:B5"><tableStyleInfo showFirstColumn="0" showRowStripes="1"/></table>'
    styled = b'<table ref="A4:B5"><tableStyleInfo name="Light" showRowStripes="1"/></table>'
    made = compact_parts({"xl/tables/table1.xml": DECLARED + bare, "xl/tables/table2.xml": styled})
    assert made == {"xl/tables/table1.xml": b'<table ref="A4:B5"></table>', "xl/tables/table2.xml": styled}


def test_texts_stand_as_they_were():
    texts = b'<sst><si><t>&lt;row r="1"&gt; <![CDATA[<c r="B1"/>]]></t></si></sst>'
    assert compact_parts({"xl/sharedStrings.xml": texts}) == {"xl/sharedStrings.xml": texts}


@pytest.mark.parametrize(("letters", "number"), [("A", 0), ("Z", 25), ("AA", 26), ("AB", 27), ("XFD", 16383)])
def test_a_column_has_a_number(letters, number):
    assert column_of(letters) == number
