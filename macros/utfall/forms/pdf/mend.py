"""What a typeset PDF lacks for readers who do not see it: told here, since WeasyPrint 70 does not tell it.

Running heads and shapes beside words are artifacts, header cells have a scope, links say where they lead. The
structure that is left has no empty parts. Knows the PDF and nothing of reports.
"""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING

import pikepdf
from pikepdf import Array, Dictionary, Name, String

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_MARKED = re.compile(rb"/\w+\s*<</MCID (\d+)>>\s*BDC")
_OF_ITEMS = {"/Lbl", "/LBody"}
_KEPT_EMPTY = {"/TD", "/TH", "/TR"}


def mended(made: bytes, links: Mapping[str, str]) -> bytes:
    """Return a PDF whole: ``links`` says what each address inside it is called. The same bytes for the same PDF."""
    with pikepdf.open(BytesIO(made)) as pdf:
        root = pdf.Root.StructTreeRoot
        _prune(root)
        for element in list(elements(root)):
            if str(element.S) == "/LI":
                _bodies(pdf, element)
        owners = _owners(pdf, root)
        for number, page in enumerate(pdf.pages):
            _set_aside(pdf, page, owners.get(number, {}))
        _map(root, owners)
        for element in elements(root):
            if str(element.S) == "/TH":
                _scope(element)
        _name_links(pdf, links)
        return saved(pdf)


def saved(pdf: pikepdf.Pdf) -> bytes:
    """Return a PDF as bytes that follow from its content alone."""
    target = BytesIO()
    pdf.save(target, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate,
             compress_streams=True, recompress_flate=True, linearize=False)  # fmt: skip
    return target.getvalue()


def elements(parent: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """Return every element of the structure below one, in reading order."""
    for kid in _kids(parent):
        if isinstance(kid, Dictionary) and "/S" in kid:
            yield kid
            yield from elements(kid)


def _kids(parent: pikepdf.Object) -> list[pikepdf.Object | int]:
    kids = parent.get("/K", Array())
    return list(kids) if isinstance(kids, Array) else [kids]


def _prune(parent: pikepdf.Object) -> None:
    """Take out what has no content: figures that say nothing, since they decorate a word, and what is left empty."""
    kept = []
    for kid in _kids(parent):
        if isinstance(kid, Dictionary) and "/S" in kid:
            if str(kid.S) == "/Figure" and "/Alt" not in kid:
                continue
            _prune(kid)
            if not _kids(kid) and str(kid.S) not in _KEPT_EMPTY:
                continue
        kept.append(kid)
    parent.K = Array(kept)


def _bodies(pdf: pikepdf.Pdf, item: pikepdf.Object) -> None:
    """Put what an item of a list says into one body: an item holds a label and a body and nothing else."""
    loose = [kid for kid in _kids(item) if not (isinstance(kid, Dictionary) and str(kid.get("/S")) in _OF_ITEMS)]
    if not loose:
        return
    body = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.LBody, P=item, Pg=item.Pg, K=Array(loose)))
    for kid in loose:
        if isinstance(kid, Dictionary) and "/S" in kid:
            kid.P = body
    item.K = Array([*(kid for kid in _kids(item) if kid not in loose), body])


def _owners(pdf: pikepdf.Pdf, root: pikepdf.Object) -> dict[int, dict[int, pikepdf.Object]]:
    """Return which element each marked content belongs to, by page and number."""
    numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
    found: dict[int, dict[int, pikepdf.Object]] = {}
    for element in elements(root):
        for kid in _kids(element):
            if isinstance(kid, int):
                found.setdefault(numbers[element.Pg.objgen], {})[int(kid)] = element
    return found


def _set_aside(pdf: pikepdf.Pdf, page: pikepdf.Page, owned: Mapping[int, pikepdf.Object]) -> None:
    """Make an artifact of content that no element owns: it is in the margin, or decorates."""

    def marked(found: re.Match[bytes]) -> bytes:
        return found[0] if int(found[1]) in owned else b"/Artifact\nBMC"

    content = page.Contents.read_bytes()
    page.Contents = pdf.make_stream(_MARKED.sub(marked, content))


def _map(root: pikepdf.Object, owners: Mapping[int, Mapping[int, pikepdf.Object]]) -> None:
    """Write anew which element owns what on each page; annotations' places stay as they are."""
    numbers = root.ParentTree.Nums
    for at in range(0, len(numbers), 2):
        if isinstance(numbers[at + 1], Array):
            owned = owners.get(int(numbers[at]), {})
            numbers[at + 1] = Array([owned.get(number) for number in range(max(owned, default=-1) + 1)])


def _scope(cell: pikepdf.Object) -> None:
    """Say whether a header cell heads its column or its row: those of a table's head its column."""
    above = cell.P
    while str(above.S) not in {"/THead", "/TBody", "/Table"}:
        above = above.P
    attributes = cell.get("/A", Dictionary(O=Name.Table))
    attributes.Scope = Name.Column if str(above.S) == "/THead" else Name.Row
    cell.A = attributes


def _name_links(pdf: pikepdf.Pdf, links: Mapping[str, str]) -> None:
    for page in pdf.pages:
        for link in page.get("/Annots", Array()):
            if str(link.Subtype) == "/Link" and "/Dest" in link:
                link.Contents = String(links.get(str(link.Dest), str(link.Dest)))
