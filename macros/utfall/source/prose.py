"""What of a page is an editor's own text: everything else is blanked out, sign by sign, so that places stay the same.

Macros, code, comments, tags, links' addresses, numbers of chapters and lists, dates, periods and references to laws
are no text that states figures.
"""

from __future__ import annotations

import re
from functools import cache

from utfall.source.month_names import month_names
from utfall.words import any_of, recognised

BLANK = "\0"  # stands for what is no text: neither a letter nor a space
_MULTILINE = re.MULTILINE | re.DOTALL
_NO_TEXT = [  # in this order: what encloses comes before what may stand in it
    re.compile(r"^[ \t>]*(`{3,20}|~{3,20})[^\n]*\n.*?(?:^[ \t>]*\1[`~]*[ \t]*$|\Z)", _MULTILINE),  # fenced code
    # None of these looks past another of its kind, which would take a square of the time.
    re.compile(r"\{\{(?:(?!\{\{).)*?\}\}|\{%(?:(?!\{%).)*?%\}|\{#(?:(?!\{#).)*?#\}", re.DOTALL),  # macros
    re.compile(r"<!--(?:(?!<!--).)*?-->", re.DOTALL),
    re.compile(r"<(script|style)\b(?:(?!<\1\b).)*?</\1\s*>", re.DOTALL | re.IGNORECASE),
    re.compile(r"<[/!]?[a-zA-Z][^<>]*>"),  # tags and addresses in angle brackets
    re.compile(r"(?<!`)(`{1,20})(?!`)(?:(?!\n[ \t]*\n).)+?(?<!`)\1(?!`)", re.DOTALL),  # code in a sentence
    re.compile(r"\]\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)"),  # where a link leads
    re.compile(r"^[ ]{0,3}\[[^\]\n]+\]:[^\n]*", re.MULTILINE),  # and where it is said elsewhere
    re.compile(r"\]\[[^\]\n]*\]|\[\^[^\]\n]+\]:?"),
    re.compile(r"\b(?:https?://|www\.)\S+|[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}", re.IGNORECASE),
    re.compile(r"\{[:#.][^{}\n]*\}"),  # attributes
    re.compile(r"^[ \t>]*(?:#{1,6}[ \t]+\d+(?:\.\d+)*\.?(?=\s)|\d+[.)](?=\s))", re.MULTILINE),  # chapters, lists
]


@cache
def _no_figure() -> tuple[re.Pattern[str], ...]:
    """Return the patterns of what holds digits and states no figure, as every language writes it."""
    words = {
        key: any_of(recognised("prose", f"no-figure.{key}"))
        for key in ("day-ends", "numbered", "chapters", "series", "clock", "versions", "country-codes")
    }
    months, day = any_of(month_names()), rf"\d{{1,2}}(?:{words['day-ends']}|\.(?-i:(?=[ \u00a0][a-z])))?"
    return (
        re.compile(rf"\b{day}(?:\s*[–-]\s*{day})?\s+(?:{months})\b\.?(?:\s+\d{{4}}\b)?", re.IGNORECASE),
        re.compile(rf"\b(?:{months})\b\.?\s+(?:19|20)\d\d\b(?!\s*[,\d])", re.IGNORECASE),
        re.compile(r"\b(?:19|20)\d\d-\d\d(?:-\d\d)?\b|\b(?:19|20)\d\d[/:–-](?:\d{1,4}:)?\d{1,4}\b"),
        re.compile(r"\b\d{1,2}/\d{1,2}(?:\s*[-/]?\s*(?:19|20)\d\d)?\b"),
        re.compile(rf"\b\d+[ \u00a0]*(?:{words['chapters']}|§§?)(?:[ \u00a0]*\d+[ \u00a0]*§)?"),
        re.compile(rf"\b(?:ISO|IEC|RFC|EN|{words['series']})[ \u00a0]\d+(?:[.:/–-]\d+)*"),
        re.compile(rf"(?:\b(?:{words['numbered']})|§§?)[ \u00a0]*\d+(?:[.:/–-]\d+)*", re.IGNORECASE),
        re.compile(
            rf"(?:{words['country-codes']}|\b0\d{{1,3}}[ \u00a0]?-)[ \u00a0]?\d[\d \u00a0]*\d|\b\d{{6,8}}-\d{{4}}\b"
        ),
        re.compile(rf"\b(?:{words['clock']})[ \u00a0]*\d{{1,2}}(?:[.:,]\d\d)?", re.IGNORECASE),
        re.compile(rf"\b(?:{words['versions']}|CC BY)[ \u00a0]*\d+(?:[.,]\d+)*", re.IGNORECASE),
    )


def prose(body: str) -> str:
    """Return a page's text, as long as the page, with everything else blanked out."""
    for pattern in (*_NO_TEXT, *_no_figure()):
        body = pattern.sub(_blanked, body)
    return body


def running(body: str, macro: str) -> str:
    """Return a page's text, as long as the page, its dates too; ``macro`` stands where a macro writes something."""
    for pattern in _NO_TEXT:
        body = pattern.sub(lambda found: _spaced(found[0], macro), body)
    return body


def _spaced(found: str, macro: str) -> str:
    spaces = "".join(sign if sign == "\n" else " " for sign in found)
    return macro + spaces[1:] if found.startswith("{{") else spaces


def _blanked(found: re.Match[str]) -> str:
    return "".join(sign if sign == "\n" else BLANK for sign in found[0])
