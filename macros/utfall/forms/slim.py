"""Take out of a built site what no reader ever uses, so that every edition is small for good and its pages are sound.

That is the scripts of the engine, in whose place the theme has its own, source maps, the rules of the engine's style
sheet that no page can match, and the comments of our own: in Material 9.8 four megabytes of four and a half, and half
of the styles that a first visit fetches; and on every page the switches that only those scripts turned.
"""

from __future__ import annotations

import hashlib
import re
import shutil
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from utfall.forms.cache import cached, checksum, program
from utfall.forms.compact import compact, compact_css
from utfall.forms.joined_css import join_styles
from utfall.forms.used_css import used_css, vocabulary

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from utfall.forms.used_css import Vocabulary

SCRIPTS, STYLES, OURS = "assets/javascripts", "assets/stylesheets", "assets"
VENDOR = "vendor"  # scripts that bring their own styles
# Switches of the engine's menu and search, which its own scripts turned: they have no name and do nothing here.
_IDLE = re.compile(r'<input class="md-toggle"[^<>]*>\s*|<label class="md-overlay"[^<>]*></label>\s*')
_MAP = re.compile(rb"\n?(?://|/\*)# sourceMappingURL=[^\n]*")
_HASHED = re.compile(r"([\w-]+)\.[0-9a-f]{8}\.min\.css")  # an engine's style sheet, named by its content


def slim(site: Path, cache: Path) -> None:
    """Remove what is never fetched or used, and the last mention of it. Style sheets are kept in ``cache``."""
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
    pages = join_styles(site, pages)
    named = _slim_styles(site, pages, cache)
    for page, text in pages.items():
        for old, new in named.items():
            text = text.replace(old, new)  # noqa: PLW2901 - one after the other
        page.write_text(text, encoding="utf-8", newline="")


def _slim_styles(site: Path, pages: Mapping[Path, str], cache: Path) -> dict[str, str]:
    """Write the engine's style sheets without what no page uses; return their new names, which tell the new content."""
    sheets = [one for one in sorted(site.glob(f"{STYLES}/**/*.css")) if _HASHED.fullmatch(one.name)]
    scripts = [one for one in sorted(site.rglob("*.js")) if VENDOR not in one.parts]
    words = [one.read_text(encoding="utf-8") for one in scripts]
    others = [one.read_text(encoding="utf-8") for one in sorted(site.rglob("*.css")) if one not in sheets]
    users = _Users(tuple(pages.values()), tuple(words), tuple(others))
    named = {}
    for sheet in sheets:
        if not any(sheet.name in page for page in users.pages):
            sheet.unlink()
            continue
        content = users.used(sheet.read_text(encoding="utf-8"), cache)
        name = f"{sheet.name.partition('.')[0]}.{hashlib.sha256(content).hexdigest()[:8]}.min.css"
        sheet.unlink()
        sheet.with_name(name).write_bytes(content)
        named[sheet.name] = name
    return named


@dataclass(frozen=True)
class _Users:
    """Know all that may use a rule: the pages, the words of the scripts, the other style sheets."""

    pages: tuple[str, ...]
    scripts: tuple[str, ...]
    styles: tuple[str, ...]

    def used(self, sheet: str, cache: Path) -> bytes:
        """Return what of a style sheet is used; as it was kept, where nothing has changed."""
        return cached(
            cache, checksum((self.checksum, sheet)), lambda: used_css(sheet, self.known, self.beside).encode()
        )

    @cached_property
    def checksum(self) -> str:
        """The checksum of them all, and of the program."""
        parts = (self.pages, self.scripts, self.styles)
        return checksum((program(), *(checksum(some) for some in parts)))

    @cached_property
    def known(self) -> Vocabulary:
        """The names that they use."""
        return vocabulary(self.pages, self.scripts)

    @cached_property
    def beside(self) -> str:
        """All in which a property of a style sheet may be asked for."""
        return "\n".join([*self.scripts, *self.pages, *self.styles])
