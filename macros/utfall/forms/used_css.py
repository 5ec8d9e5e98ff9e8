"""Leave out of a style sheet the rules that nothing on the pages can ever match.

A rule stays if every tag, class, id and attribute that one of its selectors names stands on a page, or is named by a
script, which may put it there. States (``:hover``), media, both colour schemes and print are kept as they are: only
names decide. So every element looks as it did, and a test compares the computed styles. Custom properties and
animations go where nothing asks for them any longer.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from utfall.forms.compact import CSS_COMMENT, CSS_TEXT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_TAG = re.compile(r"<([a-zA-Z][\w-]*)((?:\s+[^\s=<>/]+(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s<>\"']*))?)*)\s*/?>")
_ATTRIBUTE = re.compile(r"([^\s=>/]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]*)))?")
_WORD = re.compile(r"[A-Za-z_][\w-]*")
_PROPERTY = re.compile(r"--[\w-]+")
_NAMED = re.compile(r"([.#]?)([\w-]+)|\[\s*([\w-]+)(?:\s*([~|^$*]?=)\s*(\"[^\"]*\"|'[^']*'|[^\]\s]*)[^\]]*)?\]")
_PSEUDO = re.compile(r"::?[\w-]+")
NESTING = ("@media", "@supports", "@layer")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Hold the names that pages use, and the words of the scripts. ``values`` are those of attributes."""

    tags: frozenset[str]
    classes: frozenset[str]
    ids: frozenset[str]
    values: frozenset[tuple[str, str]]
    attributes: frozenset[str]
    words: frozenset[str]

    def has(self, kind: str, name: str) -> bool:
        """Tell whether a tag, a class (``.``) or an id (``#``) is on a page, or may come there."""
        if name in self.words:
            return True
        return name in {"": self.tags, ".": self.classes, "#": self.ids}[kind]

    def has_attribute(self, name: str, sign: str, value: str) -> bool:
        """Tell whether an attribute is on a page with a value, or may come there; only ``=`` asks for the whole."""
        if name in self.words:
            return True
        return (name, value) in self.values if sign == "=" else name in self.attributes


def vocabulary(pages: Iterable[str], scripts: Iterable[str]) -> Vocabulary:
    """Return the names of pages and scripts. A script's words are all those in it, whatever they are for."""
    tags: set[str] = set()
    values: set[tuple[str, str]] = set()
    for page in pages:
        for tag in _TAG.finditer(page):
            tags.add(tag[1].lower())
            for one in _ATTRIBUTE.finditer(tag[2]):
                values.add((one[1].lower(), one[2] or one[3] or one[4] or ""))
    words = {word for script in scripts for word in _WORD.findall(script)}
    classes = {name for attribute, value in values if attribute == "class" for name in value.split()}
    ids = {value for attribute, value in values if attribute == "id"}
    attributes = frozenset(name for name, _ in values)
    return Vocabulary(
        frozenset(tags), frozenset(classes), frozenset(ids), frozenset(values), attributes, frozenset(words)
    )


def used_css(css: str, known: Vocabulary, beside: str) -> str:
    """Return a style sheet without what is never used. ``beside`` is all else that may ask for a property of it."""
    kept = "".join(_used(CSS_COMMENT.sub("", css), known))
    beside_it = frozenset(_PROPERTY.findall(beside)) | frozenset(_WORD.findall(beside))  # once: these are all pages
    while True:
        fewer = _without(kept, _asked(kept) | beside_it)
        if fewer == kept:
            return fewer
        kept = fewer


def rules(css: str) -> Iterator[tuple[str, str]]:
    """Yield what stands before each block and the block itself; a statement without one has an empty block."""
    depth, start, opened = 0, 0, 0
    for at, sign in _signs(css):
        if sign == "{":
            depth += 1
            opened = at if depth == 1 else opened
        elif sign == "}":
            depth -= 1
            if depth == 0:
                yield css[start:opened].strip(), css[opened + 1 : at]
                start = at + 1
        elif sign == ";" and depth == 0:
            yield css[start : at + 1].strip(), ""
            start = at + 1


