"""Write a built page in fewer bytes: the same elements, attributes and words, as any parser reads them.

Engines leave blank lines where a template said nothing, and our own escape writes signs as references that only
Markdown had to be kept from (a tenth of a page). What is set as written, and scripts and styles, is left alone.
"""

from __future__ import annotations

import re

_AS_WRITTEN = re.compile(r"(<(?:pre|textarea|script|style)\b.*?</(?:pre|textarea|script|style)>)", re.DOTALL)
_LINES = re.compile(r"(?<![ \t])[ \t]*+\n[ \t\n]*+")  # not \s: a no-break space is a sign of its own
_REFERENCE = re.compile(r"&#(\d{2,3});")
_TAG = re.compile(r"<[a-zA-Z][^<>&]*+&[^<>]*>")  # that has a reference
_QUOTED = re.compile(r'="([^"\']*&#34;[^"\']*)"')
CSS_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_QUOTE = r"""(?:"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')"""
CSS_TEXT = re.compile(rf"(url\(\s*{_QUOTE}\s*\)|url\([^)\"']*\)|{_QUOTE})")  # what may hold any sign of a style sheet
_SPACES = re.compile(r"\s+")
_CSS_SPACE = re.compile(r" ?([{};,]) ?")
_NEEDED = frozenset("&<>\"'")  # in HTML too
_SIGNS = {  # by their number, as it may be written
    number: chr(code) for code in range(32, 127) if chr(code) not in _NEEDED for number in (f"{code}", f"{code:03}")
}


def compact(page: str) -> str:
    """Return a page's HTML without what no parser needs."""
    parts = _AS_WRITTEN.split(page)
    return "".join(part if number % 2 else _compacted(part) for number, part in enumerate(parts))


def compact_css(sheet: str) -> str:
    """Return a style sheet of ours without its comments and the spaces between its parts."""
    parts = CSS_TEXT.split(CSS_COMMENT.sub("", sheet))
    return "".join(part if number % 2 else _closer(part) for number, part in enumerate(parts)).strip()


def _closer(part: str) -> str:
    return _CSS_SPACE.sub(r"\1", _SPACES.sub(" ", part))


def _compacted(part: str) -> str:
    shorter = _REFERENCE.sub(lambda found: _SIGNS.get(found[1], found[0]), _LINES.sub("\n", part))
    return _TAG.sub(lambda tag: _QUOTED.sub(_requoted, tag[0]), shorter)


def _requoted(found: re.Match[str]) -> str:
    """Return a value full of quotation marks between single ones."""
    return "='" + found[1].replace("&#34;", '"') + "'"
