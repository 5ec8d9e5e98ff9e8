"""A language's words for figures, measures, times and directions, compiled to patterns that take linear time."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from utfall.words import LANGUAGES, grammar, words

if TYPE_CHECKING:
    from collections.abc import Mapping

SHORTEST_STEM = 3
_WORD = re.compile(r"[^\W\d_]+(?:[-/:'’][^\W\d_]+)*")
_FIRST = 300  # letters of a sentence by which its language is told


@dataclass(frozen=True, slots=True)
class Token:
    """Hold one word of a sentence: in small letters, what it may be without an ending, and where it stands."""

    word: str
    stems: frozenset[str]
    start: int
    end: int
    is_capital: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """Hold where a phrase of the grammar stands, and which one by its key."""

    key: str
    start: int
    end: int


class Phrases:
    """Hold the phrases of each key, such as ``move.up``: a pattern is compiled where a text may hold one of them."""

    def __init__(self, written: Mapping[str, tuple[str, ...]]) -> None:
        self._written = written
        self._letters: dict[str, tuple[str, ...]] = {}
        self._patterns: dict[str, re.Pattern[str]] = {}

    def pattern(self, key: str, low: str) -> re.Pattern[str] | None:
        """Return the pattern of a key; ``None`` where a text in small letters has no phrase of it."""
        if key not in self._letters:
            self._letters[key] = tuple({max(re.split(r"[ *]", one), key=len) for one in self._written[key]})
        if not any(part in low for part in self._letters[key]):
            return None
        if key not in self._patterns:
            self._patterns[key] = _pattern(self._written[key])
        return self._patterns[key]


@dataclass(frozen=True, slots=True)
class Grammar:
    """Find a language's phrases in sentences, each by its key, such as ``move.up``."""

    language: str
    phrases: Phrases
    suffixes: tuple[str, ...]
    sets: dict[str, frozenset[str]]
    numbers: dict[str, int]
    ordinals: dict[str, int]
    months: dict[str, int]

    def hits(self, text: str, *keys: str) -> tuple[Hit, ...]:
        """Return where the phrases of some keys stand, in their order."""
        low = text.lower()
        told = [(key, pattern) for key in keys if (pattern := self.phrases.pattern(key, low))]
        found = [Hit(key, one.start(), one.end()) for key, pattern in told for one in pattern.finditer(low)]
        return tuple(sorted(found, key=lambda hit: (hit.start, -hit.end)))

    def has(self, text: str, key: str) -> bool:
        """Tell whether a phrase of a key stands in a text."""
        low = text.lower()
        pattern = self.phrases.pattern(key, low)
        return pattern is not None and pattern.search(low) is not None

    def stems(self, word: str) -> frozenset[str]:
        """Return what a word may be without its ending: two words are forms of one where these meet."""
        return _stems(word.lower(), self.suffixes)

    def tokens(self, text: str) -> tuple[Token, ...]:
        """Return the words of a text."""
        return tuple(
            Token(one[0].lower(), self.stems(one[0]), one.start(), one.end(), one[0][0].isupper())
            for one in _WORD.finditer(text)
        )


@cache
def grammar_of(language: str) -> Grammar:
    """Return the grammar of a language, ``sv`` or ``en``."""
    tables = grammar(language)
    phrases = Phrases({f"{table}.{key}": found for table, keys in tables.items() for key, found in keys.items()})
    sets = {f"{table}.{key}": frozenset(found) for table, keys in tables.items() for key, found in keys.items()}
    suffixes = tuple(sorted(tables["language"]["suffixes"], key=len, reverse=True))
    ordinals = {word: at for at, word in enumerate(tables["number"]["ordinals"], 1)}
    return Grammar(language, phrases, suffixes, sets, _numbers(tables["number"]), ordinals, _months(language))


@cache
def _stems(word: str, suffixes: tuple[str, ...]) -> frozenset[str]:
    bare = (word.removesuffix(suffix) for suffix in suffixes if word.endswith(suffix))
    return frozenset({word, *(one for one in bare if len(one) >= SHORTEST_STEM)})


def language_of(text: str, usual: str) -> str:
    """Return the language that a sentence is written in, told by its small words; ``usual`` where they do not tell."""
    found = [one.lower() for one in _WORD.findall(text[:_FIRST])]
    counts = {name: sum(_is_of(one, grammar_of(name)) for one in found) for name in LANGUAGES}
    return max(LANGUAGES, key=lambda name: (counts[name], name == usual))


def _is_of(word: str, grammar: Grammar) -> bool:
    letters = grammar.sets["language.letters"]
    return word in grammar.sets["language.marks"] or any(one in word for one in letters)


def _pattern(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """Return the pattern of any of these phrases as whole words; a star stands for any letters.

    What stands before a word is looked at once for all of them: the engine then passes by most by their first letter.
    """
    longest = sorted(phrases, key=len, reverse=True)
    worded = "|".join(_written(one) for one in longest if _is_of_word(one[0]))
    signs = [_written(one) for one in longest if not _is_of_word(one[0])]
    return re.compile("|".join([*([rf"(?<!\w)(?:{worded})"] if worded else []), *signs]))


def _written(phrase: str) -> str:
    body = r"[ ]+".join(re.escape(word).replace(r"\*", r"\w*") for word in phrase.split())
    return body + (r"(?!\w)" if _is_of_word(phrase[-1]) else "")


def _is_of_word(sign: str) -> bool:
    return sign == "*" or sign.isalnum()


def _numbers(table: Mapping[str, tuple[str, ...]]) -> dict[str, int]:
    """Return the numbers from 0 to 100 by their words: ``tjugofem`` and ``twenty-five`` are 25."""
    found = {word: at for at, ways in enumerate(table["ones"]) for word in ways.split()}
    tens = {word: (at + 2) * 10 for at, word in enumerate(table["tens"])}
    small = [(word, value) for word, value in found.items() if 0 < value < 10]  # noqa: PLR2004 - digits
    both = {
        f"{ten}{joint}{one}": of + value
        for ten, of in tens.items()
        for one, value in small
        for joint in ("", "-")
        if of < 100  # noqa: PLR2004 - hundreds are not put together
    }
    return {**found, **tens, **both}


def _months(language: str) -> dict[str, int]:
    speech = words(language)
    names = {speech.say(f"month.{style}.{at}"): at for style in ("short", "name") for at in range(1, 13)}
    return {name.lower(): at for name, at in names.items()}