def _signs(css: str) -> Iterator[tuple[int, str]]:
    """Yield the braces and semicolons that are no part of a text, with their places."""
    at = 0
    for number, part in enumerate(CSS_TEXT.split(css)):
        if number % 2 == 0:
            yield from ((at + place, sign) for place, sign in enumerate(part) if sign in "{};")
        at += len(part)


def _used(css: str, known: Vocabulary) -> Iterator[str]:
    for before, block in rules(css):
        if before.endswith(";") or not before:
            yield before
        elif before.startswith(NESTING):
            inner = "".join(_used(block, known))
            if inner:
                yield f"{before}{{{inner}}}"
        elif before.startswith("@"):
            yield f"{before}{{{block}}}"
        else:
            selectors = [one for one in split(before) if can_match(one, known)]
            if selectors and block.strip():
                yield f"{','.join(selectors)}{{{block}}}"


def split(selectors: str) -> Iterator[str]:
    """Yield the selectors of a list; a comma within parentheses or brackets parts none."""
    depth, start = 0, 0
    for at, sign in enumerate(selectors):
        depth += (sign in "([") - (sign in ")]")
        if sign == "," and depth == 0 and selectors[at - 1] != "\\":
            yield selectors[start:at].strip()
            start = at + 1
    yield selectors[start:].strip()


def can_match(selector: str, known: Vocabulary) -> bool:
    """Tell whether every name that a selector demands is known. What stands in ``:not()`` and the like demands none."""
    if "\\" in selector:
        return True
    bare = _PSEUDO.sub("", _outside(selector)).replace("*", "")
    for kind, name, attribute, sign, value in _NAMED.findall(bare):
        if attribute:
            if not known.has_attribute(attribute, sign, value.strip("\"'")):
                return False
        elif not known.has(kind, name):
            return False
    return True


def _outside(selector: str) -> str:
    """Return a selector without its parentheses and all that stands in them."""
    depth, kept = 0, []
    for sign in selector:
        depth += sign == "("
        if depth == 0:
            kept.append(sign)
        depth -= sign == ")"
    return "".join(kept)


def _asked(css: str) -> frozenset[str]:
    """Return the custom properties that a style sheet asks for: all that is no declaration's name."""
    return frozenset(_PROPERTY.findall(re.sub(r"(?<=[{;])\s*--[\w-]+\s*:", "", css)))


def _without(css: str, asked: frozenset[str]) -> str:
    """Return a style sheet without the custom properties and animations that nothing asks for."""
    kept = []
    for before, block in rules(css):
        if before.startswith(NESTING):
            kept.append(f"{before}{{{_without(block, asked)}}}")
        elif before.startswith(("@keyframes", "@-webkit-keyframes")):
            name = before.split()[-1]
            others = css.replace(before, "")
            if name in asked or re.search(rf"animation[\w-]*:[^;}}]*(?<![\w-]){re.escape(name)}(?![\w-])", others):
                kept.append(f"{before}{{{block}}}")
        elif before.startswith("@") or before.endswith(";"):
            kept.append(f"{before}{{{block}}}" if block else before)
        else:
            said = block if "{" in block else ";".join(one for one in _declarations(block) if _is_asked(one, asked))
            if said:
                kept.append(f"{before}{{{said}}}")
    return "".join(kept)


def _is_asked(declaration: str, asked: frozenset[str]) -> bool:
    name = declaration.partition(":")[0].strip()
    return not name.startswith("--") or name in asked


def _declarations(block: str) -> Iterator[str]:
    start = 0
    for at, sign in _signs(block):
        if sign == ";":
            yield block[start:at].strip()
            start = at + 1
    if block[start:].strip():
        yield block[start:].strip()
