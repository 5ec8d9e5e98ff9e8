"""Take out of published pages what all have alike: the search's dialog and its words, which only script shows.

Each page fetches it as a script, from a file that editions share, before the search looks for it. Both ways are to the
byte.
"""

from __future__ import annotations

import json
import posixpath
import re
from typing import TYPE_CHECKING

from utfall.render.packed import alike_part, alike_script

if TYPE_CHECKING:
    from collections.abc import Mapping

STEM = "assets/dialog"  # and a number, where pages differ in more than where they lie
_DIALOG = re.compile(r'<dialog class="u-search".*?</dialog>\s*<script id="u-words"[^>]*>.*?</script>', re.DOTALL)
_VALUE = {name: re.compile(rf'data-{name}="([^"{{}}]*)"') for name in ("index", "base")}
_FETCHED = re.compile(r'<script class="u-alike" src="([^"]*)" data-index="([^"]*)" data-base="([^"]*)" defer></script>')
_PART = re.compile(rb'"afterend",("(?:[^"\\]|\\.)*")')


def alike_parts(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the pages without the dialog, and the scripts that they fetch it as."""
    found: dict[str, bytes] = {}
    scripts: dict[str, str] = {}  # addresses by the part
    for name, content in files.items():
        page = content.decode() if name.endswith(".html") else ""
        dialog = _DIALOG.search(page)
        values = {key: said[1] for key, one in _VALUE.items() if dialog and (said := one.search(dialog[0]))}
        if not dialog or len(values) < len(_VALUE):
            continue
        part = dialog[0]
        for key, value in values.items():
            part = part.replace(f'data-{key}="{value}"', f'data-{key}="{{{key}}}"', 1)
        address = scripts.setdefault(part, f"{STEM}{len(scripts) or ''}.js")
        found[address] = alike_script(part).encode()
        way = posixpath.relpath(address, posixpath.dirname(name) or ".")
        found[name] = (page[: dialog.start()] + alike_part(way, values) + page[dialog.end() :]).encode()
    return found


def without_alike_parts(files: Mapping[str, bytes]) -> tuple[dict[str, bytes], tuple[str, ...]]:
    """Return the pages as they were built, and the addresses of the scripts that they no longer fetch."""
    found: dict[str, bytes] = {}
    gone: dict[str, None] = {}
    for name, content in files.items():
        if not name.endswith(".html") or b"u-alike" not in content:
            continue

        def restored(fetched: re.Match[str], folder: str = posixpath.dirname(name)) -> str:
            address = posixpath.normpath(posixpath.join(folder, fetched[1]))
            part = _PART.search(files.get(address, b""))
            if not part:
                return fetched[0]
            gone[address] = None
            values = {"index": fetched[2], "base": fetched[3]}
            return re.sub(r"\{(index|base)\}", lambda one: values[one[1]], str(json.loads(part[1])))

        found[name] = _FETCHED.sub(restored, content.decode()).encode()
    return found, tuple(gone)
