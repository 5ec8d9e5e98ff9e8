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
            "Kör utfall check --fix, som sparar om filen. I Excel: Arkiv, Spara som, ”CSV UTF-8 (kommaavgränsad)”, och "
            "kör sedan utfall check --fix.",
        )
    ]  # fmt: skip


def test_a_byte_order_mark_is_told(month):
    month.write("areas.csv", month.text("areas.csv").encode("utf-8-sig"))
    assert month.told_by("encoding") == [
        Told(
            "encoding", "byte-order-mark", FILE, None, None, None,
            "Filen börjar med en osynlig markering (BOM) som kalkylprogram lägger dit.",
            "Kör utfall check --fix, som tar bort den.",
        )
    ]  # fmt: skip


def test_an_encoding_that_nothing_tells_is_no_guess(month):
    month.write("areas.csv", month.text("areas.csv").encode() + "ny,3,Ledning på Þ".encode("cp1252"))
    assert month.told_by("encoding") == [
        Told(
            "encoding", "unclear", FILE, 2, None, None,
            "Det går inte att säga vilken teckenkodning filen är sparad med, så å, ä och ö kan bli fel.",
            "Öppna filen i programmet som den kommer från och spara den som ”CSV UTF-8”. Kör sedan utfall check --fix.",
        )
    ]  # fmt: skip


def test_a_descriptor_with_a_mark_is_told_and_read(month):
    month.write("datapackage.json", b"\xef\xbb\xbf" + month.path("datapackage.json").read_bytes())
    assert [(found.case, found.file) for found in month.told_by("encoding")] == [
        ("byte-order-mark", "data/2023-11/datapackage.json")
    ]
    assert month.report() is not None
