"""Bytes are written as signs that may stand in an attribute and in a script's string, and read back."""

import pytest

from utfall.forms import base91


@pytest.mark.parametrize(
    ("content", "signs"),
    [
        (b"", ""),
        (b"\0", "  "),
        (b"A", " e"),  # 65 is the sign with number 65: of ASCII the 38th after the 27 that come before "?"
        (b"\xff\x1f", "~!  "),  # 8 191 is 90 times 91 and one, and then nothing; "!" has the number 1
    ],
)
def test_thirteen_bits_are_two_signs(content, signs):
    assert base91.written(content) == signs


@pytest.mark.parametrize("size", [1, 2, 12, 13, 14, 26, 255, 256])
def test_what_is_written_is_read_with_at_most_one_byte_more(size):
    content = bytes(range(256))[-size:]
    read = base91.read(base91.written(content))
    assert (read[:size], read[size:]) == (content, b"\0" * (len(read) - size))
    assert len(read) <= size + 1


def test_no_sign_ends_a_value_or_begins_a_tag():
    signs = set(base91.written(bytes(range(256)) * 99))
    assert len(signs) > 85
    assert not signs & set('"&<>\n\t')


@pytest.mark.parametrize("text", ["~~", "a", '""', "å "])
def test_what_was_not_written_so_is_refused(text):
    with pytest.raises(ValueError, match="Not written in 91 signs"):
        base91.read(text)
