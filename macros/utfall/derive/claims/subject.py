"""The measures that a sentence names: by name in any inflected form, by synonyms of the field, by the glossary."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from utfall.derive.claims.compounds import composed_apart
from utfall.derive.claims.grammar import Token, grammar_of
from utfall.derive.claims.name_figures import numbered
from utfall.derive.claims.no_figure import BLANK
from utfall.words import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from utfall.derive.claims.grammar import Grammar
    from utfall.model.indicator import Indicator
    from utfall.model.report import Report

GLOSSARY, SEPARATOR = "glossary", ";"
LEAST_ALONE = 6  # letters of a word that may stand for a longer name that alone has it and begins with it
LEAST_LATER = 8  # letters of one that may do so though the name does not begin with it
_GAP = 2  # small words that may stand between those of a name
RESULT = "result"
_PER = re.compile(r" (?:per|/) ?(?=\d)")


@dataclass(frozen=True, slots=True)
class Mention:
    """Hold where a sentence names measures: several where the name is that of more than one."""

    subjects: tuple[str, ...]
    start: int
    end: int
    length: int
    is_line: bool = False
    is_sign: bool = False  # ``överskott`` names the result, but beside another measure only its sign


Stems = tuple[frozenset[str], ...]


@dataclass(frozen=True, slots=True)
class _Name:
    stems: Stems
    subjects: tuple[str, ...]
    is_line: bool = False
    is_sign: bool = False
    is_common: bool = False  # a line that is written in small letters, such as ``driftkostnader``

    @property
    def is_proper(self) -> bool:
        """Whether it counts only with a capital: a line of one word, which may be an ordinary one."""
        return self.is_line and not self.is_common and len(self.stems) == 1


@dataclass(frozen=True, slots=True)
class Names:
    """Hold the names of a report's measures by the stem of their first word, for each language."""

    by_stem: Mapping[str, Mapping[str, tuple[_Name, ...]]] = field(default_factory=dict)
    prefixed: Mapping[str, tuple[tuple[re.Pattern[str], tuple[str, ...], bool], ...]] = field(default_factory=dict)
    compounds: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    results: frozenset[str] = frozenset()
    numbered: re.Pattern[str] | None = None  # figures that are part of a name or a unit

    def figures(self, text: str) -> list[tuple[int, int]]:
        """Return where figures stand that are part of a name or a unit: ``per 100 000``, ``16–64 år``."""
        return [one.span() for one in self.numbered.finditer(text)] if self.numbered else []

    def without_figures(self, text: str) -> str:
        """Return a sentence, equally long, without the figures of names and units."""
        for start, end in self.figures(text):
            text = text[:start] + BLANK * (end - start) + text[end:]
        return text

    def mentions(self, tokens: tuple[Token, ...], grammar: Grammar) -> tuple[Mention, ...]:
        """Return the measures that a sentence names, in its order; of two that overlap the longer."""
        composed = (Mention(*one) for one in composed_apart(tokens, grammar, self.compounds))
        found = [*self._named(tokens, grammar), *self._of_concepts(tokens, grammar), *composed]
        found.sort(key=lambda one: (-one.length, one.is_line, one.start))
        kept: list[Mention] = []
        for one in found:
            same = next((other for other in kept if (other.start, other.end) == (one.start, one.end)), None)
            if same is None and all(one.end <= other.start or one.start >= other.end for other in kept):
                kept.append(one)
        return tuple(sorted(kept, key=lambda one: one.start))

    def _named(self, tokens: tuple[Token, ...], grammar: Grammar) -> Iterator[Mention]:
        index = self.by_stem.get(grammar.language, {})
        for at, token in enumerate(tokens):
            for name in {name: None for stem in token.stems for name in index.get(stem, ())}:
                end = _follows(tokens, at, name.stems, grammar)
                is_verb = end == at and token.word in grammar.sets["compare.verbs"]
                if end is None or is_verb or (name.is_proper and not token.is_capital):
                    continue
                yield Mention(
                    name.subjects, token.start, tokens[end].end, len(name.stems) * 2, name.is_line, name.is_sign
                )

    def _of_concepts(self, tokens: tuple[Token, ...], grammar: Grammar) -> Iterator[Mention]:
        for token in tokens:
            for pattern, subjects, is_sign in self.prefixed.get(grammar.language, ()):
                if pattern.fullmatch(token.word):
                    yield Mention(subjects, token.start, token.end, 1, is_sign=is_sign)


