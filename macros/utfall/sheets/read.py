"""A delivered file read to a ``Workbook``, by what it is and not by what it is called. Writes nothing."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from utfall.sheets import ods, xlsx
from utfall.sheets.delimited import read_delimited
from utfall.sheets.limits import MOST_BYTES, SheetError
from utfall.sheets.package import OfficePackage
from utfall.sheets.values import read_values
from utfall.sheets.workbook import Workbook

if TYPE_CHECKING:
    from pathlib import Path

_ZIP, _OLE, _PDF = b"PK", b"\xd0\xcf\x11\xe0", b"%PDF"
_LOCKED = "EncryptedPackage".encode("utf-16-le")  # the stream of a locked workbook in its OLE container
_MARKED_UP = (b"<html", b"<!doctype html", b"<table", b"<?xml", b"<style")


def read_workbook(path: Path) -> Workbook:
    """Read .xlsx, .xlsm, .ods or delimited text. Raise ``SheetError`` for what cannot be read, and say what it is."""
    name = path.name
    if not path.is_file():
        raise SheetError("missing", name)
    if path.stat().st_size > MOST_BYTES:
        raise SheetError("large", name, most=MOST_BYTES // 1_000_000)
    return workbook_of(name, path.read_bytes())


def workbook_of(name: str, content: bytes) -> Workbook:
    """Return the workbook that a file's bytes hold. Raise ``SheetError`` for what they do not."""
    sha256 = hashlib.sha256(content).hexdigest()
    if not content.strip():
        raise SheetError("empty", name)
    if content.startswith(_ZIP):
        return _spreadsheet(name, sha256, content)
    if content.startswith(_OLE):
        raise SheetError("password" if _LOCKED in content else "old", name)
    if content.startswith(_PDF):
        raise SheetError("no-table", name)
    begins = content[:512].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if begins.startswith(_MARKED_UP):
        raise SheetError("web-page", name)
    return read_delimited(name, sha256, content)


def _spreadsheet(name: str, sha256: str, content: bytes) -> Workbook:
    package = OfficePackage(name, content)
    if xlsx.BOOK in package.parts:
        form, marks = "xlsx", xlsx.read_xlsx(package)
    elif ods.CONTENT in package.parts and "META-INF/manifest.xml" in package.parts:
        form, marks = "ods", ods.read_ods(package)
    else:
        raise SheetError("no-table", name)
    sheets = read_values(name, content, marks)
    if not any(sheet.cells for sheet in sheets):
        raise SheetError("empty", name)
    return Workbook(name, sha256, form, sheets, marks.properties, marks.has_macros)
