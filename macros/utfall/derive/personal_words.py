"""The words by which personal data are known in a text, and what the words beside a number say of its kind."""

from __future__ import annotations

import re
from functools import cache

from utfall.words import LANGUAGES, any_of, words

FAR = 60  # signs before a number within which the word that it belongs to stands
_TOKEN = re.compile(r"\w+(?:[.:]\w+)*|[^\w\s]")
_AUTHORITY = re.compile(r"[A-ZÅÄÖ]{1,4}")  # the board's letters between the label and the number: dnr KS 2023-0456
_ABBREVIATION = re.compile(r"\w{1,3}|\w*nr")
_NEXT = re.compile(r"[ \u00a0]{0,3}([%\w]+)")
_IN_BRACKETS = re.compile(r"[ \u00a0]{0,3}\((\w+)")


@cache
def labels(kind: str) -> frozenset[str]:
    """Return the words of a kind, of every language."""
    return frozenset(one for language in LANGUAGES for one in words(language).say(f"personal.{kind}").split())


@cache
def phrases(kind: str) -> str:
    """Return the phrases of a kind, of every language, as one pattern; ``*`` stands for any letters of a word."""
    listed = {one.strip() for language in LANGUAGES for one in words(language).say(f"personal.{kind}").split(";")}
    ordered = sorted(listed, key=lambda one: (-len(one), one))
    return "|".join(re.escape(one).replace(r"\ ", r"\s+").replace(r"\*", r"\w*") for one in ordered)


def is_labelled(text: str, place: int, kind: str) -> bool:
    """Tell whether the word directly before a number says of what kind it is."""
    return _label_before(text, place) in labels(kind)


def is_other_number(text: str, place: int, end: int) -> bool:
    """Tell whether a number is called something else than a person's or a telephone's, just before or in brackets."""
    own = labels("personal-labels") | labels("telephone-labels")
    bracketed, before = _IN_BRACKETS.match(text, end), _label_before(text, place)
    called = {before, bracketed[1].casefold() if bracketed else ""}
    return not called & own and any(one in labels("number-labels") or _numbered().fullmatch(one) for one in called)


def is_amount(text: str, end: int) -> bool:
    """Tell whether a unit follows a number, which then counts something."""
    following = _NEXT.match(text, end)
    return following is not None and following[1].casefold() in labels("units")


@cache
def _numbered() -> re.Pattern[str]:
    """Return the pattern of any compound for a number: kvittensnummer, beställningsnr."""
    return re.compile(rf"\w{{2,}}(?:{any_of(labels('number-ends'))})")


def _label_before(text: str, place: int) -> str:
    """Return the word that a number belongs to, in small letters, past "nr", a colon and the like."""
    tokens = _TOKEN.findall(text[max(0, place - FAR) : place].rpartition("\n")[2])
    if len(tokens) > 1 and _AUTHORITY.fullmatch(tokens[-1]) and tokens[-1].casefold() not in labels("number-labels"):
        tokens.pop()
    while tokens and _is_filler(tokens):
        tokens.pop()
    return tokens[-1].casefold().strip("_") if tokens else ""


def _is_filler(tokens: list[str]) -> bool:
    if tokens[-1] == ".":
        return len(tokens) > 1 and _ABBREVIATION.fullmatch(tokens[-2].casefold()) is not None
    return (tokens[-1].casefold().strip("_") or "_") in labels("number-fillers")