def _follows(tokens: tuple[Token, ...], at: int, stems: Stems, grammar: Grammar) -> int | None:
    """Return the last word of a name that begins at a word, if all of it follows."""
    place = at
    for stem in stems[1:]:
        for step in range(1, _GAP + 2):
            nearest = tokens[place + step] if place + step < len(tokens) else None
            if nearest is None:
                return None
            if nearest.stems & stem:
                place += step
                break
            if nearest.word not in _between(grammar):
                return None
        else:
            return None
    return place


def _between(grammar: Grammar) -> frozenset[str]:
    """Return the words that may stand between those of a name."""
    return grammar.sets["language.joins"] | grammar.sets["language.idle"] | grammar.sets["language.between"]


def names_of(report: Report) -> Names:
    """Return the index of the names of a report's indicators and statement lines."""
    by_stem: dict[str, dict[str, tuple[_Name, ...]]] = {}
    prefixed: dict[str, tuple[tuple[re.Pattern[str], tuple[str, ...], bool], ...]] = {}
    compounds: dict[str, tuple[str, ...]] = {}
    indicators = report.indicators
    same = {f"{one.id}/{line.id}" for one in report.statements for line in one.lines if line.indicator}
    lines = [one for one in report.lines if one.id not in same]
    concepts = _concepts(indicators)
    for language in LANGUAGES:
        grammar = grammar_of(language)
        names = [*_indicator_names(indicators, report, grammar), *_line_names(lines, grammar)]
        prefixes: list[tuple[re.Pattern[str], tuple[str, ...], bool]] = []
        for concept, subjects in concepts.items():
            for phrase in grammar.sets[f"concept.{concept}"]:
                heads = tuple(grammar.sets["language.result-heads"])
                is_sign = concept == RESULT and not phrase.strip("*").startswith(heads)
                if "*" in phrase:
                    prefixes.append((re.compile(re.escape(phrase).replace(r"\*", r"\w*")), subjects, is_sign))
                else:
                    stems = tuple(
                        token.stems
                        for token in grammar.tokens(phrase)
                        if token.word not in grammar.sets["language.joins"]
                    )
                    names.append(_Name(stems, subjects, is_sign=is_sign))
        by_stem[language] = _indexed(names)
        prefixed[language] = tuple(prefixes)
        if grammar.sets["language.links"]:
            compounds |= {
                stem: name.subjects
                for name in names
                if len(name.stems) == 1 and (not name.is_line or name.is_common)
                for stem in name.stems[0]
            }
    told = (part for one in (*indicators, *report.lines) for part in (one.name, one.unit))
    return Names(by_stem, prefixed, compounds, frozenset(concepts.get(RESULT, ())), numbered(told))


def _indexed(names: Iterable[_Name]) -> dict[str, tuple[_Name, ...]]:
    merged: dict[tuple[Stems, bool, bool, bool], list[str]] = {}
    for name in names:
        if name.stems:
            merged.setdefault((name.stems, name.is_line, name.is_sign, name.is_common), []).extend(name.subjects)
    found: dict[str, tuple[_Name, ...]] = {}
    for (stems, *marks), subjects in merged.items():
        for stem in stems[0]:
            found[stem] = (*found.get(stem, ()), _Name(stems, tuple(dict.fromkeys(subjects)), *marks))
    return found


def _content(name: str, grammar: Grammar) -> Stems:
    """Return the stems of a name's telling words."""
    idle = _between(grammar) | grammar.sets["language.beside"]
    tokens = grammar.tokens(name)
    return tuple(token.stems for token in tokens if token.word not in idle) or tuple(token.stems for token in tokens)


def _parts(name: str) -> list[str]:
    """Return a name and the short forms that it gives of itself: in parentheses, or after a dash."""
    found = [re.sub(r"\([^()]*\)", "", name).strip()]
    found += [short for short in re.findall(r"\(([^()]*)\)", name) if short.isupper()]
    if " - " in found[0] or " – " in found[0]:
        whole, _, short = found[0].replace(" – ", " - ").partition(" - ")
        found += [whole, short]
    short = _PER.split(found[0])[0]
    found += [short] if len(short.split()) > 1 else []
    return [one for one in dict.fromkeys(found) if one]


