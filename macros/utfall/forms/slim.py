"""Take out of a built site what no reader ever uses, so that every edition is small for good and its pages are sound.

That is the scripts of the engine, in whose place the theme has its own, source maps, the rules of the engine's style
sheet that no page can match, and the comments of our own: in Material 9.8 four megabytes of four and a half, and half
of the styles that a first visit fetches; and on every page the switches that only those scripts turned.
"""

from __future__ import annotations

import hashlib
import re
import shutil
from typing import TYPE_CHECKING

from utfall.forms.compact import compact, compact_css
from utfall.forms.used_css import used_css, vocabulary

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

SCRIPTS, STYLES, OURS = "assets/javascripts", "assets/stylesheets", "assets"
VENDOR = "vendor"  # scripts that bring their own styles
# Switches of the engine's menu and search, which its own scripts turned: they have no name and do nothing here.
_IDLE = re.compile(r'<input class="md-toggle"[^<>]*>\s*|<label class="md-overlay"[^<>]*></label>\s*')
_MAP = re.compile(rb"\n?(?://|/\*)# sourceMappingURL=[^\n]*")
_HASHED = re.compile(r"([\w-]+)\.[0-9a-f]{8}\.min\.css")  # an engine's style sheet, named by its content


def slim(site: Path) -> None:
    """Remove what is never fetched or used, and the last mention of it."""
    front = site / "index.html"
    if front.is_file() and SCRIPTS.encode() not in front.read_bytes():
        shutil.rmtree(site / SCRIPTS, ignore_errors=True)
    for file in sorted(site.glob("assets/**/*.map")):
        file.unlink()
        of = file.with_suffix("")
        if of.is_file():
            of.write_bytes(_MAP.sub(b"", of.read_bytes()))
    texts = {page: page.read_text(encoding="utf-8") for page in sorted(site.rglob("*.html"))}
    pages = {page: compact(_IDLE.sub("", text)) for page, text in texts.items()}
    for sheet in sorted(site.glob(f"{OURS}/*.css")):
        sheet.write_text(compact_css(sheet.read_text(encoding="utf-8")), encoding="utf-8", newline="")
    named = _slim_styles(site, pages)
    for page, text in pages.items():
        for old, new in named.items():
            text = text.replace(old, new)  # noqa: PLW2901 - one after the other
        page.write_text(text, encoding="utf-8", newline="")


def _slim_styles(site: Path, pages: Mapping[Path, str]) -> dict[str, str]:
    """Write the engine's style sheets without what no page uses; return their new names, which tell the new content."""
    sheets = [one for one in sorted(site.glob(f"{STYLES}/**/*.css")) if _HASHED.fullmatch(one.name)]
    scripts = [one for one in sorted(site.rglob("*.js")) if VENDOR not in one.parts]
    words = [one.read_text(encoding="utf-8") for one in scripts]
    known = vocabulary(pages.values(), words)
    others = [one for one in sorted(site.rglob("*.css")) if one not in sheets]
    beside = "\n".join([*words, *pages.values(), *(one.read_text(encoding="utf-8") for one in others)])
    named = {}
    for sheet in sheets:
        if not any(sheet.name in page for page in pages.values()):
            sheet.unlink()
            continue
        content = used_css(sheet.read_text(encoding="utf-8"), known, beside).encode()
        name = f"{sheet.name.partition('.')[0]}.{hashlib.sha256(content).hexdigest()[:8]}.min.css"
        sheet.unlink()
        sheet.with_name(name).write_bytes(content)
        named[sheet.name] = name
    return named
