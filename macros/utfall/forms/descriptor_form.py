"""The data package's descriptor as it is published: the same JSON without the spaces that set it out on lines.

The manifest says how many there were to a level, so that the file of the package can be had again, to the byte.
Whatever was not written so lies as it is.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from utfall.view.addresses import DATA, DESCRIPTOR

if TYPE_CHECKING:
    from collections.abc import Mapping

ADDRESS = f"{DATA}/{DESCRIPTOR}"
INDENT = "indent"  # of the file in the package, in the manifest's entry
_WRITTEN = (2, 4, 1)  # the spaces to a level that are tried


def close_descriptor(files: Mapping[str, bytes]) -> tuple[dict[str, bytes], int]:
    """Return the descriptor without spaces and how many each level had; nothing and 0 where it stays as it is."""
    content = files.get(ADDRESS, b"")
    try:
        said = json.loads(content)
    except ValueError:
        return {}, 0
    close = f"{json.dumps(said, ensure_ascii=False, separators=(',', ':'))}\n".encode("utf-8", "surrogatepass")
    indent = next((number for number in _WRITTEN if _set_out(close, number) == content), 0)
    return ({ADDRESS: close}, indent) if indent else ({}, 0)


def package_descriptor(content: bytes, entry: Mapping[str, object]) -> bytes:
    """Return a published descriptor as it is in the package; one that cannot be read as it is.

    ``entry`` is what the manifest says of it.
    """
    indent = entry.get(INDENT)
    try:
        return _set_out(content, indent) if isinstance(indent, int) and indent in _WRITTEN else content
    except (ValueError, RecursionError):
        return content


def _set_out(content: bytes, indent: int) -> bytes:
    return f"{json.dumps(json.loads(content), ensure_ascii=False, indent=indent)}\n".encode("utf-8", "surrogatepass")
