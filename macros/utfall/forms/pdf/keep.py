"""The copy to keep: the same pages as PDF/A-3a, with the data that they are made of inside.

Everything that the pages need stands in the file; what the standard asks for beside the pages is added here.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import resources
from io import BytesIO
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pikepdf
from pikepdf import Array, AttachedFileSpec, Dictionary, Name, String

from utfall.forms.pdf.lines import in_lines

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

PRINT = 4  # the flag of an annotation that is printed with its page
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_PDFA = "http://www.aiim.org/pdfa/ns/"
_UA = "http://www.aiim.org/pdfua/ns/id/"
_SPACES = {
    "rdf": _RDF,
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "x": "adobe:ns:meta/",
    "pdfuaid": _UA,
    "pdfaid": f"{_PDFA}id/",
    "pdfaExtension": f"{_PDFA}extension/",
    "pdfaSchema": f"{_PDFA}schema#",
    "pdfaProperty": f"{_PDFA}property#",
}


@dataclass(frozen=True, slots=True)
class Attached:
    """Be a file to put into a document, as the source of what it shows."""

    name: str
    kind: str
    content: bytes
    description: str
    relation: str = "Source"


def kept(reading: bytes, attached: Sequence[Attached], day: date) -> bytes:
    """Return a PDF/A-3a of a mended PDF/UA-1, with files attached to it."""
    with pikepdf.open(BytesIO(reading)) as pdf:
        _intend(pdf)
        for page in pdf.pages:
            for one in page.get("/Annots", Array()):
                one.F = PRINT
        pdf.Root.AF = Array([_attach(pdf, one, day) for one in attached])
        _claim(pdf)
        return in_lines(pdf)


def _intend(pdf: pikepdf.Pdf) -> None:
    """Say that colours are sRGB, by the profile that comes with the typesetter."""
    profile = pdf.make_stream(resources.files("weasyprint.pdf").joinpath("sRGB2014.icc").read_bytes())
    profile.N = 3
    intent = Dictionary(
        Type=Name.OutputIntent, S=Name.GTS_PDFA1, OutputConditionIdentifier=String("sRGB2014"),
        Info=String("sRGB2014"), DestOutputProfile=profile,
    )  # fmt: skip
    pdf.Root.OutputIntents = Array([intent])


def _attach(pdf: pikepdf.Pdf, one: Attached, day: date) -> pikepdf.Object:
    stamp = f"D:{day:%Y%m%d}120000Z"
    spec = AttachedFileSpec(
        pdf, one.content, description=one.description, filename=one.name, mime_type=one.kind,
        creation_date=stamp, mod_date=stamp, relationship=Name(f"/{one.relation}"),
    )  # fmt: skip
    pdf.attachments[one.name] = spec
    return pdf.attachments[one.name].obj


def _claim(pdf: pikepdf.Pdf) -> None:
    """Claim the standard for keeping beside the one for reading, and describe the latter's name as the former asks."""
    for prefix, space in _SPACES.items():
        ET.register_namespace(prefix, space)
    packet = ET.fromstring(pdf.Root.Metadata.read_bytes())  # noqa: S314 - written by our own typesetter
    rdf = packet if packet.tag == f"{{{_RDF}}}RDF" else packet.find(f"{{{_RDF}}}RDF")
    assert rdf is not None  # noqa: S101 - the typesetter writes one
    claim = _described(rdf)
    ET.SubElement(claim, f"{{{_PDFA}id/}}part").text = "3"
    ET.SubElement(claim, f"{{{_PDFA}id/}}conformance").text = "A"
    _extension(_described(rdf))
    whole = ET.tostring(packet, encoding="utf-8")
    begin = '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'.encode()
    pdf.Root.Metadata = pdf.make_stream(
        begin + whole + b'\n<?xpacket end="w"?>', Dictionary(Type=Name.Metadata, Subtype=Name.XML)
    )


def _described(rdf: ET.Element) -> ET.Element:
    return ET.SubElement(rdf, f"{{{_RDF}}}Description", {f"{{{_RDF}}}about": ""})


def _extension(described: ET.Element) -> None:
    """Describe ``pdfuaid:part``, which PDF/A does not know by itself."""
    schema = _item(ET.SubElement(described, f"{{{_PDFA}extension/}}schemas"), "Bag")
    told = {"schema": "PDF/UA identification schema", "namespaceURI": _UA, "prefix": "pdfuaid"}
    for name, text in told.items():
        ET.SubElement(schema, f"{{{_PDFA}schema#}}{name}").text = text
    part = _item(ET.SubElement(schema, f"{{{_PDFA}schema#}}property"), "Seq")
    told = {"name": "part", "valueType": "Integer", "category": "internal", "description": "Part of ISO 14289"}
    for name, text in told.items():
        ET.SubElement(part, f"{{{_PDFA}property#}}{name}").text = text


def _item(above: ET.Element, kind: str) -> ET.Element:
    listed = ET.SubElement(above, f"{{{_RDF}}}{kind}")
    return ET.SubElement(listed, f"{{{_RDF}}}li", {f"{{{_RDF}}}parseType": "Resource"})
