"""The descriptor's text: what is no descriptor is told with line and character, however long or deep it is."""

import json

import pytest

from utfall.source.descriptor_text import DescriptorError, read_descriptor
from utfall.words import Sentence


@pytest.mark.parametrize(
    ("content", "case", "params", "place"),
    [
        (b"", "value", {}, (1, 1)),
        (b"[]", "object", {}, (1, 1)),
        (b'{"a": 1,\n "b" 2}', "colon", {}, (2, 6)),
        (b'{"a": 1\n "b": 2}', "comma", {}, (2, 2)),
        (b'{"a": 1,\n}', "name", {}, (2, 1)),
        (b'{"a": 1} x', "extra", {}, (1, 10)),
        (b'{"a": "x}', "text", {}, (1, 7)),
        (b'{"a": "x\ty"}', "sign", {}, (1, 9)),
        (b'{"a": "x\\qy"}', "escape", {}, (1, 9)),
        (b'{"9": 1,\n "a":' + b"9" * 6000 + b"}", "number", {"value": "9" * 30 + "…"}, (2, 6)),
        (b'{"a":-' + b"1" * 400 + b".5}", "number", {"value": "-" + "1" * 29 + "…"}, (1, 6)),
        (b'{"a": "1e999", "b": 1e999}', "number", {"value": "1e999"}, (1, 21)),
        (b'{"a": NaN}', "constant", {"value": "NaN"}, (1, 7)),
        (b'{"a": [1, -Infinity]}', "constant", {"value": "-Infinity"}, (1, 11)),
        (b'{"b": {"a": "a"}, "a": 1,\n "c": {"a": 2}, "\\u0061": 2}', "twice", {"value": "a"}, (2, 17)),
        (b"[" * 100_000, "deep", {"most": 12}, (1, 13)),
        (b'{"a":\n' + b'{"b":' * 5000, "deep", {"most": 12}, (2, 56)),
        ('{"a":\n "å"}'.encode("latin-1"), "encoding", {}, (2, 3)),
        (b'"' + b"x" * 4_000_000 + b'"', "size", {"count": 4000002, "most": 4000000}, (1, 1)),
    ],
)
def test_what_is_no_descriptor_is_told(content, case, params, place):
    with pytest.raises(DescriptorError) as told:
        read_descriptor(content)
    assert told.value.sentence == Sentence(f"descriptor.reason.{case}", params)
    assert (told.value.line, told.value.column) == place


def test_brackets_in_a_text_are_no_depth():
    whole = {"a": "[" * 50 + '"' + "\\" + "{" * 50, "b": [{}, {}]}
    assert read_descriptor(json.dumps(whole).encode()) == whole


def test_a_byte_order_mark_is_passed_over():
    assert read_descriptor(b'\xef\xbb\xbf{"a": 1.5}') == {"a": 1.5}
