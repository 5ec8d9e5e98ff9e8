"""Read pages as they were published before they were packed whole: with some tables and charts' data packed in them.

Nothing is published so any more; what was is read, to the byte.
"""

from __future__ import annotations

import base64
import binascii
import re
import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

SCRIPTS = ("search/index.js", "compare/reports.js")
_PACKED = re.compile(r'<div class="u-packed" data-packed="([^"]*)"><noscript>.*?</noscript></div>')
_PACKED_LIVE = re.compile(r' data-(plot|narrow)-packed="([^"]*)"')
_PACKED_SCRIPT = re.compile(rb'(self\.\w+=)JSON\.parse\(self\.utfallUnpacked\("([^"]*)"\)\)(;?\n?)')


def unpacked_parts(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the files that change: the pages and the scripts as they were built."""
    found = {name: _unpacked_script(files[name]) for name in SCRIPTS if name in files}
    for name, content in files.items():
        if name.endswith(".html") and b"-packed=" in content:
            page = _PACKED.sub(lambda box: _unpacked(box[1]), content.decode())
            found[name] = _PACKED_LIVE.sub(lambda box: f" data-{box[1]}={_unpacked(box[2])}", page).encode()
    return found


def _unpacked_script(script: bytes) -> bytes:
    found = _PACKED_SCRIPT.fullmatch(script)
    return b"%b%b%b" % (found[1], _unpacked(found[2].decode()).encode(), found[3]) if found else script


def _unpacked(text: str) -> str:
    """Return what was packed; what cannot be unpacked as it stands, for whoever compares."""
    try:
        return zlib.decompress(base64.b64decode(text, validate=True), wbits=-15).decode()
    except (binascii.Error, zlib.error, UnicodeDecodeError):
        return text
