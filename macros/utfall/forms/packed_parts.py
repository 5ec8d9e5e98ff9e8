"""Pack what a published page shows nobody at first, or shows scripts alone: a tenth of the bytes, in the same page.

That is the tables of parts that are closed, the data of live charts, and the scripts that the search and the comparison
look in. ``assets/unpack.js`` unpacks them before other scripts look; whoever has no script is led to the table's file.
Both ways are to the byte.
"""

from __future__ import annotations

import base64
import binascii
import re
import zlib
from typing import TYPE_CHECKING

from utfall.render.packed import packed_box
from utfall.view.addresses import shown_csv

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

SCRIPTS = ("search/index.js", "compare/reports.js")  # each one assignment of JSON
LEAST = 400  # bytes to gain
UNPACK = b"/unpack.js"  # of a page that can unpack
_PART = re.compile(
    r"<details\b(?P<said>[^>]*)>|(?P<end></details>)|"
    r'(?P<table><div class="u-scroll"[^>]*><table\b[^>]*>'
    r'<caption id="(?P<id>[\w-]+)-caption">(?P<caption>.*?)</caption>.*?</table></div>)',
    re.DOTALL,
)
_LIVE = re.compile(r""" data-(plot|narrow)=("[^"]*"|'[^']*')""")
_TAG = re.compile(r"<[^>]*>")
_PACKED = re.compile(r'<div class="u-packed" data-packed="([^"]*)"><noscript>.*?</noscript></div>')
_PACKED_LIVE = re.compile(r' data-(plot|narrow)-packed="([^"]*)"')
_SCRIPT = re.compile(rb"(self\.\w+=)(\{.*\}|\[.*\])(;?\n?)", re.DOTALL)
_PACKED_SCRIPT = re.compile(rb'(self\.\w+=)JSON\.parse\(self\.utfallUnpacked\("([^"]*)"\)\)(;?\n?)')


def packed_parts(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the files that change: the pages and the scripts with what is packed in them."""
    can_unpack = any(name.endswith(UNPACK.decode()) for name in files)
    found = {name: _packed_script(files[name]) for name in SCRIPTS if name in files} if can_unpack else {}
    for name, content in files.items():
        if name.endswith(".html") and UNPACK in content:
            found[name] = _packed_page(name, content.decode(), files).encode()
    return {name: content for name, content in found.items() if content != files[name]}


def unpacked_parts(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the files that change: the pages and the scripts as they were built."""
    found = {name: _unpacked_script(files[name]) for name in SCRIPTS if name in files}
    for name, content in files.items():
        if name.endswith(".html") and UNPACK in content:
            page = _PACKED.sub(lambda box: _unpacked(box[1]), content.decode())
            found[name] = _PACKED_LIVE.sub(lambda box: f" data-{box[1]}={_unpacked(box[2])}", page).encode()
    return found


def _packed_page(name: str, page: str, files: Collection[str]) -> str:
    closed: list[bool] = []

    def packed(found: re.Match[str]) -> str:
        if found["said"] is not None:
            closed.append(not re.search(r"\bopen\b", found["said"]))
        elif found["end"]:
            if closed:
                closed.pop()
        elif any(closed) and shown_csv(found["id"]) in files:
            way = "../" * name.count("/") + shown_csv(found["id"])
            box = packed_box(_packed(found[0]), _TAG.sub("", found["caption"]), way)
            return box if len(box) + LEAST < len(found[0]) else found[0]
        return found[0]

    return _LIVE.sub(lambda live: f' data-{live[1]}-packed="{_packed(live[2])}"', _PART.sub(packed, page))


def _packed_script(script: bytes) -> bytes:
    found = _SCRIPT.fullmatch(script)
    if not found:
        return script
    return b'%bJSON.parse(self.utfallUnpacked("%b"))%b' % (found[1], _packed(found[2].decode()).encode(), found[3])


def _unpacked_script(script: bytes) -> bytes:
    found = _PACKED_SCRIPT.fullmatch(script)
    return b"%b%b%b" % (found[1], _unpacked(found[2].decode()).encode(), found[3]) if found else script


def _packed(text: str) -> str:
    made = zlib.compressobj(9, wbits=-15)
    return base64.b64encode(made.compress(text.encode()) + made.flush()).decode()


def _unpacked(text: str) -> str:
    """Return what was packed; what cannot be unpacked as it stands, for whoever compares."""
    try:
        return zlib.decompress(base64.b64decode(text, validate=True), wbits=-15).decode()
    except (binascii.Error, zlib.error, UnicodeDecodeError):
        return text
