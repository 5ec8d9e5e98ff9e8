"""Delimited text as bytes: its encoding, the sign between cells, the line ends; and the canonical way to write it.

Spreadsheet programs of other systems and languages write each of these otherwise. What can be read in two ways is
said to be in doubt. Knows nothing of what the cells hold.
"""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

DELIMITERS = ",;\t|"
_TRIED, _TRIED_SIGNS = 50, 100_000  # rows, and signs, that show which sign stands between cells
_BOM = "\ufeff"
# What a program saves that does not know UTF-8: Windows, "CSV (Macintosh)", "CSV (MS-DOS)".
_LEGACY = {"windows-1252": "cp1252", "mac-roman": "mac_roman", "cp850": "cp850"}
_USUAL = frozenset("åäöÅÄÖéÉüÜæÆøØáèàëß")  # where two encodings make words, the one that makes these is meant
_WITHIN_WORDS, _AROUND_WORDS = frozenset("\u2018’–—\u00a0"), frozenset("“”„«»")
_AFTER_WORDS = frozenset("…•·§°±×÷€£½¼¾²³µ\u00b4™®©")


@dataclass(frozen=True, slots=True)
class DecodedText:
    """Hold the text of a file, without its byte order mark, and how it was encoded.

    ``is_doubtful`` is of bytes that more than one encoding, or none of those that are known, makes words of.
    """

    text: str
    encoding: str = "utf-8"
    has_bom: bool = False
    is_doubtful: bool = False


@dataclass(frozen=True, slots=True)
class CsvText:
    """Hold what a file of delimited text has in its rows, and how they were written.

    ``broken_quotes`` is the row whose quotation marks do not match, and with which reading had to stop.
    """

    records: tuple[tuple[str, ...], ...]
    decoded: DecodedText
    delimiter: str = ","
    has_hint: bool = False  # of a first line sep=; that spreadsheet programs write and read
    broken_quotes: int | None = None

    @property
    def line_end(self) -> str:
        """The name of what stands at the end of lines."""
        text = self.decoded.text
        return "CRLF" if "\r\n" in text else "CR" if "\r" in text else "LF"


def read_csv_text(content: bytes, known: Collection[str] = ()) -> CsvText:
    """Read the rows of a file, whatever program has written it. ``known`` are headings that it should have."""
    decoded = decode_text(content)
    text = without_hint(decoded.text)
    has_hint = text != decoded.text
    delimiter = find_delimiter(text, known)
    records, broken = _records(text, delimiter)
    return CsvText(tuple(tuple(one) for one in records), decoded, delimiter, has_hint, broken)


def without_hint(text: str) -> str:
    """Return a text without a first line ``sep=;``, by which spreadsheet programs tell one another the separator."""
    return text.partition("\n")[2] if text[:4].lower() == "sep=" else text


def write_csv_text(rows: Iterable[Sequence[str]]) -> str:
    """Return rows as the text of a data file: commas, LF, quotation marks only where they are needed."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue()


def decode_text(content: bytes) -> DecodedText:
    """Return the text of a file and its encoding: UTF-8, UTF-16 or one that programs saved in before."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _wide(content, "utf-16")
    if wide := _unmarked_utf_16(content):
        return _wide(content, wide)
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        return _legacy(content)
    return DecodedText(text.lstrip(_BOM), has_bom=text.startswith(_BOM), is_doubtful="\0" in text)


def is_plausible(text: str, at: int) -> bool:
    """Tell whether a sign that is not ASCII can stand where it does in a text of Western European words."""
    sign, before, after = text[at], text[at - 1 : at], text[at + 1 : at + 2]
    if sign.isalpha() and sign not in _AFTER_WORDS:
        is_alone = not (before.isalnum() or after.isalnum())
        is_within = before.isalpha() and sign.isupper() and (before.islower() or after.islower())
        is_mixed = is_within or (sign.islower() and after.isupper())
        return (before.isalpha() or after.isalpha() or is_alone) and not before.isdecimal() and not is_mixed
    if sign in _AROUND_WORDS:
        return not (before.isalpha() and after.isalpha())
    return sign in _WITHIN_WORDS or (sign in _AFTER_WORDS and not after.isalpha())


def find_delimiter(text: str, known: Collection[str] = ()) -> str:
    """Return the sign between cells that makes the most known headings, else the most rows as wide as they."""
    wanted = {name.casefold() for name in known}

    def rank(sign: str) -> tuple[int, int, int]:
        rows = _records(text[:_TRIED_SIGNS], sign, _TRIED)[0]
        cells = [cell.strip().casefold() for cell in rows[0]] if rows else []
        as_wide = sum(len(row) == len(cells) for row in rows) if len(cells) > 1 else 0
        return sum(cell in wanted for cell in cells), as_wide, len(cells)

    return max(DELIMITERS, key=rank)


def _unmarked_utf_16(content: bytes) -> str:
    """Return the name of UTF-16 without a mark, told by the empty half of each letter; an empty text for others."""
    start = content[:64]
    even, odd = start[0::2].count(0), start[1::2].count(0)
    if len(start) < len("a,") or len(content) % 2 or max(even, odd) * 4 < len(start):
        return ""
    return "utf-16-le" if odd > even else "utf-16-be"


def _wide(content: bytes, codec: str) -> DecodedText:
    text = content.decode(codec, errors="replace")
    return DecodedText(text, "utf-16", is_doubtful="\ufffd" in text or "\0" in text)


def _legacy(content: bytes) -> DecodedText:
    found = {text: name for name, codec in _LEGACY.items() if (text := _plausible_text(content, codec)) is not None}
    usual = [
        text for text in found if _USUAL.issuperset(sign for sign in text if sign.isalpha() and not sign.isascii())
    ]
    if b"\0" not in content and (len(found) == 1 or len(usual) == 1):
        text = next(iter(usual or found))
        return DecodedText(text, found[text])
    return DecodedText(content.decode("cp1252", errors="replace"), "windows-1252", is_doubtful=True)


def _plausible_text(content: bytes, codec: str) -> str | None:
    try:
        text = content.decode(codec)
    except UnicodeDecodeError:
        return None
    return text if all(sign < "\x80" or is_plausible(text, at) for at, sign in enumerate(text)) else None


def _records(text: str, delimiter: str, most: int | None = None) -> tuple[list[list[str]], int | None]:
    """Return the rows; where quotation marks do not match, those before, and the number of the row that has them.

    Read strictly: otherwise a mark that is never closed takes the rest of the file into one cell, unnoticed.
    """
    records: list[list[str]] = []
    before = csv.field_size_limit(2**31 - 1)  # Python's own limit is a broken row
    try:
        for record in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True):
            records.append(record)
            if len(records) == most:
                break
    except csv.Error:
        return records, len(records) + 1
    finally:
        csv.field_size_limit(before)
    return records, None
