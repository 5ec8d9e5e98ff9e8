"""A PDF for keeping as bytes: the end of every stream stands on a line of its own, and is in no doubt.

The standard counts a stream's bytes up to the end of line before ``endstream``. Saving writes a line feed there; a
stream whose own last byte is a carriage return would then seem one byte shorter. What a compressed stream ends on
follows from its content, so one in 256 does.
"""

from __future__ import annotations

import base64
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pikepdf
from pikepdf import Array, Name

if TYPE_CHECKING:
    from collections.abc import Iterator

IN_DOUBT = b"\r\nendstream"
PLAIN = {"/Length", "/Filter"}  # what a page's content has, and no font, profile or attached file
MOVABLE = ("AF", "MarkInfo", "Names", "OutputIntents", "ViewerPreferences")  # may stand in the catalogue or beside it


def in_lines(pdf: pikepdf.Pdf) -> bytes:
    """Return a PDF as bytes that follow from its content alone."""
    for one in _streams(pdf):
        if str(one.get("/Subtype")) == "/Form" or set(one.keys()) <= PLAIN:
            one.write(one.read_bytes() + b"\n")  # to a drawing a blank more says nothing
    first = BytesIO()
    pdf.save(first, compress_streams=True)
    for choice in range(2 ** len(MOVABLE)):
        found = _saved(_numbered(first.getvalue(), choice))
        if IN_DOUBT not in found:
            return found
    return _saved(_in_letters(first.getvalue()), streamData="preserve")


def _streams(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Stream]:
    """Return every stream in doubt."""
    for one in pdf.objects:
        if isinstance(one, pikepdf.Stream) and one.read_raw_bytes().endswith(b"\r"):
            yield one


def _numbered(made: bytes, choice: int) -> bytes:
    """Return a PDF with its objects numbered otherwise: so what packs them together has another content."""
    with pikepdf.open(BytesIO(made)) as pdf:
        for at, name in enumerate(MOVABLE):
            if choice >> at & 1 and f"/{name}" in pdf.Root:
                pdf.Root[f"/{name}"] = pdf.make_indirect(pdf.Root[f"/{name}"])
        pdf.save(target := BytesIO())
    return target.getvalue()


def _in_letters(made: bytes) -> bytes:
    """Return a PDF whose streams in doubt are written in letters; what packs objects together stays uncompressed."""
    with pikepdf.open(BytesIO(made)) as pdf:
        for one in _streams(pdf):
            letters = base64.a85encode(one.read_raw_bytes()) + b"~>"
            one.write(letters, filter=Array([Name.ASCII85Decode, Name.FlateDecode]))
        level = pikepdf.StreamDecodeLevel.none
        pdf.save(target := BytesIO(), compress_streams=False, stream_decode_level=level)
    return target.getvalue()


def _saved(made: bytes, **orders: str) -> bytes:
    with TemporaryDirectory(prefix="utfall-") as folder:
        before, after = Path(folder, "before.pdf"), Path(folder, "after.pdf")
        before.write_bytes(made)
        files = {"inputFile": str(before), "outputFile": str(after), "objectStreams": "generate"}
        pikepdf.Job({**files, "newlineBeforeEndstream": "", "deterministicId": "", **orders}).run()
        return after.read_bytes()
