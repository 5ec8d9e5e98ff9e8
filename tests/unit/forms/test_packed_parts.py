"""Pages that were published with tables, charts' data and scripts packed in parts are read to the byte."""

import base64
import zlib

from utfall.forms.packed_parts import unpacked_parts

TABLE = '<div class="u-scroll"><table><caption id="a-caption">Höll <b>prognosen</b>?</caption></table></div>'


def packed(text):
    made = zlib.compressobj(9, wbits=-15)
    return base64.b64encode(made.compress(text.encode()) + made.flush()).decode()


def box(content):
    return f'<div class="u-packed" data-packed="{content}"><noscript><a href="a.csv">A (CSV)</a></noscript></div>'


def test_tables_and_the_data_of_live_charts_are_unpacked():
    plot = """'{"y":[1.5,"é"]}'"""
    page = f'<details>{box(packed(TABLE))}</details><figure data-plot-packed="{packed(plot)}"></figure>'
    found = unpacked_parts({"hr.html": page.encode(), "om.html": b"<p>a</p>"})
    assert found == {"hr.html": f"<details>{TABLE}</details><figure data-plot={plot}></figure>".encode()}


def test_scripts_that_only_hold_data_are_unpacked():
    script = f'self.utfallIndex=JSON.parse(self.utfallUnpacked("{packed("[1]")}"));\n'.encode()
    files = {"search/index.js": script, "compare/reports.js": b"other();\n"}
    assert unpacked_parts(files) == {"search/index.js": b"self.utfallIndex=[1];\n", "compare/reports.js": b"other();\n"}


def test_what_cannot_be_unpacked_stays_as_it_is():
    assert unpacked_parts({"hr.html": box("%%").encode()}) == {"hr.html": b"%%"}
