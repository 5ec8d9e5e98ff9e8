"""Take out of a built site what no reader ever uses, so that every edition is small for good and its pages are sound.

That is the scripts of the engine, in whose place the theme has its own, and source maps: in Material 9.8 four
megabytes of four and a half; and on every page the switches that only those scripts turned.
"""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

from utfall.forms.compact import compact

if TYPE_CHECKING:
    from pathlib import Path

SCRIPTS = "assets/javascripts"
# Switches of the engine's menu and search, which its own scripts turned: they have no name and do nothing here.
_IDLE = re.compile(r'<input class="md-toggle"[^<>]*>\s*|<label class="md-overlay"[^<>]*></label>\s*')
_MAP = re.compile(rb"\n?(?://|/\*)# sourceMappingURL=[^\n]*")


def slim(site: Path) -> None:
    """Remove what is never fetched, and the last mention of it."""
    front = site / "index.html"
    if front.is_file() and SCRIPTS.encode() not in front.read_bytes():
        shutil.rmtree(site / SCRIPTS, ignore_errors=True)
    for file in sorted(site.glob("assets/**/*.map")):
        file.unlink()
        of = file.with_suffix("")
        if of.is_file():
            of.write_bytes(_MAP.sub(b"", of.read_bytes()))
    for page in sorted(site.rglob("*.html")):
        text = _IDLE.sub("", page.read_text(encoding="utf-8"))
        page.write_text(compact(text), encoding="utf-8", newline="")
