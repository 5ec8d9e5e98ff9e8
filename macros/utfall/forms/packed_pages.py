"""Publish a page as what it says this month, plainly, with the whole of it packed: a fifth of the bytes.

``assets/unpack.js`` puts the whole page in the place of the plain one before anything is drawn; whoever has no script
reads the plain one. All pages are packed with what they have in common, which the edition holds once. What a page holds
packed is the page, so the way back is to the byte. What scripts alone read is packed too.
"""

from __future__ import annotations

import json
import posixpath
import re
import zlib
from itertools import pairwise
from typing import TYPE_CHECKING

from utfall.forms import base91
from utfall.forms.page_dictionary import page_dictionary
from utfall.forms.plain_page import plain_pages
from utfall.render.packed import dictionary_script, page_scripts, with_scripts

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

FRONT = "index.html"
DICTIONARY = "dictionary.js"
UNPACK = "assets/unpack.js"  # where it is built; published, it lies elsewhere
SCRIPTS = ("search/index.js", "compare/reports.js")  # each one assignment of JSON
LEAST = 400  # bytes to gain by a page
RAW = -15  # DEFLATE as RFC 1951 has it, with the largest window
WINDOW = 1 << 15  # bytes that it looks back at
FIRST = 8_000  # bytes that a page begins with: its head and its menu are packed with what such beginnings have alike
PIECES = (8_000, 12_000, 16_000, 20_000)  # bytes after which the dictionary is given anew, before it is out of sight
_CAN_UNPACK = re.compile(rb'<script src="([^"]*/unpack\.js)" defer></script>')
_PAGE = re.compile(rb'<script src="([^"]*)"></script><script src="[^"]*" data-page="([^"]*)"></script>')
_DICTIONARY = re.compile(rb'self\.utfallDictionaries=(\["[^"]*", "[^"]*"\]);\n')
_DATA = re.compile(rb"(self\.\w+=)(\{.*\}|\[.*\])(;?\n?)", re.DOTALL)
_PACKED_DATA = re.compile(rb'(self\.\w+=)JSON\.parse\(self\.utfallInflated\(("[^"]*")\)\)(;?\n?)')


def packed_pages(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the pages that gain by it with what they say whole packed in them, and what they are packed with."""
    pages = {name: content for name, content in files.items() if _can_be_packed(name, content)}
    if not pages or DICTIONARY in files:
        return {}
    starts = [content[:FIRST] for content in pages.values()]
    rests = [page[at : at + max(PIECES)] for page in pages.values() for at in range(FIRST, len(page), max(PIECES))]
    dictionaries = (page_dictionary(starts), page_dictionary(rests))
    plain = plain_pages({name: content.decode() for name, content in pages.items()}, files, FRONT)
    made = {name: _packed(name, page, pages[name], dictionaries) for name, page in plain.items()}
    found = {name: page for name, page in made.items() if page and len(page) + LEAST < len(pages[name])}
    written = dictionary_script([base91.written(deflated(one)) for one in dictionaries])
    return found | {DICTIONARY: written.encode()} if found else {}


def _can_be_packed(name: str, content: bytes) -> bool:
    """Tell whether a file is a page of the theme, which can unpack, and which is written as pages are."""
    if not name.endswith(".html") or not _CAN_UNPACK.search(content) or _PAGE.search(content):
        return False
    try:
        content.decode()
    except UnicodeDecodeError:
        return False
    return b"<article" in content


def _packed(name: str, plain: str, whole: bytes, dictionaries: Sequence[bytes]) -> bytes:
    found = _CAN_UNPACK.search(whole)
    way = posixpath.relpath(DICTIONARY, posixpath.dirname(name) or ".")
    scripts = page_scripts(way, found[1].decode() if found else "", packed(whole, dictionaries))
    return with_scripts(plain, scripts).encode()


def unpacked_pages(files: Mapping[str, bytes]) -> tuple[dict[str, bytes], set[str]]:
    """Return the pages whole, and the addresses of what they were packed with, which are no part of the edition."""
    found: dict[str, bytes] = {}
    gone: set[str] = set()
    for name, content in files.items():
        page = _PAGE.search(content) if name.endswith(".html") else None
        if not page:
            continue
        address = posixpath.normpath(posixpath.join(posixpath.dirname(name), page[1].decode()))
        said = _DICTIONARY.fullmatch(files.get(address, b""))
        if said:
            found[name] = unpacked(page[2].decode(), [inflated(one) for one in json.loads(said[1])])
            gone.add(address)
    return found, gone


def packed(whole: bytes, dictionaries: Sequence[bytes]) -> str:
    """Return a page packed, in pieces of the length that serves it best."""
    return min((_packed_in(whole, dictionaries, size) for size in PIECES), key=len)


def _packed_in(whole: bytes, dictionaries: Sequence[bytes], size: int) -> str:
    """Return a page in pieces that each go on from the end of what is before and from a dictionary."""
    starts = [0, *range(FIRST, len(whole), size)]
    pieces = [
        (whole[start:end], _before(whole[:start], dictionaries)) for start, end in pairwise([*starts, len(whole)])
    ]
    return "\n".join(base91.written(deflated(*piece)) for piece in pieces)


def unpacked(content: str, dictionaries: Sequence[bytes]) -> bytes:
    """Return a page that was packed."""
    whole = b""
    for piece in content.split("\n"):
        whole += inflated(piece, _before(whole, dictionaries))
    return whole


def _before(whole: bytes, dictionaries: Sequence[bytes]) -> bytes:
    """Return what a piece goes on from: a page's beginning from one dictionary, the rest from the other."""
    dictionary = dictionaries[1 if whole else 0]
    return whole[max(0, len(whole) + len(dictionary) - WINDOW) :] + dictionary


def packed_scripts(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the scripts that hold data alone, with the data packed."""
    found = {name: _DATA.fullmatch(files[name]) for name in SCRIPTS if name in files and UNPACK in files}
    packed = {name: json.dumps(base91.written(deflated(data[2]))).encode() for name, data in found.items() if data}
    return {
        name: b"%bJSON.parse(self.utfallInflated(%b))%b" % (data[1], packed[name], data[3])
        for name, data in found.items()
        if data
    }


def unpacked_scripts(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the scripts that hold data alone, as they were built."""
    found = {name: _PACKED_DATA.fullmatch(files[name]) for name in SCRIPTS if name in files}
    return {name: b"%b%b%b" % (one[1], inflated(json.loads(one[2])), one[3]) for name, one in found.items() if one}


def deflated(content: bytes, dictionary: bytes = b"") -> bytes:
    """Return a content without what it has twice, or has as the dictionary has it."""
    made = (
        zlib.compressobj(9, zlib.DEFLATED, RAW, 9, zdict=dictionary) if dictionary else zlib.compressobj(9, wbits=RAW)
    )
    return made.compress(content) + made.flush()


def inflated(signs: str, dictionary: bytes = b"") -> bytes:
    """Return what was packed; nothing where it cannot be read, for whoever compares."""
    try:
        made = zlib.decompressobj(RAW, zdict=dictionary) if dictionary else zlib.decompressobj(RAW)
        return made.decompress(base91.read(signs)) + made.flush()
    except (ValueError, zlib.error):
        return b""
