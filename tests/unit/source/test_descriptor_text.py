"""The descriptor's text: what is no descriptor is told with line and character, however long or deep it is."""

import json

import pytest

from utfall.source.descriptor_text import DescriptorError, read_descriptor


@pytest.mark.parametrize(
    ("content", "reason", "place"),
    [
        (b"", "Expecting value", (1, 1)),
        (b"[]", "{ }", (1, 1)),
        (b'{"a": 1,\n "b" 2}', "Expecting ':' delimiter", (2, 6)),
        (b'{"a":' + b"9" * 6000 + b"}", "9" * 18 + "…", (1, 1)),
        (b'{"a":' + b"1" * 400 + b".5}", "1" * 18 + "…", (1, 1)),
        (b'{"a": 1e999}', "1e999…", (1, 1)),
        (b'{"a": NaN}', "NaN", (1, 1)),
        (b'{"a": -Infinity}', "-Infinity", (1, 1)),
        (b'{"a": 1, "a": 2}', "a × 2", (1, 1)),
        (b"[" * 100_000, "12 × [ {", (1, 13)),
        (b'{"a":\n' + b'{"b":' * 5000, "12 × [ {", (2, 56)),
        ('{"a": "å"}'.encode("latin-1"), "UTF-8", (1, 1)),
        (b'"' + b"x" * 4_000_000 + b'"', "4000002 > 4000000 byte", (1, 1)),
    ],
)
def test_what_is_no_descriptor_is_told(content, reason, place):
    with pytest.raises(DescriptorError) as told:
        read_descriptor(content)
    assert (told.value.reason, (told.value.line, told.value.column)) == (reason, place)


def test_brackets_in_a_text_are_no_depth():
    whole = {"a": "[" * 50 + '"' + "\\" + "{" * 50, "b": [{}, {}]}
    assert read_descriptor(json.dumps(whole).encode()) == whole


def test_a_byte_order_mark_is_passed_over():
    assert read_descriptor(b'\xef\xbb\xbf{"a": 1.5}') == {"a": 1.5}
