"""Advice: an abbreviation in capitals that neither the page nor the glossary explains."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from utfall.checks.plain_words.text import PageText
    from utfall.model.finding import Finding

_CAPITALS = re.compile(r"(?<![\w-])[A-ZÅÄÖÆØ]{2,6}(?![\w-])")
_ROMAN = re.compile(r"[IVX]+")
OF_LICENCES = {"BY", "CC"}  # parts of a licence's name; what else is well known, each language says


def check(text: PageText) -> Iterator[Finding]:
    """Find abbreviations, each once a page, at their first use."""
    met: set[str] = set()
    known = {*text.listed("well-known"), *OF_LICENCES}
    for paragraph in text.paragraphs:
        for found in _CAPITALS.finditer(paragraph.text):
            short = found[0]
            if short in met or short in known or _ROMAN.fullmatch(short):
                continue
            met.add(short)
            if short not in text.explained and not _is_spelled_out(short, paragraph.text):
                at = paragraph.start + found.start()
                yield text.advice("plain-abbreviation", "unexplained", at, value=short)


def _is_spelled_out(short: str, text: str) -> bool:
    """Tell whether the words stand beside it: ``Hållbart medarbetarengagemang (HME)`` or ``HME (hållbart …)``."""
    name = re.escape(short)
    return re.search(rf"\w[\w-]* \({name}\)|{name} \([^\W\d_]{{3,}}", text) is not None
