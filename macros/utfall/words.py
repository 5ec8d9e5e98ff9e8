"""The one catalogue of words: every string that a reader or an editor meets, in every language.

Sentences are carried as values (a key and its parameters) and turned into text at the rim, so that the same
finding can be read in either language. Knows nothing of reports.
"""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from utfall.number import write_number

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

DEFAULT_LANGUAGE = "sv"
LANGUAGE_FOLDERS = Path(__file__).parent / "languages"  # a folder for each language, with all that is of it
_FOUND = sorted(folder.name for folder in LANGUAGE_FOLDERS.iterdir() if (folder / "words").is_dir())
LANGUAGES = tuple(dict.fromkeys((DEFAULT_LANGUAGE, *_FOUND)))
_TABLE = re.compile(r'^\["?([\w-]+)', re.MULTILINE)
_KEY = re.compile(r'^"?([\w-]+)', re.MULTILINE)  # before the first table
STATEMENTS = "statements"  # the folder of a language for what accessibility statements say, a file for each law
MESSAGES = "UTFALL_MESSAGES"  # the variable that gives messages another language than the site has


@dataclass(frozen=True, slots=True)
class Sentence:
    """Hold what is to be said until it is known in which language: a key and its parameters."""

    key: str
    params: Mapping[str, object] = field(default_factory=dict)


class _Count(int):
    """A number that the texts follow: ``{count:page is|pages are}`` becomes ``1 page is`` and ``3 pages are``."""

    def __format__(self, forms: str) -> str:
        if not forms:
            return str(int(self))
        one, many = forms.split("|")
        return f"{int(self)} {one if self == 1 else many}"


@dataclass(frozen=True, slots=True)
class Words:
    """Say things in one language. ``entries`` maps dotted keys to texts with ``{name}`` places.

    A place for a whole number may hold what follows it, for one and for several: ``{count:page|pages}``.
    """

    language: str
    entries: Mapping[str, str]

    def say(self, what: Sentence | str, **params: object) -> str:
        """Return the text of a sentence, or of a key with its parameters. Parameters may be sentences."""
        sentence = what if isinstance(what, Sentence) else Sentence(what, params)
        values = {name: self._text(value) for name, value in sentence.params.items()}
        return self.entries[sentence.key].format_map(values)

    def has(self, key: str) -> bool:
        """Tell whether the catalogue has an entry of this key."""
        return key in self.entries

    def _text(self, value: object) -> str | _Count:
        if isinstance(value, Sentence):
            return self.say(value)
        if isinstance(value, int) and not isinstance(value, bool):
            return _Count(value)
        return write_number(value, None, self.language) if isinstance(value, Decimal) else str(value)


def message_language(of_site: str) -> str:
    """Return the language that whoever builds is spoken to in; pages are in that of the site."""
    named = os.environ.get(MESSAGES)
    return named if named in LANGUAGES else of_site


@cache
def words(language: str = DEFAULT_LANGUAGE) -> Words:
    """Return the words of a language, one of ``LANGUAGES``."""
    return Words(language, _Entries(LANGUAGE_FOLDERS / language / "words"))


@cache
def statement_words(language: str, law: str) -> Words:
    """Return what an accessibility statement says by a law, in a language that has it; see ``statement_laws``."""
    text = (LANGUAGE_FOLDERS / language / STATEMENTS / f"{law}.toml").read_text(encoding="utf-8")
    return Words(language, dict(_flatten(tomllib.loads(text), "law.")))


@cache
def statement_laws(language: str) -> tuple[str, ...]:
    """Return the laws that a language has an accessibility statement by."""
    return tuple(sorted(file.stem for file in (LANGUAGE_FOLDERS / language / STATEMENTS).glob("*.toml")))


class _Entries(Mapping[str, str]):
    """The texts of a folder by their dotted keys. A file is parsed when one of its texts is asked for.

    A command says few of them, and some words are asked for in every language.
    """

    def __init__(self, folder: Path) -> None:
        self._unread = {file: file.read_text(encoding="utf-8") for file in sorted(folder.glob("*.toml"))}
        self._read: dict[Path, dict[str, str]] = {}
        self._files: dict[str, list[Path]] = {}
        for file, text in self._unread.items():
            keys = _KEY.findall(_TABLE.split(text, maxsplit=1)[0])
            for name in dict.fromkeys((*keys, *_TABLE.findall(text))):
                self._files.setdefault(name, []).append(file)

    def __getitem__(self, key: str) -> str:
        for file in self._files.get(key.partition(".")[0], ()):
            if key in (found := self._of(file)):
                return found[key]
        raise KeyError(key)

    def __iter__(self) -> Iterator[str]:
        for file in sorted({*self._unread, *self._read}):
            yield from self._of(file)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def _of(self, file: Path) -> dict[str, str]:
        if file not in self._read:
            self._read[file] = dict(_flatten(tomllib.loads(self._unread.pop(file))))
        return self._read[file]


@cache
def grammar(language: str, name: str = "claims") -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """Return how a language says figures, measures and directions, or what else is named: lists by table and key."""
    text = (LANGUAGE_FOLDERS / language / "grammar" / f"{name}.toml").read_text(encoding="utf-8")
    return {
        table: {key: tuple(found) for key, found in entries.items()} for table, entries in tomllib.loads(text).items()
    }


@cache
def recognised(name: str, key: str) -> tuple[str, ...]:
    """Return the entries of a list of the grammar in every language, as of ``cells`` ``said.absent``, each once."""
    table, _, entry = key.partition(".")
    return tuple(dict.fromkeys(one for language in LANGUAGES for one in grammar(language, name)[table][entry]))


def any_of(texts: Iterable[str]) -> str:
    """Return the pattern of any of some texts, the longest first, without a group around it."""
    return "|".join(re.escape(one) for one in sorted(texts, key=lambda one: (-len(one), one)))


def _flatten(tree: Mapping[str, object], prefix: str = "") -> Iterator[tuple[str, str]]:
    for key, value in tree.items():
        if isinstance(value, dict):
            yield from _flatten(value, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}", str(value)