def _indicator_names(indicators: tuple[Indicator, ...], report: Report, grammar: Grammar) -> Iterator[_Name]:
    told: list[tuple[Stems, str]] = []
    for one in indicators:
        for part in [*_parts(one.name), *_of_glossary(report, one)]:
            stems = _content(part, grammar)
            told.append((stems, one.id))
            yield _Name(stems, (one.id,))
    words = Counter(stem for stem, _ in {(stem, name) for stems, name in told for stem in stems})
    for stems, name in told:
        if len(stems) > 1 and words[stems[0]] == 1 and max(map(len, stems[0])) >= LEAST_ALONE:
            yield _Name(stems[:1], (name,))
        later = (stem for stem in stems[1:] if words[stem] == 1 and max(map(len, stem)) >= LEAST_LATER)
        yield from (_Name((stem,), (name,)) for stem in later if not _is_said_otherwise(stem, grammar))


def _is_said_otherwise(stem: frozenset[str], grammar: Grammar) -> bool:
    """Tell whether a word is one that names a measure of the field, or that is of no account."""
    concepts = {one for told in _concept_names().values() for stems in told for part in stems for one in part}
    free = grammar.sets["scope.free"] | grammar.sets["scope.attributes"] | grammar.sets["language.idle"]
    return bool(stem & (concepts | free))


def _of_glossary(report: Report, indicator: Indicator) -> Iterator[str]:
    """Return the other forms of a term of the glossary that is an indicator's name."""
    if GLOSSARY not in report.resources:
        return
    names = {part.casefold() for part in (indicator.name, *_parts(indicator.name))}
    for row in report.resources[GLOSSARY].rows:
        forms = [row.text("term"), *(one.strip() for one in row.text("also").split(SEPARATOR))]
        if names & {form.casefold() for form in forms}:
            yield from (form for form in forms if (form and len(form.split()) > 1) or form.isupper())


def _line_names(lines: Iterable[Indicator], grammar: Grammar) -> Iterator[_Name]:
    for one in lines:
        content, whole = _content(one.name, grammar), tuple(token.stems for token in grammar.tokens(one.name))
        is_common = bool(grammar.hits(one.name, "sign.cost", "sign.income"))
        for stems in dict.fromkeys((content, whole)):
            yield _Name(stems, (one.id,), is_line=True, is_common=is_common)


def _concepts(indicators: tuple[Indicator, ...]) -> dict[str, tuple[str, ...]]:
    """Return the indicators that are one of the field's well-known measures, told by their names."""
    contents = {
        one.id: {_content(part, grammar_of(language)) for part in _parts(one.name) for language in LANGUAGES}
        for one in indicators
    }
    firsts = Counter(found[0] for told in contents.values() for found in {stems[:1] for stems in told if stems})
    alone = {
        name: told
        | {stems[:1] for stems in told if stems and firsts[stems[0]] == 1 and max(map(len, stems[0])) >= LEAST_ALONE}
        for name, told in contents.items()
    }
    found: dict[str, tuple[str, ...]] = {}
    for concept, told in _concept_names().items():
        whole = tuple(name for name, mine in contents.items() if _meet(mine, told))
        subjects = whole or tuple(name for name, mine in alone.items() if _meet(mine, told))
        if subjects:
            found[concept] = subjects
    return found


def _meet(mine: Iterable[Stems], told: Iterable[Stems]) -> bool:
    return any(_is_alike(one, other) for one in mine for other in told)


def _is_alike(one: Stems, other: Stems) -> bool:
    return len(one) == len(other) and all(mine & theirs for mine, theirs in zip(one, other, strict=True))


@lru_cache(maxsize=1)
def _concept_names() -> Mapping[str, frozenset[Stems]]:
    found: dict[str, set[Stems]] = {}
    for language in LANGUAGES:
        grammar = grammar_of(language)
        for key, phrases in grammar.sets.items():
            table, _, concept = key.partition(".")
            if table == "concept":
                stems = {_content(phrase.replace("*", ""), grammar) for phrase in phrases if not phrase.startswith("*")}
                found.setdefault(concept, set()).update(stems)
    return {concept: frozenset(stems) for concept, stems in found.items()}
