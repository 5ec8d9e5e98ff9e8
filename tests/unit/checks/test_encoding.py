"""Text encoding: UTF-8 without a mark."""

import pytest

from tests.unit.month import Told, file_of

FILE = file_of("areas")


def test_utf_8_is_let_be(month):
    assert month.told_by("encoding") == []


@pytest.mark.parametrize("encoding", ["windows-1252", "utf-16"])
def test_another_encoding_is_told_by_its_name(month, encoding):
    month.write("areas.csv", month.text("areas.csv").encode(encoding))
    assert month.told_by("encoding") == [
        Told(
            "encoding", "legacy", FILE, None, None, encoding,
            f"Filen är sparad med teckenkodningen {encoding}, inte UTF-8; å, ä och ö blir då fel.",
            "Spara om filen som ”CSV UTF-8 (kommaavgränsad)”.",
        )
    ]  # fmt: skip


def test_a_byte_order_mark_is_told(month):
    month.write("areas.csv", month.text("areas.csv").encode("utf-8-sig"))
    assert month.told_by("encoding") == [
        Told(
            "encoding", "byte-order-mark", FILE, None, None, None,
            "Filen börjar med en osynlig markering (BOM) som kalkylprogram lägger dit.",
            "Spara om filen som UTF-8 utan BOM. I VS Code: klicka på ”UTF-8 with BOM” längst ned och välj "
            "”Save with Encoding”, ”UTF-8”.",
        )
    ]  # fmt: skip


def test_a_descriptor_with_a_mark_is_told_and_read(month):
    month.write("datapackage.json", b"\xef\xbb\xbf" + month.path("datapackage.json").read_bytes())
    assert [(found.case, found.file) for found in month.told_by("encoding")] == [
        ("byte-order-mark", "data/2023-11/datapackage.json")
    ]
    assert month.report() is not None
