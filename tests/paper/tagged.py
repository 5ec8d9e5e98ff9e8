"""A tagged PDF as a screen reader meets it: its structure, with the text that each element has in reading order.

PDFium tells the structure a page at a time, with every element in its place among its siblings; an element that goes on
over a page is known by its place and made whole again here.
"""

import ctypes
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property

import pypdfium2
from pypdfium2 import raw

HYPHEN = 2  # what PDFium tells in the place of a hyphen where a line ends


@dataclass
class Element:
    """One element of the structure, the page where it begins, and its kids, elements and texts, by their places."""

    kind: str
    alt: str = ""
    scope: str = ""
    page: int = 0
    size: int = 0
    kids: dict = field(default_factory=dict)

    @property
    def text(self):
        parts = [kid if isinstance(kid, str) else kid.text for kid in self._in_order()]
        return " ".join(" ".join(parts).split())

    def find(self, *kinds):
        for kid in self._in_order():
            if isinstance(kid, Element):
                if kid.kind in kinds:
                    yield kid
                yield from kid.find(*kinds)

    @property
    def cells(self):
        """The cells of a row; one that holds nothing stands on no page."""
        return [self.kids.get(place, Element("TD")) for place in range(self.size)]

    def _in_order(self):
        return [self.kids[place] for place in sorted(self.kids)]


class Tagged:
    """A document, opened once and read often."""

    def __init__(self, path):
        self.path = path
        self.pdf = pypdfium2.PdfDocument(path)

    @cached_property
    def root(self):
        root = Element("Root")
        for number, page in enumerate(self.pdf):
            texts = _texts(page.get_textpage())
            tree = raw.FPDF_StructTree_GetForPage(page)
            for place in range(raw.FPDF_StructTree_CountChildren(tree)):
                _add(root, place, raw.FPDF_StructTree_GetChildAtIndex(tree, place), texts, number)
            raw.FPDF_StructTree_Close(tree)
        return root

    @property
    def language(self):
        return _said(raw.FPDFCatalog_GetLanguage, self.pdf)

    @property
    def addresses(self):
        """The addresses outside it that its links lead to."""
        return {address for page in self.pdf for address in _addresses(self.pdf, page)}

    @property
    def attachments(self):
        """What is attached, by name: the bytes, what it is to the document, and what is said of it."""
        attached = map(self.pdf.get_attachment, range(self.pdf.count_attachments()))
        return {
            one.get_name(): (bytes(one.get_data()), _said(raw.FPDFAttachment_GetAFRelationship, one), one.get_desc())
            for one in attached
        }


def _addresses(pdf, page):
    place, link = ctypes.c_int(0), raw.FPDF_LINK()
    while raw.FPDFLink_Enumerate(page, ctypes.byref(place), ctypes.byref(link)):
        action = raw.FPDFLink_GetAction(link)
        size = raw.FPDFAction_GetURIPath(pdf, action, None, 0)
        room = ctypes.create_string_buffer(size or 1)
        raw.FPDFAction_GetURIPath(pdf, action, room, size)
        if room.value:
            yield room.value.decode("ascii")


def _texts(textpage):
    """Return what the marked texts of a page say, by their numbers; what has no number is no part of the structure."""
    found = defaultdict(str)
    for index in range(textpage.count_chars()):
        shown = raw.FPDFText_GetTextObject(textpage, index)
        if shown:
            sign = raw.FPDFText_GetUnicode(textpage, index)
            found[raw.FPDFPageObj_GetMarkedContentID(shown)] += "-" if sign == HYPHEN else chr(sign)
    return found


def _add(parent, place, raw_element, texts, page):
    """Add what of an element stands on a page; where a kid stands on another page, there is none here."""
    if place not in parent.kids:
        parent.kids[place] = Element(
            kind=_said(raw.FPDF_StructElement_GetRawType, raw_element),
            alt=_said(raw.FPDF_StructElement_GetAltText, raw_element),
            scope=_said(raw.FPDF_StructElement_GetStringAttribute, raw_element, b"Scope"),
            page=page,
            size=raw.FPDF_StructElement_CountChildren(raw_element),
        )
    made = parent.kids[place]
    for at in range(made.size):
        number = raw.FPDF_StructElement_GetChildMarkedContentID(raw_element, at)
        kid = raw.FPDF_StructElement_GetChildAtIndex(raw_element, at)
        if kid:
            _add(made, at, kid, texts, page)
        elif number >= 0:
            made.kids[at] = texts[number]


def _said(get, *where):
    """Return a string that PDFium tells in UTF-16 into a place that has room for it."""
    size = get(*where, None, 0)
    room = (ctypes.c_ushort * (size // 2 + 1))()
    get(*where, room, size)
    return bytes(room)[:size].decode("utf-16-le").rstrip("\0")
